package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Shop;
import arbd.execution.order.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What venues say of their own budgets holds entries back as ours do, and shows on the board. */
class ToldBudgetsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int VENUES = Shop.ROUTES.instruments().venues().size();

    private final BudgetBoard board = new BudgetBoard(VENUES);
    private final OrderRateGate gate = new OrderRateGate(Shop.ROUTES, budgets(), board);
    private final int venue = Shop.ROUTES.instruments().get(Shop.ROUTES.instrument(0, 0)).venue().id();

    private static OrderBudget[][] budgets() {
        OrderBudget[][] budgets = new OrderBudget[VENUES][];
        for (int i = 0; i < VENUES; i++) {
            budgets[i] = new OrderBudget[] {new OrderBudget(1_000, 10 * SECOND)};
        }
        return budgets;
    }

    @Test
    void shouldSendNoMoreThanTheVenueSaysIsLeftLessATenth() {
        told(Usage.Kind.ORDERS, 10 * SECOND, 100, 80, 0);
        assertEquals(Verdict.TAKEN, check(0));
        told(Usage.Kind.ORDERS, 10 * SECOND, 100, 90, 0);
        assertEquals(Verdict.ORDER_RATE, check(0));
        assertEquals(Verdict.ORDER_RATE, check(10 * SECOND - 1));
        assertEquals(Verdict.TAKEN, check(10 * SECOND));
    }

    @Test
    void shouldCountWhatIsSentAfterTheWord() {
        told(Usage.Kind.REQUESTS, 60 * SECOND, 100, 80, 0);
        int sent = 0;
        while (check(SECOND) == Verdict.TAKEN) {
            gate.sent(venue, SECOND);
            sent++;
        }
        assertTrue(sent > 5 && sent <= 10, sent + " sent");
        told(Usage.Kind.REQUESTS, 60 * SECOND, 100, 1, 2 * SECOND);
        assertEquals(Verdict.TAKEN, check(2 * SECOND), "the venue knows better");
    }

    @Test
    void shouldNotForgetWhatNeverComesBack() {
        told(Usage.Kind.REQUESTS, 0, 10_000, 10_000, 0);
        assertEquals(Verdict.ORDER_RATE, check(1_000_000 * SECOND));
        told(Usage.Kind.REQUESTS, 0, 20_000, 10_001, 1_000_000 * SECOND);
        assertEquals(Verdict.TAKEN, check(1_000_000 * SECOND));
    }

    /** All of them hold, and one too many to remember is let pass. */
    @Test
    void shouldHoldEveryBudgetOfAVenue() {
        for (int i = 1; i <= ToldBudgets.PER_VENUE + 2; i++) {
            told(Usage.Kind.ORDERS, i * SECOND, 100, i == 3 ? 99 : 0, 0);
        }
        assertEquals(Verdict.ORDER_RATE, check(2 * SECOND));
        assertEquals(Verdict.TAKEN, check(3 * SECOND));
        assertEquals(ToldBudgets.PER_VENUE, board.of(venue, 0).size());
    }

    @Test
    void shouldFoldEveryWordIntoTheStateHash() {
        long before = gate.foldInto(1);
        told(Usage.Kind.ORDERS, SECOND, 100, 1, 0);
        long after = gate.foldInto(1);
        assertNotEquals(before, after);
        told(Usage.Kind.ORDERS, SECOND, 100, 2, 0);
        assertNotEquals(after, gate.foldInto(1));
    }

    @Test
    void shouldShowTheLeastThatIsLeft() {
        assertEquals(1_000_000, board.distancePpm(venue, 0));
        gate.sent(venue, 0);
        assertEquals(List.of(new BudgetBoard.Budget(false, Usage.Kind.ORDERS, 10 * SECOND, 1_000, 1)),
                board.of(venue, 0));
        assertEquals(999_000, board.distancePpm(venue, 0));
        told(Usage.Kind.REQUESTS, 60 * SECOND, 200, 149, SECOND);
        gate.sent(venue, SECOND);
        assertEquals(250_000, board.distancePpm(venue, SECOND));
        assertEquals(250_000, board.distancePpm(venue, 60 * SECOND));
        assertEquals(1_000_000, board.distancePpm(venue, 61 * SECOND));
    }

    @Test
    void shouldShowNothingLeftWhileAVenueIsLeftAlone() {
        VenueBackoffGate backoff = new VenueBackoffGate(Shop.ROUTES, board);
        backoff.refused(venue, 5);
        assertEquals(0, board.distancePpm(venue, 6));
        assertEquals(1_000_000, board.distancePpm(venue, 5 + VenueBackoffGate.WAIT_MIN_NANOS));
    }

    /** Our own count leaves the window as time goes on. */
    @Test
    void shouldCountWhatIsInTheWindowAlone() {
        for (int i = 0; i < 30; i++) {
            gate.sent(venue, i * SECOND);
        }
        assertEquals(10, board.of(venue, 29 * SECOND).get(0).used());
    }

    private void told(Usage.Kind kind, long windowNanos, long limit, long used, long nowNanos) {
        Usage usage = new Usage();
        usage.venue = venue;
        usage.kind = kind;
        usage.windowNanos = windowNanos;
        usage.limit = limit;
        usage.used = used;
        gate.told(usage, nowNanos);
    }

    private Verdict check(long nowNanos) {
        Candidate candidate = new Candidate();
        candidate.route = 0;
        candidate.nowNanos = nowNanos;
        return gate.check(candidate);
    }
}
