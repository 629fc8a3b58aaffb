package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.RandomCycles.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The best of a cycle of two to four small pools against trying every amount. */
class SmallCyclesTest {
    private static final int STATES = 100_000;
    private static final int NEIGHBOURS = 2_048;
    private static final int REMEMBERED = 4_096;
    private static final int REFUSED = -2;
    private static final int UNKNOWN = -1;
    private static final long MUCH = 1L << 40;
    private static final U256 UNLIMITED = new U256().set(-1, -1, -1, -1);

    private final RandomCycles pools = new RandomCycles(RandomCycles.Size.SMALL);
    private final PoolCycle cycle = new PoolCycle(NEIGHBOURS);
    private final long[][] brought = new long[PoolCycle.HOPS_MAX][REMEMBERED];
    private final PoolSwap swap = new PoolSwap();
    private final U256 in = new U256();
    private final U256 out = new U256();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldFindTheBestOfAllAmounts(Kind kind) {
        long seed = 404L + kind.ordinal();
        Random seeds = new Random(seed);
        int profitable = 0;
        int proven = 0;
        int crossing = 0;
        for (int i = 0; i < STATES; i++) {
            long own = seeds.nextLong();
            pools.draw(new Random(own), kind);
            cycle.clear();
            pools.hops.forEach(cycle::add);
            CycleVerdict verdict = cycle.size(UNLIMITED);
            long best = exhaustive(pools.hops);
            String where = "seed " + own + " of " + seed + ": " + verdict;
            assertEquals(best, cycle.profit().limb(0), where);
            assertEquals(best > 0, verdict == CycleVerdict.OK, where);
            profitable += best > 0 ? 1 : 0;
            proven += cycle.proven() ? 1 : 0;
            crossing += best > 0 && crosses() ? 1 : 0;
        }
        String sum = "seed " + seed + ": " + profitable + " gain, " + crossing + " over ticks, " + proven + " proven";
        assertTrue(profitable > STATES / 30, sum);
        assertTrue(kind == Kind.PAIRS || kind == Kind.RAYDIUM || crossing > profitable / 4, sum);
        assertEquals(STATES, proven, sum);
    }

    /** Whether what is confirmed passes a tick where liquidity changes. */
    private boolean crosses() {
        boolean crosses = false;
        for (int i = 0; i < pools.hops.size(); i++) {
            if (pools.pools.get(i) != null) {
                swap.zeroForOne = pools.zeroForOne.get(i);
                swap.exactIn = true;
                swap.amount.set(cycle.amount(i));
                pools.maths.unlimited(swap);
                assertEquals(AmmVerdict.OK, pools.maths.swap(pools.pools.get(i), swap));
                crosses |= swap.crossed > 0;
            }
        }
        return crosses;
    }

    private long exhaustive(List<Hop> hops) {
        for (int i = 0; i < hops.size(); i++) {
            Arrays.fill(brought[i], UNKNOWN);
        }
        long best = 0;
        long most = most(hops.get(hops.size() - 1));
        for (long x = 1; x + best < most; x++) {
            long amount = x;
            for (int i = 0; i < hops.size() && amount > 0; i++) {
                amount = brought(i, hops.get(i), amount);
            }
            if (amount == REFUSED) {
                break;
            }
            best = Math.max(best, amount - x);
        }
        return best;
    }

    /** All that a pool can bring. */
    private long most(Hop hop) {
        long taken = 0;
        for (long step = MUCH; step > 0; step >>= 1) {
            taken += bring(hop, taken + step) == REFUSED ? 0 : step;
        }
        return taken == 0 ? 0 : bring(hop, taken);
    }

    private long brought(int place, Hop hop, long amount) {
        if (amount >= REMEMBERED) {
            return bring(hop, amount);
        }
        long[] known = brought[place];
        known[(int) amount] = known[(int) amount] == UNKNOWN ? bring(hop, amount) : known[(int) amount];
        return known[(int) amount];
    }

    /** Nothing comes of too little; of too much nothing is known. */
    private long bring(Hop hop, long amount) {
        in.set(amount);
        AmmVerdict verdict = hop.out(in, out);
        return verdict == AmmVerdict.OK ? out.limb(0)
                : verdict == AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT ? 0 : REFUSED;
    }
}
