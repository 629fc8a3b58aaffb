package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arbd.execution.order.Shop;
import org.junit.jupiter.api.Test;

class VenueBackoffGateTest {
    private static final long SECOND = 1_000_000_000L;

    private final VenueBackoffGate gate = new VenueBackoffGate(Shop.ROUTES);

    private Verdict at(long nowNanos) {
        Candidate candidate = new Candidate();
        candidate.nowNanos = nowNanos;
        return gate.check(candidate);
    }

    private static int venue() {
        return Shop.TABLE.get(Shop.ROUTES.instrument(0, 0)).venue().id();
    }

    @Test
    void shouldWaitTwiceAsLongEachTimeAndForgive() {
        long now = -5 * SECOND;
        for (long wait = SECOND; wait <= 128 * SECOND; wait *= 2) {
            assertEquals(Verdict.TAKEN, at(now));
            gate.refused(venue(), now);
            assertEquals(Verdict.VENUE_BACKOFF, at(now));
            assertEquals(Verdict.VENUE_BACKOFF, at(now + wait - 1));
            assertEquals(Verdict.TAKEN, at(now + wait));
            now += wait;
        }
        gate.refused(venue(), now);
        assertEquals(Verdict.VENUE_BACKOFF, at(now + 128 * SECOND - 1));
        assertEquals(Verdict.TAKEN, at(now + 128 * SECOND));
        now += 128 * SECOND + VenueBackoffGate.FORGIVEN_NANOS;
        gate.refused(venue(), now);
        assertEquals(Verdict.TAKEN, at(now + SECOND));
    }

    /** Ten orders that were refused in one burst are one complaint. */
    @Test
    void shouldTakeABurstOfRefusalsForOne() {
        for (int i = 0; i < 10; i++) {
            gate.refused(venue(), i);
        }
        assertEquals(Verdict.TAKEN, at(SECOND));
    }

    @Test
    void shouldLeaveRoutesOfOtherVenuesAlone() {
        long before = gate.foldInto(1);
        gate.refused(1, 0);
        assertNotEquals(before, gate.foldInto(1));
        Candidate candidate = new Candidate();
        for (int route = 0; route < Shop.ROUTES.size(); route++) {
            candidate.route = route;
            assertEquals(route == 2 ? Verdict.TAKEN : Verdict.VENUE_BACKOFF, gate.check(candidate), "route " + route);
        }
    }
}
