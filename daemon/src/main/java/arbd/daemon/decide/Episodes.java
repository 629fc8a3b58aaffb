package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import java.util.Arrays;

/**
 * One episode per route from the first event with an edge to the first without: many events, one story. Only its
 * changes are journaled; every event's verdict still enters the state hash. Owned by decide.
 */
public final class Episodes {
    private final Tally tally;
    private final EdgeMarks marks;
    private final Verdict[] verdict;
    private final long[] edgePpm;
    private final long[] bestEdgePpm;
    private final long[] count;
    private final long[] openedNanos;

    /** No episode open, for this many routes. */
    Episodes(int routes, Tally tally, EdgeMarks marks) {
        this.tally = tally;
        this.marks = marks;
        this.verdict = new Verdict[routes];
        Arrays.fill(verdict, Verdict.NONE);
        this.edgePpm = new long[routes];
        this.bestEdgePpm = new long[routes];
        this.count = new long[routes];
        this.openedNanos = new long[routes];
    }

    /** Edge at the latest event, ppm. */
    public long edgePpm(int route) {
        return edgePpm[route];
    }

    /** Best edge of the episode, ppm. */
    public long bestEdgePpm(int route) {
        return bestEdgePpm[route];
    }

    /** Events of the episode. */
    public long count(int route) {
        return count[route];
    }

    /** Event time at which the episode opened. */
    public long openedNanos(int route) {
        return openedNanos[route];
    }

    /** Takes the verdict of one event and tells when the story changes; returns whether it did, but for the end. */
    boolean observe(int route, Verdict now, long edge, long nowNanos, DecisionSink out) {
        Verdict before = verdict[route];
        if (now == Verdict.NONE) {
            if (before != Verdict.NONE) {
                verdict[route] = Verdict.NONE;
                out.opportunity(route, EpisodeStage.CLOSED, before, this);
            }
            return false;
        }
        edgePpm[route] = edge;
        if (before == Verdict.NONE) {
            openedNanos[route] = nowNanos;
            bestEdgePpm[route] = edge;
            count[route] = 1;
            tally.add(Tally.Count.OPPORTUNITIES, 1);
        } else {
            bestEdgePpm[route] = Math.max(bestEdgePpm[route], edge);
            count[route]++;
        }
        if (before == now) {
            return false;
        }
        verdict[route] = now;
        tally.verdict(now);
        EpisodeStage stage = before == Verdict.NONE ? EpisodeStage.OPENED : EpisodeStage.CHANGED;
        out.opportunity(route, stage, now, this);
        marks.start(route, stage, now, edge);
        return true;
    }
}
