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
    private static final int SNAPSHOTS = 10;
    private static final int SNAPSHOT_FAILURES = 11;
    private static final int LEFT_OUT = 12;
    private static final int HANDOVERS = 13;
    private static final int MALFORMED = 14;
    private static final int FAULTS = MALFORMED + Malformed.COUNT;

    private final AtomicLongArray counts = new AtomicLongArray(FAULTS + BookFault.COUNT);

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

    /** Counts one connection that a new one took over from. */
    public void handover() {
        add(HANDOVERS, 1);
    }

    /** Counts one hole in a sequence, an update without a snapshot, or a book that crossed itself. */
    public void gap() {
        add(GAPS, 1);
    }

    /** Counts one book compared with the venue's own figure: a checksum, or the best quote of the same number. */
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

    /** Counts one book that was not believed. */
    public void fault(BookFault reason) {
        add(FAULTS + reason.ordinal(), 1);
    }

    /** Counts levels whose price lies between the instrument's steps. */
    public void leftOut(int levels) {
        if (levels > 0) {
            add(LEFT_OUT, levels);
        }
    }

    /** Counts one request for a whole book that was answered, or not. */
    public void snapshot(boolean answered) {
        add(answered ? SNAPSHOTS : SNAPSHOT_FAILURES, 1);
    }

    /** Text frames received. */
    public long frames() {
        return counts.getOpaque(FRAMES);
    }

    /** Bytes of text received. */
    public long bytes() {
        return counts.getOpaque(BYTES);
    }

    /** Connections that a new one took over from, without a gap. */
    public long handovers() {
        return counts.getOpaque(HANDOVERS);
    }

    /** Times a connection was lost and came back: handshakes without the first, and without handovers. */
    public long reconnects() {
        return Math.max(0, connects() - 1 - handovers());
    }

    /** Finished handshakes. */
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

    /** Books compared by checksum or best quote. */
    public long checksums() {
        return counts.getOpaque(CHECKSUMS);
    }

    /** Books that differed then. */
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

    /** Books not believed for one reason. */
    public long faults(BookFault reason) {
        return counts.getOpaque(FAULTS + reason.ordinal());
    }

    /** Levels whose price lies between the instrument's steps: no order of ours can name them. */
    public long leftOutLevels() {
        return counts.getOpaque(LEFT_OUT);
    }

    /** Requests for whole books that were answered. */
    public long snapshots() {
        return counts.getOpaque(SNAPSHOTS);
    }

    /** Requests for whole books that failed or were refused. */
    public long snapshotFailures() {
        return counts.getOpaque(SNAPSHOT_FAILURES);
    }

    private void add(int counter, long amount) {
        counts.setOpaque(counter, counts.getPlain(counter) + amount);
    }
}
