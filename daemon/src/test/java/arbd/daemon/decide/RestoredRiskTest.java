package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.order.Report;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.route.RouteTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a set of an earlier life may leave naked, whichever way its legs trade the settlement asset. */
final class RestoredRiskTest {
    private static final String TEXT = String.join("\n",
            "instance: main",
            "mode: live",
            "threads: {layout: fused, idle: sleep}",
            "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}, EUR: {decimals: 8}}",
            "venues:",
            "  alpha: {protocol: binance, simulated: true, takerFee: 10 bps, orderRate: {orders: 500, per: 10 s},"
                    + " ackTimeout: 2 s, instruments: {",
            "    BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.01\", lot: \"0.00001\", minNotional: \"5\"},",
            "    BTCEUR: {base: BTC, quote: EUR, pxIncrement: \"0.01\", lot: \"0.00001\", minNotional: \"5\"},",
            "    EURUSDT: {base: EUR, quote: USDT, pxIncrement: \"0.0001\", lot: \"0.1\", minNotional: \"5\"}}}",
            "routes:",
            "  settlement: [BTC]",
            "  crossVenue: {enabled: false}",
            "  cyclic: {enabled: true, minEdge: 10 bps, maxNotional: \"0.1 BTC\"}",
            "  basis: {enabled: false}",
            "risk:",
            "  maxOrderNotional: \"1 BTC\"",
            "  cooldown: 0 ms",
            "  haltRouteAfterMiss: 1 ms",
            "  nakedNotionalMax: \"0.5 BTC\"",
            "balances: {alpha: {USDT: \"100000\", BTC: \"2\", EUR: \"100000\"}}",
            "simulation: {prices: {USDT: \"1\", BTC: \"60000\", EUR: \"1.1\"}}",
            "");
    private static final InstrumentTable TABLE = Markets.table(TestMarket.parse(TEXT));
    private static final RouteTable ROUTES = Markets.routes(TestMarket.parse(TEXT), TABLE);
    private static final DecisionSettings SETTINGS = Settings.of(TestMarket.parse(TEXT), TABLE, 2, false);
    private static final long[] PX = {6_000_000, 5_500_000, 10_800};
    /** A quarter of a bitcoin, and what it is worth in tenths of a euro. */
    private static final long[] QTY = {25_000, 25_000, 137_500};

    private final Scribe scribe = new Scribe();
    private final Decider decider = new Decider(SETTINGS, ROUTES, scribe);
    private final int route = ROUTES.routes().stream()
            .filter(cycle -> cycle.title().equals("alpha BTC>USDT>EUR>BTC")).findFirst().orElseThrow().id();
    private long now = TestMarket.SECOND;

    @Test
    void shouldTakeTheEdgeWhenNothingWasLeft() {
        assertEquals("TAKEN", verdict());
    }

    /** Both markets of bitcoin quote it in something else: a quarter of it may be missing twice. */
    @Test
    void shouldCountASetWhoseSettlementAssetIsTheBaseOfItsLegs() {
        for (int leg = 0; leg < 3; leg++) {
            restore(leg);
        }
        assertEquals("NAKED_EXPOSURE", verdict());
        close(3);
        assertEquals("TAKEN", verdict());
    }

    /** Nothing says what the only order there is is worth in bitcoin: nothing opens until its end is known. */
    @Test
    void shouldLetNothingOpenWhileTheWorthOfASetIsNotKnown() {
        restore(1);
        assertEquals("NAKED_EXPOSURE", verdict());
        close(1);
        assertEquals("TAKEN", verdict());
    }

    private void restore(int leg) {
        Order order = new Order();
        order.epoch = 1;
        order.number = leg + 1;
        order.arbitrage = 1;
        order.route = route;
        order.leg = leg;
        order.legs = 3;
        order.instrument = ROUTES.instrument(route, leg);
        order.side = ROUTES.side(route, leg);
        order.px = PX[order.instrument];
        order.qty = QTY[order.instrument];
        decider.recovered().order(order, OrderState.UNKNOWN, 0, now);
    }

    private void close(int orders) {
        for (int number = 1; number <= 3; number++) {
            Report gone = TestMarket.report(Report.Kind.REJECTED, 1, number);
            at();
            decider.on(gone);
            decider.done();
        }
        assertEquals(orders, scribe.take().stream().filter(line -> line.startsWith("outcome 1/")).count());
        assertEquals(0, decider.tally().count(Tally.Count.UNKNOWN_ORDERS));
    }

    /** What becomes of 71 bps over the three markets. */
    private String verdict() {
        at();
        decider.session(0, true);
        decider.done();
        for (int asset = 0; asset < 3; asset++) {
            at();
            decider.on(TestMarket.balance(0, asset, 10_000_000_000_000L));
            decider.done();
        }
        for (int instrument = 0; instrument < 3; instrument++) {
            Tick tick = TestMarket.quote(instrument, PX[instrument] - 1, PX[instrument], now);
            tick.bidQty[0] = 100_000_000L;
            tick.askQty[0] = 100_000_000L;
            at();
            decider.on(tick);
            decider.done();
        }
        List<String> said = scribe.take();
        String line = said.stream().filter(words -> words.startsWith("opportunity " + route)).findFirst().orElse("");
        assertTrue(!line.isEmpty(), said.toString());
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private void at() {
        now += TestMarket.MILLI;
        decider.at(now);
    }
}
