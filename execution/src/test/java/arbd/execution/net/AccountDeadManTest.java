package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arbd.execution.order.Capabilities;
import arbd.execution.order.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A venue that was told to cancels what rests when nobody hears of us any more. Time passes at the venue's switch when
 * the test says so, and hardly at all otherwise.
 */
final class AccountDeadManTest extends AccountContract {
    private static final long MILLIS = 60_000;
    private static final long NANOS = MILLIS * 1_000_000L;
    /** As little as a slow machine may take. */
    private static final long MARGIN_NANOS = NANOS / 2;

    /** How many sessions had come and gone when it was armed last: a switch without a countdown is set once. */
    private int armedSessions;

    /** Nobody hides a venue from these tests by leaving it out of the table. */
    @Test
    void shouldHaveASwitchWhereTheTableSaysSo() {
        entry = venues.entry(venue, news);
        if (Capabilities.deadMan(protocol)) {
            assertNotNull(entry.deadMan());
        } else {
            assertNull(entry.deadMan());
        }
    }

    @Test
    void shouldCancelWhatRestsWhenTheSessionIsKilled() {
        needsASwitch();
        start();
        rest(1);
        arm();
        entry.close();
        AllVenues.until("gone", () -> venues.servers.sockets(venue) == 0);
        hurry(NANOS - MARGIN_NANOS);
        assertEquals(1, open(), "it is not time yet");
        hurry(MARGIN_NANOS);
        AllVenues.until("cancelled at the venue", () -> open() == 0);
        assertEquals(List.of(), fills());
    }

    @Test
    void shouldCancelWhatRestsWhenWeFallSilent() {
        needs(Capability.DEAD_MAN_COUNTDOWN);
        start();
        rest(1);
        arm();
        hurry(NANOS);
        until(1, "CANCELLED");
        assertEquals(List.of(true), news.sessions);
    }

    @Test
    void shouldCancelNothingWhileItIsArmedAgain() {
        needsASwitch();
        start();
        rest(1);
        for (int i = 0; i < 4; i++) {
            arm();
            hurry(NANOS - MARGIN_NANOS);
        }
        query(resting(1));
        AllVenues.until("asked", () -> news.of(1, "ACCEPTED").size() > 2);
        assertEquals(1, open());
        assertEquals(List.of(true), news.sessions);
    }

    /** A venue that heard of us again in time has no reason to cancel. */
    @Test
    void shouldCancelNothingWhenTheSessionIsBackInTime() {
        needsASwitch();
        start();
        rest(1);
        arm();
        venues.servers.faults(venue).cutConnections();
        AllVenues.until("up again", () -> news.sessions.equals(List.of(true, false, true)));
        arm();
        hurry(NANOS - MARGIN_NANOS);
        assertEquals(1, open());
    }

    /** A switch that cannot be armed is none: the session does not stay up as if it could. */
    @Test
    void shouldNotStayUpWithASwitchThatIsRefused() {
        needsASwitch();
        venues.servers.faults(venue).refuseDeadMan(true);
        start();
        venues.run(() -> entry.deadMan().cancelAllAfter(MILLIS, AllVenues.wallNanos()));
        AllVenues.until("down", () -> news.sessions.size() > 1 && !news.sessions.get(1));
        assertTrue(AllVenues.counters(entry).errors() > 0);
    }

    private void needsASwitch() {
        assumeTrue(Capabilities.deadMan(protocol), () -> protocol + " has no " + Capability.DEAD_MAN_COUNTDOWN
                + " and no " + Capability.DEAD_MAN_DISCONNECT);
    }

    /** Arms the switch, and waits until the venue has it. */
    private void arm() {
        long set = venues.servers.deadMenSet(venue);
        venues.run(() -> entry.deadMan().cancelAllAfter(MILLIS, AllVenues.wallNanos()));
        boolean kept = has(Capability.DEAD_MAN_DISCONNECT) && armedSessions == news.sessions.size();
        armedSessions = news.sessions.size();
        AllVenues.until("armed", () -> kept || venues.servers.deadMenSet(venue) > set);
    }

    private void hurry(long nanos) {
        venues.servers.faults(venue).hurryDeadMan(nanos);
        venues.servers.settle();
    }

    private long open() {
        return venues.servers.openOrders(venue);
    }
}
