package arbd.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one venue is reached in one of its environments.
 *
 * @param protocol whose
 * @param environment which of its worlds
 * @param region {@code global}, or whose customers it serves
 * @param marketData public WebSocket, as {@code venues.NAME.marketData} is written
 * @param orderEntry WebSocket of the account, as {@code venues.NAME.orderEntry} is written; empty = no orders there
 * @param rest as {@code venues.NAME.rest} is written
 * @param source public document that names it
 * @param verified whether that document could be read; else clients of others name it
 */
public record Endpoint(
        Protocol protocol, Environment environment, String region, URI marketData, Optional<URI> orderEntry, URI rest,
        String source, boolean verified) {

    /** Hosts of its addresses. */
    List<String> hosts() {
        return Stream.concat(Stream.of(marketData, rest), orderEntry.stream()).map(URI::getHost).distinct().toList();
    }
}
