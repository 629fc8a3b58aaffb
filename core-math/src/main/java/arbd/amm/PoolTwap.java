package arbd.amm;

import arbd.market.Require;

/**
 * The ring of observations of one pool of concentrated liquidity, and what follows from it: sums at any second that it
 * still covers, the mean tick, the harmonic mean of the liquidity, and what an amount is worth at a tick (Uniswap v3
 * Core, 2021, 5; {@code observe}, {@code consult} and {@code getQuoteAtTick} of the contracts). Owned by one thread.
 */
public final class PoolTwap {
    private static final int SECONDS_BITS = 32;
    private static final int HALF_BITS = 128;
    private static final int RATIO_BITS = 192;

    private final Observation[] ring;
    private final MulDiv mulDiv = new MulDiv();
    private final U256 spent = new U256();
    private final U256 below = new U256();
    private final Observation earlier = new Observation();
    private final Observation later = new Observation();
    private final Observation grown = new Observation();
    private int newest;
    private int count;
    private int meanTick;
    private final U256 harmonicLiquidity = new U256();

    /** Remembers so many observations, at least 1. */
    public PoolTwap(int most) {
        Require.that(most > 0, "room for observations must be positive, was %d", most);
        ring = new Observation[most];
        for (int i = 0; i < most; i++) {
            ring[i] = new Observation();
        }
    }

    /** Forgets everything and begins with sums of nothing. */
    public void begin(int seconds) {
        newest = 0;
        count = 1;
        ring[0].seconds = seconds;
        ring[0].tickSum = 0;
        ring[0].secondsPerLiquidity.set(0);
    }

    /** Begins with what a pool tells of itself. */
    public void begin(Observation first) {
        begin(first.seconds);
        ring[0].set(first);
    }

    /** Adds an observation, once a second at most; tick and liquidity are those until now. */
    public void write(int seconds, int tick, U256 liquidity) {
        Observation last = ring[newest];
        if (count == 0 || last.seconds == seconds) {
            return;
        }
        newest = newest + 1 == ring.length ? 0 : newest + 1;
        count = Math.min(ring.length, count + 1);
        grown.grow(last, seconds, tick, liquidity, mulDiv);
        ring[newest].set(grown);
    }

    /**
     * The sums so many seconds ago.
     *
     * @param now seconds modulo 2^32, not before the newest observation
     * @param tick since the newest observation
     * @param liquidity since the newest observation
     * @return NO_OBSERVATION when that is before the oldest
     */
    public AmmVerdict observe(int now, int secondsAgo, int tick, U256 liquidity, Observation into) {
        int wanted = now - secondsAgo;
        if (count == 0) {
            return AmmVerdict.NO_OBSERVATION;
        }
        if (age(now, ring[newest].seconds) >= Integer.toUnsignedLong(secondsAgo)) {
            into.grow(ring[newest], wanted, tick, liquidity, mulDiv);
            return AmmVerdict.OK;
        }
        if (age(now, at(0).seconds) < Integer.toUnsignedLong(secondsAgo)) {
            return AmmVerdict.NO_OBSERVATION;
        }
        int low = 0;
        int high = count - 1;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (age(now, at(middle).seconds) >= Integer.toUnsignedLong(secondsAgo)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (at(low).seconds == wanted) {
            into.set(at(low));
        } else {
            into.between(at(low), at(high), Integer.toUnsignedLong(wanted - at(low).seconds), mulDiv);
        }
        return AmmVerdict.OK;
    }

    /** Sets {@link #meanTick} and {@link #harmonicLiquidity} over the last seconds, which must be some. */
    public AmmVerdict consult(int now, int secondsAgo, int tick, U256 liquidity) {
        if (secondsAgo == 0) {
            return AmmVerdict.NO_OBSERVATION;
        }
        AmmVerdict verdict = observe(now, secondsAgo, tick, liquidity, earlier);
        if (verdict != AmmVerdict.OK) {
            return verdict;
        }
        observe(now, 0, tick, liquidity, later);
        long elapsed = Integer.toUnsignedLong(secondsAgo);
        meanTick = (int) Math.floorDiv(Observation.wrapTicks(later.tickSum - earlier.tickSum), elapsed);
        below.subtract(later.secondsPerLiquidity, earlier.secondsPerLiquidity);
        Observation.wrap(below);
        below.shiftLeft(below, SECONDS_BITS);
        spent.set(0, 0xFFFF_FFFFL, -1, -1);
        spent.multiply(spent, elapsed);
        if (!mulDiv.divideFloor(spent, below, harmonicLiquidity)) {
            return AmmVerdict.DIVISION_BY_ZERO;
        }
        harmonicLiquidity.set(0, 0, harmonicLiquidity.limb[1], harmonicLiquidity.limb[0]);
        return AmmVerdict.OK;
    }

    /** Mean of the tick over time, rounded down, of the last {@link #consult}. */
    public int meanTick() {
        return meanTick;
    }

    /** Harmonic mean of the liquidity over time, of the last {@link #consult}. */
    public U256 harmonicLiquidity() {
        return harmonicLiquidity;
    }

    /**
     * What an amount is worth at a tick, rounded down.
     *
     * @param baseAmount below 2^128
     * @param baseIsToken0 whether it is of token 0
     */
    public AmmVerdict quoteAtTick(int tick, U256 baseAmount, boolean baseIsToken0, TickMath ticks, U256 into) {
        AmmVerdict verdict = ticks.sqrtRatio(tick, below);
        if (verdict != AmmVerdict.OK) {
            return verdict;
        }
        int scale = RATIO_BITS;
        if (below.bits() <= HALF_BITS) {
            mulDiv.multiply(below, below, below);
        } else {
            scale = HALF_BITS;
            spent.set(0, 0, 1, 0);
            mulDiv.floor(below, below, spent, below);
        }
        spent.set(1);
        spent.shiftLeft(spent, scale);
        boolean fits = baseIsToken0 ? mulDiv.floor(below, baseAmount, spent, into)
                : mulDiv.floor(spent, baseAmount, below, into);
        return fits ? AmmVerdict.OK : AmmVerdict.REVERT;
    }

    /** By age, 0 = oldest. */
    private Observation at(int position) {
        int index = newest - count + 1 + position;
        return ring[index < 0 ? index + ring.length : index];
    }

    private static long age(int now, int seconds) {
        return Integer.toUnsignedLong(now - seconds);
    }
}
