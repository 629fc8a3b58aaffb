package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Usage;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountWriterTest {
    private static final long SECOND = 1_000_000_000L;

    private final AllVenues.News news = new AllVenues.News();
    private final Venue venue = new Venue(0, "one", "binance");
    private final AccountWriter writer = new AccountWriter(new Account(venue, InstrumentTable.of(List.of(venue),
            List.of(), List.of()), new Credentials("key", "secret", ""), new ClientOrderId("test"), news), null);

    /** Who hears it forgets what was used when the window has passed. */
    @Test
    void shouldTellABudgetAgainWhenItChangedOrItsWindowHasPassed() {
        for (long seconds : new long[] {0, 5, 9, 10, 19, 20}) {
            said(seconds, 10, 100, 1);
        }
        said(21, 10, 100, 2);
        said(21, 60, 1_000, 2);
        said(50, 0, 5_000, 3);
        said(500, 0, 5_000, 3);
        assertEquals(List.of("ORDERS in 10000000000: 100 used 1", "ORDERS in 10000000000: 100 used 1",
                "ORDERS in 10000000000: 100 used 1", "ORDERS in 10000000000: 100 used 2",
                "ORDERS in 60000000000: 1000 used 2", "ORDERS in 0: 5000 used 3"), news.usages);
    }

    @Test
    void shouldNotTellWhatCannotBe() {
        assertFalse(writer.usage(Usage.Kind.ORDERS, -1, 1, 1));
        assertFalse(writer.usage(Usage.Kind.ORDERS, SECOND, 0, 1));
        assertFalse(writer.usage(Usage.Kind.ORDERS, SECOND, 1, -1));
        assertEquals(List.of(), news.usages);
    }

    private void said(long seconds, long windowSeconds, long limit, long used) {
        writer.at(seconds * SECOND, seconds * SECOND);
        assertTrue(writer.usage(Usage.Kind.ORDERS, windowSeconds * SECOND, limit, used));
    }
}
