package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.TradingStatus;
import arbd.market.VenuePause;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Exits trade at most what is held. Spot on alpha and on beta against one perpetual; limits and balances are so large
 * that nothing else makes an order small.
 */
final class ExitsTest {
    private static final String SPOT_VENUE = ": {protocol: binance, simulated: true, takerFee: 10 bps, feeSide: quote,"
            + " orderRate: {orders: 5000, per: 10 s}, ackTimeout: 2 s, instruments: {BTCUSDT: {base: BTC, quote: USDT,"
            + " pxIncrement: \"0.01\", lot: \"0.00001\", minNotional: \"5\"}}}";
    private static final String TEXT = String.join("\n",
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
    private static final InstrumentTable TABLE = Markets.table(TestMarket.parse(TEXT));
    private static final RouteTable ROUTES = Markets.routes(TestMarket.parse(TEXT), TABLE);
    private static final DecisionSettings SETTINGS = Settings.of(TestMarket.parse(TEXT), TABLE, 1, false);
    private static final int ALPHA = 0;
    private static final int BETA = 1;
    private static final int PERP = 2;
    private static final long ENTRY_PPM = 1_000;
    private static final long HOUR = 3_600_000_000_000L;
    private static final long WALL = 1_790_000_000_000_000_000L;
    /** Lots of the perpetual; of spot, a hundred times as many are as much. */
    private static final long DEEP = 5_000;

    /** Checks every exit, whatever else is said: its own order counted, the position must not turn. */
    private final class Watch extends Scribe {
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
    private record Sent(int instrument, Side side, long number, long px, long qty, long arbitrage) {
    }

    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> reduceOnly = new ArrayList<>();
    private final Watch scribe = new Watch();
    private final Decider decider = new Decider(SETTINGS, ROUTES, scribe);
    private long now = TestMarket.SECOND;
    private long trade;
    private int exits;

    @Test
    void shouldCloseWhatIsHeldAndNoMoreHoweverMuchIsOffered() {
        enter(16);
        fillAll();
        assertEquals(-16, decider.position(PERP));
        leave(DEEP, 0);
        assertEquals(List.of(16L), perps(Side.BUY));
        assertEquals(1, exits);
        fillAll();
        assertEquals(0, decider.position(PERP));
        leave(DEEP, 0);
        assertEquals(List.of(), sent, "nothing is held any more");
    }

    @Test
    void shouldShareWhatIsHeldBetweenTheExitsOfOneEvent() {
        enter(40);
        fillAll();
        leave(25, 30);
        assertEquals(2, sent.stream().map(Sent::arbitrage).distinct().count(), sent.toString());
        assertEquals(40, perps(Side.BUY).stream().mapToLong(qty -> qty).sum(), sent.toString());
        assertEquals(2, exits);
        fillAll();
        assertEquals(0, decider.position(PERP));
    }

    /** What an entry may still fill is not held yet. */
    @ParameterizedTest
    @EnumSource(value = Report.Kind.class, names = {"ACCEPTED", "UNKNOWN"})
    void shouldCloseOnlyWhatTheEntryHasFilledWhileItsOrdersAre(Report.Kind state) {
        enter(40);
        Sent entry = perp();
        sent.clear();
        tell(report(state, entry));
        leave(DEEP, 0);
        assertEquals(List.of(), sent, "nothing has filled");
        fill(entry, 10);
        leave(DEEP, 0);
        assertEquals(List.of(10L), perps(Side.BUY));
        Sent exit = perp();
        sent.clear();
        fill(entry, 30);
        leave(DEEP, 0);
        assertEquals(List.of(30L), perps(Side.BUY), "the rest, while the first exit is open");
        fill(exit, 10);
        fillAll();
        assertEquals(0, decider.position(PERP));
    }

    /** An exit of which nothing is known may have filled. */
    @ParameterizedTest
    @EnumSource(value = Report.Kind.class, names = {"ACCEPTED", "UNKNOWN"})
    void shouldNotCloseTwiceWhileTheFirstExitIs(Report.Kind state) {
        enter(16);
        fillAll();
        leave(DEEP, 0);
        Sent exit = perp();
        sent.clear();
        tell(report(state, exit));
        leave(DEEP, DEEP);
        assertEquals(List.of(), sent, "all that is held is being closed");
        fill(exit, 6);
        tell(report(Report.Kind.CANCELLED, exit));
        leave(DEEP, 0);
        assertEquals(List.of(10L), perps(Side.BUY), "what the first did not close");
    }

    /** Whatever fills, partly, late, unknown or not at all. */
    @Test
    void shouldNeverTurnAPositionOverRandomMarketsAndFills() {
        int found = 0;
        for (long seed = 1; seed <= 20; seed++) {
            ExitsTest test = new ExitsTest();
            try {
                test.run(new SplittableRandom(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
            found += test.exits;
        }
        assertTrue(found > 1_000, "exits: " + found);
    }

    private void run(SplittableRandom random) {
        open();
        for (int step = 0; step < 1_500; step++) {
            long mid = 600_000 + random.nextInt(-1_000, 1_000);
            int instrument = random.nextInt(3);
            if (instrument == PERP) {
                quote(PERP, mid, mid + 1 + random.nextInt(30), 1 + random.nextInt(200));
            } else {
                quote(instrument, mid * 10, mid * 10 + 1 + random.nextInt(300), 100 * (1 + random.nextInt(200)));
            }
            while (!sent.isEmpty() && random.nextInt(3) > 0) {
                answer(sent.remove(random.nextInt(sent.size())), random);
            }
        }
    }

    private void answer(Sent order, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            tell(report(Report.Kind.UNKNOWN, order));
        }
        long filled = random.nextBoolean() ? order.qty() : random.nextLong(order.qty());
        if (filled > 0) {
            fill(order, filled);
        }
        if (filled < order.qty()) {
            Report cancelled = report(Report.Kind.CANCELLED, order);
            cancelled.cumQty = filled;
            tell(cancelled);
        }
    }

    /** 60 USDT cannot be closed where 100 are the least: it is no exit, and no refusal of one is told either. */
    @Test
    void shouldNotLookForAnExitFromLessThanTheVenueTakes() {
        open(-1);
        leave(DEEP, 0);
        assertEquals(List.of(), sent);
        assertEquals(0, decider.tally().verdicts(Verdict.BELOW_MINIMUM));
        assertEquals(0, decider.tally().verdicts(Verdict.POSITION));
    }

    @Test
    void shouldSendReduceOnlyWhatOnlyCloses() {
        enter(16);
        assertEquals(List.of(), reduceOnly, "an entry opens");
        fillAll();
        leave(DEEP, 0);
        assertEquals(List.of(sent.stream().filter(order -> order.instrument() == PERP).findFirst().orElseThrow()),
                reduceOnly, "spot knows no such thing");
    }

    @Test
    void shouldOnlyExitOnceTheEndOfAMarketIsAnnouncedAndNothingAfterIt() {
        enter(16);
        fillAll();
        list(ALPHA, rules -> rules.endsNanos = WALL + now + 60 * TestMarket.SECOND);
        enterAgain();
        assertEquals(List.of(), sent, "no entries into a market that ends");
        assertTrue(decider.tally().verdicts(Verdict.MARKET_ENDING) > 0);
        leave(10, 0);
        assertEquals(List.of(10L), perps(Side.BUY), "what is held may go");
        fillAll();
        now += 60 * TestMarket.SECOND;
        leave(DEEP, 0);
        assertEquals(List.of(), sent, "the market has ended");
        assertTrue(decider.tally().verdicts(Verdict.MARKET_CLOSED) > 0);
        list(ALPHA, rules -> { });
        leave(DEEP, 0);
        assertEquals(List.of(6L), perps(Side.BUY), "the end was taken back");
    }

    /** The last day before the end: 40 bps may be lost, which no exit may at any other time. */
    @Test
    void shouldCloseAtACostOnlyWhenTheEndIsNearAndTellWhatIsHeldAtEachStep() {
        enter(16);
        fillAll();
        scribe.take();
        long end = WALL + 800 * HOUR;
        list(PERP, rules -> rules.endsNanos = end);
        assertEquals(List.of("plan 2 ANNOUNCED ends " + end + " held -16 units 0"), scribe.take());
        enterAgain();
        assertTrue(!sent.isEmpty(), "800 hours before the end entries go on");
        fillAll();
        long held = -decider.position(PERP);
        scribe.take();
        passTo(end - 720 * HOUR);
        assertEquals(List.of("plan 2 EXITS_ONLY ends " + end + " held -" + held + " units 0"), scribe.take());
        enterAgain();
        leaveAt(600_900);
        assertEquals(List.of(), sent, "no entries, and no exit that costs 15 bps more than usual ones may");
        passTo(end - 24 * HOUR);
        assertTrue(scribe.take().contains("plan 2 EXITING ends " + end + " held -" + held + " units 0"));
        leaveAt(604_000);
        assertEquals(List.of(), sent, "more than 50 bps is lost by nobody");
        leaveAt(600_900);
        assertEquals(List.of(held), perps(Side.BUY));
        assertEquals(List.of(perp()), reduceOnly);
        fillAll();
        assertTrue(scribe.take().contains("plan 2 EXITING ends " + end + " held 0 units 0"), "it is closed");
        passTo(end);
        assertEquals(List.of("plan 2 ENDED ends " + end + " held 0 units 0"), scribe.take());
    }

    /** Nothing may be told twice, however often a listing is read, and what is taken back is told once. */
    @Test
    void shouldTellAPlanOnceAndThatItWasTakenBack() {
        enter(16);
        fillAll();
        scribe.take();
        for (int i = 0; i < 3; i++) {
            list(PERP, rules -> rules.endsNanos = WALL + 2 * HOUR);
        }
        assertEquals(1, scribe.take().size());
        list(PERP, rules -> rules.status = TradingStatus.AWAITED);
        assertEquals(List.of(), scribe.take(), "that it cannot be read does not take it back");
        list(PERP, rules -> { });
        assertEquals(List.of("plan 2 OPEN ends 0 held -16 units 0"), scribe.take());
        list(PERP, rules -> rules.status = TradingStatus.NOT_LISTED);
        assertEquals(List.of("plan 2 ENDED ends 0 held -16 units 0"), scribe.take(), "unannounced, and held");
    }

    @Test
    void shouldOpenNothingBeforeMaintenanceAndSendNothingDuringIt() {
        enter(16);
        fillAll();
        long from = WALL + HOUR;
        pause(ALPHA, from, from + HOUR);
        enterAgain();
        assertTrue(!sent.isEmpty(), "an hour before");
        fillAll();
        passTo(from - HOUR / 4);
        enterAgain();
        assertEquals(List.of(), sent, "15 minutes before");
        assertTrue(decider.tally().verdicts(Verdict.MARKET_ENDING) > 0);
        leave(10, 0);
        assertEquals(List.of(10L), perps(Side.BUY), "what is held may go");
        fillAll();
        passTo(from);
        leave(DEEP, 0);
        assertEquals(List.of(), sent, "maintenance");
        assertTrue(decider.tally().verdicts(Verdict.MARKET_CLOSED) > 0);
        passTo(from + HOUR);
        leave(DEEP, 0);
        assertEquals(List.of(DEEP), perps(Side.BUY), "it is over, and so much is offered");
    }

    private void pause(int venue, long fromNanos, long untilNanos) {
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
    private void passTo(long wallNanos) {
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

    private void leaveAt(long perpAsk) {
        quote(ALPHA, 6_000_100, 6_000_101, 2 * DEEP * 100);
        quote(PERP, perpAsk - 1, perpAsk, 2 * DEEP);
    }

    @ParameterizedTest
    @EnumSource(value = TradingStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "TRADING")
    void shouldSendNothingWhereNoOrdersAreTakenExitsIncluded(TradingStatus status) {
        enter(16);
        fillAll();
        list(PERP, rules -> rules.status = status);
        enterAgain();
        leave(DEEP, 0);
        assertEquals(List.of(), sent);
        assertTrue(decider.tally().verdicts(
                status == TradingStatus.AWAITED ? Verdict.MARKET_AWAITED : Verdict.MARKET_CLOSED) > 0);
        list(PERP, rules -> { });
        leave(DEEP, 0);
        assertEquals(List.of(16L), perps(Side.BUY), "it is open again");
    }

    /** A leg that the venue would refuse leaves the others naked: not even an exit is sent. */
    @Test
    void shouldSendNothingWhereTheVenueHasOtherRules() {
        enter(16);
        fillAll();
        list(ALPHA, rules -> {
            rules.lot = 2;
            rules.lotDecimals = 5;
        });
        enterAgain();
        leave(DEEP, 0);
        assertEquals(List.of(), sent);
        assertTrue(decider.tally().verdicts(Verdict.MARKET_RULES) > 0);
    }

    private void list(int instrument, Consumer<MarketRules> change) {
        at();
        MarketRules rules = new MarketRules();
        rules.instrument = instrument;
        rules.receivedNanos = now;
        rules.wallNanos = WALL + now;
        change.accept(rules);
        decider.on(rules);
        decider.done();
    }

    private void enterAgain() {
        quote(ALPHA, 6_000_000, 6_000_001, DEEP * 100);
        quote(PERP, 603_000, 603_001, DEEP);
    }

    /** Opens a short position of so many lots over alpha: 50 bps, 15 of them fees. */
    private void enter(long lots) {
        open();
        quote(ALPHA, 6_000_000, 6_000_001, DEEP * 100);
        quote(PERP, 603_000, 603_001, lots);
        assertEquals(List.of(lots), perps(Side.SELL));
    }

    /** The perpetual is 12 bps below spot: closing costs 3 bps, and nothing opens. So much is bid for spot. */
    private void leave(long alphaLots, long betaLots) {
        quote(ALPHA, 6_000_100, 6_000_101, alphaLots * 100);
        if (betaLots > 0) {
            quote(BETA, 6_000_100, 6_000_101, betaLots * 100);
        }
        quote(PERP, 599_300, 599_301, DEEP);
    }

    private Sent perp() {
        return sent.stream().filter(order -> order.instrument() == PERP).findFirst().orElseThrow();
    }

    private List<Long> perps(Side side) {
        return sent.stream().filter(order -> order.instrument() == PERP && order.side() == side).map(Sent::qty)
                .toList();
    }

    private void open() {
        open(0);
    }

    private void open(long held) {
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

    private void balance(int venue, int asset, long units) {
        at();
        decider.on(TestMarket.balance(venue, asset, units));
        decider.done();
    }

    private void quote(int instrument, long bid, long ask, long qty) {
        at();
        Tick tick = TestMarket.quote(instrument, bid, ask, now);
        tick.bidQty[0] = qty;
        tick.askQty[0] = qty;
        decider.on(tick);
        decider.done();
    }

    private void fillAll() {
        while (!sent.isEmpty()) {
            Sent order = sent.remove(0);
            fill(order, order.qty());
        }
    }

    private void fill(Sent order, long qty) {
        Report fill = report(Report.Kind.FILL, order);
        fill.tradeId = ++trade;
        fill.px = order.px();
        fill.qty = qty;
        tell(fill);
    }

    private static Report report(Report.Kind kind, Sent order) {
        Report report = TestMarket.report(kind, 1, order.number());
        report.venue = TABLE.get(order.instrument()).venue().id();
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
