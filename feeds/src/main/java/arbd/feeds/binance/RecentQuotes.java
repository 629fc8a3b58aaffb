package arbd.feeds.binance;

import arbd.feeds.SequenceRule;
import arbd.market.Tick;

/**
 * The latest best quotes of one instrument by their number: the book after a change must equal the quote of the same
 * number (both streams share one numbering), and the newest quote is what a book that is behind it is corrected by.
 * One quote is one cache line.
 */
final class RecentQuotes {
    private static final int KEPT = 64;
    private static final int STRIDE = 8;
    private static final int ID = 0;
    private static final int BID_PX = 1;
    private static final int BID_QTY = 2;
    private static final int ASK_PX = 3;
    private static final int ASK_QTY = 4;
    private static final int NANOS = 5;

    private final long[] quotes = new long[KEPT * STRIDE];
    /** Where the newest begins. */
    private int newest;
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds the quote in a tick's first level, received at this time; its number is not below the newest. */
    void add(Tick quote, long receivedNanos) {
        if (size == 0 || quotes[newest + ID] != quote.updateId) {
            newest = newest + STRIDE & quotes.length - 1;
            size = Math.min(KEPT, size + 1);
        }
        int at = newest;
        quotes[at + ID] = quote.updateId;
        quotes[at + BID_PX] = quote.bidPx[0];
        quotes[at + BID_QTY] = quote.bidQty[0];
        quotes[at + ASK_PX] = quote.askPx[0];
        quotes[at + ASK_QTY] = quote.askQty[0];
        quotes[at + NANOS] = receivedNanos;
    }

    /** Number of the newest, {@link SequenceRule#NONE} without one. */
    long newestId() {
        return size == 0 ? SequenceRule.NONE : quotes[newest + ID];
    }

    /** Slot of the newest; only when there is one. */
    int newest() {
        return newest;
    }

    /** Slot of the quote with this number, -1 = not kept. */
    int find(long updateId) {
        for (int i = 0; i < size; i++) {
            int at = newest - i * STRIDE & quotes.length - 1;
            if (quotes[at + ID] <= updateId) {
                return quotes[at + ID] == updateId ? at : -1;
            }
        }
        return -1;
    }

    /** 0 = no bids. */
    long bidPx(int slot) {
        return quotes[slot + BID_PX];
    }

    long bidQty(int slot) {
        return quotes[slot + BID_QTY];
    }

    /** 0 = no asks. */
    long askPx(int slot) {
        return quotes[slot + ASK_PX];
    }

    long askQty(int slot) {
        return quotes[slot + ASK_QTY];
    }

    /** When it was received, monotonic nanoseconds. */
    long receivedNanos(int slot) {
        return quotes[slot + NANOS];
    }
}
