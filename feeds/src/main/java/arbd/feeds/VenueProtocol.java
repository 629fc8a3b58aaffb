package arbd.feeds;

import arbd.market.TickSink;
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

    /**
     * Path and query of the GET request whose answer is one instrument's whole book, null = the stream sends it. It is
     * asked for after each connect, and again when the book was reported stale.
     *
     * @param instrument dense id of one of this connection's instruments
     */
    default String snapshotPath(int instrument) {
        return null;
    }

    /**
     * Whether the stream has spoken of an instrument since the connection is up. Before it has, nothing is asked for:
     * an answer from beside the stream does not show that the stream is alive.
     *
     * @param instrument dense id of one of this connection's instruments
     */
    default boolean heard(int instrument) {
        return true;
    }

    /**
     * Takes the answer to {@link #snapshotPath}. As with frames, bad input is counted and throws nothing.
     *
     * @param instrument dense id of the instrument that was asked for
     * @param text holds the answer's body from index 0, UTF-8
     * @param length number of bytes of the body
     * @param receivedNanos monotonic time of the read that completed it
     * @param wallNanos wall-clock time of that read, nanoseconds since 1970
     * @param sink takes the ticks before this returns
     * @return whether the book is whole now; false = ask again
     */
    default boolean snapshot(int instrument, byte[] text, int length, long receivedNanos, long wallNanos,
            TickSink sink) {
        return true;
    }

    /** Text that keeps an idle connection alive, null = the venue needs none. */
    String pingText();

    /** Milliseconds between two {@link #pingText()}, 0 = never. */
    long pingMillis();

    /** Largest frame and largest message that the venue has reason to send, bytes; 4 MiB suffice for most. */
    default int frameBytesMax() {
        return 4 << 20;
    }

    /**
     * Whether this connection should be given up: since the last {@link #reset} frames were lost that only a new one
     * makes good.
     */
    default boolean leaving() {
        return false;
    }

    /** Whether the venue has announced, since the last {@link #reset}, that it will end this connection soon. */
    default boolean ending() {
        return false;
    }

    /** How long the venue lets a connection live at most, milliseconds, 0 = it does not say. */
    default long lifeMillis() {
        return 0;
    }

    /** Dense ids of this connection's instruments. */
    int[] instruments();
}
