package arbd.route;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import arbd.market.Asset;
import arbd.market.MarketState;
import arbd.market.Venue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Draws pools between some assets, and states of them near parity so that many cycles gain. */
final class RandomPools {
    private static final int[] FEES = {100, 500, 3_000};
    private static final int BITS_MORE = 50;
    private static final int RAYDIUM_BITS_MORE = 20;
    private static final double TICKS_PER_DECIMAL = Math.log(10) / Math.log(1.0001);

    final List<Asset> assets = new ArrayList<>();
    final List<Pool> pools = new ArrayList<>();
    private final TickMath ticks = new TickMath();

    RandomPools(Random random, int assetCount, int poolCount) {
        this(random, assetCount, poolCount, asset -> 18);
    }

    /** {@code decimals}: on chain, of an asset. */
    RandomPools(Random random, int assetCount, int poolCount, IntUnaryOperator decimals) {
        for (int i = 0; i < assetCount; i++) {
            assets.add(new Asset(i, "A" + i, 18));
        }
        Venue venue = new Venue(0, "chain", "evm");
        for (int i = 0; i < poolCount; i++) {
            int zero = random.nextInt(assetCount);
            int one = (zero + 1 + random.nextInt(assetCount - 1)) % assetCount;
            boolean pair = random.nextBoolean();
            PoolKind reserves = random.nextInt(4) == 0 ? PoolKind.RAYDIUM_V4 : PoolKind.CONSTANT_PRODUCT;
            pools.add(new Pool(i, venue, "0x" + i, pair ? reserves : PoolKind.CONCENTRATED,
                    assets.get(zero), assets.get(one), decimals.applyAsInt(zero), decimals.applyAsInt(one),
                    FEES[random.nextInt(FEES.length)], pair ? 1 : 60));
        }
    }

    /** A state within about three per cent of parity. */
    void draw(Random random, Pool pool, PoolEvent into) {
        into.pool = pool.id();
        into.state = MarketState.LIVE;
        into.block++;
        int more = pool.kind() == PoolKind.RAYDIUM_V4 ? RAYDIUM_BITS_MORE : BITS_MORE;
        BigInteger size = new BigInteger(40 + random.nextInt(more), random).setBit(40);
        int parity = 60 * (int) Math.round((pool.decimals1() - pool.decimals0()) * TICKS_PER_DECIMAL / 60);
        int tick = parity + random.nextInt(600) - 300;
        if (pool.kind() != PoolKind.CONCENTRATED) {
            U256 price = new U256();
            ticks.sqrtRatio(tick, price);
            BigInteger root = price.toBigInteger();
            into.reserve0.set(U256.of(size));
            into.reserve1.set(U256.of(size.multiply(root).multiply(root).shiftRight(192).max(BigInteger.ONE)));
            return;
        }
        ticks.sqrtRatio(tick, into.sqrtPrice);
        into.sqrtPrice.add(into.sqrtPrice, random.nextInt(1_000));
        into.tick = tick;
        into.liquidity.set(U256.of(size));
        into.windowFrom = parity - 1_200;
        into.windowTo = parity + 1_200;
        into.ticks = 2;
        into.tickIndex[0] = parity - 360 - 60 * random.nextInt(5);
        into.tickIndex[1] = parity + 360 + 60 * random.nextInt(5);
        into.netHigh[0] = size.shiftRight(64).longValue();
        into.netLow[0] = size.longValue();
        into.netHigh[1] = size.negate().shiftRight(64).longValue();
        into.netLow[1] = size.negate().longValue();
    }
}
