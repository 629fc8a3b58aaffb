package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Instrument;
import arbd.market.Side;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArbitragesTest {
    private static final int BTC = Shop.BTC.id();
    private static final int ETH = Shop.ETH.id();
    private static final int USDT = Shop.USDT.id();

    private final Arbitrages arbitrages = new Arbitrages(Shop.TABLE, 4);
    private final OpenOrders orders = new OpenOrders(12, 0);
    private long number = 1;
    private long trade = 1;

    @Test
    void shouldAddUpWhatAWholeArbitrageMovedFeesIncluded() {
        int set = start(0, 10_000, 10_000_000);
        fill(set, 0, 6_000_000, 10_000, BTC, 10_000);
        fill(set, 1, 600_600, 9_990_000, USDT, 6_000_000);
        assertEquals(10_000_000 - 10_000 - 9_990_000, arbitrages.moved(set, BTC));
        assertEquals(-600_000_000_000L + 599_999_400_000L - 6_000_000, arbitrages.moved(set, USDT));
        assertEquals(0, arbitrages.unmatched(set, BTC, orders));
        assertFalse(arbitrages.finished(set, orders));
        cancel(set, 1);
        assertTrue(arbitrages.finished(set, orders));
        assertEquals(Outcome.MATCHED, arbitrages.outcome(set, orders, false), "9,990,000 of 10,000,000 sold");
    }

    @Test
    void shouldShowTheLongSideWhenTheSaleIsMissing() {
        int set = start(0, 10_000, 10_000_000);
        fill(set, 0, 6_000_000, 10_000, BTC, 10_000);
        cancel(set, 1);
        assertEquals(9_990_000, arbitrages.unmatched(set, BTC, orders));
        assertEquals(0, arbitrages.unmatched(set, USDT, orders), "the settlement asset is never naked");
        assertEquals(Outcome.MISSED, arbitrages.outcome(set, orders, true));
    }

    @Test
    void shouldShowTheShortSideWhenThePurchaseIsMissing() {
        int set = start(0, 10_000, 10_000_000);
        cancel(set, 0);
        fill(set, 1, 600_600, 4_000_000, USDT, 100);
        cancel(set, 1);
        assertEquals(-4_000_000, arbitrages.unmatched(set, BTC, orders));
    }

    @Test
    void shouldShowBothAssetsBetweenThreeLegsInBothDirections() {
        int set = start(2, 10_000, 20_000, 20_000);
        fill(set, 0, 6_000_000, 10_000, -1, 0);
        cancel(set, 1);
        fill(set, 2, 300_000, 20_000, -1, 0);
        assertEquals(10_000_000, arbitrages.unmatched(set, BTC, orders));
        assertEquals(-20_000_000_000L, arbitrages.unmatched(set, ETH, orders));
        assertTrue(arbitrages.finished(set, orders));
        int other = start(2, 10_000, 20_000, 20_000);
        cancel(other, 0);
        fill(other, 1, 5_000, 20_000, -1, 0);
        cancel(other, 2);
        assertEquals(-10_000_000, arbitrages.unmatched(other, BTC, orders));
        assertEquals(20_000_000_000L, arbitrages.unmatched(other, ETH, orders));
        assertEquals(orders.instrument(arbitrages.orderTrading(other, ETH, orders)), 1);
        assertEquals(OpenOrders.NONE, arbitrages.orderTrading(other, Shop.BNB.id(), orders));
    }

    /** USDT, ETH, BTC, BNB and back: BTC trades for no USDT on the way. */
    @Test
    void shouldShowTheAssetInTheMiddleOfFourLegs() {
        Route four = new Route(4, RouteKind.CYCLIC, List.of(new Leg(1, Side.BUY), new Leg(2, Side.SELL),
                new Leg(6, Side.BUY), new Leg(7, Side.SELL)), Shop.USDT, "four legs");
        int set = arbitrages.start(four, 1, number, 0, 0);
        for (int leg = 0; leg < 4; leg++) {
            add(set, four, leg, 20_000);
        }
        fill(set, 0, 300_000, 20_000, -1, 0);
        fill(set, 1, 5_000, 20_000, -1, 0);
        cancel(set, 2);
        cancel(set, 3);
        assertEquals(10_000_000, arbitrages.unmatched(set, BTC, orders));
        assertEquals(0, arbitrages.unmatched(set, ETH, orders));
        assertEquals(0, arbitrages.unmatched(set, Shop.BNB.id(), orders));
    }

    @Test
    void shouldShowWhatAPerpetualLegLeftNaked() {
        int set = start(3, 10_000, 100);
        cancel(set, 0);
        fill(set, 1, 600_000, 100, USDT, 1);
        assertEquals(-10_000_000, arbitrages.unmatched(set, BTC, orders));
    }

    @Test
    void shouldShowAnAssetThatIsOnlySoldForTheSettlementAssetAsItsQuote() {
        Route inverse = new Route(4, RouteKind.CYCLIC,
                List.of(new Leg(0, Side.BUY), new Leg(2, Side.BUY), new Leg(1, Side.SELL)), Shop.BTC, "in BTC");
        int set = arbitrages.start(inverse, 1, 900, 0, 0);
        for (int leg = 0; leg < 3; leg++) {
            add(set, inverse, leg, leg == 0 ? 10_000 : 20_000);
        }
        fill(set, 0, 6_000_000, 10_000, -1, 0);
        cancel(set, 1);
        cancel(set, 2);
        assertEquals(-600_000_000_000L, arbitrages.unmatched(set, USDT, orders),
                "spent USDT that no other leg brought back");
    }

    @Test
    void shouldCallAnythingDustThatCouldNotBeTradedAway() {
        int[] qty = {10, 11};
        long[] expected = {0, 11_000};
        for (int i = 0; i < 2; i++) {
            int set = start(0, qty[i], 10_000_000);
            fill(set, 0, 6_000_000, qty[i], -1, 0);
            cancel(set, 1);
            assertEquals(expected[i], arbitrages.unmatched(set, BTC, orders), "qty " + qty[i]);
            arbitrages.release(set, orders);
        }
        int cheap = arbitrages.start(Shop.ROUTES.get(0), 1, number, 0, 0);
        Order order = Shop.order(1, number++, 0, Side.BUY, 1_000_000, 11);
        arbitrages.attach(cheap, orders.add(order, cheap, 0));
        fill(cheap, 0, 1_000_000, 11, -1, 0);
        assertEquals(0, arbitrages.unmatched(cheap, BTC, orders), "1.1 USDT is below the least notional");
    }

    @Test
    void shouldCallItVanishedWhenNothingFilledAndCompleteWhenEverythingDid() {
        int vanished = start(0, 10, 10);
        cancel(vanished, 0);
        cancel(vanished, 1);
        assertEquals(Outcome.VANISHED, arbitrages.outcome(vanished, orders, false));
        int whole = start(0, 10, 10);
        fill(whole, 0, 6_000_000, 10, -1, 0);
        fill(whole, 1, 600_600, 10, -1, 0);
        assertEquals(Outcome.COMPLETE, arbitrages.outcome(whole, orders, false));
    }

    @Test
    void shouldTellSetsOfTwoLivesApartThoughTheirNumbersAreEqual() {
        Route route = Shop.ROUTES.get(0);
        int old = arbitrages.start(route, 1, 5, 0, 0);
        int fresh = arbitrages.start(route, 2, 5, 0, 0);
        assertEquals(old, arbitrages.find(route, 1, 5));
        assertEquals(fresh, arbitrages.find(route, 2, 5));
        assertEquals(Arbitrages.NONE, arbitrages.find(route, 3, 5));
        assertEquals(Arbitrages.NONE, arbitrages.find(Shop.ROUTES.get(1), 1, 5));
    }

    @Test
    void shouldRefuseMoreSetsThanItHasRoomForAndReuseReleasedOnesClean() {
        int first = start(0, 10, 10);
        fill(first, 0, 6_000_000, 10, -1, 0);
        for (int i = 0; i < 3; i++) {
            start(0, 10, 10);
        }
        assertThrows(IllegalArgumentException.class, () -> start(0, 10, 10));
        assertThrows(IllegalArgumentException.class, () -> arbitrages.release(first, orders), "a leg is open");
        cancel(first, 1);
        arbitrages.release(first, orders);
        assertEquals(3, arbitrages.open());
        int again = start(0, 10, 10);
        assertEquals(first, again);
        assertEquals(0, arbitrages.moved(again, BTC));
        assertEquals(0, arbitrages.spend(again));
    }

    @Test
    void shouldFoldEverythingThatDecidesIntoTheHash() {
        List<Long> hashes = new ArrayList<>();
        hashes.add(arbitrages.foldInto(1));
        int set = start(0, 10, 10);
        hashes.add(arbitrages.foldInto(1));
        arbitrages.expect(set, 5, 0, 6);
        hashes.add(arbitrages.foldInto(1));
        arbitrages.expect(set, 5, 0, 7);
        hashes.add(arbitrages.foldInto(1));
        arbitrages.expect(set, 5, 1, 7);
        hashes.add(arbitrages.foldInto(1));
        fill(set, 0, 6_000_000, 10, -1, 0);
        hashes.add(arbitrages.foldInto(1));
        assertEquals(hashes.size(), hashes.stream().distinct().count(), hashes.toString());
    }

    private int start(int route, long... qty) {
        Route taken = Shop.ROUTES.get(route);
        int set = arbitrages.start(taken, 1, number, 0, 0);
        for (int leg = 0; leg < qty.length; leg++) {
            add(set, taken, leg, qty[leg]);
        }
        return set;
    }

    private void add(int set, Route taken, int leg, long qty) {
        Leg of = taken.legs().get(leg);
        Order order = Shop.order(1, number++, of.instrument(), of.side(), px(of.instrument()), qty);
        order.leg = leg;
        arbitrages.attach(set, orders.add(order, set, 0));
    }

    private static long px(int instrument) {
        return switch (instrument) {
            case 0 -> 6_000_000;
            case 1, 4 -> 300_000;
            case 2 -> 5_000;
            default -> 600_000;
        };
    }

    private void fill(int set, int leg, long px, long qty, int feeAsset, long fee) {
        int slot = slot(set, leg);
        Report report = Shop.fill(trade++, px, qty, feeAsset, fee);
        assertEquals(qty, orders.fill(slot, report));
        Instrument traded = Shop.TABLE.get(orders.instrument(slot));
        arbitrages.fill(set, traded.id(), orders.buys(slot), report);
    }

    private void cancel(int set, int leg) {
        Report report = new Report();
        report.kind = Report.Kind.CANCELLED;
        orders.apply(slot(set, leg), report, 0);
    }

    private int slot(int set, int leg) {
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (orders.used(slot) && orders.arbitrage(slot) == set && orders.leg(slot) == leg) {
                return slot;
            }
        }
        throw new IllegalStateException("no leg " + leg);
    }
}
