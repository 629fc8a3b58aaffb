package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alpha charges its token, of which there is enough for one arbitrage of 2,000 USDT and not for two. */
final class FeeTokensTest {
    private static final String TEXT = String.join("\n",
            "instance: main",
            "mode: live",
            "threads: {layout: fused, idle: sleep}",
            "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}, ETH: {decimals: 8}, BNB: {decimals: 8}}",
            "venues:",
            "  alpha: {protocol: binance, " + at(9001) + ", takerFee: 10 bps, feeToken: BNBUSDT,"
                    + " orderRate: {orders: 500, per: 10 s}, ackTimeout: 2 s, instruments: {",
            "    BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.01\", lot: \"0.00001\", minNotional: \"5\"},",
            "    ETHUSDT: {base: ETH, quote: USDT, pxIncrement: \"0.01\", lot: \"0.0001\", minNotional: \"5\"},",
            "    BNBUSDT: {base: BNB, quote: USDT, pxIncrement: \"0.01\", lot: \"0.001\", minNotional: \"5\"}}}",
            "  beta: " + other(9002),
            "  gamma: " + other(9003),
            "routes:",
            "  settlement: [USDT]",
            "  crossVenue: {enabled: true, minEdge: 2 bps, maxNotional: \"2000 USDT\"}",
            "  cyclic: {enabled: false}",
            "  basis: {enabled: false}",
            "risk:",
            "  maxOrderNotional: \"5000 USDT\"",
            "  cooldown: 0 ms",
            "  haltRouteAfterMiss: 1 ms",
            "  nakedNotionalMax: \"90000 USDT\"",
            "balances: {alpha: {USDT: \"100000\"}, beta: {USDT: \"100000\"}, gamma: {USDT: \"100000\"}}",
            "simulation: {prices: {USDT: \"1\", BTC: \"60000\", ETH: \"3000\", BNB: \"600\"}}",
            "");
    private static final InstrumentTable TABLE = Markets.table(TestMarket.parse(TEXT));
    private static final RouteTable ROUTES = Markets.routes(TestMarket.parse(TEXT), TABLE);
    private static final DecisionSettings SETTINGS = Settings.of(TestMarket.parse(TEXT), TABLE, 1, false);
    private static final int ALPHA = 0;
    private static final int BNB = 3;
    /** 10 bps of 2,000 USDT are 2 USDT: 0.0033 of it at 600. */
    private static final long ENOUGH_FOR_ONE = 500_000L;

    private final List<Order> sent = new ArrayList<>();
    private final Decider decider = new Decider(SETTINGS, ROUTES, new Scribe() {
        @Override
        public void order(Order order, Sizing sizing) {
            Order copy = new Order();
            copy.number = order.number;
            copy.instrument = order.instrument;
            copy.px = order.px;
            copy.qty = order.qty;
            sent.add(copy);
        }
    });
    private long now = TestMarket.SECOND;

    /** Where it would be, did anything connect: only real venues charge a token. */
    private static String at(int port) {
        return "marketData: \"ws://127.0.0.1:" + port + "\", orderEntry: \"ws://127.0.0.1:" + port
                + "\", rest: \"http://127.0.0.1:" + port + "\", account: test" + port;
    }

    private static String other(int port) {
        return "{protocol: binance, " + at(port) + ", takerFee: 10 bps, feeSide: quote,"
                + " orderRate: {orders: 500, per: 10 s}, ackTimeout: 2 s, instruments: {"
                + "BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.01\", lot: \"0.00001\", minNotional: \"5\"},"
                + "ETHUSDT: {base: ETH, quote: USDT, pxIncrement: \"0.01\", lot: \"0.0001\", minNotional: \"5\"}}}";
    }

    @Test
    void shouldNotCountOnTheTokenThatAnOpenOrderWillNeed() {
        open();
        edge(0, 3, 6_000_000);
        assertEquals(2, sent.size());
        edge(1, 4, 300_000);
        assertEquals(2, sent.size(), "what is left of the token pays for no second one");
        assertEquals(1, decider.tally().verdicts(Verdict.NO_BALANCE));
    }

    @Test
    void shouldShareTheTokenBetweenTheArbitragesOfOneEvent() {
        open();
        quote(3, 6_060_000, 6_060_100);
        quote(5, 6_060_000, 6_060_100);
        quote(0, 5_999_900, 6_000_000);
        assertEquals(2, sent.size(), "beta or gamma, not both");
        assertEquals(1, decider.tally().verdicts(Verdict.OUTRANKED));
    }

    @Test
    void shouldGiveBackWhatAnOrderDoesNotNeedAfterAll() {
        open();
        edge(0, 3, 6_000_000);
        long needed = decider.books().wallets.reserved(ALPHA, BNB);
        assertTrue(needed > ENOUGH_FOR_ONE / 2 && needed < ENOUGH_FOR_ONE, "promised: " + needed);
        Order bought = sent.get(0);
        Report half = report(Report.Kind.FILL, bought);
        half.tradeId = 1;
        half.px = bought.px;
        half.qty = bought.qty / 2;
        half.feeAsset = BNB;
        half.fee = 1;
        tell(half);
        assertTrue(Math.abs(decider.books().wallets.reserved(ALPHA, BNB) - needed / 2) < needed / 100, "half is left");
        Report gone = report(Report.Kind.CANCELLED, bought);
        gone.cumQty = bought.qty / 2;
        tell(gone);
        assertEquals(0, decider.books().wallets.reserved(ALPHA, BNB));
        tell(report(Report.Kind.REJECTED, sent.get(1)));
        edge(1, 4, 300_000);
        assertEquals(4, sent.size());
    }

    private void open() {
        for (int venue = 0; venue < 3; venue++) {
            at();
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 4; asset++) {
                at();
                decider.on(TestMarket.balance(venue, asset, asset == BNB ? ENOUGH_FOR_ONE : 10_000_000_000_000L));
                decider.done();
            }
        }
        quote(2, 60_000, 60_001);
    }

    /** 100 bps between alpha, where it is cheap, and another venue. */
    private void edge(int cheap, int dear, long px) {
        quote(dear, px / 100 * 101, px / 100 * 101 + 100);
        quote(cheap, px - 1, px);
    }

    private void quote(int instrument, long bid, long ask) {
        Tick tick = TestMarket.quote(instrument, bid, ask, now);
        tick.bidQty[0] = 100_000_000L;
        tick.askQty[0] = 100_000_000L;
        at();
        decider.on(tick);
        decider.done();
    }

    private static Report report(Report.Kind kind, Order about) {
        Report report = TestMarket.report(kind, 1, about.number);
        report.venue = TABLE.get(about.instrument).venue().id();
        return report;
    }

    private void tell(Report report) {
        at();
        decider.on(report);
        decider.done();
    }

    private void at() {
        now += TestMarket.MILLI;
        decider.at(now);
    }
}
