package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.Capability;
import arbd.execution.order.Order;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is cancelled, or never met anybody, is told to be over, once it is; what is not there is not found. */
final class AccountCancelTest extends AccountContract {
    @Test
    void shouldReportWhatDidNotFill() {
        start();
        Order missed = missing(1);
        place(missed);
        until(1, "CANCELLED");
        news.reports.clear();
        query(missed);
        until(1, "CANCELLED");
    }

    @Test
    void shouldCancelWhatRestsAndNothingElse() {
        start();
        Order resting = rest(1);
        Order staying = rest(2);
        assertEquals(List.of(), news.of(1, "CANCELLED"));
        cancel(resting);
        until(1, "CANCELLED");
        news.reports.clear();
        query(staying);
        until(2, "ACCEPTED");
        assertEquals(List.of(), news.of(2, "CANCELLED"));
    }

    @Test
    void shouldFindNothingToCancelTwice() {
        start();
        Order resting = rest(1);
        cancel(resting);
        until(1, "CANCELLED");
        cancel(resting);
        // Who is told that the order has ended has to ask how.
        until(1, has(Capability.ENDED_ORDERS_KNOWN) ? "UNKNOWN OTHER '51401" : "NOT_FOUND");
    }

    @Test
    void shouldFindNoOrderThatNeverWas() {
        start();
        cancel(resting(98));
        until(98, "NOT_FOUND");
        query(buying(99));
        until(99, "NOT_FOUND");
    }
}
