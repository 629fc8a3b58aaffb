package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.CashFlow;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Positions;
import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Spot on alpha against a perpetual on usdm: entries, exits, the position's bound, funding. Through the codecs. */
final class PerpetualsTest {
    private static final String TEXT = String.join("\n",
            "instance: main",
            "mode: live",
            "threads: {layout: fused, idle: sleep}",
            "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}}",
            "venues:",
            "  alpha: {protocol: binance, simulated: true, takerFee: 10 bps, orderRate: {orders: 5000, per: 10 s},"
                    + " ackTimeout: 2 s, instruments: {BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.01\","
                    + " lot: \"0.00001\", minNotional: \"5\"}}}",
            "  usdm: {protocol: binance-usdm, simulated: true, takerFee: 5 bps, orderRate: {orders: 5000, per: 10 s},"
                    + " ackTimeout: 2 s, instruments: {BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.1\","
                    + " lot: \"0.001\", minNotional: \"100\"}}}",
            "routes:",
            "  settlement: [USDT]",
            "  basis: {enabled: true, minEdge: 10 bps, exitEdge: -8 bps, maxNotional: \"1000 USDT\"}",
            "risk:",
            "  maxOrderNotional: \"5000 USDT\"",
            "  cooldown: 0 ms",
            "  haltRouteAfterMiss: 1 ms",
            "  nakedNotionalMax: \"90000 USDT\"",
            "  positionNotionalMax: \"2500 USDT\"",
            "balances: {alpha: {USDT: \"100000\", BTC: \"2\"}, usdm: {USDT: \"100000\"}}",
            "simulation: {prices: {BTC: \"60000\"}}",
            "");
    private static final InstrumentTable TABLE = Markets.table(TestMarket.parse(TEXT));
    private static final RouteTable ROUTES = Markets.routes(TestMarket.parse(TEXT), TABLE);
    private static final DecisionSettings SETTINGS = Settings.of(TestMarket.parse(TEXT), TABLE, 1, false);
    private static final int SPOT = 0;
    private static final int PERP = 1;
    private static final long LIMIT = 250_000_000_000L;

    /** Checks the bound at every order, whatever else is said. */
    private final class Watch extends Scribe {
        @Override
        public void order(Order order, Sizing sizing) {
            super.order(order, sizing);
            ordered.add(List.of((long) order.instrument, order.side == Side.BUY ? 1L : -1L, order.number, order.px,
                    order.qty));
            if (order.instrument == PERP) {
                long after = positions().reach(PERP, order.side == Side.BUY);
                long worth = after <= 0 ? 0 : Money.notionalCeil(TABLE.get(PERP), order.px, after);
                assertTrue(worth <= LIMIT, () -> "a position could be worth " + worth + " after " + all());
                most = Math.max(most, worth);
            }
        }
    }

    private final Watch scribe = new Watch();
    private final List<List<Long>> ordered = new ArrayList<>();
    private final Decider decider = new Decider(SETTINGS, ROUTES, scribe);
    private final InboundEncoder encoder = new InboundEncoder();
    private final InboundDecoder decoder = new InboundDecoder();
    private final Slot slot = new Slot();
    private long now = TestMarket.SECOND;
    private long trade;
    private long venueTimeNanos;
    private long most;

    @Test
    void shouldEnterOnlyAboveTheThresholdAndExitAboveTheOtherUpToWhatIsHeld() {
        open();
        quote(SPOT, 6_000_000, 6_000_001);
        quote(PERP, 601_200, 601_201);
        assertEquals(List.of(), ordered, "20 bps less 15 bps of fees are no entry");
        quote(PERP, 603_000, 603_001);
        fillAll();
        long held = decider.position(PERP);
        assertTrue(held < 0 && held >= -16, "short about 1,000 USDT: " + held);
        quote(PERP, 600_600, 600_601);
        assertEquals(List.of(), ordered, "10 bps above: 25 bps to pay for closing");
        quote(SPOT, 6_000_100, 6_000_101);
        quote(PERP, 599_300, 599_301);
        assertEquals(2, ordered.size(), "12 bps below: less than 8 bps to pay for closing");
        assertEquals(-held, ordered.stream().filter(order -> order.get(0) == PERP).findFirst().orElseThrow().get(4));
        fillAll();
        assertEquals(0, decider.position(PERP));
        quote(SPOT, 6_000_000, 6_000_001);
        quote(PERP, 599_300, 599_301);
        assertEquals(List.of(), ordered, "nothing is held, so that is no exit");
        assertEquals(0, decider.tally().count(Tally.Count.UNEXPLAINED));
    }

    @Test
    void shouldCloseEvenWhenTheLimitIsReachedAndSayWhyItDoesNotOpenMore() {
        open();
        quote(SPOT, 6_000_000, 6_000_001);
        for (int i = 0; i < 6; i++) {
            quote(PERP, 603_000 + i, 603_100 + i);
            fillAll();
            quote(SPOT, 6_000_000, 6_000_001);
            fillAll();
        }
        assertTrue(most > LIMIT * 9 / 10, "the limit was used: " + most);
        assertEquals(-41, decider.position(PERP), "2,500 USDT at 60,300");
        assertTrue(decider.tally().verdicts(Verdict.POSITION) > 0, "the next one is refused for it");
        quote(PERP, 596_000, 596_001);
        fillAll();
        assertTrue(decider.position(PERP) > -41, "the opposite direction unwinds it");
    }

    /** Whatever fills, partly, late or not at all. */
    @Test
    void shouldHoldTheBoundOverRandomMarketsAndFills() {
        for (long seed = 1; seed <= 20; seed++) {
            PerpetualsTest test = new PerpetualsTest();
            test.run(new SplittableRandom(seed));
            assertTrue(test.most > LIMIT / 2, "seed " + seed + " came up to " + test.most);
        }
    }

    private void run(SplittableRandom random) {
        open();
        for (int step = 0; step < 1_500; step++) {
            long mid = 600_000 + random.nextInt(-1_500, 1_500);
            if (random.nextBoolean()) {
                quote(PERP, mid, mid + 1 + random.nextInt(30));
            } else {
                quote(SPOT, mid * 10, mid * 10 + 1 + random.nextInt(300));
            }
            while (!ordered.isEmpty() && random.nextInt(3) > 0) {
                answer(ordered.remove(random.nextInt(ordered.size())), random);
            }
        }
    }

    private void answer(List<Long> order, SplittableRandom random) {
        long lots = order.get(4) / TABLE.get(order.get(0).intValue()).qtyIncrement();
        long filled = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(lots) * TABLE.get(order.get(0).intValue()).qtyIncrement();
            default -> order.get(4);
        };
        if (filled > 0) {
            fill(order, filled);
        }
        if (filled < order.get(4)) {
            Report cancelled = TestMarket.report(Report.Kind.CANCELLED, 1, order.get(2));
            cancelled.cumQty = filled;
            report(cancelled);
        }
    }

    @Test
    void shouldTakeThePositionOfAnEarlierLifeAndItsMargin() {
        accounts();
        assertEquals(40, room(false));
        position(-30, 180_000_000_000L);
        assertFalse(decider.halted(), "the first word of a life is no change");
        assertEquals(-30, decider.position(PERP));
        assertEquals(180_000_000_000L, decider.books().wallets.margin(1, 0));
        assertEquals(10, room(false));
        assertEquals(70, room(true));
    }

    @Test
    void shouldHaltEverythingWhenTheVenueChangesAPositionAtRest() {
        open();
        said();
        position(-30, 180_000_000_000L, 0);
        assertTrue(decider.halted(), "somebody sold 3,000 USDT of futures, and it was not us");
        assertEquals(List.of("halt -1 POSITION of 1"), said());
        assertEquals(-30, decider.position(PERP), "what there is is known");
        assertEquals(1, decider.tally().count(Tally.Count.UNEXPLAINED));
        quote(SPOT, 6_000_000, 6_000_001);
        quote(PERP, 603_000, 603_001);
        assertEquals(List.of(), ordered, "latched");
        decider.at(++now);
        decider.command(CommandKind.RESUME, -1);
        decider.done();
        assertFalse(decider.halted());
        quote(PERP, 603_001, 603_002);
        assertEquals(2, ordered.size(), "until an operator has looked");
    }

    /** Words and fills come in any order: the words are made at the fills' times, or before. */
    @Test
    void shouldNotHaltForWordsThatFillsOvertakeOrAreOvertakenBy() {
        open();
        long seen = 0;
        for (boolean wordFirst : new boolean[] {true, false}) {
            quote(SPOT, 6_000_000, 6_000_001);
            quote(PERP, 603_000, 603_001);
            long stamp = now + TestMarket.SECOND;
            List<Long> order = ordered.stream().filter(o -> o.get(0) == PERP).findFirst().orElseThrow();
            long half = order.get(4) / 2;
            long between = seen + order.get(1) * half;
            seen += order.get(1) * order.get(4);
            if (wordFirst) {
                position(between, 1, stamp);
                position(seen, 1, stamp + 1);
            }
            venueTimeNanos = stamp;
            fill(order, half);
            venueTimeNanos = stamp + 1;
            fill(order, order.get(4) - half);
            position(between, 1, stamp);
            position(seen, 1, stamp + 1);
            ordered.remove(order);
            fillAll();
            venueTimeNanos = 0;
            assertEquals(seen, decider.position(PERP));
            assertFalse(decider.halted(), "word first: " + wordFirst);
        }
        assertEquals(0, decider.tally().count(Tally.Count.UNEXPLAINED));
    }

    @Test
    void shouldHaltOnceTheOrderIsFinalThatAPositionWasChangedBeside() {
        open();
        quote(SPOT, 6_000_000, 6_000_001);
        quote(PERP, 603_000, 603_001);
        List<Long> order = ordered.stream().filter(o -> o.get(0) == PERP).findFirst().orElseThrow();
        venueTimeNanos = now;
        position(0, 0, now + 1);
        assertFalse(decider.halted(), "an order is open: its fills may tell");
        fill(order, order.get(4));
        assertTrue(decider.halted(), "the venue closed at once what we opened");
        assertTrue(said().contains("halt -1 POSITION of 1"));
        assertEquals(0, decider.position(PERP));
    }

    private List<String> said() {
        return scribe.take();
    }

    private long room(boolean buys) {
        return decider.books().wallets.positionRoom(PERP, buys, 610_000, LIMIT, 1, 50_000);
    }

    @Test
    void shouldBookFundingAndKeepMarks() {
        open();
        CashFlow flow = new CashFlow();
        flow.venue = 1;
        flow.asset = 0;
        flow.kind = CashFlow.Kind.FUNDING;
        flow.units = -777;
        flow.venueTimeNanos = now + 5;
        encoder.encode(flow, slot);
        deliver();
        assertEquals(9_999_999_999_223L, decider.balance(1, 0));
        assertEquals(-777, decider.tally().flows(0));
        long before = decider.stateHash();
        mark(1_000, 6_000_000_000_000L, -12_345, 9_000);
        assertNotEquals(before, decider.stateHash());
        assertEquals("6000000000000 -12345 9000", marked());
        mark(999, 1, 1, 1);
        assertEquals("6000000000000 -12345 9000", marked(), "older than what is known");
        assertEquals(1, decider.tally().count(Tally.Count.OLD_TICKS));
        assertFalse(decider.books().funding.known(SPOT));
    }

    private String marked() {
        return decider.books().funding.markPxE8(PERP) + " " + decider.books().funding.rateE8(PERP) + " "
                + decider.books().funding.nextNanos(PERP);
    }

    private void mark(long venueTimeNanos, long px, long rate, long next) {
        Tick tick = new Tick();
        tick.type = Tick.MARK_FUNDING;
        tick.instrument = PERP;
        tick.venueTimeNanos = venueTimeNanos;
        tick.markPxE8 = px;
        tick.fundingRateE8 = rate;
        tick.nextFundingNanos = next;
        encoder.encode(tick, slot);
        deliver();
    }

    private Positions positions() {
        return decider.books().wallets.positions();
    }

    private void open() {
        accounts();
        position(0, 0);
    }

    private void accounts() {
        for (int venue = 0; venue < 2; venue++) {
            encoder.encodeSession(venue, true, slot);
            deliver();
            encoder.encode(TestMarket.balance(venue, 0, 10_000_000_000_000L), slot);
            deliver();
        }
        encoder.encode(TestMarket.balance(0, 1, 200_000_000L), slot);
        deliver();
    }

    private void position(long qty, long notional) {
        position(qty, notional, 0);
    }

    private void position(long qty, long notional, long saidNanos) {
        PositionWord word = new PositionWord();
        word.venueTimeNanos = saidNanos;
        word.instrument = PERP;
        word.qty = qty;
        word.notional = notional;
        encoder.encode(word, slot);
        deliver();
    }

    private void quote(int instrument, long bid, long ask) {
        Tick tick = TestMarket.quote(instrument, bid, ask, now);
        tick.bidQty[0] = instrument == SPOT ? 500_000 : 5_000;
        tick.askQty[0] = tick.bidQty[0];
        encoder.encode(tick, slot);
        deliver();
    }

    private void fillAll() {
        while (!ordered.isEmpty()) {
            List<Long> order = ordered.remove(0);
            fill(order, order.get(4));
        }
    }

    private void fill(List<Long> order, long qty) {
        Report fill = TestMarket.report(Report.Kind.FILL, 1, order.get(2));
        Instrument traded = TABLE.get(order.get(0).intValue());
        fill.venue = traded.venue().id();
        fill.tradeId = ++trade;
        fill.px = order.get(3);
        fill.qty = qty;
        fill.venueTimeNanos = venueTimeNanos;
        report(fill);
    }

    private void report(Report report) {
        encoder.encode(report, slot);
        deliver();
    }

    private void deliver() {
        now += TestMarket.MILLI;
        decoder.deliver(slot.buffer, slot.type, now, now, decider);
    }
}
