package arbd.feeds.kraken;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.TickWriter;
import arbd.feeds.net.BookFault;
import arbd.market.Instrument;

/**
 * One instrument's book as Kraken keeps it: a message is applied whole, then cut to the subscribed depth (the venue
 * never deletes what it pushed out), then compared by checksum.
 */
final class KrakenBook {
    private final int depth;
    private final int pxDecimals;
    private final int qtyDecimals;
    private final LevelBook book;
    private final KrakenChecksum checksum = new KrakenChecksum();
    private int pxPlaces;
    private int qtyPlaces;
    private boolean live;
    private long staleNanos;

    KrakenBook(int depth, int spare, Instrument instrument) {
        this.depth = depth;
        this.pxDecimals = instrument.pxDecimals();
        this.qtyDecimals = instrument.qtyDecimals();
        this.book = new LevelBook(depth + spare);
    }

    int pxDecimals() {
        return pxDecimals;
    }

    int qtyDecimals() {
        return qtyDecimals;
    }

    /** Whether a snapshot was taken and every message since was whole. */
    boolean live() {
        return live;
    }

    /** When it was reported stale last, monotonic nanoseconds. */
    long staleNanos() {
        return staleNanos;
    }

    /** Not to be believed until the next snapshot. */
    void invalidate(long nanos) {
        live = false;
        staleNanos = nanos;
        book.clear();
    }

    /** Starts anew from a snapshot's levels. */
    void snapshot(BookLevels levels) {
        book.clear();
        pxPlaces = levels.pxPlaces() == BookLevels.MIXED ? pxDecimals : levels.pxPlaces();
        qtyPlaces = levels.qtyPlaces() == BookLevels.MIXED ? qtyDecimals : levels.qtyPlaces();
        live = true;
        update(levels);
    }

    /** Applies a message's levels and cuts to the depth. */
    void update(BookLevels levels) {
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            for (int i = 0; i < levels.count(side); i++) {
                book.set(side, levels.px(side, i), levels.qty(side, i));
            }
        }
        book.truncate(depth);
    }

    /** The checksum of the book as it is, 0..2^32-1. */
    long checksum() {
        return checksum.of(book, pxPlaces - pxDecimals, qtyPlaces - qtyDecimals);
    }

    /** What speaks against the book although its checksum is right; null = nothing. */
    BookFault doubt() {
        if (!book.crossed()) {
            return null;
        }
        return book.px(LevelBook.BID, 0) == book.px(LevelBook.ASK, 0) ? BookFault.LOCKED : BookFault.CROSSED;
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
