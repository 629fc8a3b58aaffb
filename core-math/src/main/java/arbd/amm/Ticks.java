package arbd.amm;

import arbd.market.Require;

/**
 * The initialised ticks of a pool that are known, rising, with what crossing each upwards adds to the liquidity and
 * with its square-root price. Room for so many and no more; what lies outside {@link #from}..{@link #to} is not known.
 */
public final class Ticks {
    private final int[] index;
    private final long[] netHigh;
    private final long[] netLow;
    private final U256[] price;
    private final U256 edgeLow = new U256();
    private final U256 edgeHigh = new U256();
    private int count;
    private int from;
    private int to;

    /** Room for this many ticks, at least 1. */
    public Ticks(int most) {
        Require.that(most > 0, "room for ticks must be positive, was %d", most);
        this.index = new int[most];
        this.netHigh = new long[most];
        this.netLow = new long[most];
        this.price = new U256[most];
        for (int i = 0; i < most; i++) {
            price[i] = new U256();
        }
    }

    /**
     * Forgets all ticks; all that are initialised between these two will be added.
     *
     * @param knownFrom at least {@link TickMath#TICK_MIN}
     * @param knownTo at most {@link TickMath#TICK_MAX}
     */
    public void clear(int knownFrom, int knownTo, TickMath math) {
        count = 0;
        from = Math.max(TickMath.TICK_MIN, knownFrom);
        to = Math.min(TickMath.TICK_MAX, knownTo);
        math.sqrtRatio(from, edgeLow);
        math.sqrtRatio(to, edgeHigh);
    }

    /**
     * Adds the next tick.
     *
     * @param tick above the one added before, inside what is known
     * @param high upper 64 bits of the signed liquidity that crossing it upwards adds
     * @param low lower 64 bits
     * @return false, and nothing changed, when the tick is out of order or there is no room
     */
    public boolean add(int tick, long high, long low, TickMath math) {
        if (count == index.length || tick < from || tick > to || count > 0 && tick <= index[count - 1]) {
            return false;
        }
        index[count] = tick;
        netHigh[count] = high;
        netLow[count] = low;
        math.sqrtRatio(tick, price[count]);
        count++;
        return true;
    }

    /** Most ticks that fit. */
    public int most() {
        return index.length;
    }

    /** Ticks known. */
    public int count() {
        return count;
    }

    /** Lowest tick of what is known. */
    public int from() {
        return from;
    }

    /** Highest tick of what is known. */
    public int to() {
        return to;
    }

    /** A tick by its place, 0 = lowest. */
    public int index(int position) {
        return index[position];
    }

    /** Upper 64 bits of its signed liquidity. */
    public long netHigh(int position) {
        return netHigh[position];
    }

    /** Lower 64 bits of its signed liquidity. */
    public long netLow(int position) {
        return netLow[position];
    }

    /** Its square-root price, or that of the edge of what is known for the places just outside. */
    U256 price(int position) {
        return position < 0 ? edgeLow : position >= count ? edgeHigh : price[position];
    }

    /** Place of the highest tick that is at most this one, -1 when there is none. */
    int atOrBelow(int tick) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (index[middle] <= tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Liquidity becomes what it is behind this tick; false when no contract would be in that state. */
    boolean cross(int position, boolean upwards, U256 liquidity, U256 scratch) {
        long sign = netHigh[position] >> 63;
        scratch.set(sign, sign, netHigh[position], netLow[position]);
        if (upwards) {
            liquidity.add(liquidity, scratch);
        } else {
            liquidity.subtract(liquidity, scratch);
        }
        return liquidity.bits() <= ConcentratedPool.LIQUIDITY_BITS;
    }
}
