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

    private final int depthMax;
    private final long[][] px;
    private final long[][] qty;
    private final int[] count = new int[2];

    /**
     * An empty book.
     *
     * @param depthMax most levels a side, at least 1
     */
    public LevelBook(int depthMax) {
        Require.that(depthMax > 0, "depth must be positive, was %d", depthMax);
        this.depthMax = depthMax;
        this.px = new long[2][depthMax];
        this.qty = new long[2][depthMax];
    }

    /**
     * Sets the quantity of one price level; a quantity of zero or less removes the level.
     *
     * @param side {@link #BID} or {@link #ASK}
     * @return the position (0 = best) of the level that was set, inserted or removed, or -1 when nothing changed
     */
    public int set(int side, long levelPx, long levelQty) {
        int at = position(side, levelPx);
        boolean known = at < count[side] && px[side][at] == levelPx;
        if (levelQty <= 0) {
            return known ? remove(side, at) : -1;
        }
        if (known) {
            boolean same = qty[side][at] == levelQty;
            qty[side][at] = levelQty;
            return same ? -1 : at;
        }
        return at == depthMax ? -1 : insert(side, at, levelPx, levelQty);
    }

    /** Drops every level beyond the best {@code depth} of each side. */
    public void truncate(int depth) {
        count[BID] = Math.min(count[BID], depth);
        count[ASK] = Math.min(count[ASK], depth);
    }

    /** Drops every level. */
    public void clear() {
        truncate(0);
    }

    /** Levels on this side. */
    public int count(int side) {
        return count[side];
    }

    /** Price mantissa at a position, 0 = best, below {@link #count}. */
    public long px(int side, int position) {
        return px[side][position];
    }

    /** Quantity mantissa at a position, 0 = best, below {@link #count}. */
    public long qty(int side, int position) {
        return qty[side][position];
    }

    /** Whether the best bid is at or above the best ask; false while a side is empty. */
    public boolean crossed() {
        return count[BID] > 0 && count[ASK] > 0 && px[BID][0] >= px[ASK][0];
    }

    /** Where this price is, or would be inserted. */
    private int position(int side, long wanted) {
        long[] prices = px[side];
        int low = 0;
        int high = count[side];
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = side == BID ? prices[middle] > wanted : prices[middle] < wanted;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int remove(int side, int at) {
        int behind = count[side] - at - 1;
        System.arraycopy(px[side], at + 1, px[side], at, behind);
        System.arraycopy(qty[side], at + 1, qty[side], at, behind);
        count[side]--;
        return at;
    }

    private int insert(int side, int at, long levelPx, long levelQty) {
        int kept = Math.min(count[side], depthMax - 1);
        System.arraycopy(px[side], at, px[side], at + 1, kept - at);
        System.arraycopy(qty[side], at, qty[side], at + 1, kept - at);
        px[side][at] = levelPx;
        qty[side][at] = levelQty;
        count[side] = kept + 1;
        return at;
    }
}
