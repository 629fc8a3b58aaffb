package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import java.util.Arrays;

/**
 * One episode per route from the first event with an edge to the first without: many events, one story. Only its
 * changes are journaled; every event's verdict still enters the state hash. Owned by decide.
 */
public final class Episodes {
    private final int first;
    private final Tally tally;
    private final EdgeMarks marks;
    private final Verdict[] verdict;
    private final long[] edgePpm;
    private final long[] bestEdgePpm;
    private final long[] count;
    private final long[] openedNanos;

    /** No episode open, for this many routes with ids from {@code first} on. */
    Episodes(int first, int routes, Tally tally, EdgeMarks marks) {
        this.first = first;
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
        return edgePpm[route - first];
    }

    /** Best edge of the episode, ppm. */
    public long bestEdgePpm(int route) {
        return bestEdgePpm[route - first];
    }

    /** Events of the episode. */
    public long count(int route) {
        return count[route - first];
    }

    /** Event time at which the episode opened. */
    public long openedNanos(int route) {
        return openedNanos[route - first];
    }

    /** Takes the verdict of one event and tells when the story changes; returns whether it did, but for the end. */
    boolean observe(int route, Verdict now, long edge, long nowNanos, DecisionSink out) {
        int at = route - first;
        Verdict before = verdict[at];
        if (now == Verdict.NONE) {
            if (before != Verdict.NONE) {
                verdict[at] = Verdict.NONE;
                out.opportunity(route, EpisodeStage.CLOSED, before, this);
            }
            return false;
        }
        edgePpm[at] = edge;
        if (before == Verdict.NONE) {
            openedNanos[at] = nowNanos;
            bestEdgePpm[at] = edge;
            count[at] = 1;
            tally.add(Tally.Count.OPPORTUNITIES, 1);
        } else {
            bestEdgePpm[at] = Math.max(bestEdgePpm[at], edge);
            count[at]++;
        }
        if (before == now) {
            return false;
        }
        verdict[at] = now;
        tally.verdict(now);
        EpisodeStage stage = before == Verdict.NONE ? EpisodeStage.OPENED : EpisodeStage.CHANGED;
        out.opportunity(route, stage, now, this);
        marks.start(route, stage, now, edge);
        return true;
    }
}
