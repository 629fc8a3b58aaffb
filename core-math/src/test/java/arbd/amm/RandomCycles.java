package arbd.amm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws cycles of two to four pools, many of which gain. */
final class RandomCycles {
    private static final int[] SPACINGS = {60, 200};
    private static final int FEE_STEPS = 31;
    private static final int FEE_STEP = 100;
    private static final int DEARER_STEPS = 300;
    private static final int POSITIONS_MOST = 3;
    private static final int WIDTH = 12;
    private static final int RAYDIUM_BITS = 62;

    /** Which pools a cycle is made of. */
    enum Kind {
        PAIRS, RAYDIUM, CONCENTRATED, MIXED
    }

    /**
     * How large they are.
     *
     * @param pairBits least of a reserve, and how many more there may be
     * @param liquidityBits least of a liquidity, and how many more there may be
     * @param ticksFor price in favour of a trade, at most
     * @param ticksAgainst price against it, at most
     * @param parity whether both reserves are about the same
     */
    record Size(int pairBits, int pairMore, int liquidityBits, int liquidityMore, int ticksFor, int ticksAgainst,
            boolean parity) {
        /** Every amount can be tried. */
        static final Size SMALL = new Size(3, 6, 7, 5, 3_500, 700, false);
        /** From dust to more than there is of most tokens. */
        static final Size ANY = new Size(8, 100, 12, 100, 300, 300, true);
    }

    final ConcentratedLiquidity maths = new ConcentratedLiquidity();
    final List<Hop> hops = new ArrayList<>();
    /** State of each hop's pool; null for pairs. */
    final List<ConcentratedPool> pools = new ArrayList<>();
    /** What each hop's pair holds, paid in and brought; null for concentrated liquidity. */
    final List<BigInteger[]> reserves = new ArrayList<>();
    /** A hop whose fee is higher than drawn; -1 for none. */
    int dearer = -1;
    /** Directions. */
    final List<Boolean> zeroForOne = new ArrayList<>();
    private final PairRule pairs = new ConstantProduct();
    private final PairRule raydium = new RaydiumV4();
    private final Size size;

    RandomCycles(Size size) {
        this.size = size;
    }

    /** Becomes another cycle. */
    void draw(Random random, Kind kind) {
        hops.clear();
        pools.clear();
        reserves.clear();
        zeroForOne.clear();
        int count = 2 + random.nextInt(3);
        int surely = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            boolean mixed = kind == Kind.MIXED;
            if (kind == Kind.CONCENTRATED || mixed && (i == surely || random.nextInt(3) == 0)) {
                concentrated(random);
            } else {
                pair(random, kind == Kind.RAYDIUM || mixed && random.nextBoolean());
            }
        }
    }

    private void pair(Random random, boolean asRaydium) {
        int most = size.pairBits + random.nextInt(size.pairMore);
        int bits = asRaydium ? Math.min(most, RAYDIUM_BITS) : most;
        BigInteger in = new BigInteger(bits, random).add(BigInteger.ONE);
        BigInteger out = size.parity
                ? in.multiply(BigInteger.valueOf(980 + random.nextInt(50))).divide(BigInteger.valueOf(1_000))
                        .max(BigInteger.ONE)
                : new BigInteger(bits, random).add(BigInteger.ONE);
        hops.add(new PairHop(asRaydium ? raydium : pairs).set(U256.of(in), U256.of(out),
                PoolFee.ofBps(feeSteps(random))));
        reserves.add(new BigInteger[] {in, out});
        pools.add(null);
        zeroForOne.add(true);
    }

    private int feeSteps(Random random) {
        int drawn = random.nextInt(FEE_STEPS);
        return hops.size() == dearer ? drawn + DEARER_STEPS : drawn;
    }

    private void concentrated(Random random) {
        boolean down = random.nextBoolean();
        int favour = random.nextInt(size.ticksFor + size.ticksAgainst) - size.ticksAgainst;
        ConcentratedPool pool = pool(random, down ? favour : -favour);
        hops.add(new ConcentratedHop(maths).set(pool, down));
        pools.add(pool);
        reserves.add(null);
        zeroForOne.add(down);
    }

    private ConcentratedPool pool(Random random, int tick) {
        int spacing = SPACINGS[random.nextInt(SPACINGS.length)];
        ConcentratedPool pool = new ConcentratedPool(FEE_STEP * feeSteps(random), spacing,
                2 * POSITIONS_MOST);
        BigInteger[] net = new BigInteger[2 * WIDTH + 1];
        BigInteger liquidity = BigInteger.ZERO;
        int positions = 1 + random.nextInt(POSITIONS_MOST);
        int bits = size.liquidityBits + random.nextInt(size.liquidityMore);
        for (int i = 0; i < positions; i++) {
            // The first is mostly where the price is.
            boolean here = i == 0 && random.nextInt(8) > 0;
            int from = random.nextInt(here ? WIDTH + 1 : 2 * WIDTH);
            int to = here ? WIDTH + 1 + random.nextInt(WIDTH) : from + 1 + random.nextInt(2 * WIDTH - from);
            BigInteger amount = new BigInteger(bits, random).add(BigInteger.ONE);
            net[from] = net[from] == null ? amount : net[from].add(amount);
            net[to] = net[to] == null ? amount.negate() : net[to].subtract(amount);
            liquidity = from <= WIDTH && to > WIDTH ? liquidity.add(amount) : liquidity;
        }
        pool.ticks.clear(TickMath.TICK_MIN, TickMath.TICK_MAX, maths.ticks());
        for (int i = 0; i < net.length; i++) {
            if (net[i] != null) {
                pool.ticks.add((Math.floorDiv(tick, spacing) + i - WIDTH) * spacing,
                        net[i].shiftRight(Long.SIZE).longValue(), net[i].longValue(), maths.ticks());
            }
        }
        maths.ticks().sqrtRatio(tick, pool.sqrtPrice);
        // Up to half a tick higher.
        pool.sqrtPrice.add(pool.sqrtPrice, random.nextLong() >>> 4);
        pool.tick = tick;
        pool.liquidity.set(U256.of(liquidity));
        return pool;
    }
}
