package arbd.daemon.decide;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.market.Asset;
import arbd.market.MarketState;
import arbd.market.Venue;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import java.util.List;
import java.util.SplittableRandom;

/** Pools for tests, beside the instruments of {@link TestMarket}, and states of them that a contract could have. */
public final class TestPools {
    /** ETH and USDT by two reserves, and by ticks; BTC and USDT by two reserves, and by ticks. */
    public static final List<Pool> POOLS = List.of(
            pool(0, PoolKind.CONSTANT_PRODUCT, TestMarket.ETH), pool(1, PoolKind.CONCENTRATED, TestMarket.ETH),
            pool(2, PoolKind.CONSTANT_PRODUCT, TestMarket.BTC), pool(3, PoolKind.CONCENTRATED, TestMarket.BTC));
    /** The test market's routes, and these pools. */
    public static final RouteTable ROUTES = TestMarket.ROUTES.with(PoolRoutes.of(POOLS, null, null));

    private static final int SPACING = 10;
    private static final int AROUND = 2_000;

    private final TickMath math = new TickMath();

    /** Draws states. */
    public TestPools() {
    }

    private static Pool pool(int id, PoolKind kind, int asset) {
        Venue venue = new Venue(0, "chain", "evm");
        Asset base = TestMarket.TABLE.assets().get(asset);
        Asset quote = TestMarket.TABLE.assets().get(TestMarket.USDT);
        boolean ticks = kind == PoolKind.CONCENTRATED;
        return new Pool(id, venue, "0x" + id, kind, base, quote, 18, 6, 3_000, ticks ? SPACING : 1);
    }

    /** A live state of a pool after a block; allocates nothing. */
    public void live(PoolEvent into, int pool, long block, long nanos, SplittableRandom random) {
        into.pool = pool;
        into.state = MarketState.LIVE;
        into.block = block;
        into.logIndex = random.nextInt(200);
        into.receivedNanos = nanos;
        into.wallNanos = nanos + 1;
        if (POOLS.get(pool).kind() == PoolKind.CONSTANT_PRODUCT) {
            into.reserve0.set(0, 0, random.nextLong(1L << 48), random.nextLong());
            into.reserve1.set(0, 0, random.nextLong(1L << 48), random.nextLong());
            return;
        }
        into.tick = random.nextInt(-AROUND, AROUND);
        math.sqrtRatio(into.tick, into.sqrtPrice);
        into.liquidity.set(0, 0, random.nextLong(1L << 60), random.nextLong());
        into.windowFrom = -2 * AROUND;
        into.windowTo = 2 * AROUND;
        into.ticks = random.nextInt(8) == 0 ? PoolEvent.TICKS : random.nextInt(PoolEvent.TICKS);
        int at = -2 * AROUND;
        for (int i = 0; i < into.ticks; i++) {
            into.tickIndex[i] = at;
            at += SPACING * random.nextInt(1, 2 * 2 * AROUND / SPACING / PoolEvent.TICKS + 1);
            into.netHigh[i] = random.nextLong() >> 40;
            into.netLow[i] = random.nextLong();
        }
    }

    /** A pool is not to be priced. */
    public void status(PoolEvent into, int pool, MarketState state, long nanos) {
        into.pool = pool;
        into.state = state;
        into.block = 0;
        into.logIndex = 0;
        into.receivedNanos = nanos;
        into.wallNanos = nanos + 1;
    }
}
