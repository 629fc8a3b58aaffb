package arbd.book;

import arbd.market.Require;

/**
 * The price levels of one instrument, best first on both sides, and nothing else. When a side is full a new level
 * pushes the worst one out, or is itself left out when it is the worst; a feed that truncates only after a whole
 * message therefore wants room for {@code depth + levels of a message}.
 */
public final class LevelBook {
    /** Side of the bids. */
    public static final int BID = 0;
    /** Side of the asks. */
    public static final int ASK = 1;

    private final Ladder bids;
    private final Ladder asks;

    /**
     * An empty book.
     *
     * @param depthMax most levels a side, at least 1
     */
    public LevelBook(int depthMax) {
        Require.that(depthMax > 0, "depth must be positive, was %d", depthMax);
        this.bids = new Ladder(depthMax, true);
        this.asks = new Ladder(depthMax, false);
    }

    /**
     * Sets the quantity of one price level; a quantity of zero or less removes the level.
     *
     * @param side {@link #BID} or {@link #ASK}
     * @return the position (0 = best) of the level that was set, inserted or removed, or -1 when nothing changed
     */
    public int set(int side, long levelPx, long levelQty) {
        return side(side).set(levelPx, levelQty);
    }

    /** Drops every level beyond the best {@code depth} of each side. */
    public void truncate(int depth) {
        bids.truncate(depth);
        asks.truncate(depth);
    }

    /** Drops every level. */
    public void clear() {
        truncate(0);
    }

    /** Levels on this side. */
    public int count(int side) {
        return side(side).count();
    }

    /** Price mantissa at a position, 0 = best, below {@link #count}. */
    public long px(int side, int position) {
        return side(side).px(position);
    }

    /** Quantity mantissa at a position, 0 = best, below {@link #count}. */
    public long qty(int side, int position) {
        return side(side).qty(position);
    }

    /**
     * Copies levels, best first.
     *
     * @param position of the first that is wanted, 0 = best
     * @param most how many at most
     * @param px receives prices from index {@code at} on
     * @param qty receives quantities from index {@code at} on
     * @return how many there were
     */
    public int copy(int side, int position, int most, long[] px, long[] qty, int at) {
        return side(side).copy(position, most, px, qty, at);
    }

    /** Levels of a side that are better than this price, which may be one of them or none. */
    public int better(int side, long than) {
        return side(side).better(than);
    }

    /** Whether the best bid is at or above the best ask; false while a side is empty. */
    public boolean crossed() {
        return bids.count() > 0 && asks.count() > 0 && bids.px(0) >= asks.px(0);
    }

    private Ladder side(int side) {
        return side == BID ? bids : asks;
    }
}
