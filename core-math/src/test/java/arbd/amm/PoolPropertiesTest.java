package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.RandomCycles.Kind;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every cycle that is confirmed, whatever its pools are. */
class PoolPropertiesTest {
    private static final int STATES = 100_000;
    private static final int NEIGHBOURS = 2_048;
    private static final int FEW_NEIGHBOURS = 8;
    private static final U256 UNLIMITED = new U256().set(-1, -1, -1, -1);

    private final PoolCycle cycle = new PoolCycle(NEIGHBOURS);
    private final PoolSwap swap = new PoolSwap();

    /**
     * A higher fee in one pool never makes a cycle gain more, but for amounts that the cheaper pool does not take: one
     * whose liquidity ends keeps less before it ends.
     */
    @ParameterizedTest
    @EnumSource
    void shouldNotGainMoreWhenAFeeRises(Kind kind) {
        long seed = 431L + kind.ordinal();
        Random seeds = new Random(seed);
        RandomCycles cycles = new RandomCycles(RandomCycles.Size.SMALL);
        int less = 0;
        int ended = 0;
        for (int i = 0; i < STATES; i++) {
            long own = seeds.nextLong();
            BigInteger before = gain(cycles, own, kind, -1);
            if (before.signum() == 0) {
                continue;
            }
            BigInteger after = gain(cycles, own, kind, i % cycles.hops.size());
            less += after.compareTo(before) < 0 ? 1 : 0;
            if (after.compareTo(before) > 0) {
                cycles.dearer = -1;
                cycles.draw(new Random(own), kind);
                assertEquals(AmmVerdict.INSUFFICIENT_LIQUIDITY, verdict(cycles), "seed " + own + " of " + seed + ": "
                        + before + ", " + after);
                ended++;
            }
        }
        String sum = "seed " + seed + ": " + less + " gain less, " + ended + " where liquidity ends";
        assertTrue(less > STATES / 200 && ended * 20 < less, sum);
    }

    /** What the pools say to the amount that was confirmed last. */
    private AmmVerdict verdict(RandomCycles cycles) {
        U256 amount = new U256().set(cycle.amount(0));
        U256 next = new U256();
        for (Hop hop : cycles.hops) {
            AmmVerdict verdict = hop.out(amount, next);
            if (verdict != AmmVerdict.OK) {
                return verdict;
            }
            amount.set(next);
        }
        return AmmVerdict.OK;
    }

    private BigInteger gain(RandomCycles cycles, long own, Kind kind, int dearer) {
        cycles.dearer = dearer;
        cycles.draw(new Random(own), kind);
        cycle.clear();
        cycles.hops.forEach(cycle::add);
        cycle.size(UNLIMITED);
        return cycle.profit().toBigInteger();
    }

    /**
     * What one pool brings the next one takes, to the last unit, and no pool is worth less afterwards: a pair's product
     * does not fall, and what liquidity between ticks brought does not buy back more than was paid.
     */
    @ParameterizedTest
    @EnumSource
    void shouldTakeFromPoolsOnlyWhatTheyGive(Kind kind) {
        long seed = 441L + kind.ordinal();
        Random seeds = new Random(seed);
        RandomCycles cycles = new RandomCycles(RandomCycles.Size.ANY);
        PoolCycle few = new PoolCycle(FEW_NEIGHBOURS);
        int confirmed = 0;
        for (int i = 0; i < STATES; i++) {
            long own = seeds.nextLong();
            String where = "seed " + own + " of " + seed;
            cycles.draw(new Random(own), kind);
            few.clear();
            cycles.hops.forEach(few::add);
            if (few.size(UNLIMITED) == CycleVerdict.OK) {
                confirmed++;
                assertTrue(!few.profit().isZero(), where);
                int last = cycles.hops.size();
                assertEquals(few.amount(0).toBigInteger().add(few.profit().toBigInteger()),
                        few.amount(last).toBigInteger(), where);
                for (int hop = 0; hop < last; hop++) {
                    assertKept(cycles, hop, few.amount(hop), few.amount(hop + 1), where + ", hop " + hop);
                }
            }
        }
        assertTrue(confirmed > STATES / 5, "seed " + seed + ": " + confirmed + " confirmed");
    }

    private void assertKept(RandomCycles cycles, int hop, U256 in, U256 brought, String where) {
        BigInteger[] reserves = cycles.reserves.get(hop);
        if (reserves != null) {
            BigInteger left = reserves[1].subtract(brought.toBigInteger());
            BigInteger after = reserves[0].add(in.toBigInteger()).multiply(left);
            assertTrue(after.compareTo(reserves[0].multiply(reserves[1])) >= 0, where);
            return;
        }
        ConcentratedPool pool = cycles.pools.get(hop);
        swap(cycles, pool, cycles.zeroForOne.get(hop), in);
        assertEquals(brought.toString(), swap.amountOut.toString(), where);
        assertEquals(in.toString(), swap.amountIn.toString(), where);
        pool.apply(swap);
        swap(cycles, pool, !cycles.zeroForOne.get(hop), brought);
        assertTrue(swap.amountOut.compare(in) <= 0, () -> where + ": " + in + " brought " + brought + ", that "
                + swap.amountOut);
    }

    private void swap(RandomCycles cycles, ConcentratedPool pool, boolean zeroForOne, U256 amount) {
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(amount);
        cycles.maths.unlimited(swap);
        assertEquals(AmmVerdict.OK, cycles.maths.swap(pool, swap));
    }
}
