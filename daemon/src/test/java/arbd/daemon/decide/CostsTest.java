package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Costs;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.market.StateHash;
import arbd.route.Route;
import arbd.route.RouteCosts;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the configuration says that routes cost is what they are charged. */
class CostsTest {
    private static final String KIND = "crossVenue: {enabled: true, minEdge: 2 bps, ";
    private static final String PERP = """
              perps:
                protocol: binance-usdm
                marketData: "wss://127.0.0.1:1/"
                orderEntry: "wss://127.0.0.1:1/ws"
                rest: "https://rest.example.org"
                account: perps
                takerFee: 5 bps
                instruments:
                  BTCUSDT: {base: BTC, quote: USDT, pxIncrement: "0.1", lot: "0.001"}
              spots:
                protocol: binance
                marketData: "wss://127.0.0.1:2/"
                orderEntry: "wss://127.0.0.1:2/ws"
                rest: "https://rest.example.org"
                account: spots
                takerFee: 7 bps
                sellFee: 11 bps
                feeToken: ETHUSDT
                instruments:
                  BTCUSDT: {base: BTC, quote: USDT, pxIncrement: "0.1", lot: "0.001"}
                  ETHUSDT: {base: ETH, quote: USDT, pxIncrement: "0.1", lot: "0.001"}
            routes:
            """;

    private long now = TestMarket.SECOND;

    @Test
    void shouldNotTakeWhatDecayOrSlippageEats() {
        assertEquals(2, orders(TestMarket.TEXT), "an edge of 46 bps after fees");
        assertEquals(2, orders(TestMarket.TEXT.replace(KIND, KIND + "decay: 40 bps, ")));
        assertEquals(0, orders(TestMarket.TEXT.replace(KIND, KIND + "decay: 45 bps, ")));
        assertEquals(2, orders(TestMarket.TEXT.replace(KIND, KIND + "slippage: 20 bps, ")), "of each of two legs");
        assertEquals(0, orders(TestMarket.TEXT.replace(KIND, KIND + "slippage: 23 bps, ")));
    }

    @Test
    void shouldNotTakeWhatDrainsAVenueTooFar() {
        String target = "inventory: {beta: {BTC: {target: \"2\", cost: %s}}}\n";
        assertEquals(2, orders(TestMarket.TEXT + String.format(target, "40 bps")), "beta has its 2 BTC and sells some");
        assertEquals(0, orders(TestMarket.TEXT + String.format(target, "45 bps")));
        String lacking = "inventory: {beta: {BTC: {target: \"1\", cost: 45 bps}}}\n";
        assertEquals(2, orders(TestMarket.TEXT + lacking), "beta has 1 BTC too much");
    }

    /** Bitcoin costs 60,000 on alpha and fetches 60,400 on beta. */
    private int orders(String text) {
        DaemonConfig config = TestMarket.parse(text);
        RouteTable routes = Markets.routes(config, Markets.table(config));
        Scribe scribe = new Scribe();
        Decider decider = new Decider(Settings.of(config, routes.instruments(), 1, false), routes, scribe);
        for (int venue = 0; venue < 2; venue++) {
            at(decider);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                at(decider);
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        at(decider);
        decider.on(TestMarket.quote(0, 5_999_900, 6_000_000, now));
        decider.done();
        at(decider);
        decider.on(TestMarket.quote(3, 6_040_000, 6_040_100, now));
        decider.done();
        return (int) scribe.take().stream().filter(line -> line.startsWith("order")).count();
    }

    private void at(Decider decider) {
        now += 1_000;
        decider.at(now);
    }

    @Test
    void shouldChargeEachKindAndVenueWhatItsSectionSays() {
        String text = TestMarket.TEXT.replace("routes:\n", PERP.indent(0)).replace("basis: {enabled: false}",
                "basis: {enabled: true, maxNotional: 2000 USDT, slippage: 1 bps, decay: 0.5 bps, holdingTime: 73 h,"
                        + " exitCost: 12 bps, borrow: 6 %}");
        DaemonConfig config = TestMarket.parse(text);
        RouteTable routes = Markets.routes(config, Markets.table(config));
        RouteCosts costs = Costs.of(config, routes);
        List<Route> basis = routes.routes().stream().filter(route -> route.kind() == RouteKind.BASIS).toList();
        assertEquals(List.of("BTC/USDT alpha+ perps- 295000", "BTC/USDT alpha- perps+ 345000",
                "BTC/USDT beta+ perps- 295000", "BTC/USDT beta- perps+ 345000",
                "BTC/USDT spots+ perps- 265000", "BTC/USDT spots- perps+ 355000"),
                basis.stream().map(route -> route.title() + " " + costs.floorE8(route.id())).toList());
        int ether = routes.instruments().size() - 1;
        assertArrayEquals(new int[] {ether - 1, ether - 2, ether}, costs.dependsOn(basis.get(4).id()));
    }

    @Test
    void shouldHandOverTargets() {
        DaemonConfig plain = TestMarket.CONFIG;
        DaemonConfig given = TestMarket.parse(TestMarket.TEXT
                + "inventory: {beta: {BTC: {target: \"1\", cost: 1 bps}}}\n");
        assertNotEquals(Costs.of(plain, TestMarket.ROUTES).foldInto(StateHash.SEED),
                Costs.of(given, TestMarket.ROUTES).foldInto(StateHash.SEED));
    }
}
