package arbd.amm;

/** What a pool of concentrated liquidity has summed up until one moment. A reusable slot. */
public final class Observation {
    /** Bits of {@link #secondsPerLiquidity}, which wraps. */
    static final int BITS = 160;
    private static final int SHIFT = 128;
    private static final int TICK_SUM_BITS = 56;

    /** Seconds, modulo 2^32. */
    public int seconds;
    /** Sum of tick x seconds; wraps at 56 bits, signed. */
    public long tickSum;
    /** Sum of seconds / liquidity, 128 binary places; wraps at 160 bits. */
    public final U256 secondsPerLiquidity = new U256();

    private final U256 scratch = new U256();

    /** All zero. */
    public Observation() {
    }

    void set(Observation other) {
        seconds = other.seconds;
        tickSum = other.tickSum;
        secondsPerLiquidity.set(other.secondsPerLiquidity);
    }

    /** Becomes what an earlier one has grown to, at one tick and one liquidity ever since. */
    void grow(Observation before, int now, int tick, U256 liquidity, MulDiv mulDiv) {
        long elapsed = Integer.toUnsignedLong(now - before.seconds);
        seconds = now;
        tickSum = wrapTicks(before.tickSum + tick * elapsed);
        scratch.set(elapsed);
        scratch.shiftLeft(scratch, SHIFT);
        if (!liquidity.isZero()) {
            mulDiv.divideFloor(scratch, liquidity, scratch);
        }
        secondsPerLiquidity.add(before.secondsPerLiquidity, scratch);
        wrap(secondsPerLiquidity);
    }

    /** Becomes what lies between two, so many of their seconds after the first. */
    void between(Observation before, Observation after, long elapsed, MulDiv mulDiv) {
        long whole = Integer.toUnsignedLong(after.seconds - before.seconds);
        U256 slope = secondsPerLiquidity;
        slope.subtract(after.secondsPerLiquidity, before.secondsPerLiquidity);
        wrap(slope);
        slope.multiply(slope, elapsed);
        scratch.set(whole);
        mulDiv.divideFloor(slope, scratch, slope);
        slope.add(slope, before.secondsPerLiquidity);
        wrap(slope);
        tickSum = wrapTicks(before.tickSum + wrapTicks(after.tickSum - before.tickSum) / whole * elapsed);
        seconds = before.seconds + (int) elapsed;
    }

    /** A sum of ticks in 56 bits, signed. */
    static long wrapTicks(long sum) {
        return sum << Long.SIZE - TICK_SUM_BITS >> Long.SIZE - TICK_SUM_BITS;
    }

    /** A sum of seconds per liquidity in 160 bits. */
    static void wrap(U256 sum) {
        sum.set(0, sum.limb[2] & 0xFFFF_FFFFL, sum.limb[1], sum.limb[0]);
    }
}
