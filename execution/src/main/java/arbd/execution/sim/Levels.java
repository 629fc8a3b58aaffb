package arbd.execution.sim;

import arbd.market.Require;
import arbd.market.Side;

/** One side of a simulated book, best level first. Owned by the {@link MarketModel}; others only read. */
final class Levels {
    /** Most levels a side. */
    static final int MAX = 20;

    private final boolean bids;
    private final long[] px = new long[MAX];
    private final long[] qty = new long[MAX];
    private int size;

    Levels(boolean bids) {
        this.bids = bids;
    }

    int size() {
        return size;
    }

    long px(int level) {
        return px[level];
    }

    long qty(int level) {
        return qty[level];
    }

    void clear() {
        size = 0;
    }

    /** Appends a level that must be worse than the last. */
    void add(long levelPx, long levelQty) {
        Require.that(levelPx > 0 && levelQty > 0, "level must be positive, was %d x %d", levelPx, levelQty);
        Require.that(size == 0 || better(px[size - 1], levelPx), "level %d is out of order", levelPx);
        px[size] = levelPx;
        qty[size++] = levelQty;
    }

    /** Quantity at this price, 0 when there is no such level. */
    long qtyAt(long levelPx) {
        for (int i = 0; i < size; i++) {
            if (px[i] == levelPx) {
                return qty[i];
            }
        }
        return 0;
    }

    void copyFrom(Levels other) {
        System.arraycopy(other.px, 0, px, 0, other.size);
        System.arraycopy(other.qty, 0, qty, 0, other.size);
        size = other.size;
    }

    /** Takes quantity from the best level, which disappears when it is used up. */
    void takeBest(long taken) {
        Require.that(size > 0 && taken > 0 && taken <= qty[0], "cannot take %d from the best level", taken);
        qty[0] -= taken;
        if (qty[0] == 0) {
            size--;
            System.arraycopy(px, 1, px, 0, size);
            System.arraycopy(qty, 1, qty, 0, size);
        }
    }

    /** Whether price {@code a} has priority over {@code b} on this side. */
    boolean better(long a, long b) {
        return bids ? a > b : a < b;
    }

    /** Whether the best level satisfies an aggressor with this limit. */
    boolean crosses(Side aggressor, long limitPx) {
        return size > 0 && (aggressor == Side.BUY ? px[0] <= limitPx : px[0] >= limitPx);
    }
}
