package arbd.amm;

import java.math.BigInteger;
import java.util.Random;
import java.util.TreeMap;

/** Draws pools: the same one twice, ours and the twin's. */
final class RandomPool {
    private static final int[] FEES = {0, 100, 500, 3_000, 10_000, 999_999};
    private static final int[] SPACINGS = {1, 10, 60, 200};
    private static final int POSITIONS_MAX = 5;
    private static final int NEAR = 100_000;

    final ConcentratedPool pool;
    final SwapTwin twin;
    private final int spacing;

    /** A pool near a price, with some positions, some of which end in the same tick and cancel out. */
    RandomPool(Random random, int aroundTick, int liquidityBits, TickMath maths) {
        this(random, aroundTick, liquidityBits, FEES[random.nextInt(random.nextInt(8) == 0 ? 6 : 5)], maths);
    }

    RandomPool(Random random, int aroundTick, int liquidityBits, int fee, TickMath maths) {
        spacing = SPACINGS[random.nextInt(SPACINGS.length)];
        pool = new ConcentratedPool(fee, spacing, 2 * POSITIONS_MAX + 2);
        twin = new SwapTwin(fee, spacing);
        TreeMap<Integer, BigInteger> nets = new TreeMap<>();
        int positions = 1 + random.nextInt(POSITIONS_MAX);
        for (int i = 0; i < positions; i++) {
            int low = random.nextInt(8) == 0 ? usable(TickTwin.MIN) : near(random, aroundTick);
            int high = random.nextInt(8) == 0 ? usable(TickTwin.MAX) : near(random, aroundTick);
            if (low < high) {
                BigInteger size = new BigInteger(1 + random.nextInt(liquidityBits), random).add(BigInteger.ONE);
                nets.merge(low, size, BigInteger::add);
                nets.merge(high, size.negate(), BigInteger::add);
            }
        }
        place(random, aroundTick, nets, maths);
    }

    private void place(Random random, int aroundTick, TreeMap<Integer, BigInteger> nets, TickMath maths) {
        boolean onTick = random.nextInt(5) == 0 && !nets.isEmpty()
                && Math.abs(nets.firstKey() - aroundTick) < NEAR;
        int tick = onTick ? nets.firstKey() : aroundTick + random.nextInt(200) - 100;
        BigInteger low = TickTwin.price(tick);
        BigInteger price = onTick ? low : low.add(new BigInteger(low.bitLength(), random)
                .mod(TickTwin.price(tick + 1).subtract(low)));
        // On a tick that was reached from above the contract's tick is one lower, and the tick is not yet crossed.
        int stored = onTick && random.nextBoolean() && tick > TickTwin.MIN ? tick - 1 : tick;
        BigInteger liquidity = BigInteger.ZERO;
        pool.ticks.clear(TickTwin.MIN, TickTwin.MAX, maths);
        for (var net : nets.entrySet()) {
            liquidity = net.getKey() <= stored ? liquidity.add(net.getValue()) : liquidity;
            twin.initialise(net.getKey(), net.getValue());
            pool.ticks.add(net.getKey(), net.getValue().shiftRight(64).longValue(), net.getValue().longValue(), maths);
        }
        twin.price = price;
        twin.tick = stored;
        twin.liquidity = liquidity;
        pool.sqrtPrice.set(U256.of(price));
        pool.tick = stored;
        pool.liquidity.set(U256.of(liquidity));
    }

    private int near(Random random, int aroundTick) {
        return usable(aroundTick + (random.nextInt(spacing * 40) - spacing * 20) * (random.nextInt(4) == 0 ? 20 : 1));
    }

    private int usable(int tick) {
        int most = TickTwin.MAX / spacing * spacing;
        return Math.max(-most, Math.min(most, Math.floorDiv(tick, spacing) * spacing));
    }
}
