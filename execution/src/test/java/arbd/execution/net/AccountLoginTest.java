package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.OrderEntry;
import arbd.feeds.net.FeedCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account that the venue does not let in is never up, tells nothing, sends nothing, and goes on trying. */
final class AccountLoginTest extends AccountContract {
    @Test
    void shouldNeverComeUpWithAWrongSecret() {
        shouldStayDown(venues.entry(venue, AllVenues.secret(venue, false), news));
    }

    @Test
    void shouldNeverComeUpWithAnotherKey() {
        shouldStayDown(venues.entryOf(venue, AllVenues.otherKey(venue), news));
    }

    private void shouldStayDown(OrderEntry session) {
        entry = session;
        entry.start();
        FeedCounters counters = AllVenues.counters(entry);
        AllVenues.until("tried three times", () -> counters.connects() >= 3);
        place(buying(1));
        until(1, "");
        assertTrue(news.reports.get(0).matches("1 (UNKNOWN|REJECTED AUTHENTICATION).*"), news.reports.get(0));
        assertEquals(1, news.reports.size());
        assertEquals(List.of(), news.sessions);
        assertEquals(List.of(), news.balances);
        assertEquals(List.of(), news.positions);
        assertEquals(List.of(), venues.servers.ledger(venue).orders());
        venues.run(() -> assertFalse(entry.ready()));
    }
}
