package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The least that pays for an amount: it does, and one unit less does not. */
class LeastInTest {
    private static final int STATES = 100_000;
    private static final int TWINS = 2_000;
    private static final int WIDEST_SPACING = 16_383;
    private static final int FAR = 3_000;
    private static final U256 PLENTY = U256.powerOfTwo(200);
    private static final BigInteger LOWEST = TickTwin.price(TickTwin.MIN).add(BigInteger.ONE);
    private static final BigInteger HIGHEST = TickTwin.price(TickTwin.MAX).subtract(BigInteger.ONE);

    private final ConcentratedLiquidity maths = new ConcentratedLiquidity();
    private final PoolSwap swap = new PoolSwap();
    private final U256 in = new U256();
    private final U256 less = new U256();
    private final U256 out = new U256();

    @Test
    void shouldBeTheLeastThroughConcentratedLiquidity() {
        long seed = 411L;
        Random seeds = new Random(seed);
        int answered = 0;
        int lessThanAsked = 0;
        int crossing = 0;
        for (int drawn = 0; answered < STATES && drawn < 5 * STATES; drawn++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            String where = "seed " + own + " of " + seed;
            int tick = random.nextInt(random.nextBoolean() ? 6_000 : 1_000_000) - 3_000;
            int bits = 2 + random.nextInt(random.nextBoolean() ? 10 : 110);
            ConcentratedPool pool = new RandomPool(random, Math.min(tick, 800_000), bits, maths.ticks()).pool;
            boolean zeroForOne = random.nextBoolean();
            Hop hop = new ConcentratedHop(maths).set(pool, zeroForOne);
            U256 wanted = wanted(random, pool, zeroForOne);
            if (wanted.isZero() || !assertLeast(hop, wanted, where)) {
                continue;
            }
            answered++;
            lessThanAsked += asked(pool, zeroForOne, wanted).compareTo(in.toBigInteger()) > 0 ? 1 : 0;
            crossing += swap.crossed > 0 ? 1 : 0;
        }
        String sum = "seed " + seed + ": " + answered + " answered, " + lessThanAsked
                + " less than the contract asks, " + crossing + " over ticks";
        assertTrue(answered == STATES && lessThanAsked > STATES / 50 && crossing > STATES / 20, sum);
    }

    /** What comes out up to some tick not far away, that or one unit less or a part of it; 0 when nothing does. */
    private U256 wanted(Random random, ConcentratedPool pool, boolean zeroForOne) {
        int away = 1 + random.nextInt(FAR);
        int to = random.nextInt(4) > 0 ? pool.tick + (zeroForOne ? -away : away) : nextTick(pool, zeroForOne);
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(PLENTY);
        maths.ticks().sqrtRatio(to, swap.limit);
        if (maths.swap(pool, swap) != AmmVerdict.OK) {
            return new U256();
        }
        BigInteger most = swap.amountOut.toBigInteger();
        BigInteger wanted = switch (random.nextInt(3)) {
            case 0 -> most;
            case 1 -> most.subtract(BigInteger.ONE);
            default -> most.multiply(BigInteger.valueOf(random.nextInt(1 << 20))).shiftRight(20);
        };
        return U256.of(wanted.max(BigInteger.ZERO));
    }

    private static int nextTick(ConcentratedPool pool, boolean zeroForOne) {
        int at = pool.ticks.atOrBelow(pool.tick) + (zeroForOne ? 0 : 1);
        return at >= 0 && at < pool.ticks.count() ? pool.ticks.index(at) : pool.tick;
    }

    /** Leaves the answer in {@link #in}; false when the pool does not hold so much. */
    private boolean assertLeast(Hop hop, U256 wanted, String where) {
        if (hop.leastIn(wanted, in) != AmmVerdict.OK) {
            return false;
        }
        assertEquals(AmmVerdict.OK, hop.out(in, out), where);
        assertTrue(out.compare(wanted) >= 0, () -> where + ": " + in + " brings " + out + " of " + wanted);
        less.set(1);
        less.subtract(in, less);
        AmmVerdict verdict = less.isZero() ? AmmVerdict.INSUFFICIENT_INPUT_AMOUNT : hop.out(less, out);
        assertTrue(verdict != AmmVerdict.OK || out.compare(wanted) < 0,
                () -> where + ": " + less + " brings " + out + " of " + wanted + " too");
        return true;
    }

    private BigInteger asked(ConcentratedPool pool, boolean zeroForOne, U256 wanted) {
        swap.zeroForOne = zeroForOne;
        swap.exactIn = false;
        swap.amount.set(wanted);
        maths.unlimited(swap);
        assertEquals(AmmVerdict.OK, maths.swap(pool, swap));
        return swap.amountIn.toBigInteger();
    }

    /** Found by bisection of the twin, whose amounts grow with what is paid in. */
    @Test
    void shouldEqualBisectionOfTheTwin() {
        long seed = 412L;
        Random seeds = new Random(seed);
        int answered = 0;
        for (int i = 0; i < TWINS; i++) {
            long own = seeds.nextLong();
            String where = "seed " + own + " of " + seed;
            int bits = 3 + new Random(own).nextInt(40);
            boolean zeroForOne = (own & 1) == 0;
            RandomPool both = new RandomPool(new Random(own), 0, bits, maths.ticks());
            Hop hop = new ConcentratedHop(maths).set(both.pool, zeroForOne);
            U256 wanted = wanted(new Random(own), both.pool, zeroForOne);
            if (!wanted.isZero() && hop.leastIn(wanted, in) == AmmVerdict.OK) {
                BigInteger least = BigInteger.ZERO;
                for (int bit = in.bits(); bit >= 0; bit--) {
                    BigInteger tried = least.setBit(bit);
                    RandomPool again = new RandomPool(new Random(own), 0, bits, maths.ticks());
                    again.twin.swap(zeroForOne, true, tried, zeroForOne ? LOWEST : HIGHEST);
                    least = again.twin.out.compareTo(wanted.toBigInteger()) < 0 ? tried : least;
                }
                assertEquals(least.add(BigInteger.ONE), in.toBigInteger(), where);
                answered++;
            }
        }
        assertTrue(answered > TWINS / 3, "seed " + seed + ": " + answered + " answered");
    }

    /** Where amount x price passes 2^256 the contract counts the price less exactly. */
    @Test
    void shouldBeTheLeastWhereProductsWrap() {
        long seed = 413L;
        Random random = new Random(seed);
        int wrapped = 0;
        for (int i = 0; i < TWINS; i++) {
            ConcentratedPool pool = new ConcentratedPool(100 * random.nextInt(100), WIDEST_SPACING, 2);
            int outermost = TickMath.TICK_MAX / WIDEST_SPACING * WIDEST_SPACING;
            pool.tick = outermost - random.nextInt(WIDEST_SPACING);
            maths.ticks().sqrtRatio(pool.tick, pool.sqrtPrice);
            BigInteger liquidity = new BigInteger(20 + random.nextInt(100), random).setBit(20);
            pool.liquidity.set(U256.of(liquidity));
            pool.ticks.clear(TickMath.TICK_MIN, TickMath.TICK_MAX, maths.ticks());
            pool.ticks.add(-outermost, liquidity.shiftRight(64).longValue(), liquidity.longValue(), maths.ticks());
            pool.ticks.add(outermost, liquidity.negate().shiftRight(64).longValue(), -liquidity.longValue(),
                    maths.ticks());
            Hop hop = new ConcentratedHop(maths).set(pool, true);
            // All but a little of what is in there: then the price falls to where nearly nothing is left.
            BigInteger held = liquidity.multiply(pool.sqrtPrice.toBigInteger()).shiftRight(96);
            U256 wanted = U256.of(held.subtract(held.shiftRight(40 + random.nextInt(80))).subtract(BigInteger.ONE));
            if (!wanted.isZero() && assertLeast(hop, wanted, "seed " + seed + ", state " + i)) {
                wrapped += in.bits() + pool.sqrtPrice.bits() > U256.BITS ? 1 : 0;
            }
        }
        assertTrue(wrapped > TWINS / 10, "seed " + seed + ": " + wrapped + " wrapped");
    }

    @Test
    void shouldBeTheLeastIntoPairs() {
        long seed = 414L;
        Random seeds = new Random(seed);
        int answered = 0;
        for (int i = 0; i < STATES; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            boolean raydium = random.nextBoolean();
            int bits = 1 + random.nextInt(raydium ? 62 : 110);
            PairHop hop = new PairHop(raydium ? new RaydiumV4() : new ConstantProduct())
                    .set(U256.of(new BigInteger(bits, random).add(BigInteger.ONE)),
                            U256.of(new BigInteger(bits, random).add(BigInteger.ONE)),
                            PoolFee.ofPips(random.nextInt(random.nextBoolean() ? 10_000 : 1_000_000)));
            U256 wanted = U256.of(new BigInteger(1 + random.nextInt(bits), random));
            answered += !wanted.isZero() && assertLeast(hop, wanted, "seed " + own + " of " + seed) ? 1 : 0;
        }
        assertTrue(answered > STATES / 2, "seed " + seed + ": " + answered + " answered");
    }
}
