package arbd.feeds;

import java.net.URI;

/**
 * Where a venue's market data is.
 *
 * @param stream scheme, host and port of the WebSocket as configured; a path is kept as prefix
 * @param rest the same of the REST interface, null = there is none
 */
public record VenueAddress(URI stream, URI rest) {
}
