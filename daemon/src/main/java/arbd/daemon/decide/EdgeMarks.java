package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.market.Require;
import arbd.market.StateHash;
import arbd.route.PoolRoutes;
import arbd.route.RouteFilter;
import java.util.function.IntToLongFunction;

/**
 * Follows the edge of every opportunity, taken or not, for a second of event time. A mark starts whenever an episode
 * opens or its verdict changes, with the edge and the verdict of that event. At each offset of {@link EdgeMark} the
 * route's edge is computed again, on the quotes and pools as they stood at exactly that event time: after every input
 * that is not later, before the first that is. So the edges depend on the market alone, not on when somebody looked,
 * and what wakes decide is wanted once for each mark, at its end.
 *
 * <p>All marks have the same offsets and start in order of time, so each offset is a queue of its own over one ring:
 * an input that nothing is due at costs one comparison. Bounded: a mark that finds its route with
 * {@link #PER_ROUTE_MAX} others under way, or the ring full, is left out and counted. Finished marks are said behind
 * what the input itself made decide say, at most {@link #SAID_MAX} for each input, the rest at the next ones. Owned by
 * decide.
 */
final class EdgeMarks {
    /** Marks of one route that are under way at once. */
    static final int PER_ROUTE_MAX = 32;
    /** Marks that one input says at most. */
    static final int SAID_MAX = 8;
    /** Marks under way, or not said yet, at once. */
    static final int CAPACITY = 4_096;
    /** How long a finished mark waits for an input before a timer is wanted: one serves all that end in between. */
    static final long PATIENCE_NANOS = 50_000_000L;

    private static final int OFFSETS = EdgeMark.OFFSETS;
    private static final int LAST = OFFSETS - 1;

    private final IntToLongFunction edges;
    private final Tally tally;
    private final int mask;
    private final int[] route;
    private final EpisodeStage[] stage;
    private final Verdict[] verdict;
    private final long[] openedInput;
    private final long[] openedNanos;
    private final long[] edgePpm;
    private final long[] laterPpm;
    /** By route over books, then by route over pools: marks under way. */
    private final int[] live;
    private final int overBooks;
    /** By offset: position of the first mark that was not looked at then. Positions only grow. */
    private final long[] next = new long[OFFSETS];
    private final EdgeMark mark = new EdgeMark();
    private long opened;
    private long said;
    private long saidHash = StateHash.SEED;
    private long lookNanos = Long.MAX_VALUE;
    private long nowNanos;
    private long input;

    /**
     * For these routes.
     *
     * @param edges what an id's edge is now, ppm, or {@link RouteFilter#NONE}
     * @param overBooks number of ids of routes over books
     * @param overPools number of ids of routes over pools
     * @param capacity marks that fit, a power of two
     */
    EdgeMarks(IntToLongFunction edges, int overBooks, int overPools, int capacity, Tally tally) {
        Require.that(Integer.bitCount(capacity) == 1, "capacity must be a power of two, was %d", capacity);
        this.edges = edges;
        this.overBooks = overBooks;
        this.tally = tally;
        this.mask = capacity - 1;
        this.route = new int[capacity];
        this.stage = new EpisodeStage[capacity];
        this.verdict = new Verdict[capacity];
        this.openedInput = new long[capacity];
        this.openedNanos = new long[capacity];
        this.edgePpm = new long[capacity];
        this.laterPpm = new long[capacity * OFFSETS];
        this.live = new int[overBooks + overPools];
    }

    /** An input is about to be dealt with: looks at whatever was due before it, on the quotes before it. */
    void at(long now, long inputs) {
        nowNanos = now;
        input = inputs;
        if (now > lookNanos) {
            look();
        }
    }

    /** An episode opened or its verdict changed, at the input at hand. */
    void start(int ofRoute, EpisodeStage at, Verdict decided, long edge) {
        if (live[at(ofRoute)] >= PER_ROUTE_MAX || opened - said > mask) {
            tally.add(Tally.Count.MARKS_LEFT_OUT, 1);
            return;
        }
        int slot = (int) opened++ & mask;
        route[slot] = ofRoute;
        stage[slot] = at;
        verdict[slot] = decided;
        openedInput[slot] = input;
        openedNanos[slot] = nowNanos;
        edgePpm[slot] = edge;
        live[at(ofRoute)]++;
        lookNanos = Math.min(lookNanos, nowNanos + EdgeMark.offsetNanos(0));
    }

    /** The input is dealt with: says what is finished. */
    void say(DecisionSink out) {
        long until = Math.min(next[LAST], said + SAID_MAX);
        while (said < until) {
            int slot = (int) said++ & mask;
            mark.route = route[slot];
            mark.stage = stage[slot];
            mark.verdict = verdict[slot];
            mark.openedInput = openedInput[slot];
            mark.openedNanos = openedNanos[slot];
            mark.edgePpm = edgePpm[slot];
            System.arraycopy(laterPpm, slot * OFFSETS, mark.laterPpm, 0, OFFSETS);
            saidHash = fold(saidHash, slot, OFFSETS);
            out.decayed(mark);
        }
    }

    /** Event time at which a timer is wanted to say what is finished; {@link Long#MAX_VALUE} = no mark is there. */
    long dueNanos() {
        return said == opened
                ? Long.MAX_VALUE
                : openedNanos[(int) said & mask] + EdgeMark.offsetNanos(LAST) + PATIENCE_NANOS;
    }

    long foldInto(long hash) {
        long folded = StateHash.mix(StateHash.mix(hash, saidHash), opened);
        for (int offset = 0; offset < OFFSETS; offset++) {
            folded = StateHash.mix(folded, next[offset]);
        }
        for (long position = said; position < opened; position++) {
            folded = fold(folded, (int) position & mask, looks(position));
        }
        return folded;
    }

    private void look() {
        lookNanos = Long.MAX_VALUE;
        for (int offset = 0; offset < OFFSETS; offset++) {
            long after = EdgeMark.offsetNanos(offset);
            while (next[offset] < opened) {
                int slot = (int) next[offset] & mask;
                if (nowNanos - openedNanos[slot] <= after) {
                    lookNanos = Math.min(lookNanos, openedNanos[slot] + after);
                    break;
                }
                laterPpm[slot * OFFSETS + offset] = edges.applyAsLong(route[slot]);
                next[offset]++;
                live[at(route[slot])] -= offset == LAST ? 1 : 0;
            }
        }
    }

    private int at(int ofRoute) {
        return PoolRoutes.isPoolRoute(ofRoute) ? overBooks + ofRoute - PoolRoutes.BASE : ofRoute;
    }

    /** How many edges of a mark are known. */
    private int looks(long position) {
        int looks = 0;
        while (looks < OFFSETS && next[looks] > position) {
            looks++;
        }
        return looks;
    }

    private long fold(long hash, int slot, int looks) {
        long folded = StateHash.mix(StateHash.mix(hash, route[slot]), openedInput[slot]);
        folded = StateHash.mix(folded, (long) stage[slot].ordinal() << 32 | verdict[slot].ordinal());
        folded = StateHash.mix(StateHash.mix(folded, openedNanos[slot]), edgePpm[slot]);
        for (int offset = 0; offset < looks; offset++) {
            folded = StateHash.mix(folded, laterPpm[slot * OFFSETS + offset]);
        }
        return folded;
    }
}
