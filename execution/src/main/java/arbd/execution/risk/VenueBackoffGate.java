package arbd.execution.risk;

import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.StateHash;
import arbd.route.RouteTable;
import java.util.Arrays;

/**
 * A venue that said "too many requests" gets no entries for a while: first a second, then twice as long each time it
 * says so again, up to {@link #WAIT_MAX_NANOS}; after {@link #FORGIVEN_NANOS} without, a second once more. Venues
 * answer a client that goes on with a ban of minutes or days, and a banned venue is one where legs hang. Cancels and
 * queries go on.
 */
public final class VenueBackoffGate implements Gate {
    /** First wait. */
    public static final long WAIT_MIN_NANOS = 1_000_000_000L;
    /** Longest wait. */
    public static final long WAIT_MAX_NANOS = 128_000_000_000L;
    /** Peace after which the next wait is the first again. */
    public static final long FORGIVEN_NANOS = 600_000_000_000L;

    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final long[] untilNanos;
    private final long[] waitNanos;
    private final BudgetBoard board;

    /** Nobody has complained. */
    public VenueBackoffGate(RouteTable routes) {
        this(routes, new BudgetBoard(routes.instruments().venues().size()));
    }

    /** The same, and shows on a board who waits. */
    public VenueBackoffGate(RouteTable routes, BudgetBoard board) {
        this.board = board;
        this.instruments = routes.instruments();
        this.routes = routes;
        this.untilNanos = new long[instruments.venues().size()];
        this.waitNanos = new long[untilNanos.length];
        Arrays.fill(untilNanos, Long.MIN_VALUE);
    }

    /** A venue refused a request: too many. What it says while we wait is about what was sent before. */
    public void refused(int venue, long nowNanos) {
        Require.that(venue >= 0 && venue < untilNanos.length, "no venue %d", venue);
        if (nowNanos < untilNanos[venue]) {
            return;
        }
        boolean again = untilNanos[venue] != Long.MIN_VALUE && nowNanos - untilNanos[venue] < FORGIVEN_NANOS;
        waitNanos[venue] = again ? Math.min(WAIT_MAX_NANOS, 2 * waitNanos[venue]) : WAIT_MIN_NANOS;
        untilNanos[venue] = nowNanos + waitNanos[venue];
        board.waits(venue, untilNanos[venue]);
    }

    /** Whether a venue gets no entries now. */
    public boolean waiting(int venue, long nowNanos) {
        return nowNanos < untilNanos[venue];
    }

    @Override
    public Verdict check(Candidate candidate) {
        for (int leg = 0; leg < routes.legs(candidate.route); leg++) {
            int venue = instruments.get(routes.instrument(candidate.route, leg)).venue().id();
            if (waiting(venue, candidate.nowNanos)) {
                return Verdict.VENUE_BACKOFF;
            }
        }
        return Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (int venue = 0; venue < untilNanos.length; venue++) {
            folded = StateHash.mix(StateHash.mix(folded, untilNanos[venue]), waitNanos[venue]);
        }
        return folded;
    }
}
