package arbd.daemon.console;

import arbd.daemon.decide.Realised;
import arbd.daemon.pipeline.WaterfallCodec;
import arbd.daemon.record.WaterfallDecoder;
import arbd.execution.risk.Verdict;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.route.Route;
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
        Route route = routes.get(sizing.route);
        Asset asset = route.settlement();
        Waterfall from = sizing.waterfall;
        Event event = new Event("waterfall")
                .with("arbitrage", said.arbitrage())
                .with("route", route.title())
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
            Instrument traded = routes.instruments().get(route.legs().get(leg).instrument());
            event.with("leg" + (leg + 1), Words.qty(sizing.qty[leg], traded) + " at " + Words.px(sizing.px[leg], traded)
                    + " for " + exact(sizing.notional[leg], traded.quote()));
        }
        return event;
    }

    Event realised(DirectBuffer body) {
        codec.read(body, realised);
        Route route = routes.get(realised.route);
        Asset asset = route.settlement();
        Event event = new Event("realised")
                .with("arbitrage", realised.arbitrage)
                .with("route", route.title())
                .with("asset", asset.name())
                .with("net", exact(realised.net, asset));
        item(event, "notFilled", realised.beyondFills, asset);
        item(event, "earlierLives", realised.earlier, asset);
        for (int leg = 0; leg < realised.legs; leg++) {
            Asset quote = routes.instruments().get(route.legs().get(leg).instrument()).quote();
            String name = "leg" + (leg + 1);
            if (realised.slippage[leg] != 0) {
                event.with(name + "Slippage", Words.signed(realised.slippage[leg], quote));
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
