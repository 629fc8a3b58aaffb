package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a venue says of its own budgets is handed on, and only where the table says that it says so. */
final class AccountUsageTest extends AccountContract {
    @Test
    void shouldTellHowMuchOfTheVenuesBudgetsIsUsed() {
        needs(Capability.USAGE_TOLD);
        start();
        rest(1);
        AllVenues.until("told", () -> !news.usages.isEmpty());
        // An allowance that is asked for is told a while later.
        place(buying(2));
        untilFilled(2);
        AllVenues.until("something is used", () -> news.usages.stream().anyMatch(told -> !told.endsWith(" used 0")));
        assertEquals(List.of(), news.usages.stream().filter(
                told -> !told.matches("(ORDERS|REQUESTS) in \\d+: [1-9]\\d* used \\d+")).toList());
        assertEquals(List.of(true), news.sessions);
    }

    @Test
    void shouldTellNothingWhereTheVenueSaysNothing() {
        needsTheLackOf(Capability.USAGE_TOLD);
        start();
        rest(1);
        place(buying(2));
        untilFilled(2);
        assertEquals(List.of(), news.usages);
    }
}
