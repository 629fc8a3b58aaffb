package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.MILLI;
import static arbd.daemon.decide.TestMarket.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.route.PoolRouteKind;
import arbd.route.Sizing;
import arbd.route.Waterfall;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolEntriesTest extends PoolScene {
    @Test
    void shouldTellACycleThatGainsWithAllThatItCosts() {
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        assertTrue(told.take().contains("opportunity " + CYCLE + " OPENED NO_EXECUTION"));
        Sizing sizing = told.byRoute(CYCLE);
        Waterfall fall = sizing.waterfall;
        // 0.0004 ETH of gas at the lower ask, 3,000.01.
        long gas = 120_000_400;
        BigInteger gross = BigInteger.valueOf(sizing.profit);
        long tip = gross.multiply(BigInteger.valueOf(2)).add(BigInteger.valueOf(999)).divide(BigInteger.valueOf(1_000))
                .multiply(BigInteger.valueOf(100)).longValueExact();
        assertEquals(gas + tip, fall.flat, "gas and a fifth of the gain, each up to a unit on chain");
        assertEquals((sizing.spend * 5 + 999_999) / 1_000_000 * 100, fall.premium, "5 bps up to a unit on chain");
        assertEquals(sizing.profit - fall.flat - fall.premium, sizing.net);
        assertEquals(fall.gross, fall.costs() + fall.net);
        assertTrue(fall.fees > 0 && fall.depth > 0 && sizing.net > 0 && Math.abs(fall.rounding) < 1_000, fall.net + "");
        assertTrue(sizing.spend <= PoolMarket.MOST && sizing.legs == 2);
    }

    @Test
    void shouldTradeUntilTheLastSliverEarnsItsPremiumTipAndLeastEdge() {
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        long paid = told.byRoute(CYCLE).spend;
        decider = new Decider(numbers(new long[] {100, 500}, PoolMarket.MOST, 0, 0), PoolMarket.ROUTES, told);
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        assertTrue(told.byRoute(CYCLE).spend > paid, "without premium and tip more is worth it");
    }

    @Test
    void shouldPayInNoMoreThanItsLimit() {
        decider = new Decider(numbers(new long[] {100, 500}, 123_456_789_012L, 0, 0), PoolMarket.ROUTES, told);
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        long spend = told.byRoute(CYCLE).spend;
        assertTrue(spend <= 123_456_789_012L && spend > 123_400_000_000L, spend + "");
    }

    @Test
    void shouldTellABookAgainstAPoolBothWays() {
        open();
        pair(1, 303_000);
        assertEquals(List.of("opportunity " + BOUGHT + " OPENED NO_EXECUTION",
                "opportunity " + PoolMarket.route("beta:ETH/USDT+ >zeta:0x1> USDT") + " OPENED NO_EXECUTION"),
                told.take());
        assertEquals(2, told.byRoute(BOUGHT).legs);
        assertEquals(300_001, told.byRoute(BOUGHT).px[0]);
        status(1, MarketState.STALE);
        pair(0, 297_000);
        assertTrue(told.take().contains("opportunity " + SOLD + " OPENED NO_EXECUTION"));
        assertEquals(0, told.byRoute(SOLD).waterfall.premium, "no loan pays for a book's leg");
    }

    @Test
    void shouldLookAgainWhenTheBookMoves() {
        open();
        tick(ALPHA_ETH, 301_900, 302_000);
        tick(BETA_ETH, 301_900, 302_002);
        told.take();
        pair(1, 302_500);
        assertEquals(List.of(), told.take());
        tick(ALPHA_ETH, 301_350, 301_400);
        assertEquals(List.of("opportunity " + BOUGHT + " OPENED NO_EXECUTION"), told.take());
        Tick gone = new Tick();
        gone.type = Tick.STATUS;
        gone.instrument = ALPHA_ETH;
        gone.state = MarketState.DISCONNECTED;
        at();
        decider.on(gone);
        decider.done();
        assertEquals(List.of("opportunity " + BOUGHT + " CLOSED NO_EXECUTION"), told.take());
    }

    @Test
    void shouldEndTheStoryWhenAPoolMustNotBePriced() {
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        told.take();
        status(0, MarketState.STALE);
        assertEquals(List.of("opportunity " + CYCLE + " CLOSED NO_EXECUTION"), told.take());
        now += 100 * SECOND;
        tick(ALPHA_ETH, 300_000, 300_001);
        told.take();
        pair(0, 300_000);
        assertEquals(List.of("opportunity " + CYCLE + " OPENED NO_EXECUTION"), told.take(),
                "a pool's state does not age, however old the other's is");
    }

    @Test
    void shouldIgnoreAnOlderBlock() {
        open();
        block = 5;
        pair(0, 300_000);
        block = 4;
        long evaluations = decider.tally().count(Tally.Count.EVALUATIONS);
        pair(0, 290_000);
        assertEquals(evaluations, decider.tally().count(Tally.Count.EVALUATIONS));
        assertEquals(1, decider.tally().count(Tally.Count.OLD_POOL_EVENTS));
    }

    @Test
    void shouldSizeThroughConcentratedLiquidity() {
        open();
        pair(1, 303_000);
        told.take();
        at();
        decider.on(PoolMarket.concentrated(-196_256, block++));
        decider.done();
        int route = PoolMarket.route("USDT >zeta:0x2> ETH >zeta:0x1> USDT");
        assertTrue(told.take().contains("opportunity " + route + " OPENED NO_EXECUTION"));
        Sizing sizing = told.byRoute(route);
        assertEquals(sizing.waterfall.gross, sizing.waterfall.costs() + sizing.net);
        assertTrue(sizing.waterfall.depth > 0 && sizing.waterfall.fees > 0);
    }

    @Test
    void shouldLookOnlyAtTheRoutesThroughWhatChanged() {
        open();
        for (int pool = 0; pool < 2; pool++) {
            long before = decider.tally().count(Tally.Count.EVALUATIONS);
            pair(pool, 300_000);
            assertEquals(PoolMarket.touched(PoolRouteKind.AMM, pool) + PoolMarket.touched(PoolRouteKind.BOOK_AMM, pool),
                    decider.tally().count(Tally.Count.EVALUATIONS) - before);
        }
        long before = decider.tally().count(Tally.Count.EVALUATIONS);
        tick(ALPHA_ETH, 300_000, 300_001);
        assertEquals(TestMarket.ROUTES.touchedBy(ALPHA_ETH).length
                        + PoolMarket.POOL_ROUTES.bookAmm().touchedByInstrument(ALPHA_ETH).length,
                decider.tally().count(Tally.Count.EVALUATIONS) - before);
    }

    @Test
    void shouldBoundWhatOneInputSays() {
        int byPool = 0;
        for (int pool = 0; pool < 3; pool++) {
            byPool = Math.max(byPool, PoolMarket.touched(PoolRouteKind.AMM, pool)
                    + PoolMarket.touched(PoolRouteKind.BOOK_AMM, pool));
        }
        int byBook = Entries.touchedMax(PoolMarket.ROUTES)
                + PoolMarket.POOL_ROUTES.bookAmm().touchedByInstrument(ALPHA_ETH).length;
        int without = Decider.outputMax(TestMarket.SETTINGS, TestMarket.ROUTES);
        assertEquals(without + 2 * (Math.max(byBook, byPool) - Entries.touchedMax(TestMarket.ROUTES)),
                Decider.outputMax(PoolMarket.settings(), PoolMarket.ROUTES));
    }

    @Test
    void shouldNotStartWithoutTheCostsOfAChain() {
        assertThrows(IllegalArgumentException.class,
                () -> new Decider(TestMarket.SETTINGS, PoolMarket.ROUTES, told));
    }

    @Test
    void shouldFollowTheEdgeOfWhatItTells() {
        open();
        pair(0, 300_000);
        pair(1, 303_000);
        now += 4 * MILLI;
        pair(1, 302_000);
        now += 3 * SECOND;
        tick(0, 6_000_000, 6_000_100);
        List<String> marks = told.all().stream().filter(line -> line.startsWith("decayed " + CYCLE + " ")).toList();
        assertEquals(1, marks.size(), marks.toString());
        assertTrue(marks.get(0).matches(".* OPENED NO_EXECUTION at .* 6466 \\[6466, 3144, 3144, 3144, 3144, 3144\\]"),
                marks.toString());
    }

    @Test
    void shouldFoldWhatItDecidesIntoTheHash() {
        open();
        pair(0, 300_000);
        long hash = decider.stateHash();
        decider.gates().poolHalt.halt(0, now);
        assertNotEquals(hash, decider.stateHash());
    }
}
