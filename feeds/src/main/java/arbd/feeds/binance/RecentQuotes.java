package arbd.feeds.binance;

import arbd.feeds.SequenceRule;
import arbd.market.Tick;

/**
 * The latest best quotes of one instrument by their number: the book after a change must equal the quote of the same
 * number (both streams share one numbering), and the newest quote is what a book that is behind it is corrected by.
 */
final class RecentQuotes {
    private static final int KEPT = 64;

    private final long[] id = new long[KEPT];
    private final long[] bidPx = new long[KEPT];
    private final long[] bidQty = new long[KEPT];
    private final long[] askPx = new long[KEPT];
    private final long[] askQty = new long[KEPT];
    private final long[] nanos = new long[KEPT];
    private int newest;
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds the quote in a tick's first level, received at this time; its number is not below the newest. */
    void add(Tick quote, long receivedNanos) {
        if (size == 0 || id[newest] != quote.updateId) {
            newest = newest + 1 & KEPT - 1;
            size = Math.min(KEPT, size + 1);
        }
        id[newest] = quote.updateId;
        bidPx[newest] = quote.bidPx[0];
        bidQty[newest] = quote.bidQty[0];
        askPx[newest] = quote.askPx[0];
        askQty[newest] = quote.askQty[0];
        nanos[newest] = receivedNanos;
    }

    /** Number of the newest, {@link SequenceRule#NONE} without one. */
    long newestId() {
        return size == 0 ? SequenceRule.NONE : id[newest];
    }

    /** Slot of the newest; only when there is one. */
    int newest() {
        return newest;
    }

    /** Slot of the quote with this number, -1 = not kept. */
    int find(long updateId) {
        for (int i = 0; i < size; i++) {
            int at = newest - i & KEPT - 1;
            if (id[at] <= updateId) {
                return id[at] == updateId ? at : -1;
            }
        }
        return -1;
    }

    /** 0 = no bids. */
    long bidPx(int slot) {
        return bidPx[slot];
    }

    long bidQty(int slot) {
        return bidQty[slot];
    }

    /** 0 = no asks. */
    long askPx(int slot) {
        return askPx[slot];
    }

    long askQty(int slot) {
        return askQty[slot];
    }

    /** When it was received, monotonic nanoseconds. */
    long receivedNanos(int slot) {
        return nanos[slot];
    }
}
