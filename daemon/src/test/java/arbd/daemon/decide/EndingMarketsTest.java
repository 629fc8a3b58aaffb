package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.risk.Verdict;
import arbd.market.Side;
import arbd.market.TradingStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held in a market that ends, or on a venue that pauses, on {@link ExitScene}. */
final class EndingMarketsTest extends ExitScene {
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
}
