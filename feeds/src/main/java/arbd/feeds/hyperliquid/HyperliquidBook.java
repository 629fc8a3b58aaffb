package arbd.feeds.hyperliquid;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.net.BookFault;
import arbd.market.Instrument;
import arbd.market.Tick;

/**
 * What was told last of one instrument, as far as the next message must fit it: there are no numbers, so a message is
 * judged by its time, by its sides, and by how far the book is behind the best quote. No levels are kept: every
 * {@code l2Book} is a whole book.
 */
final class HyperliquidBook {
    /** The venue sends a book twice a second, and one more with a block that changes it. */
    static final long BEHIND_MILLIS = 2_000;

    private final int pxDecimals;
    private final int qtyDecimals;
    /** Times of the newest book and the newest quote on this connection, 0 = none; a fault does not turn them back. */
    private long bookMillis;
    private long quoteMillis;
    private long bidPx;
    private long bidQty;
    private long askPx;
    private long askQty;
    /** Whether levels behind the best were told, and nothing since that speaks against them. */
    private boolean booked;
    private boolean live;
    private long takenNanos;

    HyperliquidBook(Instrument instrument) {
        this.pxDecimals = instrument.pxDecimals();
        this.qtyDecimals = instrument.qtyDecimals();
    }

    int pxDecimals() {
        return pxDecimals;
    }

    int qtyDecimals() {
        return qtyDecimals;
    }

    /** As on a new connection. */
    void reset() {
        fault();
        bookMillis = 0;
        quoteMillis = 0;
        takenNanos = 0;
    }

    /** What was told is not to be believed any more; the newest quote is kept to judge books by. */
    void fault() {
        booked = false;
        live = false;
    }

    /** Whether anything was taken since the last fault. */
    boolean live() {
        return live;
    }

    /** Whether a message tells what is older than what was told before. */
    boolean older(HyperliquidMessage message) {
        return message.timeMillis < (message.quote ? Math.max(bookMillis, quoteMillis) : bookMillis);
    }

    /** When a message was taken last, monotonic nanoseconds. */
    long takenNanos() {
        return takenNanos;
    }

    /** What speaks against these levels, each side best first; null = nothing. */
    static BookFault doubt(BookLevels levels) {
        if (levels.count(LevelBook.BID) == 0 || levels.count(LevelBook.ASK) == 0) {
            return null;
        }
        long bid = levels.px(LevelBook.BID, 0);
        long ask = levels.px(LevelBook.ASK, 0);
        return bid == ask ? BookFault.LOCKED : bid > ask ? BookFault.CROSSED : null;
    }

    /** Whether both sides are in order, without a price twice and without empty levels. */
    static boolean ordered(BookLevels levels) {
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            for (int i = 0; i < levels.count(side); i++) {
                boolean worse = i == 0 || (side == LevelBook.BID
                        ? levels.px(side, i) < levels.px(side, i - 1) : levels.px(side, i) > levels.px(side, i - 1));
                if (!worse || levels.qty(side, i) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Takes a book, and writes it to the tick; where the newest quote is ahead, corrected by it.
     *
     * @return null, or that it is far behind the quote and not to be told
     */
    BookFault book(long timeMillis, BookLevels levels, long receivedNanos, Tick tick) {
        bookMillis = timeMillis;
        takenNanos = receivedNanos;
        boolean ahead = quoteMillis > timeMillis;
        if (ahead && quoteMillis - timeMillis > BEHIND_MILLIS) {
            return BookFault.BEHIND;
        }
        booked = true;
        live = true;
        tick.updateId = ahead ? quoteMillis : timeMillis;
        tick.bids = side(LevelBook.BID, levels, ahead, tick.bidPx, tick.bidQty);
        tick.asks = side(LevelBook.ASK, levels, ahead, tick.askPx, tick.askQty);
        return null;
    }

    /**
     * Takes a quote of at most one level a side.
     *
     * @return null, or that the book is far behind it: then the levels behind the best must not be believed
     */
    BookFault quote(long timeMillis, BookLevels levels, long receivedNanos) {
        boolean behind = booked && timeMillis - bookMillis > BEHIND_MILLIS;
        booked &= !behind;
        quoteMillis = timeMillis;
        takenNanos = receivedNanos;
        live = true;
        bidPx = px(levels, LevelBook.BID);
        bidQty = bidPx == 0 ? 0 : levels.qty(LevelBook.BID, 0);
        askPx = px(levels, LevelBook.ASK);
        askQty = askPx == 0 ? 0 : levels.qty(LevelBook.ASK, 0);
        return behind ? BookFault.BEHIND : null;
    }

    /** Writes the newest quote to the tick. */
    void fill(Tick tick) {
        tick.updateId = quoteMillis;
        tick.bids = bidPx == 0 ? 0 : 1;
        tick.asks = askPx == 0 ? 0 : 1;
        tick.bidPx[0] = bidPx;
        tick.bidQty[0] = bidQty;
        tick.askPx[0] = askPx;
        tick.askQty[0] = askQty;
    }

    /** Copies a side, or the quoted level and what the book has behind it: nothing where no level is quoted. */
    private int side(int side, BookLevels levels, boolean ahead, long[] px, long[] qty) {
        long quotedPx = side == LevelBook.BID ? bidPx : askPx;
        int filled = 0;
        int from = 0;
        if (ahead) {
            if (quotedPx == 0) {
                return 0;
            }
            px[0] = quotedPx;
            qty[0] = side == LevelBook.BID ? bidQty : askQty;
            filled = 1;
            while (from < levels.count(side) && !behind(side, levels.px(side, from), quotedPx)) {
                from++;
            }
        }
        while (filled < Tick.LEVELS && from < levels.count(side)) {
            px[filled] = levels.px(side, from);
            qty[filled++] = levels.qty(side, from++);
        }
        return filled;
    }

    private static boolean behind(int side, long px, long quotedPx) {
        return side == LevelBook.BID ? px < quotedPx : px > quotedPx;
    }

    private static long px(BookLevels levels, int side) {
        return levels.count(side) == 0 ? 0 : levels.px(side, 0);
    }
}
