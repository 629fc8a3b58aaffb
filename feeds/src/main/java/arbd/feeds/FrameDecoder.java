package arbd.feeds;

import arbd.market.TickSink;

/**
 * Turns one venue's text frames into ticks; needs no socket, so a recording goes through the same code as a feed.
 * Keeps the books of its instruments. Not thread-safe.
 */
public interface FrameDecoder {
    /**
     * Decodes one whole text frame. Never throws on bad input: that is counted by reason, and a book that it may
     * concern is reported stale.
     *
     * @param text holds the frame, UTF-8
     * @param offset first byte of the frame
     * @param length number of bytes of the frame
     * @param receivedNanos monotonic time of the read
     * @param wallNanos wall-clock time of the read, nanoseconds since 1970
     * @param sink takes the ticks before this returns
     */
    void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink);

    /** Forgets all books: after it nothing is priced before a new snapshot. */
    void reset();
}
