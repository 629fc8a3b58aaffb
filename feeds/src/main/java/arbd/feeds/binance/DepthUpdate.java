package arbd.feeds.binance;

import arbd.feeds.wire.DecimalText;

/**
 * One change of a book, or a whole one, as numbers: a reusable slot. Levels are absolute; a quantity of 0 removes.
 * Index 0 of the arrays are the bids, 1 the asks.
 */
final class DepthUpdate {
    /** Most levels a side of one message: the largest snapshot that the venue sends. */
    static final int LEVELS_MAX = 5_000;

    /** Larger mantissas of price or quantity are absurd: no market has them, and products stay within 128 bits. */
    private static final long MANTISSA_MAX = 100_000_000_000_000_000L;

    /** {@code U}, or {@code SequenceRule.NONE}. */
    long first;
    /** {@code u}, or a snapshot's {@code lastUpdateId}. */
    long last;
    /** {@code pu}, or {@code SequenceRule.NONE}. */
    long previous;
    /** {@code E}, milliseconds since 1970, 0 = none. */
    long eventMillis;
    final int[] count = new int[2];
    final long[][] px = new long[2][LEVELS_MAX];
    final long[][] qty = new long[2][LEVELS_MAX];
    private int pxDecimals;
    private int qtyDecimals;
    private int leftOut;
    private boolean leaveOut;
    private boolean refused;

    /** Begins the levels of an instrument with these decimals. */
    DepthUpdate begin(int pxPlaces, int qtyPlaces) {
        pxDecimals = pxPlaces;
        qtyDecimals = qtyPlaces;
        count[0] = 0;
        count[1] = 0;
        leftOut = 0;
        refused = false;
        return this;
    }

    int pxDecimals() {
        return pxDecimals;
    }

    int qtyDecimals() {
        return qtyDecimals;
    }

    /** Adds a level of mantissas that are not negative. */
    void add(int side, long levelPx, long levelQty) {
        if (levelPx == 0 || levelPx > MANTISSA_MAX || levelQty > MANTISSA_MAX || count[side] == LEVELS_MAX) {
            refused = true;
        } else {
            px[side][count[side]] = levelPx;
            qty[side][count[side]++] = levelQty;
        }
    }

    /**
     * Begins the next level of a side with its price. A price between the instrument's steps is left out: no order of
     * ours can name it.
     */
    void price(int side, byte[] text, int from, int to) {
        long value = DecimalText.mantissa(text, from, to, pxDecimals);
        leaveOut = value == DecimalText.NONE && LevelText.betweenSteps(text, from, to, pxDecimals);
        if (leaveOut) {
            leftOut++;
            return;
        }
        if (value <= 0 || value > MANTISSA_MAX || count[side] == LEVELS_MAX) {
            refused = true;
            return;
        }
        px[side][count[side]] = value;
    }

    /** Ends the level with its quantity. */
    void quantity(int side, byte[] text, int from, int to) {
        long value = LevelText.quantity(text, from, to, qtyDecimals);
        if (value < 0 || value > MANTISSA_MAX || refused) {
            refused = true;
        } else if (!leaveOut) {
            qty[side][count[side]++] = value;
        }
    }

    /** Levels that were left out. */
    int leftOut() {
        return leftOut;
    }

    /** Whether a number did not fit or was absurd, or there were too many levels. */
    boolean refused() {
        return refused;
    }

    /** Whether it can be a whole book: nothing is removed, and each level is worse than the one before. */
    boolean whole() {
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < count[side]; i++) {
                boolean ordered = i == 0 || (side == 0 ? px[side][i] < px[side][i - 1] : px[side][i] > px[side][i - 1]);
                if (!ordered || qty[side][i] == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a quote's price and quantity are a sane level, or both 0: none. */
    static boolean levelOrNone(long px, long qty) {
        return px > 0 && px <= MANTISSA_MAX && qty > 0 && qty <= MANTISSA_MAX || px == 0 && qty == 0;
    }

    /** Longs that {@link #store} needs. */
    int size() {
        return 6 + 2 * (count[0] + count[1]);
    }

    /** Writes everything to {@code to} from {@code at} on. */
    void store(long[] to, int at) {
        to[at] = first;
        to[at + 1] = last;
        to[at + 2] = previous;
        to[at + 3] = eventMillis;
        to[at + 4] = count[0];
        to[at + 5] = count[1];
        int next = at + 6;
        for (int side = 0; side < 2; side++) {
            System.arraycopy(px[side], 0, to, next, count[side]);
            System.arraycopy(qty[side], 0, to, next + count[side], count[side]);
            next += 2 * count[side];
        }
    }

    /** Reads what {@link #store} wrote. */
    void load(long[] from, int at) {
        first = from[at];
        last = from[at + 1];
        previous = from[at + 2];
        eventMillis = from[at + 3];
        count[0] = (int) from[at + 4];
        count[1] = (int) from[at + 5];
        int next = at + 6;
        for (int side = 0; side < 2; side++) {
            System.arraycopy(from, next, px[side], 0, count[side]);
            System.arraycopy(from, next + count[side], qty[side], 0, count[side]);
            next += 2 * count[side];
        }
    }
}
