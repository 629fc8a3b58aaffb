package arbd.feeds.net;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts of one connection. Written by its event loop alone, without a locked instruction; read from any thread, where
 * each number is exact as of some recent moment.
 */
public final class FeedCounters {
    private static final int FRAMES = 0;
    private static final int BYTES = 1;
    private static final int CONNECTS = 2;
    private static final int DISCONNECTS = 3;
    private static final int GAPS = 4;
    private static final int CHECKSUM_FAILURES = 5;
    private static final int CHECKSUMS = 6;
    private static final int TICKS = 7;
    private static final int IGNORED = 8;
    private static final int ERRORS = 9;
    private static final int MALFORMED = 10;

    private final AtomicLongArray counts = new AtomicLongArray(MALFORMED + Malformed.COUNT);

    /** Counts one text frame. */
    public void frame(int bytes) {
        add(FRAMES, 1);
        add(BYTES, bytes);
    }

    /** Counts one finished handshake. */
    public void connect() {
        add(CONNECTS, 1);
    }

    /** Counts one lost connection or failed attempt. */
    public void disconnect() {
        add(DISCONNECTS, 1);
    }

    /** Counts one hole in a sequence, an update without a snapshot, or a book that crossed itself. */
    public void gap() {
        add(GAPS, 1);
    }

    /** Counts one verified checksum. */
    public void checksum(boolean right) {
        add(CHECKSUMS, 1);
        if (!right) {
            add(CHECKSUM_FAILURES, 1);
        }
    }

    /** Counts one tick handed on. */
    public void tick() {
        add(TICKS, 1);
    }

    /** Counts one frame that is well known and of no interest. */
    public void ignored() {
        add(IGNORED, 1);
    }

    /** Counts one error that the venue reported. */
    public void error() {
        add(ERRORS, 1);
    }

    /** Counts one refused frame. */
    public void malformed(Malformed reason) {
        add(MALFORMED + reason.ordinal(), 1);
    }

    /** Text frames received. */
    public long frames() {
        return counts.getOpaque(FRAMES);
    }

    /** Bytes of text received. */
    public long bytes() {
        return counts.getOpaque(BYTES);
    }

    /** Finished handshakes; reconnects are one less. */
    public long connects() {
        return counts.getOpaque(CONNECTS);
    }

    /** Lost connections and failed attempts. */
    public long disconnects() {
        return counts.getOpaque(DISCONNECTS);
    }

    /** Holes in sequences, updates without snapshot, books that crossed themselves. */
    public long gaps() {
        return counts.getOpaque(GAPS);
    }

    /** Checksums compared. */
    public long checksums() {
        return counts.getOpaque(CHECKSUMS);
    }

    /** Checksums that were wrong. */
    public long checksumFailures() {
        return counts.getOpaque(CHECKSUM_FAILURES);
    }

    /** Ticks handed on. */
    public long ticks() {
        return counts.getOpaque(TICKS);
    }

    /** Frames of no interest. */
    public long ignoredFrames() {
        return counts.getOpaque(IGNORED);
    }

    /** Errors that the venue reported. */
    public long errors() {
        return counts.getOpaque(ERRORS);
    }

    /** Frames refused for one reason. */
    public long malformedFrames(Malformed reason) {
        return counts.getOpaque(MALFORMED + reason.ordinal());
    }

    /** Frames refused, all reasons. */
    public long malformedFrames() {
        long sum = 0;
        for (int i = 0; i < Malformed.COUNT; i++) {
            sum += counts.getOpaque(MALFORMED + i);
        }
        return sum;
    }

    private void add(int counter, long amount) {
        counts.setOpaque(counter, counts.getPlain(counter) + amount);
    }
}
