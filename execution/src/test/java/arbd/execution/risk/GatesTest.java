package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arbd.execution.order.OpenOrders;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.execution.order.Shop;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.QuoteTable;
import arbd.route.RouteCosts;
import arbd.route.Sizing;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final long STALE_AFTER = 1_000;

    private final QuoteTable quotes = new QuoteTable(Shop.TABLE);

    @Test
    void shouldRestARouteForExactlyTheCooldown() {
        CooldownGate gate = new CooldownGate(100, 4);
        long before = gate.foldInto(1);
        assertEquals(Verdict.TAKEN, gate.check(at(1, Long.MIN_VALUE)));
        gate.traded(1, 1_000);
        assertNotEquals(before, gate.foldInto(1));
        assertEquals(Verdict.COOLDOWN, gate.check(at(1, 1_099)));
        assertEquals(Verdict.TAKEN, gate.check(at(1, 1_100)));
        assertEquals(Verdict.TAKEN, gate.check(at(2, 1_000)));
    }

    @Test
    void shouldPriceAQuoteAtItsBoundAndNotOneNanosecondOlder() {
        FreshQuoteGate gate = new FreshQuoteGate(new RouteCosts(Shop.ROUTES), quotes, STALE_AFTER);
        assertEquals(Verdict.STALE_QUOTE, gate.check(at(0, 5_000)), "nothing was received");
        Shop.quote(quotes, 0, 100, 101, 5_000);
        Shop.quote(quotes, 3, 100, 101, 5_500);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 6_000)));
        assertEquals(Verdict.STALE_QUOTE, gate.check(at(0, 6_001)));
        Shop.quote(quotes, 0, 100, 101, 7_000);
        assertEquals(Verdict.STALE_QUOTE, gate.check(at(0, 7_000)), "the other leg is 1,500 old");
    }

    @Test
    void shouldAskForTheAgeOfTheBooksThatFeesAndProceedsAreTurnedIn() {
        RouteCosts costs = new RouteCosts(Shop.ROUTES);
        FreshQuoteGate gate = new FreshQuoteGate(costs, quotes, STALE_AFTER);
        costs.setFeeToken(0, 7);
        Shop.quote(quotes, 0, 100, 101, 5_000);
        Shop.quote(quotes, 3, 100, 101, 5_000);
        assertEquals(Verdict.NO_TOKEN_BOOK, gate.check(at(0, 5_000)), "the token's book was never received");
        Shop.quote(quotes, 7, 100, 101, 4_500);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 5_500)));
        assertEquals(Verdict.NO_TOKEN_BOOK, gate.check(at(0, 5_501)), "the token's book is too old");
        Shop.quote(quotes, 7, 101, 101, 4_500);
        assertEquals(Verdict.NO_TOKEN_BOOK, gate.check(at(0, 5_500)), "the token's book is crossed");
        costs.setFeeToken(0, RouteCosts.NONE);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 5_501)), "nobody needs it");
        costs.setConversion(0, 7);
        assertEquals(Verdict.STALE_QUOTE, gate.check(at(0, 5_501)));
        assertEquals(Verdict.TAKEN, gate.check(at(0, 5_500)));
    }

    @Test
    void shouldCountTransportDelayAndClockUncertaintyAsAge() {
        FreshQuoteGate gate = new FreshQuoteGate(new RouteCosts(Shop.ROUTES), quotes, STALE_AFTER);
        Shop.quote(quotes, 3, 100, 101, 5_000);
        Tick tick = new Tick();
        tick.type = Tick.QUOTE;
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = 100;
        tick.bidQty[0] = 1;
        tick.askPx[0] = 101;
        tick.askQty[0] = 1;
        tick.receivedNanos = 5_000;
        tick.wallNanos = 1_000_000;
        tick.venueTimeNanos = 999_000;
        tick.clockOffsetNanos = 300;
        tick.clockUncertaintyNanos = 200;
        quotes.apply(tick);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 5_100)), "age is 100 held + 700 late + 200 uncertain");
        assertEquals(Verdict.STALE_QUOTE, gate.check(at(0, 5_101)));
    }

    @Test
    void shouldWaitForAQuoteThatWasReceivedAfterOurOwnOrder() {
        FreshQuoteGate gate = new FreshQuoteGate(new RouteCosts(Shop.ROUTES), quotes, STALE_AFTER);
        Shop.quote(quotes, 0, 100, 101, 5_000);
        Shop.quote(quotes, 3, 100, 101, 5_000);
        long before = gate.foldInto(1);
        gate.taken(3, 5_000);
        assertNotEquals(before, gate.foldInto(1));
        assertEquals(Verdict.AWAITING_QUOTE, gate.check(at(0, 5_000)));
        Shop.quote(quotes, 3, 100, 101, 5_001);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 5_001)));
    }

    @Test
    void shouldHaltAndPauseUntilResumed() {
        HaltGate gate = new HaltGate(false);
        long open = gate.foldInto(1);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 0)));
        gate.pause();
        long paused = gate.foldInto(1);
        assertEquals(Verdict.PAUSED, gate.check(at(0, 0)));
        gate.halt();
        assertEquals(Verdict.HALTED, gate.check(at(0, 0)));
        assertEquals(3, Arrays.stream(new long[] {open, paused, gate.foldInto(1)}).distinct().count());
        gate.resume();
        assertEquals(open, gate.foldInto(1));
        assertEquals(Verdict.TAKEN, gate.check(at(0, 0)));
        assertEquals(Verdict.HALTED, new HaltGate(true).check(at(0, 0)));
    }

    @Test
    void shouldCountEveryOrderThatIsNotReleasedAgainstTheBound() {
        OpenOrders orders = new OpenOrders(10, 0);
        OpenOrdersGate gate = new OpenOrdersGate(Shop.ROUTES, orders, 4);
        add(orders, 1);
        add(orders, 2);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 0)));
        assertEquals(Verdict.OPEN_ORDERS, gate.check(at(2, 0)), "three legs more would be five");
        gate.hold(1);
        assertEquals(Verdict.OPEN_ORDERS, gate.check(at(0, 0)), "one is planned already");
        gate.hold(-1);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 0)));
        orders.markUnknown(add(orders, 3));
        assertEquals(Verdict.OPEN_ORDERS, gate.check(at(0, 0)), "an unknown order counts as live");
    }

    @Test
    void shouldRefuseAboveTheOrderNotionalOfEitherSide() {
        long[] most = {1_000, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        OrderNotionalGate gate = new OrderNotionalGate(Shop.ROUTES, most);
        most[0] = 5;
        assertEquals(Verdict.TAKEN, gate.check(sized(0, 999, 1_000)));
        assertEquals(Verdict.ORDER_NOTIONAL, gate.check(sized(0, 999, 1_001)));
        assertEquals(Verdict.ORDER_NOTIONAL, gate.check(sized(0, 1_001, 999)));
    }

    @Test
    void shouldDoubtAnEdgeAboveTheBoundOnly() {
        PlausibleEdgeGate gate = new PlausibleEdgeGate(30_000);
        Candidate candidate = at(0, 0);
        candidate.edgePpm = 30_000;
        assertEquals(Verdict.TAKEN, gate.check(candidate));
        candidate.edgePpm = 30_001;
        assertEquals(Verdict.IMPLAUSIBLE_EDGE, gate.check(candidate));
    }

    @Test
    void shouldKeepAHaltedRouteOutUntilItsTimeOrTheOperatorsWord() {
        RouteHaltGate gate = new RouteHaltGate(4);
        long before = gate.foldInto(1);
        gate.halt(2, 500);
        assertNotEquals(before, gate.foldInto(1));
        assertEquals(Verdict.ROUTE_HALTED, gate.check(at(2, 499)));
        assertEquals(Verdict.TAKEN, gate.check(at(2, 500)));
        assertEquals(Verdict.TAKEN, gate.check(at(1, 0)));
        gate.halt(1, RouteHaltGate.FOR_EVER);
        assertEquals("2 1", gate.halted(499) + " " + gate.halted(Long.MAX_VALUE - 1));
        gate.resume();
        assertEquals(0, gate.halted(0));
        assertEquals(before, gate.foldInto(1));
    }

    @Test
    void shouldNeedEveryVenueOfTheRoute() {
        SessionGate gate = new SessionGate(Shop.ROUTES);
        long before = gate.foldInto(1);
        assertEquals(Verdict.VENUE_DOWN, gate.check(at(0, 0)));
        gate.session(0, true);
        assertNotEquals(before, gate.foldInto(1));
        assertEquals(Verdict.VENUE_DOWN, gate.check(at(0, 0)));
        assertEquals(Verdict.TAKEN, gate.check(at(2, 0)), "all its legs are on the venue that is up");
        gate.session(1, true);
        assertEquals(Verdict.TAKEN, gate.check(at(0, 0)));
        gate.session(0, false);
        assertEquals(Verdict.VENUE_DOWN, gate.check(at(0, 0)));
    }

    @Test
    void shouldGiveEveryVerdictWordsAndCallAllButTwoRefusals() {
        for (int i = 0; i < Verdict.count(); i++) {
            Verdict verdict = Verdict.of(i);
            assertEquals(i > 1, verdict.refusal(), verdict.words());
        }
        assertEquals(Verdict.count(),
                Arrays.stream(Verdict.values()).map(Verdict::words).distinct().count());
    }

    private static int add(OpenOrders orders, long number) {
        Order order = Shop.order(1, number, 0, Side.BUY, 100, 10);
        int slot = orders.add(order, 0, 0);
        Report report = new Report();
        report.kind = Report.Kind.ACCEPTED;
        orders.apply(slot, report, 0);
        return slot;
    }

    private static Candidate at(int route, long nowNanos) {
        Candidate candidate = new Candidate();
        candidate.route = route;
        candidate.nowNanos = nowNanos;
        return candidate;
    }

    static Candidate sized(int route, long spend, long receive) {
        Candidate candidate = at(route, 0);
        candidate.sizing = new Sizing();
        candidate.sizing.spend = spend;
        candidate.sizing.receive = receive;
        candidate.sizing.legs = Shop.ROUTES.legs(route);
        return candidate;
    }
}
