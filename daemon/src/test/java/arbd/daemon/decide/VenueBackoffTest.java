package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.MILLI;
import static arbd.daemon.decide.TestMarket.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A venue that says "too many requests" gets no entries for a while, whatever the edge. */
class VenueBackoffTest {
    private static final int ROUTE = TestMarket.route("BTC/USDT alpha>beta");

    private final Scribe scribe = new Scribe();
    private final Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, scribe);
    private long now = SECOND;

    @Test
    void shouldSendNothingToAVenueThatComplainedForASecond() {
        open();
        edge();
        assertEquals(2, orders());
        report(1, Report.Reason.OTHER);
        report(2, Report.Reason.RATE_LIMIT);
        scribe.take();
        now += 900 * MILLI;
        edge();
        assertTrue(scribe.take().contains("opportunity " + ROUTE + " CHANGED VENUE_BACKOFF"));
        now += 200 * MILLI;
        edge();
        assertTrue(scribe.take().contains("opportunity " + ROUTE + " CHANGED TAKEN"), "after a second it may again");
    }

    @Test
    void shouldGoOnAfterAnyOtherRefusal() {
        open();
        edge();
        report(1, Report.Reason.OTHER);
        report(2, Report.Reason.FILTER);
        scribe.take();
        now += 900 * MILLI;
        edge();
        assertEquals(2, orders());
    }

    private int orders() {
        List<String> said = scribe.take();
        return (int) said.stream().filter(line -> line.startsWith("order")).count();
    }

    private void open() {
        for (int venue = 0; venue < 2; venue++) {
            at();
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                at();
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        scribe.take();
    }

    private void edge() {
        tick(0, 5_999_900, 6_000_000);
        tick(3, 6_040_000, 6_040_100);
    }

    private void tick(int instrument, long bid, long ask) {
        at();
        decider.on(TestMarket.quote(instrument, bid, ask, now));
        decider.done();
    }

    private void report(long number, Report.Reason reason) {
        Report report = TestMarket.report(Report.Kind.REJECTED, 1, number);
        report.reason = reason;
        at();
        decider.on(report);
        decider.done();
    }

    private void at() {
        now += 1_000;
        decider.at(now);
    }
}
