package arbd.daemon.decide;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.U256;
import arbd.market.MarketState;
import arbd.market.Venue;
import arbd.route.AmmRoutes;
import arbd.route.BookAmmRoutes;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import java.math.BigInteger;
import java.util.List;

/** {@link TestMarket} and three pools of ETH and USDT on a chain, a thousand ETH deep; USDT has 6 decimals there. */
final class PoolMarket {
    static final Venue CHAIN = new Venue(2, "zeta", "evm");
    static final List<Pool> POOLS = List.of(pool(0, PoolKind.CONSTANT_PRODUCT, 3_000),
            pool(1, PoolKind.CONSTANT_PRODUCT, 500), pool(2, PoolKind.CONCENTRATED, 500));
    static final PoolRoutes POOL_ROUTES = PoolRoutes.of(POOLS,
            AmmRoutes.build(POOLS, List.of(TestMarket.TABLE.assets().get(TestMarket.USDT)), 3, 1_000),
            BookAmmRoutes.build(TestMarket.TABLE, POOLS, 1, 1_000));
    static final RouteTable ROUTES = TestMarket.ROUTES.with(POOL_ROUTES);
    /** 60,000 and 70,000 for each pool, at 2 gwei; a fifth of the gain; 5 bps of what is paid in. */
    static final PoolSettings.ChainCosts COSTS =
            new PoolSettings.ChainCosts(TestMarket.ETH, 60_000, 70_000, 2_000_000_000L, 20_000_000, 50_000);
    static final long MOST = 2_000_000_000_000L;

    private static final BigInteger ETHER = BigInteger.TEN.pow(18);

    private PoolMarket() {
    }

    private static Pool pool(int id, PoolKind kind, int feePips) {
        return new Pool(id, CHAIN, "0x" + id, kind, TestMarket.TABLE.assets().get(TestMarket.ETH),
                TestMarket.TABLE.assets().get(TestMarket.USDT), 18, 6, feePips,
                kind == PoolKind.CONCENTRATED ? 10 : 1);
    }

    static DecisionSettings settings() {
        return settings(new PoolSettings(new long[] {100, 500}, new long[][] {{MOST, 0, 0}, {MOST, 0, 0}},
                new PoolSettings.ChainCosts[] {null, null, COSTS}), Long.MAX_VALUE);
    }

    static DecisionSettings settings(PoolSettings pools, long orderMax) {
        DecisionSettings of = TestMarket.SETTINGS;
        return new DecisionSettings(of.epoch(), of.halted(), of.edgeMinPpm(), of.exitMinPpm(), of.notionalMax(),
                new long[] {orderMax, orderMax, orderMax}, of.nakedMax(), of.positionMax(), of.edgeMaxPpm(),
                of.staleAfterNanos(), of.cooldownNanos(), of.ordersMax(), of.routeHaltNanos(), of.orderBudgets(),
                of.ackTimeoutNanos(), of.stateHashEvery(), pools, of.announced(), of.costs());
    }

    /** The route with this title. */
    static int route(String title) {
        for (int route = PoolRoutes.BASE; route < PoolRoutes.BASE + POOL_ROUTES.size(); route++) {
            if (POOL_ROUTES.title(route).equals(title)) {
                return route;
            }
        }
        throw new IllegalArgumentException(title);
    }

    /** A pair's state: a thousand ETH at this price in cents. */
    static PoolEvent pair(int pool, long cents, long block) {
        PoolEvent event = new PoolEvent();
        pair(event, pool, cents, block);
        return event;
    }

    /** The same into a slot; allocates. */
    static void pair(PoolEvent into, int pool, long cents, long block) {
        into.pool = pool;
        into.state = MarketState.LIVE;
        into.block = block;
        into.reserve0.set(U256.of(ETHER.multiply(BigInteger.valueOf(1_000))));
        into.reserve1.set(cents * 10_000_000);
    }

    /** Concentrated liquidity around 3,000 USDT, in one stretch that ends a few per cent away. */
    static PoolEvent concentrated(int tick, long block) {
        PoolEvent event = new PoolEvent();
        event.pool = 2;
        event.block = block;
        new arbd.amm.TickMath().sqrtRatio(tick, event.sqrtPrice);
        event.tick = tick;
        // A quarter of this is the virtual reserve of millions of USDT.
        BigInteger liquidity = BigInteger.valueOf(50).multiply(BigInteger.TEN.pow(15));
        event.liquidity.set(U256.of(liquidity));
        event.windowFrom = tick - 2_000;
        event.windowTo = tick + 2_000;
        event.ticks = 2;
        event.tickIndex[0] = Math.floorDiv(tick - 300, 10) * 10;
        event.tickIndex[1] = Math.floorDiv(tick + 300, 10) * 10;
        event.netLow[0] = liquidity.longValue();
        event.netLow[1] = -liquidity.longValue();
        event.netHigh[1] = -1;
        return event;
    }

    /** Routes of a kind through a pool. */
    static int touched(PoolRouteKind kind, int pool) {
        return kind == PoolRouteKind.AMM ? POOL_ROUTES.amm().touchedBy(pool).length
                : POOL_ROUTES.bookAmm().touchedByPool(pool).length;
    }
}
