package arbd.daemon.run;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import arbd.market.Asset;
import arbd.market.MarketState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/** States of pools for the invented market of {@link Warmup}: around consistent prices, now and then a little off. */
final class InventedPools {
    /** Worth of one side, in whole settlement assets. */
    private static final long DEPTH = 1_000_000;
    private static final double TICKS_PER_LOG = 1 / StrictMath.log(1.0001);
    private static final int OFF_ONE_IN = 8;
    private static final int OFF_TICKS = 90;
    private static final int RANGES = 4;
    private static final int SPACINGS_EACH = 20;

    private final ToLongFunction<Asset> worth;
    private final SplittableRandom random;
    private final TickMath math = new TickMath();
    private final PoolEvent event = new PoolEvent();
    private long block;

    /**
     * Draws states.
     *
     * @param worth of a whole unit of an asset, in whole settlement assets
     */
    InventedPools(ToLongFunction<Asset> worth, SplittableRandom random) {
        this.worth = worth;
        this.random = random;
    }

    /** The next state of a pool; overwritten by the next call. */
    PoolEvent next(Pool pool, long nanos) {
        event.pool = pool.id();
        event.state = MarketState.LIVE;
        event.block = ++block;
        event.receivedNanos = nanos;
        event.wallNanos = nanos;
        BigInteger reserve0 = units(pool.asset0(), pool.decimals0());
        BigInteger reserve1 = units(pool.asset1(), pool.decimals1());
        int off = random.nextInt(OFF_ONE_IN) == 0 ? random.nextInt(-OFF_TICKS, OFF_TICKS) : 0;
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            BigInteger more = reserve1.multiply(BigInteger.valueOf(off)).divide(BigInteger.valueOf(10_000));
            event.reserve0.set(U256.of(reserve0));
            event.reserve1.set(U256.of(reserve1.add(more)));
        } else {
            double price = reserve1.doubleValue() / reserve0.doubleValue();
            ranges(pool, (int) (StrictMath.log(price) * TICKS_PER_LOG) + off, reserve0.multiply(reserve1).sqrt());
        }
        return event;
    }

    private BigInteger units(Asset asset, int decimals) {
        return BigDecimal.valueOf(DEPTH / worth.applyAsLong(asset)).scaleByPowerOfTen(decimals).toBigInteger();
    }

    /** Liquidity that falls by a part at each of some ticks on both sides. */
    private void ranges(Pool pool, int tick, BigInteger liquidity) {
        int width = SPACINGS_EACH * pool.tickSpacing();
        int middle = Math.floorDiv(tick, pool.tickSpacing()) * pool.tickSpacing();
        BigInteger part = liquidity.divide(BigInteger.valueOf(2 * RANGES));
        math.sqrtRatio(tick, event.sqrtPrice);
        event.tick = tick;
        event.liquidity.set(U256.of(liquidity));
        event.windowFrom = middle - (RANGES + 1) * width;
        event.windowTo = middle + (RANGES + 1) * width;
        event.ticks = 0;
        for (int range = -RANGES; range <= RANGES; range++) {
            if (range != 0) {
                BigInteger net = range < 0 ? part : part.negate();
                event.tickIndex[event.ticks] = middle + range * width;
                event.netHigh[event.ticks] = net.shiftRight(Long.SIZE).longValue();
                event.netLow[event.ticks] = net.longValue();
                event.ticks++;
            }
        }
    }
}
