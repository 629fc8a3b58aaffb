package arbd.feeds;

import java.net.URI;
import java.util.List;

/**
 * What differs between venues: where to connect, what to say and how to read. One object per connection, made for the
 * instruments of that connection; {@link Feed} does the rest.
 */
public interface VenueProtocol extends FrameDecoder {
    /**
     * The address to connect to.
     *
     * @param base scheme, host and port as configured; a path in it is kept as prefix
     */
    URI address(URI base);

    /** Texts to send after each connect, in order; empty when the address already says it all. */
    List<String> subscribe();

    /**
     * Texts to send so that the venue sends one instrument's book anew; empty when every frame is a snapshot and the
     * next one heals.
     *
     * @param instrument dense id of one of this connection's instruments
     */
    List<String> resubscribe(int instrument);

    /** Text that keeps an idle connection alive, null = the venue needs none. */
    String pingText();

    /** Milliseconds between two {@link #pingText()}, 0 = never. */
    long pingMillis();

    /** Whether the venue said, since the last {@link #reset}, that this connection should be replaced by a new one. */
    default boolean leaving() {
        return false;
    }

    /** Dense ids of this connection's instruments. */
    int[] instruments();
}
