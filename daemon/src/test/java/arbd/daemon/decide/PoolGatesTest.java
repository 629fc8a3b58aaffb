package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.MILLI;
import static arbd.daemon.decide.TestMarket.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.route.PoolRoutes;
import arbd.route.Sizing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused, and why. */
class PoolGatesTest extends PoolScene {
    @Test
    void shouldNotDecideWhileHaltedOrPaused() {
        open();
        command(CommandKind.PAUSE);
        pair(0, 300_000);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED PAUSED"));
        command(CommandKind.HALT);
        pair(1, 303_001);
        assertTrue(told.take().contains("opportunity " + CYCLE + " CHANGED HALTED"));
        command(CommandKind.RESUME);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " CHANGED NO_EXECUTION"));
    }

    @Test
    void shouldKeepARouteOutThatIsHaltedUntilResumed() {
        open();
        decider.gates().poolHalt.halt(CYCLE - PoolRoutes.BASE, Long.MAX_VALUE);
        pair(0, 300_000);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED ROUTE_HALTED"));
        command(CommandKind.RESUME);
        pair(1, 303_001);
        assertTrue(told.take().contains("opportunity " + CYCLE + " CHANGED NO_EXECUTION"));
    }

    @Test
    void shouldRefuseAnEdgeThatMustBeAnError() {
        open();
        pair(0, 300_000);
        pair(1, 320_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED IMPLAUSIBLE_EDGE"));
    }

    @Test
    void shouldRefuseABookThatIsOldOrWhoseVenueTakesNoOrders() {
        open();
        now += 751 * MILLI;
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + BOUGHT + " OPENED STALE_QUOTE"));
        session(0, false);
        tick(ALPHA_ETH, 300_000, 300_001);
        assertEquals(List.of("opportunity " + BOUGHT + " CHANGED VENUE_DOWN"), told.take());
    }

    @Test
    void shouldWaitForAFreshBookAfterAnOrderOfOurOwn() {
        open();
        decider.gates().fresh.taken(ALPHA_ETH, now);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + BOUGHT + " OPENED AWAITING_QUOTE"));
    }

    @Test
    void shouldNeverTakeGasToBeFree() {
        session(0, true);
        session(1, true);
        pair(0, 300_000);
        pair(1, 303_000);
        assertEquals(List.of("opportunity " + CYCLE + " OPENED NO_GAS_PRICE"), told.take(), "no book");
        tick(BETA_ETH, 300_000, 300_001);
        told.take();
        now += 751 * MILLI;
        pair(1, 303_001);
        assertEquals(List.of(), told.take().stream().filter(line -> line.contains(" " + CYCLE + " ")).toList(),
                "too old a book");
        tick(BETA_ETH, 300_000, 299_999);
        pair(1, 303_002);
        assertEquals(List.of(), told.take().stream().filter(line -> line.contains(" " + CYCLE + " ")).toList(),
                "a crossed book");
        tick(BETA_ETH, 300_000, 300_001);
        told.take();
        pair(1, 303_000);
        assertEquals(List.of("opportunity " + CYCLE + " CHANGED NO_EXECUTION"), told.take().stream()
                .filter(line -> line.contains(" " + CYCLE + " ")).toList());
    }

    @Test
    void shouldPriceGasAtTheLowestAskThatMayBePriced() {
        open();
        tick(BETA_ETH, 300_000, 300_200);
        pair(0, 300_000);
        pair(1, 303_000);
        long cheap = told.byRoute(CYCLE).waterfall.flat;
        now += 751 * MILLI;
        tick(BETA_ETH, 300_000, 300_200);
        pair(1, 303_001);
        command(CommandKind.PAUSE);
        pair(1, 303_001);
        command(CommandKind.RESUME);
        pair(1, 303_000);
        assertEquals(cheap - 120_000_400 + 120_080_000, told.byRoute(CYCLE).waterfall.flat, "alpha's book is too old");
    }

    @Test
    void shouldRefuseWhatGasTipAndPremiumTake() {
        open();
        pair(0, 300_000);
        pair(1, 301_650);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED NO_EDGE_AFTER_COSTS"));
        Sizing sizing = told.byRoute(CYCLE);
        assertTrue(sizing.net < 0 && sizing.waterfall.net == sizing.net, "told with what took it");
        assertEquals(sizing.waterfall.gross, sizing.waterfall.costs() + sizing.net);
        pair(1, 300_000);
        told.take();
        pair(1, 301_200);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED NO_EDGE_AFTER_COSTS"),
                "not even the first sliver earns its premium and tip");
    }

    @Test
    void shouldRefuseWhatNothingMayBePaidInFor() {
        decider = new Decider(numbers(new long[] {100, 500}, 0, 0, 0), PoolMarket.ROUTES, told);
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED ORDER_NOTIONAL"));
        decider = new Decider(PoolMarket.settings(new PoolSettings(new long[] {100, 500},
                new long[][] {{PoolMarket.MOST, 0, 0}, {PoolMarket.MOST, 0, 0}},
                new PoolSettings.ChainCosts[] {null, null, PoolMarket.COSTS}), 1_000_000_000L), PoolMarket.ROUTES,
                told);
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED ORDER_NOTIONAL"), "of any one order");
    }

    @Test
    void shouldRefuseABookTradeBelowTheVenuesMinimum() {
        decider = new Decider(numbers(new long[] {100, 500}, 400_000_000L, 0, 0), PoolMarket.ROUTES, told);
        open();
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + BOUGHT + " OPENED BELOW_MINIMUM"), "4 of the 5 USDT needed");
    }

    @Test
    void shouldTradeOnABookWithinTheFreeBalance() {
        open();
        pair(1, 303_000);
        long qty = told.byRoute(BOUGHT).qty[0];
        decider = new Decider(PoolMarket.settings(), PoolMarket.ROUTES, told);
        open();
        balance(0, USDT, 1_000_000_000_00L);
        pair(1, 303_000);
        Sizing less = told.byRoute(BOUGHT);
        assertTrue(less.qty[0] < qty && less.qty[0] * 300_001 <= 1_000_000_000_00L && less.qty[0] > 3_000,
                less.qty[0] + " of " + qty);
        decider = new Decider(PoolMarket.settings(), PoolMarket.ROUTES, told);
        open();
        balance(0, USDT, 100_000_000L);
        told.take();
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + BOUGHT + " OPENED NO_BALANCE"));
    }
}
