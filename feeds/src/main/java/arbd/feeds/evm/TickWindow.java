package arbd.feeds.evm;

import arbd.amm.PoolEvent;
import arbd.amm.U256;

/**
 * The initialised ticks of a window around the price, rising: how much liquidity ends or begins at each (gross), and
 * what crossing it upwards adds (net, signed). A tick is initialised as long as its gross is not zero, whatever its net
 * is. Holds {@link PoolEvent#TICKS}: of more, the outermost on the fuller side is let go, and the window ends before
 * it.
 */
final class TickWindow {
    private static final int ROOM = PoolEvent.TICKS;

    private final int[] index = new int[ROOM + 1];
    private final long[] grossHigh = new long[ROOM + 1];
    private final long[] grossLow = new long[ROOM + 1];
    private final long[] netHigh = new long[ROOM + 1];
    private final long[] netLow = new long[ROOM + 1];
    private int count;
    private int from;
    private int to;

    /** Knows of this window, and of no tick in it. */
    void clear(int lowest, int highest) {
        count = 0;
        from = lowest;
        to = highest;
    }

    int count() {
        return count;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Adds the next tick of the window, above the one before; false = it is in no state that a contract is in. */
    boolean add(int tick, U256 gross, U256 net) {
        if (tick < from || tick > to || count > 0 && tick <= index[count - 1] || count == ROOM || gross.isZero()) {
            return false;
        }
        index[count] = tick;
        grossHigh[count] = gross.limb(1);
        grossLow[count] = gross.limb(0);
        netHigh[count] = net.limb(1);
        netLow[count] = net.limb(0);
        count++;
        return gross.bits() < Abi.LIQUIDITY_BITS && Abi.isInt128(net) && plausible(count - 1);
    }

    /**
     * A position begins or ends at this tick, or grows or shrinks there; what is outside the window is let pass.
     *
     * @param by liquidity of the change, 1..2^127 - 1
     * @param grows the position grows
     * @param upper it ends here
     * @param price tick at the price
     * @return false = no contract would be in that state
     */
    boolean change(int tick, U256 by, boolean grows, boolean upper, int price) {
        if (tick < from || tick > to) {
            return true;
        }
        int at = place(tick);
        if (at == count || index[at] != tick) {
            if (!grows) {
                return false;
            }
            insert(at, tick);
        }
        boolean right = grow(at, by, grows) && net(at, by, grows != upper);
        if (right && (grossHigh[at] | grossLow[at]) == 0) {
            remove(at);
        }
        if (right && count > ROOM) {
            letGo(price);
        }
        return right;
    }

    /** Liquidity becomes what it is when the price's tick moves; false = no contract would be in that state. */
    boolean cross(int before, int after, U256 liquidity, U256 scratch) {
        boolean up = after > before;
        int last = place(Math.max(before, after) + 1);
        for (int at = place(Math.min(before, after) + 1); at < last; at++) {
            long sign = netHigh[at] >> Long.SIZE - 1;
            scratch.set(sign, sign, netHigh[at], netLow[at]);
            if (up) {
                liquidity.add(liquidity, scratch);
            } else {
                liquidity.subtract(liquidity, scratch);
            }
        }
        // What was crossed in between may have wrapped: sums of so few of 128 bits come back.
        return liquidity.bits() <= Abi.LIQUIDITY_BITS;
    }

    void fill(PoolEvent event) {
        event.windowFrom = from;
        event.windowTo = to;
        event.ticks = count;
        System.arraycopy(index, 0, event.tickIndex, 0, count);
        System.arraycopy(netHigh, 0, event.netHigh, 0, count);
        System.arraycopy(netLow, 0, event.netLow, 0, count);
    }

    /** Place of the lowest tick that is at least this one. */
    private int place(int tick) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (index[middle] < tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int at, int tick) {
        move(at, at + 1, count - at);
        index[at] = tick;
        grossHigh[at] = 0;
        grossLow[at] = 0;
        netHigh[at] = 0;
        netLow[at] = 0;
        count++;
    }

    private void remove(int at) {
        move(at + 1, at, count - at - 1);
        count--;
    }

    private void letGo(int price) {
        int below = place(price + 1);
        if (below > count - below) {
            from = index[0] + 1;
            remove(0);
        } else {
            to = index[count - 1] - 1;
            count--;
        }
    }

    private void move(int source, int target, int length) {
        System.arraycopy(index, source, index, target, length);
        System.arraycopy(grossHigh, source, grossHigh, target, length);
        System.arraycopy(grossLow, source, grossLow, target, length);
        System.arraycopy(netHigh, source, netHigh, target, length);
        System.arraycopy(netLow, source, netLow, target, length);
    }

    private boolean grow(int at, U256 by, boolean grows) {
        long low = grows ? grossLow[at] + by.limb(0) : grossLow[at] - by.limb(0);
        boolean carried = grows ? Long.compareUnsigned(low, by.limb(0)) < 0
                : Long.compareUnsigned(grossLow[at], by.limb(0)) < 0;
        long carry = carried ? 1 : 0;
        // Both are below 2^127, so that a negative result is one that is too large, or less than nothing.
        grossHigh[at] = grows ? grossHigh[at] + by.limb(1) + carry : grossHigh[at] - by.limb(1) - carry;
        grossLow[at] = low;
        return grossHigh[at] >= 0;
    }

    private boolean net(int at, U256 by, boolean adds) {
        long low = adds ? netLow[at] + by.limb(0) : netLow[at] - by.limb(0);
        boolean carried = adds ? Long.compareUnsigned(low, by.limb(0)) < 0
                : Long.compareUnsigned(netLow[at], by.limb(0)) < 0;
        long carry = carried ? 1 : 0;
        netHigh[at] = adds ? netHigh[at] + by.limb(1) + carry : netHigh[at] - by.limb(1) - carry;
        netLow[at] = low;
        // A sum that wrapped is further from nothing than the gross, whatever that is now.
        return plausible(at);
    }

    /** What crossing adds is never more than what begins and ends there. */
    private boolean plausible(int at) {
        long high = netHigh[at];
        long low = netLow[at];
        if (high < 0) {
            low = -low;
            high = low == 0 ? -high : ~high;
        }
        return high >= 0 && (high < grossHigh[at]
                || high == grossHigh[at] && Long.compareUnsigned(low, grossLow[at]) <= 0);
    }
}
