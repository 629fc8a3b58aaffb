package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole swaps, step by step, against a twin in BigInteger. */
class ConcentratedLiquidityTest {
    private static final int POOLS = 25_000;
    private static final int SWAPS = 4;

    private final ConcentratedLiquidity maths = new ConcentratedLiquidity();
    private final PoolSwap swap = new PoolSwap();

    @Test
    void shouldSwapAsTheTwinDoes() {
        long seed = 201L;
        Random seeds = new Random(seed);
        int crossed = 0;
        int limited = 0;
        int steps = 0;
        for (int i = 0; i < POOLS; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            int around = (random.nextInt(1_700_000) - 850_000) / (random.nextBoolean() ? 1 : 50);
            RandomPool both = new RandomPool(random, around, 110, maths.ticks());
            for (int j = 0; j < SWAPS; j++) {
                draw(random, both.pool);
                String where = "seed " + own + " of " + seed + ", swap " + j;
                assertEquals(AmmVerdict.OK, maths.swap(both.pool, swap), where);
                both.pool.apply(swap);
                both.twin.swap(swap.zeroForOne, swap.exactIn, swap.amount.toBigInteger(), swap.limit.toBigInteger());
                assertSame(both, where);
                crossed += swap.crossed;
                steps += swap.steps;
                limited += both.pool.sqrtPrice.compare(swap.limit) == 0 ? 1 : 0;
            }
        }
        String sum = crossed + " ticks crossed in " + steps + " steps, " + limited + " ended at the limit";
        assertTrue(crossed > POOLS / 2 && steps > 3 * POOLS && limited > POOLS / 4 && limited < 3 * POOLS, sum);
    }

    private void assertSame(RandomPool both, String where) {
        assertEquals(both.twin.price, both.pool.sqrtPrice.toBigInteger(), where);
        assertEquals(both.twin.tick, both.pool.tick, where);
        assertEquals(both.twin.liquidity, both.pool.liquidity.toBigInteger(), where);
        assertEquals(both.twin.in, swap.amountIn.toBigInteger(), where);
        assertEquals(both.twin.out, swap.amountOut.toBigInteger(), where);
        assertEquals(both.twin.steps, swap.steps, where);
        assertEquals(both.twin.crossed, swap.crossed, where);
    }

    /** Limits are near, as a swap through all empty words of a narrow spacing takes thousands of steps. */
    private void draw(Random random, ConcentratedPool pool) {
        swap.exactIn = random.nextInt(3) > 0;
        swap.amount.set(U256.of(new BigInteger(1 + random.nextInt(110), random).add(BigInteger.ONE)));
        boolean down = random.nextBoolean();
        if (pool.sqrtPrice.compare(maths.ticks().least()) <= 0) {
            down = false;
        }
        swap.zeroForOne = down;
        int away = 1 + random.nextInt(pool.tickSpacing() * 600);
        int limitTick = pool.tick + (down ? -away : away + 1);
        maths.unlimited(swap);
        if (limitTick > TickMath.TICK_MIN && limitTick < TickMath.TICK_MAX) {
            maths.ticks().sqrtRatio(limitTick, swap.limit);
        }
        if (down ? swap.limit.compare(pool.sqrtPrice) >= 0 : swap.limit.compare(pool.sqrtPrice) <= 0) {
            swap.zeroForOne = !down;
            maths.unlimited(swap);
        }
    }

    @Test
    void shouldNeverGiveBackMoreThanWasPaidNorGiveMoreForAHigherFee() {
        long seed = 202L;
        Random seeds = new Random(seed);
        int compared = 0;
        for (int i = 0; i < POOLS; i++) {
            long own = seeds.nextLong();
            String where = "seed " + own + " of " + seed;
            int fee = 1 + new Random(own).nextInt(20_000);
            BigInteger cheaper = there(own, fee - 1, false, where);
            BigInteger dearer = there(own, fee, true, where);
            assertTrue(dearer.compareTo(cheaper) <= 0, where + ": more for a higher fee");
            compared += dearer.signum() > 0 ? 1 : 0;
        }
        assertTrue(compared > POOLS / 4, "compared: " + compared);
    }

    /** What a drawn swap brings; optionally all of it is sent back, which must not bring more than was paid. */
    private BigInteger there(long seed, int fee, boolean andBack, String where) {
        Random random = new Random(seed);
        RandomPool both = new RandomPool(random, random.nextInt(20_000) - 10_000, 100, fee, maths.ticks());
        swap.exactIn = true;
        swap.zeroForOne = random.nextBoolean();
        swap.amount.set(U256.of(new BigInteger(1 + random.nextInt(90), random).add(BigInteger.ONE)));
        maths.ticks().sqrtRatio(both.pool.tick + (swap.zeroForOne ? -20_000 : 20_001), swap.limit);
        assertEquals(AmmVerdict.OK, maths.swap(both.pool, swap), where);
        BigInteger paid = swap.amountIn.toBigInteger();
        BigInteger got = swap.amountOut.toBigInteger();
        if (andBack && got.signum() > 0) {
            both.pool.apply(swap);
            swap.zeroForOne = !swap.zeroForOne;
            swap.amount.set(U256.of(got));
            maths.ticks().sqrtRatio(both.pool.tick + (swap.zeroForOne ? -50_000 : 50_001), swap.limit);
            assertEquals(AmmVerdict.OK, maths.swap(both.pool, swap), where);
            assertTrue(swap.amountOut.toBigInteger().compareTo(paid) <= 0, where + ": gains by going there and back");
        }
        return got;
    }

    /** With the ticks of a window only, what does not leave it is the same; what does is not priced. */
    @Test
    void shouldNotPriceBeyondTheWindow() {
        long seed = 203L;
        Random seeds = new Random(seed);
        int beyond = 0;
        int inside = 0;
        int hairs = 0;
        PoolSwap whole = new PoolSwap();
        for (int i = 0; i < POOLS; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            RandomPool both = new RandomPool(random, random.nextInt(20_000) - 10_000, 90, maths.ticks());
            ConcentratedPool window = window(both.pool, both.pool.tick - random.nextInt(3_000),
                    both.pool.tick + 1 + random.nextInt(3_000));
            swap.exactIn = random.nextBoolean();
            swap.zeroForOne = random.nextBoolean();
            swap.amount.set(U256.of(new BigInteger(1 + random.nextInt(90), random).add(BigInteger.ONE)));
            maths.ticks().sqrtRatio(both.pool.tick + (swap.zeroForOne ? -9_000 : 9_001), swap.limit);
            copy(swap, whole);
            String where = "seed " + own + " of " + seed;
            assertEquals(AmmVerdict.OK, maths.swap(both.pool, whole), where);
            AmmVerdict verdict = maths.swap(window, swap);
            BigInteger edge = TickTwin.price(swap.zeroForOne ? window.ticks.from() : window.ticks.to());
            int order = whole.priceAfter.toBigInteger().compareTo(edge);
            boolean left = swap.zeroForOne ? order < 0 : order > 0;
            assertTrue(!left || verdict == AmmVerdict.BEYOND_WINDOW, where);
            // What ends a rounding before the edge cannot be told from what passes it.
            hairs += !left && verdict != AmmVerdict.OK ? 1 : 0;
            if (verdict == AmmVerdict.OK) {
                inside++;
                assertEquals(whole.amountIn.toBigInteger(), swap.amountIn.toBigInteger(), where);
                assertEquals(whole.amountOut.toBigInteger(), swap.amountOut.toBigInteger(), where);
                assertEquals(whole.priceAfter.toBigInteger(), swap.priceAfter.toBigInteger(), where);
            } else {
                beyond++;
            }
        }
        String sum = inside + " inside, " + beyond + " beyond, " + hairs + " a hair before the edge";
        assertTrue(inside > POOLS / 4 && beyond > POOLS / 4 && hairs < POOLS / 20, sum);
    }

    private ConcentratedPool window(ConcentratedPool of, int from, int to) {
        ConcentratedPool window = new ConcentratedPool(of.feePips(), of.tickSpacing(), of.ticks.most());
        window.sqrtPrice.set(of.sqrtPrice);
        window.liquidity.set(of.liquidity);
        window.tick = of.tick;
        window.ticks.clear(from, to, maths.ticks());
        for (int i = 0; i < of.ticks.count(); i++) {
            if (of.ticks.index(i) >= from && of.ticks.index(i) <= to) {
                window.ticks.add(of.ticks.index(i), of.ticks.netHigh(i), of.ticks.netLow(i), maths.ticks());
            }
        }
        return window;
    }

    private static void copy(PoolSwap from, PoolSwap to) {
        to.exactIn = from.exactIn;
        to.zeroForOne = from.zeroForOne;
        to.amount.set(from.amount);
        to.limit.set(from.limit);
    }

    @Test
    void shouldFindTheTickOfAnyPrice() {
        long seed = 204L;
        Random random = new Random(seed);
        TickMath ticks = maths.ticks();
        U256 price = new U256();
        for (int i = 0; i < POOLS; i++) {
            int tick = random.nextInt(2 * TickTwin.MAX) - TickTwin.MAX;
            assertEquals(AmmVerdict.OK, ticks.sqrtRatio(tick, price));
            BigInteger twin = TickTwin.price(tick);
            assertEquals(twin, price.toBigInteger(), "tick " + tick);
            assertEquals(tick, ticks.tickAt(price), "tick " + tick);
            if (tick > TickTwin.MIN) {
                assertEquals(tick - 1, ticks.tickAt(U256.of(twin.subtract(BigInteger.ONE))), "below tick " + tick);
            }
        }
    }
}
