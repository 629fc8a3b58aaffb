package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.MILLI;
import static arbd.daemon.decide.TestMarket.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Usage;
import org.junit.jupiter.api.Test;

/** A venue that says that its budget is nearly used gets no entries, and the board shows how little is left. */
class VenueUsageTest {
    private static final int ROUTE = TestMarket.route("BTC/USDT alpha>beta");

    private final Scribe scribe = new Scribe();
    private final Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, scribe);
    private long now = SECOND;

    @Test
    void shouldSendNothingWhileTheVenueSaysThatNothingIsLeft() {
        open();
        told(1, 100, 95);
        edge();
        assertTrue(scribe.take().contains("opportunity " + ROUTE + " OPENED ORDER_RATE"));
        assertEquals(50_000, decider.tally().budgets().distancePpm(1, now));
        now += 10 * SECOND;
        edge();
        assertTrue(scribe.take().contains("opportunity " + ROUTE + " CHANGED TAKEN"), "the window is over");
    }

    @Test
    void shouldGoOnWhileEnoughIsLeft() {
        open();
        told(1, 100, 50);
        edge();
        assertTrue(scribe.take().contains("opportunity " + ROUTE + " OPENED TAKEN"));
        assertEquals(490_000, decider.tally().budgets().distancePpm(1, now), "the order that was sent is counted");
    }

    @Test
    void shouldDecideAnotherStateForAnotherWord() {
        Decider other = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, new Scribe());
        other.at(now + 1_000);
        other.on(usage(1, 100, 50));
        other.done();
        told(1, 100, 51);
        assertNotEquals(other.stateHash(), decider.stateHash());
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
        now += 100 * MILLI;
        tick(0, 5_999_900, 6_000_000);
        tick(3, 6_040_000, 6_040_100);
    }

    private void tick(int instrument, long bid, long ask) {
        at();
        decider.on(TestMarket.quote(instrument, bid, ask, now));
        decider.done();
    }

    private void told(int venue, long limit, long used) {
        at();
        decider.on(usage(venue, limit, used));
        decider.done();
    }

    private static Usage usage(int venue, long limit, long used) {
        Usage usage = new Usage();
        usage.venue = venue;
        usage.windowNanos = 10 * SECOND;
        usage.limit = limit;
        usage.used = used;
        return usage;
    }

    private void at() {
        now += 1_000;
        decider.at(now);
    }
}
