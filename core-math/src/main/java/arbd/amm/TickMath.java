package arbd.amm;

/**
 * Square-root prices of ticks, and back (Adams and others, Uniswap v3 Core, 2021, 6.1): sqrt(1.0001^tick) in 96 binary
 * places, rounded up, from a product of up to twenty powers in 128 places that is rounded down each time. Exactly the
 * contract's numbers. Keeps what it needs to work with: one for each thread.
 */
public final class TickMath {
    /** Lowest tick that has a price. */
    public static final int TICK_MIN = -887_272;
    /** Highest tick that has a price. */
    public static final int TICK_MAX = 887_272;
    /** Binary places of a square-root price. */
    static final int PRICE_SHIFT = 96;
    /** Bits of a square-root price. */
    static final int PRICE_BITS = 160;

    /** 1.0001^(-2^i / 2) in 128 binary places, rounded to the nearest; high and low limb. */
    private static final long[] POWERS = {
        0xfffcb933bd6fad37L, 0xaa2d162d1a594001L, 0xfff97272373d4132L, 0x59a46990580e213aL,
        0xfff2e50f5f656932L, 0xef12357cf3c7fdccL, 0xffe5caca7e10e4e6L, 0x1c3624eaa0941cd0L,
        0xffcb9843d60f6159L, 0xc9db58835c926644L, 0xff973b41fa98c081L, 0x472e6896dfb254c0L,
        0xff2ea16466c96a38L, 0x43ec78b326b52861L, 0xfe5dee046a99a2a8L, 0x11c461f1969c3053L,
        0xfcbe86c7900a88aeL, 0xdcffc83b479aa3a4L, 0xf987a7253ac41317L, 0x6f2b074cf7815e54L,
        0xf3392b0822b70005L, 0x940c7a398e4b70f3L, 0xe7159475a2c29b74L, 0x43b29c7fa6e889d9L,
        0xd097f3bdfd2022b8L, 0x845ad8f792aa5825L, 0xa9f746462d870fdfL, 0x8a65dc1f90e061e5L,
        0x70d869a156d2a1b8L, 0x90bb3df62baf32f7L, 0x31be135f97d08fd9L, 0x81231505542fcfa6L,
        0x09aa508b5b7a84e1L, 0xc677de54f3e99bc9L, 0x005d6af8dedb8119L, 0x6699c329225ee604L,
        0x00002216e584f5faL, 0x1ea926041bedfe98L, 0x00000000048a1703L, 0x91f7dc42444e8fa2L};
    private static final int POWER_SHIFT = 128;
    private static final double TICKS_PER_LOG = 2 / StrictMath.log(1.0001);

    private final MulDiv mulDiv = new MulDiv();
    private final U256 ratio = new U256();
    private final U256 factor = new U256();
    private final U256 most = new U256().set(-1, -1, -1, -1);
    private final U256 probe = new U256();
    private final U256 least = new U256();
    private final U256 tooMuch = new U256();

    /** Ready to count. */
    public TickMath() {
        sqrtRatio(TICK_MIN, least);
        sqrtRatio(TICK_MAX, tooMuch);
    }

    /** The lowest square-root price. */
    public U256 least() {
        return least;
    }

    /** The first square-root price that is too high. */
    public U256 tooMuch() {
        return tooMuch;
    }

    /** Into becomes the square-root price of a tick; PRICE_RANGE, and into is left alone, when it has none. */
    public AmmVerdict sqrtRatio(int tick, U256 into) {
        if (tick < TICK_MIN || tick > TICK_MAX) {
            return AmmVerdict.PRICE_RANGE;
        }
        int steps = Math.abs(tick);
        ratio.set(0, 1, 0, 0);
        for (int i = 0; steps != 0; i++, steps >>>= 1) {
            if ((steps & 1) != 0) {
                factor.set(0, 0, POWERS[2 * i], POWERS[2 * i + 1]);
                mulDiv.multiply(ratio, factor, ratio);
                ratio.shiftRight(ratio, POWER_SHIFT);
            }
        }
        if (tick > 0) {
            mulDiv.divideFloor(most, ratio, ratio);
        }
        int drop = POWER_SHIFT - PRICE_SHIFT;
        boolean up = (ratio.limb[0] & (1L << drop) - 1) != 0;
        into.shiftRight(ratio, drop);
        into.add(into, up ? 1 : 0);
        return AmmVerdict.OK;
    }

    /** Whether a square-root price is one that the contract knows. */
    public boolean inRange(U256 sqrtPrice) {
        return sqrtPrice.compare(least) >= 0 && sqrtPrice.compare(tooMuch) < 0;
    }

    /**
     * The highest tick whose square-root price is at most this one, the nearest one for a price that is not {@link
     * #inRange}. A logarithm proposes, exact prices decide.
     */
    public int tickAt(U256 sqrtPrice) {
        int tick = Math.max(TICK_MIN, Math.min(TICK_MAX - 1, guess(sqrtPrice)));
        sqrtRatio(tick, probe);
        while (tick > TICK_MIN && probe.compare(sqrtPrice) > 0) {
            tick--;
            sqrtRatio(tick, probe);
        }
        sqrtRatio(tick + 1, probe);
        while (tick < TICK_MAX - 1 && probe.compare(sqrtPrice) <= 0) {
            tick++;
            sqrtRatio(tick + 1, probe);
        }
        return tick;
    }

    private static int guess(U256 sqrtPrice) {
        return (int) Math.floor(StrictMath.log(sqrtPrice.toDouble() * 0x1p-96) * TICKS_PER_LOG);
    }
}
