package arbd.execution.risk;

import arbd.market.StateHash;
import java.util.Arrays;

/** Routes that missed a leg stay out for a while, or until resumed. */
public final class RouteHaltGate implements Gate {
    /** Until an operator resumes. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    private final long[] untilNanos;

    /** For this many routes. */
    public RouteHaltGate(int routes) {
        this.untilNanos = new long[routes];
        Arrays.fill(untilNanos, Long.MIN_VALUE);
    }

    @Override
    public Verdict check(Candidate candidate) {
        return candidate.nowNanos < untilNanos[candidate.route] ? Verdict.ROUTE_HALTED : Verdict.TAKEN;
    }

    /** Keeps a route out until this event time. */
    public void halt(int route, long until) {
        untilNanos[route] = until;
    }

    /** Lets every route in again. */
    public void resume() {
        Arrays.fill(untilNanos, Long.MIN_VALUE);
    }

    /** Routes that are out at this event time. */
    public int halted(long nowNanos) {
        int count = 0;
        for (long until : untilNanos) {
            count += nowNanos < until ? 1 : 0;
        }
        return count;
    }

    @Override
    public long foldInto(long hash) {
        long folded = hash;
        for (long until : untilNanos) {
            folded = StateHash.mix(folded, until);
        }
        return folded;
    }
}
