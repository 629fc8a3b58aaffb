package arbd.daemon.decide;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import arbd.execution.risk.Announced;
import arbd.execution.risk.OrderBudget;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.AmmRoutes;
import arbd.route.BookAmmRoutes;
import arbd.route.PoolRoutes;
import arbd.route.RouteCosts;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Books of a few lots and pools of a few hundred units, so that every amount can be tried. ETH is worth about 2 USDT,
 * BTC about 4; each asset has other decimals on chain than off it, but for BTC.
 */
final class SmallMarket {
    static final Asset USDT = new Asset(0, "USDT", 4);
    static final Asset ETH = new Asset(1, "ETH", 3);
    static final Asset BTC = new Asset(2, "BTC", 3);
    static final Venue ALPHA = new Venue(0, "alpha", "sim");
    static final Venue BETA = new Venue(1, "beta", "sim");
    static final Venue ZETA = new Venue(2, "zeta", "evm");
    static final long STALE_NANOS = 750_000_000L;
    static final long EDGE_MAX_PPM = 250_000;
    static final long[] EDGE_MIN_PPM = {2_000, 3_000};
    static final long[][] NOTIONAL_MAX = {{8_000, 300, 0}, {9_000, 250, 0}};
    private static final OrderBudget[][] BUDGETS = {
        {new OrderBudget(9, 1)}, {new OrderBudget(9, 1)}, {new OrderBudget(9, 1)}};
    static final long[] ORDER_MAX = {8_500, Long.MAX_VALUE, Long.MAX_VALUE};
    static final PoolSettings.ChainCosts CHAIN =
            new PoolSettings.ChainCosts(ETH.id(), 1, 1, 300_000_000_000_000L, 10_000_000, 300_000);

    static final InstrumentTable TABLE = InstrumentTable.of(List.of(ALPHA, BETA, ZETA), List.of(USDT, ETH, BTC),
            List.of(new Instrument(0, ALPHA, "ETHUSDT", Kind.SPOT, ETH, USDT, 3, 2, 1, 1, 2, 300, 100_000,
                            FeeSide.RECEIVED),
                    new Instrument(1, BETA, "ETHUSDT", Kind.SPOT, ETH, USDT, 4, 3, 1, 5, 0, 100, 200_000,
                            FeeSide.QUOTE),
                    new Instrument(2, ALPHA, "BTCUSDT", Kind.SPOT, BTC, USDT, 3, 3, 1, 2, 6, 0, -10_000,
                            FeeSide.QUOTE),
                    new Instrument(3, BETA, "BTCETH", Kind.SPOT, BTC, ETH, 3, 2, 1, 1, 0, 3, 50_000,
                            FeeSide.RECEIVED)));
    static final List<Pool> POOLS = List.of(
            pool(0, PoolKind.CONSTANT_PRODUCT, ETH, USDT, 3_000), pool(1, PoolKind.CONSTANT_PRODUCT, USDT, ETH, 500),
            pool(2, PoolKind.CONSTANT_PRODUCT, BTC, USDT, 3_000), pool(3, PoolKind.CONSTANT_PRODUCT, BTC, ETH, 1_000),
            pool(4, PoolKind.CONCENTRATED, ETH, USDT, 500), pool(5, PoolKind.CONSTANT_PRODUCT, ETH, BTC, 3_000));
    static final PoolRoutes ROUTES = PoolRoutes.of(POOLS, AmmRoutes.build(POOLS, List.of(USDT, ETH), 4, 1_000),
            BookAmmRoutes.build(TABLE, POOLS, 2, 1_000));
    static final RouteTable TABLES = RouteTable.of(TABLE, List.of()).with(ROUTES);

    /** Tick of 2 USDT of 3 decimals for an ETH of 5. */
    private static final int PARITY = -39_122;
    private static final int SPACING = 10;

    private final Random random;
    private final TickMath maths = new TickMath();

    SmallMarket(Random random) {
        this.random = random;
    }

    static DecisionSettings settings() {
        int kinds = RouteKind.values().length;
        long[] most = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        long[][] none = new long[kinds][3];
        PoolSettings pools = new PoolSettings(EDGE_MIN_PPM, NOTIONAL_MAX,
                new PoolSettings.ChainCosts[] {null, null, CHAIN});
        return new DecisionSettings(1, false, new long[kinds], new long[kinds], none, ORDER_MAX, most, most,
                EDGE_MAX_PPM, STALE_NANOS, 0, 8, 0, BUDGETS, new long[] {1, 1, 1}, 16, pools,
                new Announced(0, 0, 0, 0), RouteCosts::new);
    }

    static int onChain(Asset asset) {
        return asset.id() == ETH.id() ? 5 : 3;
    }

    private static Pool pool(int id, PoolKind kind, Asset zero, Asset one, int feePips) {
        return new Pool(id, ZETA, "0x" + id, kind, zero, one, onChain(zero), onChain(one), feePips,
                kind == PoolKind.CONCENTRATED ? SPACING : 1);
    }

    /** A state within about a sixth of parity; a few are of an older block, senseless, or not to be priced. */
    void pool(PoolEvent into, long block, long nanos) {
        Pool pool = POOLS.get(random.nextInt(POOLS.size()));
        into.pool = pool.id();
        into.receivedNanos = nanos;
        into.block = random.nextInt(12) == 0 ? Math.max(1, block - 3) : block;
        into.logIndex = 0;
        into.state = random.nextInt(15) == 0 ? MarketState.STALE : MarketState.LIVE;
        if (pool.kind() == PoolKind.CONCENTRATED) {
            concentrated(into);
            return;
        }
        long worth = 250 + random.nextInt(1_000);
        into.reserve0.set(units(pool.asset0(), worth));
        into.reserve1.set(random.nextInt(30) == 0 ? 0 : units(pool.asset1(), worth));
    }

    /** Units on chain of about so many thousandths of a USDT. */
    private long units(Asset asset, long worth) {
        long off = 850 + random.nextInt(300);
        long exact = asset.id() == USDT.id() ? worth : asset.id() == ETH.id() ? worth * 50 : Math.max(8, worth / 4);
        return exact * off / 1_000;
    }

    private void concentrated(PoolEvent into) {
        int tick = PARITY + random.nextInt(3_000) - 1_500;
        maths.sqrtRatio(tick, into.sqrtPrice);
        into.sqrtPrice.add(into.sqrtPrice, random.nextInt(1_000));
        into.tick = tick;
        long liquidity = 2_000 + random.nextInt(10_000);
        into.liquidity.set(liquidity);
        into.windowFrom = tick - 1_200;
        into.windowTo = tick + 1_200;
        into.ticks = 2;
        into.tickIndex[0] = Math.floorDiv(tick - random.nextInt(900), SPACING) * SPACING;
        into.tickIndex[1] = Math.floorDiv(tick + 10 + random.nextInt(900), SPACING) * SPACING;
        set(into, 0, BigInteger.valueOf(liquidity / 2));
        set(into, 1, BigInteger.valueOf(liquidity / 2).negate());
    }

    private static void set(PoolEvent into, int at, BigInteger net) {
        into.netHigh[at] = net.shiftRight(64).longValue();
        into.netLow[at] = net.longValue();
    }

    /** A book of one to three levels near parity, at times one that must not be priced. */
    void book(Tick into, long nanos) {
        Instrument book = TABLE.get(random.nextInt(TABLE.size()));
        into.instrument = book.id();
        into.receivedNanos = nanos;
        into.type = random.nextInt(15) == 0 ? Tick.STATUS : Tick.DEPTH;
        into.state = MarketState.STALE;
        Arrays.fill(into.bidPx, 0);
        Arrays.fill(into.askPx, 0);
        into.bids = 1 + random.nextInt(3);
        into.asks = 1 + random.nextInt(3);
        long parity = (book.id() == 2 ? 4 : 2) * BigInteger.TEN.pow(book.pxDecimals()).longValue();
        long bid = parity * (880 + random.nextInt(240)) / 1_000;
        long ask = random.nextInt(20) == 0 ? bid : bid + 1 + random.nextInt((int) (parity / 50));
        for (int level = 0; level < 3; level++) {
            into.bidPx[level] = bid;
            into.askPx[level] = ask;
            into.bidQty[level] = book.qtyIncrement() * (1 + random.nextInt(8));
            into.askQty[level] = book.qtyIncrement() * (1 + random.nextInt(8));
            bid -= 1 + random.nextInt((int) (parity / 40));
            ask += 1 + random.nextInt((int) (parity / 40));
        }
    }
}
