package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.route.RouteFilter;

/**
 * What became of the edge of one opportunity, taken or not. A reusable slot: public mutable fields and nothing else.
 * Edges are in ppm, {@link RouteFilter#NONE} where a leg must not be priced.
 */
public final class EdgeMark {
    private static final long[] OFFSET_NANOS =
            {1_000_000L, 5_000_000L, 10_000_000L, 50_000_000L, 100_000_000L, 1_000_000_000L};
    /** How often an opportunity is looked at again. */
    public static final int OFFSETS = OFFSET_NANOS.length;

    /** Dense route id. */
    public int route;
    /** Whether the episode opened or its verdict changed. */
    public EpisodeStage stage = EpisodeStage.OPENED;
    /** What was decided then. */
    public Verdict verdict = Verdict.NONE;
    /** Inputs before the one that it was decided on: that one's inbound ring sequence. */
    public long openedInput;
    /** Event time then. */
    public long openedNanos;
    /** Edge then. */
    public long edgePpm;
    /** Edge at each offset. */
    public final long[] laterPpm = new long[OFFSETS];

    /** Event time from the opening to a later look, in nanoseconds: 1, 5, 10, 50, 100 and 1000 ms. */
    public static long offsetNanos(int offset) {
        return OFFSET_NANOS[offset];
    }
}
