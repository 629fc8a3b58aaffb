package arbd.feeds;

import arbd.book.LevelBook;
import arbd.market.Instrument;

/**
 * One instrument's book of a venue that sends snapshots and changes in one stream: a message is applied whole when its
 * number continues the book, then the book is cut to the depth.
 */
final class StreamedBook {
    private final int depth;
    private final int pxDecimals;
    private final int qtyDecimals;
    private final LevelBook book;
    private final SequenceRule sequence;
    private boolean live;
    private long staleNanos;
    private long appliedNanos;
    private long toldNumber;

    /** Of so many levels a side, with room for so many more while a message is applied. */
    StreamedBook(int depth, int spare, Instrument instrument, SequenceRule sequence) {
        this.depth = depth;
        this.pxDecimals = instrument.pxDecimals();
        this.qtyDecimals = instrument.qtyDecimals();
        this.book = new LevelBook(depth + spare);
        this.sequence = sequence;
    }

    int pxDecimals() {
        return pxDecimals;
    }

    int qtyDecimals() {
        return qtyDecimals;
    }

    /** Whether a snapshot was taken and every message since continued it. */
    boolean live() {
        return live;
    }

    /** When it was reported stale last, monotonic nanoseconds. */
    long staleNanos() {
        return staleNanos;
    }

    /** When a message was applied last, monotonic nanoseconds. */
    long appliedNanos() {
        return appliedNanos;
    }

    /** Not to be believed until the next snapshot. */
    void invalidate(long nanos) {
        live = false;
        staleNanos = nanos;
        toldNumber = 0;
        book.clear();
    }

    /** Starts anew from a snapshot's levels. */
    void snapshot(long number, BookLevels levels, long nanos) {
        book.clear();
        sequence.snapshot(number);
        live = true;
        apply(levels, nanos);
    }

    /** How a change follows the book; one that continues it becomes its latest and is to be applied. */
    SequenceRule.Verdict judge(long first, long last, long previous) {
        return sequence.next(first, last, previous);
    }

    /** Sets the levels of a message. */
    void apply(BookLevels levels, long nanos) {
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            for (int i = 0; i < levels.count(side); i++) {
                book.set(side, levels.px(side, i), levels.qty(side, i));
            }
        }
        book.truncate(depth);
        appliedNanos = nanos;
    }

    /** The book is told under this number; answers whether it was told under a higher one since it is live. */
    boolean tell(long number) {
        boolean lower = number < toldNumber;
        toldNumber = number;
        return lower;
    }

    /** The levels as they are. */
    LevelBook levels() {
        return book;
    }
}
