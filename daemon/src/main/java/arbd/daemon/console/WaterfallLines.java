package arbd.daemon.console;

import arbd.daemon.decide.Realised;
import arbd.daemon.pipeline.WaterfallCodec;
import arbd.daemon.record.WaterfallDecoder;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.route.AmmRoute.AmmLeg;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import arbd.route.Waterfall;
import org.agrona.DirectBuffer;

/**
 * Waterfalls in words. Every amount is exact, in the settlement asset unless it is named for a leg's own; items that
 * are nothing are left out. Not thread-safe.
 */
final class WaterfallLines {
    private final RouteTable routes;
    private final WaterfallCodec codec = new WaterfallCodec();
    private final WaterfallDecoder said = new WaterfallDecoder();
    private final Sizing sizing = new Sizing();
    private final Realised realised = new Realised();

    WaterfallLines(RouteTable routes) {
        this.routes = routes;
    }

    Event waterfall(DirectBuffer body) {
        codec.read(body, said, sizing);
        Asset asset = routes.settlement(sizing.route);
        Waterfall from = sizing.waterfall;
        Event event = new Event("waterfall")
                .with("arbitrage", said.arbitrage())
                .with("route", routes.title(sizing.route))
                .with("verdict", Verdict.of(said.verdict()).words())
                .with("asset", asset.name())
                .with("spend", exact(sizing.spend, asset))
                .with("gross", exact(from.gross, asset));
        item(event, "depth", -from.depth, asset);
        item(event, "fees", -from.fees, asset);
        item(event, "funding", -from.funding, asset);
        item(event, "borrow", -from.borrow, asset);
        item(event, "flat", -from.flat, asset);
        item(event, "premium", -from.premium, asset);
        item(event, "slippage", -from.slippage, asset);
        item(event, "decay", -from.decay, asset);
        item(event, "haircut", -from.haircut, asset);
        item(event, "conversion", -from.conversion, asset);
        item(event, "shadow", -from.shadow, asset);
        item(event, "exit", -from.exit, asset);
        item(event, "rounding", -from.rounding, asset);
        event.with("net", exact(from.net, asset));
        for (int leg = 0; leg < sizing.legs; leg++) {
            event.with("leg" + (leg + 1), leg(leg));
        }
        return event;
    }

    Event realised(DirectBuffer body) {
        codec.read(body, realised);
        Asset asset = routes.settlement(realised.route);
        Event event = new Event("realised")
                .with("arbitrage", realised.arbitrage)
                .with("route", routes.title(realised.route))
                .with("asset", asset.name())
                .with("net", exact(realised.net, asset));
        item(event, "notFilled", realised.beyondFills, asset);
        item(event, "earlierLives", realised.earlier, asset);
        for (int leg = 0; leg < realised.legs; leg++) {
            Instrument traded = book(realised.route, leg);
            String name = "leg" + (leg + 1);
            if (realised.slippage[leg] != 0 && traded != null) {
                event.with(name + "Slippage", Words.signed(realised.slippage[leg], traded.quote()));
            }
            item(event, name + "Price", realised.pxDeviation[leg], asset);
            item(event, name + "Unfilled", realised.qtyDeviation[leg], asset);
            item(event, name + "Fee", realised.feeDeviation[leg], asset);
        }
        event.with("realised", exact(realised.realised, asset));
        for (int i = 0; i < realised.assets; i++) {
            asset(event, i, asset);
        }
        return event.with("marked", exact(realised.marked, asset));
    }

    /** A pool's leg has no price: what is paid in, and what comes out. */
    private String leg(int leg) {
        Instrument traded = book(sizing.route, leg);
        if (traded != null) {
            return Words.qty(sizing.qty[leg], traded) + " at " + Words.px(sizing.px[leg], traded) + " for "
                    + exact(sizing.notional[leg], traded.quote());
        }
        AmmLeg pool = pool(sizing.route, leg);
        Asset paid = pool.pool().paid(pool.zeroForOne());
        Asset brought = pool.pool().brought(pool.zeroForOne());
        return exact(sizing.notional[leg], paid) + " " + paid.name() + " for " + exact(sizing.qty[leg], brought) + " "
                + brought.name();
    }

    /** The book that a leg trades on; null when it trades in a pool. A book comes before the pools. */
    private Instrument book(int route, int leg) {
        if (!PoolRoutes.isPoolRoute(route)) {
            return routes.instruments().get(routes.get(route).legs().get(leg).instrument());
        }
        PoolRoutes pools = routes.pools();
        boolean book = pools.kind(route) == PoolRouteKind.BOOK_AMM && leg == 0;
        return book ? pools.bookAmm().get(pools.of(route)).instrument() : null;
    }

    private AmmLeg pool(int route, int leg) {
        PoolRoutes pools = routes.pools();
        return pools.kind(route) == PoolRouteKind.AMM
                ? pools.amm().get(pools.of(route)).legs().get(leg)
                : pools.bookAmm().get(pools.of(route)).legs().get(leg - 1);
    }

    private void asset(Event event, int at, Asset settlement) {
        Asset asset = routes.instruments().assets().get(realised.asset[at]);
        if (realised.fees[at] != 0) {
            event.with("fees" + asset.name(), exact(realised.fees[at], asset));
        }
        if (asset.id() != settlement.id() && realised.moved[at] != 0) {
            event.with("left" + asset.name(), exact(realised.moved[at], asset));
            event.with("worth" + asset.name(), exact(realised.value[at], settlement));
        }
    }

    private static void item(Event event, String name, long units, Asset asset) {
        if (units != 0) {
            event.with(name, exact(units, asset));
        }
    }

    private static String exact(long units, Asset asset) {
        return Words.exact(units, asset.decimals());
    }
}
