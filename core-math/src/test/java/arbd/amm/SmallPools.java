package arbd.amm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws cycles of pools so small that every amount can be tried, most of them off parity so that some gain. */
final class SmallPools {
    private static final int[] SPACINGS = {60, 200};
    private static final int FEE_STEPS = 31;
    private static final int FEE_STEP = 100;
    /** Price in favour of the trade, at most, and against it. */
    private static final int TICKS_FOR = 3_500;
    private static final int TICKS_AGAINST = 700;
    private static final int POSITIONS_MOST = 3;
    private static final int WIDTH = 12;

    /** Which pools a cycle is made of. */
    enum Kind {
        PAIRS, RAYDIUM, CONCENTRATED, MIXED
    }

    final List<Hop> hops = new ArrayList<>();
    private final PairRule pairs = new ConstantProduct();
    private final PairRule raydium = new RaydiumV4();
    private final ConcentratedLiquidity maths = new ConcentratedLiquidity();
    /** Initialised ticks in a pool of the last cycle. */
    int ticks;

    /** Becomes a cycle of two to four pools. */
    void draw(Random random, Kind kind) {
        hops.clear();
        ticks = 0;
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            hops.add(switch (kind) {
                case PAIRS -> pair(random, pairs);
                case RAYDIUM -> pair(random, raydium);
                case CONCENTRATED -> concentrated(random);
                case MIXED -> i == 0 || random.nextInt(3) == 0 ? concentrated(random)
                        : pair(random, random.nextBoolean() ? pairs : raydium);
            });
        }
        // Which one is of liquidity between ticks must not always be the first.
        hops.add(hops.remove(random.nextInt(count)));
    }

    private Hop pair(Random random, PairRule rule) {
        int size = 1 << 3 + random.nextInt(6);
        return new PairHop(rule).set(U256.of(1 + random.nextInt(size)), U256.of(1 + random.nextInt(size)),
                PoolFee.ofBps(random.nextInt(FEE_STEPS)));
    }

    private Hop concentrated(Random random) {
        boolean zeroForOne = random.nextBoolean();
        int favour = random.nextInt(TICKS_FOR + TICKS_AGAINST) - TICKS_AGAINST;
        return new ConcentratedHop(maths).set(pool(random, zeroForOne ? favour : -favour), zeroForOne);
    }

    private ConcentratedPool pool(Random random, int tick) {
        int spacing = SPACINGS[random.nextInt(SPACINGS.length)];
        ConcentratedPool pool = new ConcentratedPool(FEE_STEP * random.nextInt(FEE_STEPS), spacing,
                2 * POSITIONS_MOST);
        long[] net = new long[2 * WIDTH + 2];
        int middle = Math.floorDiv(tick, spacing);
        long liquidity = 0;
        int positions = 1 + random.nextInt(POSITIONS_MOST);
        for (int i = 0; i < positions; i++) {
            // The first is mostly where the price is.
            boolean here = i == 0 && random.nextInt(8) > 0;
            int from = random.nextInt(here ? WIDTH + 1 : 2 * WIDTH);
            int to = here ? WIDTH + 1 + random.nextInt(WIDTH) : from + 1 + random.nextInt(2 * WIDTH - from);
            long size = 1 + random.nextInt(1 << 7 + random.nextInt(6));
            net[from] += size;
            net[to] -= size;
            liquidity += from <= WIDTH && to > WIDTH ? size : 0;
        }
        pool.ticks.clear(TickMath.TICK_MIN, TickMath.TICK_MAX, maths.ticks());
        for (int i = 0; i < net.length; i++) {
            if (net[i] != 0) {
                pool.ticks.add((middle + i - WIDTH) * spacing, net[i] >> Long.SIZE - 1, net[i], maths.ticks());
                ticks++;
            }
        }
        maths.ticks().sqrtRatio(tick, pool.sqrtPrice);
        // Up to half a tick higher.
        pool.sqrtPrice.add(pool.sqrtPrice, random.nextLong() >>> Long.SIZE - 60);
        pool.tick = tick;
        pool.liquidity.set(liquidity);
        return pool;
    }
}
