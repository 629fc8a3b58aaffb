package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Capability;
import arbd.execution.order.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody can tell the outcome of is reported unknown, once; it is found by asking, and never sent again. */
final class AccountUnknownTest extends AccountContract {
    @Test
    void shouldReportUnknownOnceWhenTheSocketFallsAndFindTheFillsAfterwards() {
        start();
        venues.servers.faults(venue).dropAcks(1);
        Order bought = buying(1);
        place(bought);
        AllVenues.until("filled at the venue", () -> !fills().isEmpty());
        venues.servers.faults(venue).cutConnections();
        until(1, "UNKNOWN NO_ANSWER");
        AllVenues.until("up again", () -> news.sessions.equals(List.of(true, false, true)));
        venues.run(() -> assertTrue(entry.ready()));
        news.reports.removeIf(report -> report.contains(" FILL "));
        query(bought);
        AllVenues.until("fills", () -> news.of(1, "FILL").size() >= expected(1).size());
        assertEquals(expected(1).stream().sorted().toList(),
                news.of(1, "FILL").stream().distinct().sorted().toList());
        assertEquals(1, news.of(1, "UNKNOWN").size());
        assertEquals(List.of(), venues.servers.ledger(venue).duplicates());
        assertEquals(1, venues.servers.ledger(venue).orders().size());
    }

    @Test
    void shouldReportUnknownWhatTheVenueSaysTimedOut() {
        needs(Capability.TIME_OUT_TOLD);
        start();
        venues.servers.faults(venue).timeOut(1);
        Order bought = buying(1);
        place(bought);
        until(1, "UNKNOWN NO_ANSWER '");
        untilFilled(1);
        assertEquals(List.of(), news.of(1, "REJECTED"));
        news.reports.clear();
        query(bought);
        AllVenues.until("fills", () -> news.of(1, "FILL").size() == expected(1).size());
        assertEquals(expected(1), news.of(1, "FILL"));
        assertEquals(1, venues.servers.ledger(venue).orders().size());
    }

    @Test
    void shouldReportUnknownWhenThereIsNoSession() {
        entry = venues.entry(venue, news);
        venues.run(() -> assertFalse(entry.ready()));
        place(buying(1));
        assertEquals(1, news.of(1, "UNKNOWN NO_ANSWER 'not connected'").size());
    }

    @Test
    void shouldReportUnknownWhenAQueryHasNoSessionToGoBy() {
        needsTheLackOf(Capability.QUERIES_BESIDE_SESSION);
        entry = venues.entry(venue, news);
        venues.servers.close();
        query(buying(1));
        until(1, "UNKNOWN NO_ANSWER");
        assertEquals(1, news.reports.size());
    }

    @Test
    void shouldReportUnknownWhenAQueryIsNotAnswered() {
        needs(Capability.QUERIES_BESIDE_SESSION);
        entry = venues.entry(venue, AllVenues.secret(venue, false), news);
        query(buying(1));
        until(1, "UNKNOWN NO_ANSWER");
        venues.servers.close();
        query(buying(2));
        until(2, "UNKNOWN NO_ANSWER 'REST failed");
        assertEquals(2, news.reports.size());
    }

    /** Orders that go another way than the private stream do not go while that is down. */
    @Test
    void shouldSendNoOrderWhoseFateNobodyWouldHear() {
        needs(Capability.ORDERS_BESIDE_STREAM);
        entry = venues.entryWithoutStream(venue, news);
        entry.start();
        AllVenues.until("tried twice", () -> {
            news.reports.clear();
            place(buying(1));
            assertEquals(1, news.of(1, "UNKNOWN NO_ANSWER 'not connected'").size());
            return AllVenues.counters(entry).connects() == 0 && AllVenues.counters(entry).disconnects() > 1;
        });
        assertEquals(List.of(), venues.servers.ledger(venue).orders());
    }

    /** Where the frames of a private stream are numbered, a missing one ends the connection; what it told is asked. */
    @Test
    void shouldBeginAnewWhenAFrameOfThePrivateStreamIsLost() {
        needs(Capability.NUMBERED_STREAM);
        start();
        Order resting = rest(1);
        venues.servers.faults(venue).loseUserFrames(1);
        cancel(resting);
        AllVenues.until("up again", () -> news.sessions.equals(List.of(true, false, true)));
        assertEquals(List.of(), news.of(1, "CANCELLED"), "nobody told");
        query(resting);
        until(1, "CANCELLED");
    }
}
