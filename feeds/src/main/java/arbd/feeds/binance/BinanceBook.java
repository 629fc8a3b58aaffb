package arbd.feeds.binance;

import arbd.book.LevelBook;
import arbd.feeds.SequenceRule;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.market.Tick;

/**
 * One instrument's full book. Waits for a snapshot while changes queue up, then applies what continues it. After a
 * fault nothing of the instrument is believed, its best quotes included, until a new snapshot made the book whole.
 */
final class BinanceBook {
    /** Levels a side that a snapshot is asked for; a side with as many has more that we were not told of. */
    static final int SNAPSHOT_LEVELS = 1_000;

    private static final int LEVELS_MAX = 4_096;

    /** The stream of changes tells within 100 ms what a quote told. */
    private static final long BEHIND_NANOS = 2_000_000_000L;

    private final SequenceRule sequence;
    private final FeedCounters counters;
    private final LevelBook levels = new LevelBook(LEVELS_MAX);
    private final PendingUpdates pending = new PendingUpdates();
    private final RecentQuotes quotes = new RecentQuotes();
    /** Worst price of each side up to which all levels are known. */
    private final long[] reach = new long[2];
    /** When the first quote was received that is ahead of the book, if one is. */
    private long aheadSinceNanos;
    private boolean ahead;
    /** When the stream last spoke of the instrument, by both clocks; only while {@link #heard}. */
    private long heardNanos;
    private long heardWallNanos;
    private boolean heard;
    private long eventMillis;
    private boolean live;
    private boolean used;
    private boolean broken;

    BinanceBook(SequenceRule sequence, FeedCounters counters) {
        this.sequence = sequence;
        this.counters = counters;
        reset();
    }

    /** Forgets everything, as for a new connection. */
    void reset() {
        discard();
        pending.clear();
        used = false;
        broken = false;
        heard = false;
    }

    /** The stream spoke of the instrument. */
    void heard(long receivedNanos, long wallNanos) {
        heardNanos = receivedNanos;
        heardWallNanos = wallNanos;
        heard = true;
    }

    /** Whether the stream has spoken of the instrument on this connection. */
    boolean heard() {
        return heard;
    }

    /** When the stream last spoke, monotonic; {@code otherwise} when it has not spoken on this connection. */
    long heardNanos(long otherwise) {
        return heard ? heardNanos : otherwise;
    }

    /** When the stream last spoke, wall clock; {@code otherwise} when it has not spoken on this connection. */
    long heardWallNanos(long otherwise) {
        return heard ? heardWallNanos : otherwise;
    }

    /** Not to be believed until the next snapshot; only an instrument without any change so far heals by a quote. */
    void fault() {
        discard();
        pending.clear();
        broken = used;
    }

    /** Whether it is whole. */
    boolean live() {
        return live;
    }

    /** Whether quotes are withheld. */
    boolean broken() {
        return broken;
    }

    /** Number of the latest change in the book; only while live. */
    long last() {
        return sequence.last();
    }

    /** Number below which a quote tells nothing new. */
    long quotedTo() {
        return live ? Math.max(sequence.last(), quotes.newestId()) : quotes.newestId();
    }

    /** Takes the quote in the tick's first level; null = nothing speaks against it. */
    BookFault quote(Tick quote, long receivedNanos) {
        quotes.add(quote, receivedNanos);
        if (!live) {
            return null;
        }
        if (quote.updateId == sequence.last()) {
            return crossCheck();
        }
        if (!ahead) {
            ahead = true;
            aheadSinceNanos = receivedNanos;
        }
        return receivedNanos - aheadSinceNanos > BEHIND_NANOS ? BookFault.BEHIND : null;
    }

    /** How the next change follows the book; one that continues it becomes its latest. */
    SequenceRule.Verdict judge(DepthUpdate update) {
        return sequence.next(update.first, update.last, update.previous);
    }

    /** Keeps a change until the snapshot is there; false = there were too many, and only this one is kept. */
    boolean await(DepthUpdate update) {
        used = true;
        if (pending.add(update)) {
            return true;
        }
        pending.clear();
        pending.add(update);
        return false;
    }

    /** Applies a change that continues the book; null = the book is in order. */
    BookFault apply(DepthUpdate update, long receivedNanos) {
        set(update);
        BookFault fault = crossCheck();
        return fault != null ? fault : doubt(receivedNanos);
    }

    /** Starts anew from a snapshot; what waits is applied by {@link #drain}. */
    void snapshot(DepthUpdate whole) {
        levels.clear();
        reach[LevelBook.BID] = 0;
        reach[LevelBook.ASK] = Long.MAX_VALUE;
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            if (whole.count[side] >= SNAPSHOT_LEVELS) {
                reach[side] = whole.px[side][whole.count[side] - 1];
            }
        }
        set(whole);
        sequence.snapshot(whole.last);
        used = true;
        live = true;
    }

    /**
     * Applies the changes that waited, reading each into {@code slot}.
     *
     * @return what {@link #judge} said last, or {@code STALE} if nothing waited: at a gap the rest still waits
     */
    SequenceRule.Verdict drain(DepthUpdate slot) {
        SequenceRule.Verdict verdict = SequenceRule.Verdict.STALE;
        while (!pending.isEmpty()) {
            pending.peek(slot);
            verdict = judge(slot);
            if (verdict == SequenceRule.Verdict.GAP) {
                discard();
                return verdict;
            }
            if (verdict == SequenceRule.Verdict.APPLY) {
                set(slot);
            }
            pending.drop(slot);
        }
        return verdict;
    }

    /** What speaks against the book as it is after a snapshot and all that waited; null = it is in order. */
    BookFault examine(long receivedNanos) {
        broken = false;
        BookFault fault = crossCheck();
        return fault != null ? fault : doubt(receivedNanos);
    }

    /** Levels on a side. */
    int count(int side) {
        return levels.count(side);
    }

    /** Writes the best levels, corrected by the newest quote where that is ahead of the book. */
    void fill(Tick tick) {
        tick.updateId = sequence.last();
        tick.venueTimeNanos = eventMillis * 1_000_000L;
        if (quotes.newestId() > sequence.last()) {
            int slot = quotes.newest();
            tick.updateId = quotes.newestId();
            tick.bids = behind(LevelBook.BID, quotes.bidPx(slot), quotes.bidQty(slot), tick.bidPx, tick.bidQty);
            tick.asks = behind(LevelBook.ASK, quotes.askPx(slot), quotes.askQty(slot), tick.askPx, tick.askQty);
        } else {
            tick.bids = side(LevelBook.BID, 0, tick.bidPx, tick.bidQty, 0);
            tick.asks = side(LevelBook.ASK, 0, tick.askPx, tick.askQty, 0);
        }
    }

    /** A quoted level and what the book has behind it; without one the side is empty, whatever the book says. */
    private int behind(int side, long quotedPx, long quotedQty, long[] px, long[] qty) {
        if (quotedPx == 0) {
            return 0;
        }
        px[0] = quotedPx;
        qty[0] = quotedQty;
        int from = levels.better(side, quotedPx);
        if (from < levels.count(side) && levels.px(side, from) == quotedPx) {
            from++;
        }
        return side(side, from, px, qty, 1);
    }

    /** Appends the levels from a position on, as far as they are known; answers how many there are then. */
    private int side(int side, int position, long[] px, long[] qty, int before) {
        int filled = before + levels.copy(side, position, Tick.LEVELS - before, px, qty, before);
        while (filled > before && !within(side, px[filled - 1])) {
            filled--;
        }
        return filled;
    }

    /** Whether the snapshot told of all levels up to this price. */
    private boolean within(int side, long px) {
        return side == LevelBook.BID ? px >= reach[side] : px <= reach[side];
    }

    private void discard() {
        live = false;
        ahead = false;
        levels.clear();
        quotes.clear();
    }

    private void set(DepthUpdate update) {
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            for (int i = 0; i < update.count[side]; i++) {
                if (levels.count(side) == LEVELS_MAX && within(side, levels.px(side, LEVELS_MAX - 1))) {
                    // From here on levels are pushed out, and what lies beyond the worst one is not known any more.
                    reach[side] = levels.px(side, LEVELS_MAX - 1);
                }
                levels.set(side, update.px[side][i], update.qty[side][i]);
            }
        }
        eventMillis = update.eventMillis;
    }

    /** Compares with the quote of the same number, where one is kept. */
    private BookFault crossCheck() {
        int slot = quotes.find(sequence.last());
        if (slot < 0) {
            return null;
        }
        boolean same = same(LevelBook.BID, quotes.bidPx(slot), quotes.bidQty(slot))
                && same(LevelBook.ASK, quotes.askPx(slot), quotes.askQty(slot));
        counters.checksum(same);
        return same ? null : BookFault.CROSS_CHECK;
    }

    private boolean same(int side, long px, long qty) {
        return levels.count(side) == 0 ? px == 0 : px == levels.px(side, 0) && qty == levels.qty(side, 0);
    }

    private BookFault doubt(long receivedNanos) {
        if (levels.crossed()) {
            boolean locked = levels.px(LevelBook.BID, 0) == levels.px(LevelBook.ASK, 0);
            return locked ? BookFault.LOCKED : BookFault.CROSSED;
        }
        ahead = quotes.newestId() > sequence.last();
        aheadSinceNanos = ahead ? quotes.receivedNanos(quotes.newest()) : 0;
        if (ahead && receivedNanos - aheadSinceNanos > BEHIND_NANOS) {
            return BookFault.BEHIND;
        }
        return outside(LevelBook.BID) || outside(LevelBook.ASK) ? BookFault.OUT_OF_RANGE : null;
    }

    private boolean outside(int side) {
        return levels.count(side) > 0 && !within(side, levels.px(side, 0));
    }
}
