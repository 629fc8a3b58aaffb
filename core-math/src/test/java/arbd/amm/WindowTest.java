package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where a swap ends: at the edge of the ticks that we know, at the end of all prices, and in states that cannot be. */
class WindowTest {
    private static final int STATES = 30_000;
    private static final int ROOM = 64;
    private static final long LIQUIDITY = 1L << 60;
    /** More than any tick here moves. */
    private static final U256 PLENTY = U256.powerOfTwo(100);

    private final ConcentratedLiquidity maths = new ConcentratedLiquidity();
    private final PoolSwap swap = new PoolSwap();
    private final U256 out = new U256();

    /** Edges inside a word of the bitmap, at its end, one off it, and on an initialised tick; widths of many words. */
    @Test
    void shouldRefuseWhatLeavesTheWindow() {
        for (int spacing : List.of(1, 10, 60)) {
            int word = 256 * spacing;
            for (int edge : List.of(7, spacing, 100, word - spacing, word - 1, word, word + 1, 3 * word, 40_000)) {
                for (boolean ticked : List.of(false, true)) {
                    refuse(spacing, edge, ticked, true);
                    refuse(spacing, edge, ticked, false);
                }
            }
        }
    }

    private void refuse(int spacing, int edge, boolean ticked, boolean zeroForOne) {
        String where = "spacing " + spacing + ", edge " + edge + (ticked ? " on a tick" : "") + ", token "
                + (zeroForOne ? 0 : 1) + " in";
        ConcentratedPool window = pool(spacing, edge, ticked, false);
        ConcentratedPool whole = pool(spacing, edge, ticked, true);
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(PLENTY);
        maths.ticks().sqrtRatio(zeroForOne ? -edge : edge, swap.limit);
        assertEquals(AmmVerdict.OK, maths.swap(whole, swap), where);
        BigInteger in = swap.amountIn.toBigInteger();
        BigInteger brought = swap.amountOut.toBigInteger();
        maths.unlimited(swap);
        for (BigInteger more : List.of(BigInteger.ONE, in, PLENTY.toBigInteger())) {
            swap.exactIn = true;
            swap.amount.set(U256.of(in.add(more)));
            assertEquals(AmmVerdict.BEYOND_WINDOW, maths.swap(window, swap), where + ": pays in " + more + " more");
            swap.exactIn = false;
            swap.amount.set(U256.of(brought.add(more)));
            assertEquals(AmmVerdict.BEYOND_WINDOW, maths.swap(window, swap), where + ": takes out " + more + " more");
        }
        Hop hop = new ConcentratedHop(maths).set(window, zeroForOne);
        assertEquals(AmmVerdict.BEYOND_WINDOW, hop.out(PLENTY, out), where);
        assertEquals(AmmVerdict.BEYOND_WINDOW, hop.leastIn(U256.of(brought.add(BigInteger.ONE)), out), where);
        BigInteger most = in.subtract(BigInteger.valueOf(8));
        assertEquals(AmmVerdict.OK, hop.out(U256.of(most), out), where + ": stays inside");
        BigInteger inside = out.toBigInteger();
        assertEquals(AmmVerdict.OK, new ConcentratedHop(maths).set(whole, zeroForOne).out(U256.of(most), out), where);
        assertEquals(out.toBigInteger(), inside, where);
    }

    /** At tick 0, liquid everywhere; optionally with ticks that change nothing on the edges, or next to them. */
    private ConcentratedPool pool(int spacing, int edge, boolean ticked, boolean whole) {
        ConcentratedPool pool = new ConcentratedPool(3_000, spacing, ROOM);
        int outermost = TickMath.TICK_MAX / spacing * spacing;
        maths.ticks().sqrtRatio(0, pool.sqrtPrice);
        pool.liquidity.set(LIQUIDITY);
        pool.ticks.clear(whole ? TickMath.TICK_MIN : -edge, whole ? TickMath.TICK_MAX : edge, maths.ticks());
        if (whole) {
            assertTrue(pool.ticks.add(-outermost, 0, LIQUIDITY, maths.ticks()));
        }
        if (ticked && edge >= spacing) {
            assertTrue(pool.ticks.add(-(edge / spacing * spacing), 0, 0, maths.ticks()));
            assertTrue(pool.ticks.add(edge / spacing * spacing, 0, 0, maths.ticks()));
        }
        if (whole) {
            assertTrue(pool.ticks.add(outermost, -1, -LIQUIDITY, maths.ticks()));
        }
        return pool;
    }

    /** From the lowest price to the highest and back, through every word: that many steps are allowed. */
    @Test
    void shouldSwapThroughAllPrices() {
        long seed = 301L;
        Random random = new Random(seed);
        for (int spacing : List.of(1, 3, 10, 60, 200, 16_383)) {
            for (int ticks : List.of(2, ROOM)) {
                String where = "seed " + seed + ", spacing " + spacing + ", ticks " + ticks;
                int highest = TickMath.TICK_MAX / spacing;
                SwapTwin twin = new SwapTwin(0, spacing);
                ConcentratedPool pool = new ConcentratedPool(0, spacing, ROOM);
                pool.sqrtPrice.set(maths.ticks().least());
                pool.tick = TickMath.TICK_MIN;
                pool.ticks.clear(TickMath.TICK_MIN, TickMath.TICK_MAX, maths.ticks());
                int[] places = random.ints(-highest, highest + 1).distinct().limit(Math.min(ticks, highest))
                        .sorted().toArray();
                for (int place : places) {
                    twin.initialise(place * spacing, BigInteger.ZERO);
                    assertTrue(pool.ticks.add(place * spacing, 0, 0, maths.ticks()), where);
                }
                twin.price = pool.sqrtPrice.toBigInteger();
                twin.tick = pool.tick;
                twin.liquidity = BigInteger.ZERO;
                through(pool, twin, false, where);
                through(pool, twin, true, where);
            }
        }
    }

    private void through(ConcentratedPool pool, SwapTwin twin, boolean zeroForOne, String where) {
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(PLENTY);
        maths.unlimited(swap);
        assertEquals(AmmVerdict.OK, maths.swap(pool, swap), where);
        pool.apply(swap);
        twin.swap(zeroForOne, true, PLENTY.toBigInteger(), swap.limit.toBigInteger());
        assertEquals(swap.limit.toBigInteger(), pool.sqrtPrice.toBigInteger(), where);
        assertEquals(twin.steps, swap.steps, where);
        assertEquals(twin.tick, pool.tick, where);
    }

    /** No contract is in most of these states, and no table takes them; still each gets a verdict. */
    @Test
    void shouldEndInStatesThatCannotBe() {
        long seed = 302L;
        Random seeds = new Random(seed);
        Map<AmmVerdict, Integer> verdicts = new EnumMap<>(AmmVerdict.class);
        for (int i = 0; i < STATES; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            ConcentratedPool pool = anything(random);
            swap.zeroForOne = random.nextBoolean();
            swap.exactIn = random.nextBoolean();
            swap.amount.set(number(random, 255));
            maths.unlimited(swap);
            boolean inRange = maths.ticks().inRange(pool.sqrtPrice);
            AmmVerdict verdict = maths.swap(pool, swap);
            assertNotNull(verdict);
            assertFalse(!inRange && verdict == AmmVerdict.OK, "seed " + own + " of " + seed);
            verdicts.merge(verdict, 1, Integer::sum);
            int tick = maths.ticks().tickAt(number(random, 256));
            assertTrue(tick >= TickMath.TICK_MIN && tick < TickMath.TICK_MAX, "seed " + own + ": tick " + tick);
        }
        for (AmmVerdict expected : List.of(AmmVerdict.OK, AmmVerdict.BEYOND_WINDOW, AmmVerdict.REVERT,
                AmmVerdict.PRICE_RANGE)) {
            assertTrue(verdicts.getOrDefault(expected, 0) > STATES / 100, "seed " + seed + ": " + verdicts);
        }
    }

    private ConcentratedPool anything(Random random) {
        int spacing = 1 + random.nextInt(1 << 1 + random.nextInt(13));
        ConcentratedPool pool = new ConcentratedPool(random.nextInt(1_000_000), spacing, ROOM);
        pool.sqrtPrice.set(number(random, 200));
        pool.liquidity.set(number(random, 128));
        pool.tick = random.nextInt(4) > 0 && maths.ticks().inRange(pool.sqrtPrice)
                ? maths.ticks().tickAt(pool.sqrtPrice) : tick(random);
        boolean known = random.nextInt(3) == 0;
        pool.ticks.clear(known ? TickMath.TICK_MIN : tick(random), known ? TickMath.TICK_MAX : tick(random),
                maths.ticks());
        int at = pool.ticks.from();
        for (int i = random.nextInt(5); i > 0; i--) {
            at += random.nextInt(1 << 4 + random.nextInt(15));
            pool.ticks.add(at, random.nextLong() >> random.nextInt(64), random.nextLong(), maths.ticks());
        }
        return pool;
    }

    private static int tick(Random random) {
        return random.nextInt(2 * TickMath.TICK_MAX) - TickMath.TICK_MAX;
    }

    private static U256 number(Random random, int bits) {
        return U256.of(new BigInteger(random.nextInt(bits + 1), random));
    }
}
