package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.BTC;
import static arbd.daemon.decide.TestMarket.MILLI;
import static arbd.daemon.decide.TestMarket.SECOND;
import static arbd.daemon.decide.TestMarket.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.setup.Settings;
import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.order.Report;
import arbd.market.Side;
import arbd.market.Tick;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final String ALPHA_BETA = "BTC/USDT alpha>beta";
    private static final int ROUTE = TestMarket.route(ALPHA_BETA);

    private final Scribe scribe = new Scribe();
    private final Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, scribe);
    private long now = SECOND;
    private long trade = 1;

    @Test
    void shouldTakeAnEdgeOnceWithOneImmediateOrderForEachLeg() {
        open();
        edge();
        List<String> said = scribe.take();
        assertEquals(2, orders(said).size(), said.toString());
        assertTrue(orders(said).get(0).startsWith("order 1/1 of 1 route " + ROUTE + " BUY IOC 0 6000000 "), said + "");
        assertTrue(orders(said).get(1).startsWith("order 1/2 of 1 route " + ROUTE + " SELL IOC 3 6040000 "), said + "");
        tick(0, 5_999_900, 6_000_000);
        tick(3, 6_040_000, 6_040_100);
        tick(0, 5_999_900, 6_000_000);
        assertEquals(List.of(), orders(scribe.take()), "the route rests");
    }

    @Test
    void shouldTakeEveryRouteOfAnEventThatFitsAndOutrankTheOthers() {
        int triangle = TestMarket.route("alpha USDT>BTC>ETH>USDT");
        List<String> both = twoRoutes(500_000);
        assertEquals(5, orders(both).size(), both.toString());
        assertTrue(both.contains("opportunity " + triangle + " OPENED TAKEN"), both.toString());
        List<String> one = new DeciderTest().twoRoutes(3_000);
        assertTrue(one.contains("opportunity " + ROUTE + " OPENED TAKEN"), one.toString());
        assertTrue(one.contains("opportunity " + triangle + " OPENED OUTRANKED"), "nothing is left at the ask: " + one);
    }

    /** Both want the ask of alpha's bitcoin, of which there is so much. */
    private List<String> twoRoutes(long askQty) {
        open();
        tick(1, 299_000, 299_900);
        tick(2, 4_950, 4_960);
        tick(4, 299_000, 299_900);
        tick(3, 6_030_000, 6_030_100);
        scribe.take();
        Tick cheap = TestMarket.quote(0, 5_970_000, 5_970_100, now + 1_000);
        cheap.askQty[0] = askQty;
        at();
        decider.on(cheap);
        decider.done();
        return scribe.take();
    }

    @Test
    void shouldRefuseWithTheReasonAndSayItOnceForEachEpisode() {
        open();
        now += 10 * SECOND;
        tick(0, 5_999_900, 6_000_000);
        now += 751 * MILLI;
        tick(3, 6_040_000, 6_040_100);
        assertEquals(List.of("opportunity " + ROUTE + " OPENED STALE_QUOTE"), scribe.take());
        tick(3, 6_040_001, 6_040_100);
        assertEquals(List.of(), scribe.take(), "the same story");
        tick(0, 5_600_000, 5_600_100);
        assertEquals(List.of("opportunity " + ROUTE + " CHANGED IMPLAUSIBLE_EDGE"), scribe.take());
        tick(0, 6_039_900, 6_040_000);
        assertEquals(List.of("opportunity " + ROUTE + " CLOSED IMPLAUSIBLE_EDGE"), scribe.take());
    }

    @Test
    void shouldWaitForTheCooldownAndForFreshQuotesOfBothLegs() {
        open();
        edge();
        complete(1, 2);
        scribe.take();
        now += 50 * MILLI;
        tick(0, 5_999_900, 6_000_000);
        assertEquals(List.of("opportunity " + ROUTE + " CHANGED AWAITING_QUOTE"), scribe.take());
        tick(3, 6_040_000, 6_040_100);
        assertEquals(List.of("opportunity " + ROUTE + " CHANGED COOLDOWN"), scribe.take());
        now += 60 * MILLI;
        tick(3, 6_040_000, 6_040_100);
        assertEquals(2, orders(scribe.take()).size());
    }

    @Test
    void shouldOpenNothingWhilePausedOrHaltedOrAVenueIsDownAndGoOnWhenResumed() {
        open();
        command(CommandKind.PAUSE);
        edge();
        assertEquals(List.of("opportunity " + ROUTE + " OPENED PAUSED"), scribe.take());
        command(CommandKind.HALT);
        assertEquals(List.of("halt -1 OPERATOR"), scribe.take());
        edge();
        assertEquals(List.of("opportunity " + ROUTE + " CHANGED HALTED"), scribe.take());
        assertTrue(decider.halted());
        command(CommandKind.RESUME);
        session(1, false);
        edge();
        assertEquals(List.of("lift -1 OPERATOR", "opportunity " + ROUTE + " CHANGED VENUE_DOWN"), scribe.take());
        session(1, true);
        edge();
        assertEquals(2, orders(scribe.take()).size());
    }

    @Test
    void shouldBeginHaltedWhenTheHaltWasLatched() {
        DecisionSettings latched = Settings.of(TestMarket.CONFIG, TestMarket.TABLE, 2, true);
        Scribe said = new Scribe();
        Decider halted = new Decider(latched, TestMarket.ROUTES, said);
        assertTrue(halted.halted());
    }

    @Test
    void shouldCancelWhatLivesAndAskForWhatIsUnknownWhenHalted() {
        open();
        edge();
        report(Report.Kind.ACCEPTED, 1);
        report(Report.Kind.UNKNOWN, 2);
        scribe.take();
        command(CommandKind.HALT);
        assertEquals(List.of("halt -1 OPERATOR", "cancel 1/1", "query 1/2"), scribe.take());
    }

    @Test
    void shouldAskForAnOrderThatIsNotAnsweredAndResolveItByTheAnswer() {
        open();
        edge();
        long sent = now;
        assertEquals(sent + SECOND + 50 * MILLI, decider.dueNanos(), "the edge has been followed for a second");
        now = decider.dueNanos();
        time();
        assertEquals(sent + 2 * SECOND, decider.dueNanos());
        now = decider.dueNanos();
        time();
        List<String> said = scribe.take();
        assertEquals(List.of("outcome 1/1 UNKNOWN 0", "query 1/1", "outcome 1/2 UNKNOWN 0", "query 1/2"),
                said.subList(said.size() - 4, said.size()));
        assertEquals(2, decider.tally().count(Tally.Count.UNKNOWN_ORDERS));
        assertEquals(now + SECOND, decider.dueNanos());
        complete(1, 2);
        said = scribe.take();
        assertTrue(said.stream().anyMatch(line -> line.startsWith("done 1 COMPLETE")), said.toString());
        assertEquals(0, decider.tally().count(Tally.Count.UNKNOWN_ORDERS));
        assertEquals(0, decider.tally().count(Tally.Count.OPEN_ORDERS));
    }

    @Test
    void shouldNotAskWhileTheSessionIsDownAndAskAtOnceWhenItReturns() {
        open();
        edge();
        session(0, false);
        now += 2 * SECOND;
        time();
        assertEquals(List.of("query 1/2"), scribe.take().stream().filter(line -> line.startsWith("query")).toList());
        session(0, true);
        assertEquals(List.of("query 1/1"), scribe.take());
    }

    @Test
    void shouldHaltTheRouteAndShowTheNakedSideWhenALegIsMissed() {
        open();
        edge();
        long qty = qty(1);
        fill(1, 0, 6_000_000, qty);
        scribe.take();
        report(Report.Kind.REJECTED, 2);
        List<String> said = scribe.take();
        assertEquals("outcome 1/2 REJECTED 0", said.get(0));
        assertEquals("halt " + ROUTE + " MISSED_LEG", said.get(1));
        assertTrue(said.get(2).startsWith("done 1 MISSED"), said.toString());
        long bought = qty * 1_000;
        assertEquals(bought, decider.tally().nakedUnits(BTC));
        assertTrue(decider.tally().nakedSinceNanos() < Long.MAX_VALUE);
        long notional = decider.tally().nakedMax(USDT);
        assertTrue(notional > 190_000_000_000L && notional <= 200_000_000_000L, "about 2,000 USDT, was " + notional);
        now += 200 * MILLI;
        edge();
        assertTrue(scribe.take().contains("opportunity " + ROUTE + " CHANGED ROUTE_HALTED"));
        now += 5 * SECOND;
        edge();
        assertEquals(2, orders(scribe.take()).size(), "five seconds later it may again");
    }

    @Test
    void shouldHaltEverythingAndCancelTheRestWhenMoreFillsThanWasOrdered() {
        open();
        edge();
        scribe.take();
        fill(1, 0, 6_000_000, qty(1) + 1);
        List<String> said = scribe.take();
        assertTrue(said.contains("halt -1 OVERFILL of 0"), said.toString());
        assertTrue(said.contains("cancel 1/2"), "what still lives is cancelled: " + said);
        now += SECOND;
        edge();
        assertEquals(List.of(), orders(scribe.take()));
    }

    @Test
    void shouldIgnoreFillsToldTwiceAndReportsAboutNobody() {
        open();
        edge();
        long qty = qty(1);
        trade = 50;
        fill(1, 0, 6_000_000, qty / 2);
        long balance = decider.balance(0, BTC);
        trade = 50;
        fill(1, 0, 6_000_000, qty / 2);
        report(Report.Kind.CANCELLED, 77);
        report(Report.Kind.CANCELLED, 0);
        assertEquals(balance, decider.balance(0, BTC));
        assertEquals("1 2", decider.tally().count(Tally.Count.REPEATED_FILLS) + " "
                + decider.tally().count(Tally.Count.STRAY_REPORTS));
    }

    @Test
    void shouldSendNothingLargerThanItsLimitsAndNothingWithoutBalance() {
        open();
        edge();
        scribe.take();
        for (int venue = 0; venue < 2; venue++) {
            at();
            decider.on(TestMarket.balance(venue, BTC, 0));
            decider.done();
        }
        long spend = decider.books().arbitrages.spend(0);
        assertTrue(spend > 0 && spend <= 200_000_000_000L, "at most 2,000 USDT, was " + spend);
        Scribe poor = new Scribe();
        Decider beggar = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, poor);
        for (int venue = 0; venue < 2; venue++) {
            beggar.at(1);
            beggar.session(venue, true);
            beggar.done();
        }
        beggar.at(2);
        beggar.on(TestMarket.quote(0, 5_999_900, 6_000_000, 2));
        beggar.done();
        beggar.at(3);
        beggar.on(TestMarket.quote(3, 6_040_000, 6_040_100, 3));
        beggar.done();
        assertEquals(List.of("opportunity " + ROUTE + " OPENED NO_BALANCE"), poor.take());
    }

    @Test
    void shouldTellAnEarlierLifesOrdersOnItsFirstInputAndAskForTheUnknownOnes() {
        Order bought = TestMarket.order(7, 1);
        bought.route = ROUTE;
        Order sold = TestMarket.order(7, 2);
        sold.arbitrage = 1;
        sold.route = ROUTE;
        sold.leg = 1;
        sold.instrument = 3;
        sold.side = Side.SELL;
        sold.qty = 1_000_000;
        decider.recovered().order(bought, OrderState.FILLED, 1_000, now);
        decider.recovered().order(sold, OrderState.NEVER_SENT, 0, now);
        decider.recovered().moved(ROUTE, 7, 1, BTC, 1_000_000);
        decider.recovered().closeFinished(now);
        List<String> said = scribe.take();
        assertTrue(said.stream().anyMatch(line -> line.startsWith("done 1 MISSED")), said.toString());
        assertEquals(1_000_000, decider.tally().nakedUnits(BTC), "the other leg never left");
        assertEquals(0, decider.books().orders.open());
    }

    @Test
    void shouldCountARestoredOrderAgainstTheNakedBound() {
        for (int i = 0; i < 4; i++) {
            Order earlier = TestMarket.order(7, 1 + i);
            earlier.qty = 3_000;
            earlier.route = ROUTE;
            decider.recovered().order(earlier, OrderState.UNKNOWN, 0, now);
        }
        open();
        edge();
        assertEquals(List.of("opportunity " + ROUTE + " OPENED NAKED_EXPOSURE"), scribe.take(),
                "4 x 1,800 USDT may be naked already");
    }

    @Test
    void shouldHaveAnotherHashWhenOneInputDiffers() {
        List<Long> hashes = new ArrayList<>();
        for (int change = 0; change < 6; change++) {
            Decider other = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, new Scribe());
            DeciderTest test = new DeciderTest();
            test.open();
            test.edge();
            Tick last = TestMarket.quote(4, 299_000, change == 1 ? 299_902 : 299_900, test.now);
            last.askQty[0] += change == 2 ? 1 : 0;
            last.receivedNanos += change == 3 ? 1 : 0;
            test.decider.at(last.receivedNanos);
            test.decider.on(last);
            test.decider.done();
            if (change == 4) {
                test.fill(1, 0, 6_000_000, 1);
            }
            if (change == 5) {
                test.fill(1, 0, 6_000_001, 1);
            }
            hashes.add(test.decider.stateHash());
            assertNotEquals(other.stateHash(), test.decider.stateHash());
        }
        assertEquals(6, hashes.stream().distinct().count(), hashes.toString());
        assertFalse(hashes.contains(decider.stateHash()));
    }

    private void open() {
        for (int venue = 0; venue < 2; venue++) {
            session(venue, true);
            for (int asset = 0; asset < 3; asset++) {
                at();
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        scribe.take();
    }

    /** Bitcoin costs 60,000 on alpha and fetches 60,400 on beta. */
    private void edge() {
        tick(0, 5_999_900, 6_000_000);
        tick(3, 6_040_000, 6_040_100);
    }

    private void tick(int instrument, long bid, long ask) {
        at();
        decider.on(TestMarket.quote(instrument, bid, ask, now));
        decider.done();
    }

    private void session(int venue, boolean up) {
        at();
        decider.session(venue, up);
        decider.done();
    }

    private void command(CommandKind kind) {
        at();
        decider.command(kind, -1);
        decider.done();
    }

    private void time() {
        decider.at(now);
        decider.time();
        decider.done();
    }

    private void report(Report.Kind kind, long number) {
        at();
        decider.on(TestMarket.report(kind, 1, number));
        decider.done();
    }

    private void fill(long number, int venue, long px, long qty) {
        Report report = TestMarket.report(Report.Kind.FILL, 1, number);
        report.venue = venue;
        report.tradeId = trade++;
        report.px = px;
        report.qty = qty;
        at();
        decider.on(report);
        decider.done();
    }

    private void complete(long first, long second) {
        fill(first, 0, 6_000_000, qty(first));
        fill(second, 1, 6_040_000, qty(second));
    }

    private long qty(long number) {
        return decider.books().orders.qty(decider.books().orders.find(1, number));
    }

    private void at() {
        now += 1_000;
        decider.at(now);
    }

    private static List<String> orders(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("order")).toList();
    }
}
