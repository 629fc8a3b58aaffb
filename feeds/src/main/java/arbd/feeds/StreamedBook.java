package arbd.feeds;

import arbd.book.LevelBook;
import arbd.market.Instrument;
import arbd.market.Tick;

/**
 * One instrument's book of a venue that sends snapshots and changes in one stream: a message is applied whole when its
 * number continues the book, then the book is cut to the depth. Where the venue's own book is deeper, what lies beyond
 * the worst level that was kept is not known any more: changes there are passed over, and a book with too few levels
 * left is shallow.
 */
final class StreamedBook {
    private final int depth;
    private final int pxDecimals;
    private final int qtyDecimals;
    private final LevelBook book;
    private final SequenceRule sequence;
    /** Whether the venue cuts its book to the same depth, and sends again what comes back into it. */
    private final boolean cut;
    /** Worst price of each side up to which all levels are known. */
    private final long[] reach = new long[2];
    private boolean live;
    private long staleNanos;
    private long appliedNanos;
    private long toldNumber;

    /**
     * Of so many levels a side, with room for so many more while a message is applied.
     *
     * @param spare 0 = the venue's book is whole, however deep
     */
    StreamedBook(int depth, int spare, Instrument instrument, SequenceRule sequence) {
        this.cut = spare > 0;
        this.depth = depth;
        this.pxDecimals = instrument.pxDecimals();
        this.qtyDecimals = instrument.wireQtyDecimals();
        this.book = new LevelBook(depth + spare);
        this.sequence = sequence;
    }

    int pxDecimals() {
        return pxDecimals;
    }

    /** Of the quantities on the wire, which have the same digits as ours. */
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
        reach[LevelBook.BID] = 0;
        reach[LevelBook.ASK] = Long.MAX_VALUE;
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
                if (cut || reaches(side, levels.px(side, i))) {
                    book.set(side, levels.px(side, i), levels.qty(side, i));
                }
            }
        }
        book.truncate(depth);
        appliedNanos = nanos;
    }

    /** Whether so few of the known levels of a side are left that a tick would be short of levels that there are. */
    boolean shallow() {
        return !cut && (reach[LevelBook.BID] > 0 && book.count(LevelBook.BID) < Tick.LEVELS
                || reach[LevelBook.ASK] < Long.MAX_VALUE && book.count(LevelBook.ASK) < Tick.LEVELS);
    }

    /** Whether the levels up to this price are known; a full side gives its worst away for one that is better. */
    private boolean reaches(int side, long px) {
        if (book.count(side) == depth) {
            reach[side] = book.px(side, depth - 1);
        }
        return side == LevelBook.BID ? px >= reach[side] : px <= reach[side];
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
