package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The best of a cycle against trying every amount, and against trying many. */
class PoolCycleTest {
    private static final int TINY = 100_000;
    private static final int LARGE = 100_000;
    private static final int WIDE = 10_000;
    private static final int TRIES = 4;
    private static final int NEIGHBOURS = 1_024;
    /** What may be lost where more is not worth the time: a hundred units, or a millionth of the gain. */
    private static final double UNITS = 100;
    private static final double PART = 1e-6;
    /** But for one in so many, where liquidity passes 2^96 and one step of the price is many units. */
    private static final int SELDOM = 500;
    private static final int FEW_NEIGHBOURS = 8;
    private static final U256 UNLIMITED = new U256().set(-1, -1, -1, -1);

    private final ConstantProduct pools = new ConstantProduct();
    private final ConcentratedLiquidity concentrated = new ConcentratedLiquidity();
    private PoolCycle cycle = new PoolCycle(NEIGHBOURS);
    private final U256 in = new U256();
    private final U256 out = new U256();

    /** Pools so small that every amount can be tried, in longs. */
    @Test
    void shouldFindTheBestOfTinyPools() {
        long seed = 401L;
        Random seeds = new Random(seed);
        int profitable = 0;
        for (int i = 0; i < TINY; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            int hops = 2 + random.nextInt(4);
            long[][] reserves = new long[hops][2];
            PoolFee[] fees = new PoolFee[hops];
            cycle.clear();
            for (int hop = 0; hop < hops; hop++) {
                reserves[hop][0] = 1 + random.nextInt(1 << 3 + random.nextInt(8));
                reserves[hop][1] = 1 + random.nextInt(1 << 3 + random.nextInt(8));
                fees[hop] = PoolFee.ofBps(random.nextInt(100));
                cycle.add(new PairHop(pools).set(U256.of(reserves[hop][0]), U256.of(reserves[hop][1]), fees[hop]));
            }
            long best = exhaustive(reserves, fees);
            CycleVerdict verdict = cycle.size(UNLIMITED);
            String where = "seed " + own + " of " + seed + ": " + verdict;
            assertEquals(best, cycle.profit().toBigInteger().longValueExact(), where);
            assertEquals(best > 0, verdict == CycleVerdict.OK, where);
            assertTrue(cycle.proven(), where);
            profitable += best > 0 ? 1 : 0;
        }
        assertTrue(profitable > TINY / 20, "profitable: " + profitable);
    }

    private static long exhaustive(long[][] reserves, PoolFee[] fees) {
        long best = 0;
        long mostOut = reserves[reserves.length - 1][1];
        for (long x = 1; x < mostOut; x++) {
            long amount = x;
            for (int hop = 0; hop < reserves.length; hop++) {
                long kept = amount * fees[hop].keep();
                amount = kept * reserves[hop][1] / (reserves[hop][0] * fees[hop].whole() + kept);
            }
            best = Math.max(best, amount - x);
        }
        return best;
    }

    /** Real sizes: no amount that is tried gains more than it may. */
    @Test
    void shouldNotBeBeatenByAnyAmountTried() {
        long seed = 402L;
        Random seeds = new Random(seed);
        Map<CycleVerdict, Integer> verdicts = new EnumMap<>(CycleVerdict.class);
        for (int i = 0; i < LARGE; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            List<Hop> hops = new ArrayList<>();
            int count = 2 + random.nextInt(4);
            for (int hop = 0; hop < count; hop++) {
                BigInteger reserve = new BigInteger(60 + random.nextInt(50), random).setBit(60);
                // Near parity, so that about half of the cycles gain.
                BigInteger other = reserve.multiply(BigInteger.valueOf(980 + random.nextInt(50)))
                        .divide(BigInteger.valueOf(1_000));
                hops.add(new PairHop(pools).set(U256.of(reserve), U256.of(other),
                        PoolFee.ofBps(random.nextInt(60))));
            }
            verdicts.merge(check(hops, random, "seed " + own + " of " + seed), 1, Integer::sum);
        }
        assertTrue(verdicts.get(CycleVerdict.OK) > LARGE / 5 && verdicts.get(CycleVerdict.NO_EDGE) > LARGE / 5,
                verdicts.toString());
    }

    @Test
    void shouldNotBeBeatenThroughConcentratedLiquidity() {
        long seed = 403L;
        cycle = new PoolCycle(FEW_NEIGHBOURS);
        Random seeds = new Random(seed);
        Map<CycleVerdict, Integer> verdicts = new EnumMap<>(CycleVerdict.class);
        int ranges = 0;
        for (int i = 0; i < WIDE; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            List<Hop> hops = new ArrayList<>();
            boolean zeroForOne = random.nextBoolean();
            int tick = random.nextInt(40_000) - 20_000;
            RandomPool both = new RandomPool(random, tick, 90, 100 * random.nextInt(31), concentrated.ticks());
            Hop v3 = new ConcentratedHop(concentrated).set(both.pool, zeroForOne);
            Hop other = random.nextBoolean() ? pair(random, tick, zeroForOne)
                    : new ConcentratedHop(concentrated).set(new RandomPool(random, tick + random.nextInt(600) - 300, 90,
                            100 * random.nextInt(31), concentrated.ticks()).pool, !zeroForOne);
            hops.add(v3);
            hops.add(random.nextInt(2), other);
            verdicts.merge(check(hops, random, "seed " + own + " of " + seed), 1, Integer::sum);
            ranges += crosses(both.pool, zeroForOne, cycle.amount(hops.indexOf(v3))) ? 1 : 0;
        }
        assertTrue(verdicts.get(CycleVerdict.OK) > WIDE / 10 && ranges > WIDE / 100, verdicts + ", ranges " + ranges);
    }

    /** From dust to more than there is of most tokens. */
    @ParameterizedTest
    @EnumSource
    void shouldNotBeBeatenBeyondItsBound(RandomCycles.Kind kind) {
        cycle = new PoolCycle(FEW_NEIGHBOURS);
        long seed = 421L + kind.ordinal();
        Random seeds = new Random(seed);
        RandomCycles cycles = new RandomCycles(RandomCycles.Size.ANY);
        int confirmed = 0;
        int proven = 0;
        int loose = 0;
        for (int i = 0; i < LARGE; i++) {
            long own = seeds.nextLong();
            Random random = new Random(own);
            cycles.draw(random, kind);
            if (check(cycles.hops, random, "seed " + own + " of " + seed) == CycleVerdict.OK) {
                double lost = cycle.lostMost();
                confirmed++;
                proven += cycle.proven() ? 1 : 0;
                loose += lost > UNITS && lost > cycle.profit().toDouble() * PART ? 1 : 0;
            }
        }
        String sum = "seed " + seed + ": " + confirmed + " confirmed, " + proven + " proven, " + loose + " loose";
        assertTrue(confirmed > LARGE / 5 && proven > 0, sum);
        assertTrue(loose * SELDOM < confirmed, sum);
    }

    private boolean crosses(ConcentratedPool pool, boolean zeroForOne, U256 amount) {
        PoolSwap swap = new PoolSwap();
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(amount);
        concentrated.unlimited(swap);
        return concentrated.swap(pool, swap) == AmmVerdict.OK && swap.crossed > 0;
    }

    private Hop pair(Random random, int tick, boolean zeroForOneInOther) {
        BigInteger zero = new BigInteger(30 + random.nextInt(60), random).setBit(30);
        BigInteger price = TickTwin.price(tick + random.nextInt(600) - 300);
        BigInteger one = zero.multiply(price).multiply(price).shiftRight(192).max(BigInteger.ONE);
        PairHop hop = new PairHop(pools);
        PoolFee fee = PoolFee.ofBps(random.nextInt(31));
        return zeroForOneInOther ? hop.set(U256.of(one), U256.of(zero), fee)
                : hop.set(U256.of(zero), U256.of(one), fee);
    }

    private CycleVerdict check(List<Hop> hops, Random random, String where) {
        cycle.clear();
        hops.forEach(cycle::add);
        CycleVerdict verdict = cycle.size(UNLIMITED);
        BigInteger ours = cycle.profit().toBigInteger();
        assertEquals(verdict == CycleVerdict.OK, ours.signum() > 0, where);
        BigInteger from = verdict == CycleVerdict.OK ? cycle.amount(0).toBigInteger() : BigInteger.ONE.shiftLeft(20);
        if (verdict == CycleVerdict.OK) {
            assertEquals(ours, gain(hops, from), where + ": the gain is not what the pools say");
            for (BigInteger one : List.of(BigInteger.ONE, BigInteger.ONE.negate())) {
                BigInteger gain = from.add(one).signum() > 0 ? gain(hops, from.add(one)) : null;
                assertTrue(gain == null || gain.compareTo(ours) <= 0, () -> where + ": " + one + " more gains more");
            }
        }
        BigInteger allowed = ours.add(new BigDecimal(cycle.lostMost()).toBigInteger());
        for (int i = 0; i < TRIES; i++) {
            BigInteger away = from.multiply(BigInteger.valueOf(random.nextInt(1 << 20) - (1 << 19)))
                    .shiftRight(19 + random.nextInt(30));
            BigInteger tried = from.add(away).max(BigInteger.ONE);
            BigInteger gain = gain(hops, tried);
            assertTrue(gain == null || gain.compareTo(allowed) <= 0,
                    () -> where + ": " + tried + " gains " + gain + ", " + from + " only " + ours);
        }
        return verdict;
    }

    private BigInteger gain(List<Hop> hops, BigInteger amount) {
        in.set(U256.of(amount));
        for (Hop hop : hops) {
            if (hop.out(in, out) != AmmVerdict.OK) {
                return null;
            }
            in.set(out);
        }
        return in.toBigInteger().subtract(amount);
    }
}
