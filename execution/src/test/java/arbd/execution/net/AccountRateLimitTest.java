package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An order that is one too many is refused, for that reason and for good; nothing else changes. */
final class AccountRateLimitTest extends AccountContract {
    @Test
    void shouldSayThatThereWereTooMany() {
        start();
        venues.servers.faults(venue).refuseAsTooMany(2);
        place(buying(1));
        place(buying(2));
        until(1, "REJECTED RATE_LIMIT");
        until(2, "REJECTED RATE_LIMIT");
        place(buying(3));
        untilFilled(3);
        assertEquals(List.of(), expected(1));
        assertEquals(List.of(), expected(2));
        assertEquals(1, news.of(1, "").size());
        assertEquals(List.of(true), news.sessions);
    }

    @Test
    void shouldCancelAndAskAllTheSame() {
        start();
        rest(1);
        venues.servers.faults(venue).refuseAsTooMany(1);
        place(buying(2));
        until(2, "REJECTED RATE_LIMIT");
        cancel(resting(1));
        until(1, "CANCELLED");
        query(buying(2));
        until(2, "NOT_FOUND");
    }
}
