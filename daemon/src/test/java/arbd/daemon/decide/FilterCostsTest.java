package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.route.RouteTable;
import org.junit.jupiter.api.Test;

/** The filter goes by what an account pays and receives: what only that makes worth taking is found. */
class FilterCostsTest {
    private static final String FEE = "takerFee: 10 bps\n    feeSide: quote\n";

    private long now = TestMarket.SECOND;

    @Test
    void shouldFindWhatOnlyTheFeeOfSellingMakesWorthTaking() {
        assertEquals(0, sold(FEE), "15 bps, less 20 of fees");
        assertEquals(2, sold(FEE + "    sellFee: 2 bps\n"), "15 bps, less 12 of fees");
        assertEquals(0, sold(FEE + "    sellFee: 4 bps\n"), "15 bps, less 14 of fees, are not 2");
    }

    /** Bitcoin costs 60,000 on alpha and fetches 60,090 on beta. */
    private int sold(String fee) {
        DaemonConfig config = TestMarket.parse(TestMarket.HOSTED.replace(FEE, fee));
        InstrumentTable table = Markets.table(config);
        RouteTable routes = Markets.routes(config, table);
        Scribe scribe = new Scribe();
        Decider decider = opened(config, table, routes, scribe);
        quote(decider, TestMarket.quote(0, 5_999_900, 6_000_000, now));
        quote(decider, TestMarket.quote(3, 6_009_000, 6_009_100, now));
        return orders(scribe);
    }

    @Test
    void shouldFindWhatOnlyFundingMakesWorthTaking() {
        assertEquals(0, carried("8 h", 0, 8_000), "20 bps, less 15 of fees, are not 10");
        assertEquals(2, carried("8 h", 60_000, 8_000), "and 6 for holding it short until then");
        assertEquals(0, carried("8 h", 60_000, 29_000_000), "which is not until then");
        assertEquals(0, carried("8 h", -60_000, 8_000), "or is to be paid");
        assertEquals(0, carried("8 h, exitCost: 6 bps", 60_000, 8_000), "or to be given back");
    }

    /** Spot costs 60,000 on alpha, the perpetual fetches 60,120. */
    private int carried(String holdingTime, long rateE8, long fundedInMillis) {
        String perpetual = """
                  usdm: {protocol: binance-usdm, simulated: true, takerFee: 5 bps, orderRate: {orders: 50, per: 10 s},
                    ackTimeout: 2 s, instruments: {BTCUSDT: {base: BTC, quote: USDT, pxIncrement: "0.01",
                    lot: "0.001"}}}
                routes:
                """.indent(0);
        DaemonConfig config = TestMarket.parse(TestMarket.TEXT.replace("routes:\n", perpetual)
                .replace("basis: {enabled: false}", "basis: {enabled: true, minEdge: 10 bps, exitEdge: 10 bps,"
                        + " maxNotional: 2000 USDT, holdingTime: " + holdingTime + "}")
                .replace("  beta: {USDT", "  usdm: {USDT: \"100000\"}\n  beta: {USDT")
                .replace("nakedNotionalMax", "positionNotionalMax: \"5000 USDT\"\n  nakedNotionalMax"));
        InstrumentTable table = Markets.table(config);
        Scribe scribe = new Scribe();
        Decider decider = opened(config, table, Markets.routes(config, table), scribe);
        int perp = table.size() - 1;
        Tick mark = new Tick();
        mark.type = Tick.MARK_FUNDING;
        mark.instrument = perp;
        mark.markPxE8 = 6_000_000_000_000L;
        mark.fundingRateE8 = rateE8;
        mark.nextFundingNanos = now + fundedInMillis * TestMarket.MILLI;
        quote(decider, mark);
        quote(decider, TestMarket.quote(0, 5_999_900, 6_000_000, now));
        quote(decider, TestMarket.quote(perp, 6_012_000, 6_012_100, now));
        return orders(scribe);
    }

    private Decider opened(DaemonConfig config, InstrumentTable table, RouteTable routes, Scribe scribe) {
        Decider decider = new Decider(Settings.of(config, table, 1, false), routes, scribe);
        for (int venue = 0; venue < table.venues().size(); venue++) {
            at(decider);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                at(decider);
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        return decider;
    }

    private void quote(Decider decider, Tick tick) {
        at(decider);
        decider.on(tick);
        decider.done();
    }

    private void at(Decider decider) {
        now += 1_000;
        decider.at(now);
    }

    private static int orders(Scribe scribe) {
        return (int) scribe.take().stream().filter(line -> line.startsWith("order")).count();
    }
}
