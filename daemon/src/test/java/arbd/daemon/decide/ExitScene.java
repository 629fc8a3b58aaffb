package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.VenuePause;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spot on alpha and on beta against one perpetual; limits and balances are so large
 * that nothing else makes an order small.
 */
abstract class ExitScene {
    static final String SPOT_VENUE = ": {protocol: binance, simulated: true, takerFee: 10 bps, feeSide: quote,"
            + " orderRate: {orders: 5000, per: 10 s}, ackTimeout: 2 s, instruments: {BTCUSDT: {base: BTC, quote: USDT,"
            + " pxIncrement: \"0.01\", lot: \"0.00001\", minNotional: \"5\"}}}";
    static final String TEXT = String.join("\n",
            "instance: main",
            "mode: live",
            "threads: {layout: fused, idle: sleep}",
            "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}}",
            "venues:",
            "  alpha" + SPOT_VENUE,
            "  beta" + SPOT_VENUE,
            "  usdm: {protocol: binance-usdm, simulated: true, takerFee: 5 bps, orderRate: {orders: 5000, per: 10 s},"
                    + " ackTimeout: 2 s, instruments: {BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.1\","
                    + " lot: \"0.001\", minNotional: \"100\"}}}",
            "routes:",
            "  settlement: [USDT]",
            "  crossVenue: {enabled: false}",
            "  cyclic: {enabled: false}",
            "  basis: {enabled: true, minEdge: 10 bps, exitEdge: -8 bps, maxNotional: \"5000000 USDT\"}",
            "risk:",
            "  maxOrderNotional: \"5000000 USDT\"",
            "  maxOpenOrders: 200",
            "  cooldown: 0 ms",
            "  haltRouteAfterMiss: 1 ms",
            "  nakedNotionalMax: \"90000000 USDT\"",
            "  positionNotionalMax: \"50000000 USDT\"",
            "balances: {alpha: {USDT: \"1000000\", BTC: \"2\"}, beta: {USDT: \"1000000\", BTC: \"2\"},"
                    + " usdm: {USDT: \"1000000\"}}",
            "simulation: {prices: {BTC: \"60000\"}}",
            "");
    static final InstrumentTable TABLE = Markets.table(TestMarket.parse(TEXT));
    static final RouteTable ROUTES = Markets.routes(TestMarket.parse(TEXT), TABLE);
    static final DecisionSettings SETTINGS = Settings.of(TestMarket.parse(TEXT), TABLE, 1, false);
    static final int ALPHA = 0;
    static final int BETA = 1;
    static final int PERP = 2;
    static final long ENTRY_PPM = 1_000;
    static final long HOUR = 3_600_000_000_000L;
    static final long WALL = 1_790_000_000_000_000_000L;
    /** Lots of the perpetual; of spot, a hundred times as many are as much. */
    static final long DEEP = 5_000;

    /** Checks every exit, whatever else is said: its own order counted, the position must not turn. */
    final class Watch extends Scribe {
        @Override
        public void order(Order order, Sizing sizing) {
            super.order(order, sizing);
            Sent one = new Sent(order.instrument, order.side, order.number, order.px, order.qty, order.arbitrage);
            sent.add(one);
            if (order.reduceOnly) {
                reduceOnly.add(one);
            }
            if (order.instrument == PERP && sizing.edgePpm < ENTRY_PPM) {
                long after = decider.books().wallets.positions().reach(PERP, order.side == Side.BUY);
                assertTrue(after <= 0, () -> "an exit could turn the position to " + after + ": " + one);
                assertTrue(order.reduceOnly, () -> "an exit that may open: " + one);
                exits++;
            }
        }
    }

    /** An order that was sent. */
    record Sent(int instrument, Side side, long number, long px, long qty, long arbitrage) {
    }

    final List<Sent> sent = new ArrayList<>();
    final List<Sent> reduceOnly = new ArrayList<>();
    final Watch scribe = new Watch();
    final Decider decider = new Decider(SETTINGS, ROUTES, scribe);
    long now = TestMarket.SECOND;
    long trade;
    int exits;

    void pause(int venue, long fromNanos, long untilNanos) {
        at();
        VenuePause pause = new VenuePause();
        pause.venue = venue;
        pause.receivedNanos = now;
        pause.wallNanos = WALL + now;
        pause.fromNanos = fromNanos;
        pause.untilNanos = untilNanos;
        decider.on(pause);
        decider.done();
    }

    /** The timers that decide asked for, up to a wall-clock time. */
    void passTo(long wallNanos) {
        long until = wallNanos - WALL;
        while (decider.dueNanos() <= until) {
            long due = Math.max(now + 1, decider.dueNanos());
            now = due;
            decider.at(now);
            decider.time();
            decider.done();
        }
        now = until;
        decider.at(now);
        decider.time();
        decider.done();
    }

    void leaveAt(long perpAsk) {
        quote(ALPHA, 6_000_100, 6_000_101, 2 * DEEP * 100);
        quote(PERP, perpAsk - 1, perpAsk, 2 * DEEP);
    }

    void list(int instrument, Consumer<MarketRules> change) {
        at();
        MarketRules rules = new MarketRules();
        rules.instrument = instrument;
        rules.receivedNanos = now;
        rules.wallNanos = WALL + now;
        change.accept(rules);
        decider.on(rules);
        decider.done();
    }

    void enterAgain() {
        quote(ALPHA, 6_000_000, 6_000_001, DEEP * 100);
        quote(PERP, 603_000, 603_001, DEEP);
    }

    /** Opens a short position of so many lots over alpha: 50 bps, 15 of them fees. */
    void enter(long lots) {
        open();
        quote(ALPHA, 6_000_000, 6_000_001, DEEP * 100);
        quote(PERP, 603_000, 603_001, lots);
        assertEquals(List.of(lots), perps(Side.SELL));
    }

    /** The perpetual is 12 bps below spot: closing costs 3 bps, and nothing opens. So much is bid for spot. */
    void leave(long alphaLots, long betaLots) {
        quote(ALPHA, 6_000_100, 6_000_101, alphaLots * 100);
        if (betaLots > 0) {
            quote(BETA, 6_000_100, 6_000_101, betaLots * 100);
        }
        quote(PERP, 599_300, 599_301, DEEP);
    }

    Sent perp() {
        return sent.stream().filter(order -> order.instrument() == PERP).findFirst().orElseThrow();
    }

    List<Long> perps(Side side) {
        return sent.stream().filter(order -> order.instrument() == PERP && order.side() == side).map(Sent::qty)
                .toList();
    }

    void open() {
        open(0);
    }

    void open(long held) {
        for (int venue = 0; venue < 3; venue++) {
            at();
            decider.session(venue, true);
            decider.done();
            balance(venue, TestMarket.USDT, 10_000_000_000_000_000L);
        }
        balance(ALPHA, TestMarket.BTC, 100_000_000_000L);
        balance(BETA, TestMarket.BTC, 100_000_000_000L);
        PositionWord word = new PositionWord();
        word.instrument = PERP;
        word.qty = held;
        word.notional = Math.abs(held) * 6_000_000_000L;
        at();
        decider.on(word);
        decider.done();
    }

    void balance(int venue, int asset, long units) {
        at();
        decider.on(TestMarket.balance(venue, asset, units));
        decider.done();
    }

    void quote(int instrument, long bid, long ask, long qty) {
        at();
        Tick tick = TestMarket.quote(instrument, bid, ask, now);
        tick.bidQty[0] = qty;
        tick.askQty[0] = qty;
        decider.on(tick);
        decider.done();
    }

    void fillAll() {
        while (!sent.isEmpty()) {
            Sent order = sent.remove(0);
            fill(order, order.qty());
        }
    }

    void fill(Sent order, long qty) {
        Report fill = report(Report.Kind.FILL, order);
        fill.tradeId = ++trade;
        fill.px = order.px();
        fill.qty = qty;
        tell(fill);
    }

    static Report report(Report.Kind kind, Sent order) {
        Report report = TestMarket.report(kind, 1, order.number());
        report.venue = TABLE.get(order.instrument()).venue().id();
        return report;
    }

    void tell(Report report) {
        at();
        decider.on(report);
        decider.done();
    }

    void at() {
        now += TestMarket.MILLI;
        decider.at(now);
    }
}
