package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each fill is told exactly as the venue's ledger has it: by the stream, to those who ask, and after congestion. */
final class AccountFillTest extends AccountContract {
    @Test
    void shouldReportEachFillExactly() {
        start();
        boolean spot = AllVenues.spot(venue);
        assertEquals("0: 20000000000000, free 20000000000000" + (spot ? " and 1: 300000000, free 300000000" : ""),
                news.balances.stream().limit(spot ? 2 : 1).sorted().collect(Collectors.joining(" and ")));
        assertEquals(spot ? List.of() : List.of(venue + ": 0 for 0"), news.positions);
        place(buying(1));
        until(1, "ACCEPTED");
        untilFilled(1);
        assertEquals(expected(1), news.of(1, "FILL"));
        int asset = spot ? 1 : 0;
        // Of a perpetual's margin not all is free while a position is held.
        AllVenues.until("balance", () -> news.balances.stream().anyMatch(told -> told.startsWith(
                asset + ": " + closing(asset) + (spot ? ", free " + closing(asset) : ", free "))));
        place(venues.order(venue, 2, Side.SELL, "50000", TimeInForce.IOC));
        untilFilled(2);
        assertEquals(expected(2), news.of(2, "FILL"));
        assertEquals(List.of(), news.of(0, ""));
    }

    @Test
    void shouldTellTheFillsAgainToWhoeverAsks() {
        start();
        Order bought = buying(1);
        place(bought);
        untilFilled(1);
        news.reports.clear();
        query(bought);
        AllVenues.until("fills again", () -> news.of(1, "FILL").size() == expected(1).size());
        assertEquals(expected(1), news.of(1, "FILL"));
    }

    @Test
    void shouldLoseNothingWhileTheSinkIsCongested() {
        start();
        news.congested = true;
        place(buying(1));
        AllVenues.until("filled at the venue", () -> !fills().isEmpty());
        news.congested = false;
        untilFilled(1);
        assertEquals(expected(1), news.of(1, "FILL"));
    }
}
