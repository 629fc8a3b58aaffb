package arbd.route.cycle;

import arbd.market.Side;

/**
 * What one search found, best first, ties by their legs: the same whatever order they were found in. Each begins with
 * the changed market. Valid until the next search.
 */
public final class FoundCycles {
    private static final double PPM = 1e6;

    private final int[] order;
    private final double[] sum;
    private final int[] legs;
    private final int[] leg;
    private int size;

    FoundCycles(int most) {
        this.order = new int[most];
        this.sum = new double[most];
        this.legs = new int[most];
        this.leg = new int[most * CycleRules.LEGS_MAX];
        for (int i = 0; i < most; i++) {
            order[i] = i;
        }
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Trades of the cycle at this position. */
    public int legs(int at) {
        return legs[order[at]];
    }

    /** Dense instrument id of a trade; 0 = the changed market. */
    public int instrument(int at, int hop) {
        return leg(at, hop) >> 1;
    }

    /** Which way a trade goes. */
    public Side side(int at, int hop) {
        return Side.of(leg(at, hop) & 1);
    }

    /** Logarithm of what one unit becomes, net of fees. Ranks only. */
    public double logGain(int at) {
        return sum[order[at]];
    }

    /** The same as a gain in ppm, rounded down. */
    public long edgePpm(int at) {
        return (long) Math.floor(StrictMath.expm1(sum[order[at]]) * PPM);
    }

    /** A trade as {@code 2 * instrument + side}. */
    int leg(int at, int hop) {
        return leg[order[at] * CycleRules.LEGS_MAX + hop];
    }

    void clear() {
        size = 0;
    }

    /** A cycle with less than this would not be kept. */
    double worst() {
        return size < order.length ? Double.NEGATIVE_INFINITY : sum[order[size - 1]];
    }

    /** Keeps a cycle if it is among the best. */
    void offer(double gain, int[] trades, int count) {
        int at = size;
        while (at > 0 && before(gain, trades, count, order[at - 1])) {
            at--;
        }
        if (at == order.length) {
            return;
        }
        int last = Math.min(size, order.length - 1);
        int slot = order[last];
        System.arraycopy(order, at, order, at + 1, last - at);
        order[at] = slot;
        sum[slot] = gain;
        legs[slot] = count;
        System.arraycopy(trades, 0, leg, slot * CycleRules.LEGS_MAX, count);
        size = last + 1;
    }

    private boolean before(double gain, int[] trades, int count, int other) {
        if (gain != sum[other]) {
            return gain > sum[other];
        }
        if (count != legs[other]) {
            return count < legs[other];
        }
        int hop = 0;
        while (hop < count - 1 && trades[hop] == leg[other * CycleRules.LEGS_MAX + hop]) {
            hop++;
        }
        return trades[hop] < leg[other * CycleRules.LEGS_MAX + hop];
    }
}
