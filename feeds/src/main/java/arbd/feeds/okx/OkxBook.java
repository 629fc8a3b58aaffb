package arbd.feeds.okx;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.SequenceRule;
import arbd.feeds.TickWriter;
import arbd.market.Instrument;

/**
 * One instrument's book as OKX keeps it: 400 levels a side, a message is applied whole when its number continues the
 * book, then cut to the depth.
 */
final class OkxBook {
    /** Levels a side of the channel {@code books}. */
    static final int DEPTH = 400;

    private final int pxDecimals;
    private final int qtyDecimals;
    private final LevelBook book;
    private final SequenceRule sequence = new OkxSequence();
    private final OkxChecksum checksum = new OkxChecksum();
    private boolean live;
    private long staleNanos;
    private long appliedNanos;

    /** With room for so many levels beyond the depth while a message is applied. */
    OkxBook(int spare, Instrument instrument) {
        this.pxDecimals = instrument.pxDecimals();
        this.qtyDecimals = instrument.qtyDecimals();
        this.book = new LevelBook(DEPTH + spare);
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
        book.clear();
    }

    /** Starts anew from a snapshot's levels. */
    void snapshot(OkxBookFrame message, BookLevels levels, long nanos) {
        book.clear();
        sequence.snapshot(message.seqId);
        live = true;
        apply(levels, nanos);
    }

    /** Judges an update by its numbers and applies it when it continues the book. */
    SequenceRule.Verdict update(OkxBookFrame message, BookLevels levels, long nanos) {
        SequenceRule.Verdict verdict = sequence.next(SequenceRule.NONE, message.seqId, message.prevSeqId);
        if (verdict == SequenceRule.Verdict.APPLY) {
            apply(levels, nanos);
        }
        return verdict;
    }

    private void apply(BookLevels levels, long nanos) {
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            for (int i = 0; i < levels.count(side); i++) {
                book.set(side, levels.px(side, i), levels.qty(side, i));
            }
        }
        book.truncate(DEPTH);
        appliedNanos = nanos;
    }

    /** The checksum of the book as it is. */
    int checksum() {
        return checksum.of(book, pxDecimals, qtyDecimals);
    }

    /** Whether bids and asks overlap, which no sound book does. */
    boolean crossed() {
        return book.crossed();
    }

    /** Writes the best levels to a depth tick. */
    void fill(TickWriter writer) {
        writer.levels(book);
    }

    /** Levels on a side, {@link LevelBook#BID} or {@link LevelBook#ASK}. */
    int count(int side) {
        return book.count(side);
    }
}
