package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Report;
import arbd.execution.risk.Verdict;
import arbd.market.Side;
import arbd.market.TradingStatus;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exits trade at most what is held, on {@link ExitScene}. */
final class ExitsTest extends ExitScene {
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
}
