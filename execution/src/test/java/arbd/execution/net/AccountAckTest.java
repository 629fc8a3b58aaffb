package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.Capability;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reply to an order says that it was taken, or why not; the stream says the same once more. */
final class AccountAckTest extends AccountContract {
    @Test
    void shouldTellOfAnOrderByTheReplyAndByTheStream() {
        start();
        rest(1);
        assertEquals(List.of(), news.of(0, ""), "all of it is about our order");
        assertEquals(1, venues.servers.ledger(venue).orders().size());
    }

    @Test
    void shouldSayWhyAnOrderWasRefused() {
        start();
        Order rich = venues.order(venue, 1, Side.BUY, "60000", TimeInForce.GTC);
        rich.qty *= 5_000;
        place(rich);
        until(1, "REJECTED INSUFFICIENT_BALANCE");
        place(venues.order(venue, 2, Side.BUY, "1", TimeInForce.GTC));
        until(2, "REJECTED FILTER");
        assertEquals(2, news.reports.size());
    }

    @Test
    void shouldRestWhenPostOnlyAndNeverTake() {
        start();
        Order resting = venues.order(venue, 1, Side.BUY, "50000", TimeInForce.POST_ONLY);
        place(resting);
        until(1, "ACCEPTED");
        place(venues.order(venue, 2, Side.BUY, "70000", TimeInForce.POST_ONLY));
        until(2, has(Capability.POST_ONLY_REFUSED) ? "REJECTED" : "CANCELLED");
        assertEquals(List.of(), news.of(1, "CANCELLED"));
        assertEquals(List.of(), fills());
    }
}
