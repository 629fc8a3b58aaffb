package arbd.daemon.stats;

import arbd.daemon.decide.EdgeMark;
import java.util.Arrays;

/**
 * How the edges of some marks went on. Means and medians at each look are over the marks that could be priced then;
 * in thousandths of a ppm where they are computed on, so that rounding is not seen in what follows from them.
 */
final class Decay {
    /** A mean or median that nothing was priced for. */
    static final long NOTHING = Long.MIN_VALUE;
    /** A half-life that lies beyond the last look. */
    static final long BEYOND = Long.MAX_VALUE;

    private static final int LOOKS = Marks.LOOKS;
    private static final long MILLI = 1_000;
    /** The look, 10 ms, to which the worth of a millisecond is measured. */
    private static final int EARLY = 3;

    private final int count;
    private final int[] priced = new int[LOOKS];
    private final long[] meanMilliPpm = new long[LOOKS];
    private final long[] medianMilliPpm = new long[LOOKS];
    private final long worthMilliPpm;

    /** Of these marks. */
    Decay(Marks marks, int[] chosen) {
        this.count = chosen.length;
        int[] edges = new int[chosen.length];
        for (int look = 0; look < LOOKS; look++) {
            int found = 0;
            long sum = 0;
            for (int mark : chosen) {
                int edge = marks.edgePpm(mark, look);
                if (edge != Marks.UNPRICED) {
                    edges[found++] = edge;
                    sum += edge;
                }
            }
            priced[look] = found;
            meanMilliPpm[look] = found == 0 ? NOTHING : Math.floorDiv(sum * MILLI, found);
            medianMilliPpm[look] = median(edges, found);
        }
        this.worthMilliPpm = worth(marks, chosen);
    }

    /** Event time of a look after the opening, microseconds. */
    static long lookMicros(int look) {
        return look == 0 ? 0 : EdgeMark.offsetNanos(look - 1) / 1_000;
    }

    /** How many marks. */
    int count() {
        return count;
    }

    /** How many of them could be priced at a look. */
    int priced(int look) {
        return priced[look];
    }

    /** Mean edge at a look, ppm, or {@link #NOTHING}. */
    long meanPpm(int look) {
        return ppm(meanMilliPpm[look]);
    }

    /** Median edge at a look, ppm, or {@link #NOTHING}. */
    long medianPpm(int look) {
        return ppm(medianMilliPpm[look]);
    }

    /** When the mean has fallen to half of what it was, as {@link #halfLifeMicros(long[])} tells it. */
    long meanHalfLifeMicros() {
        return halfLifeMicros(meanMilliPpm);
    }

    /** The same of the median. */
    long medianHalfLifeMicros() {
        return halfLifeMicros(medianMilliPpm);
    }

    /**
     * What the edge loses in each of the first ten milliseconds, thousandths of a ppm, on average over the marks that
     * could be priced at their end; negative when it gains; {@link #NOTHING} without any.
     */
    long worthMilliPpm() {
        return worthMilliPpm;
    }

    /**
     * When an edge has fallen to half of what it was at first, on straight lines between the looks that have a value.
     *
     * @param edges one for each look, any unit, or {@link #NOTHING}
     * @return microseconds; {@link #BEYOND} when it had not at the last look; {@link #NOTHING} when it was none
     */
    static long halfLifeMicros(long[] edges) {
        if (edges[0] == NOTHING || edges[0] <= 0) {
            return NOTHING;
        }
        int before = 0;
        for (int look = 1; look < edges.length; look++) {
            if (edges[look] == NOTHING) {
                continue;
            }
            if (2 * edges[look] <= edges[0]) {
                long span = lookMicros(look) - lookMicros(before);
                long fallen = 2 * edges[before] - edges[0];
                return lookMicros(before) + span * fallen / (2 * (edges[before] - edges[look]));
            }
            before = look;
        }
        return before == 0 ? NOTHING : BEYOND;
    }

    private static long worth(Marks marks, int[] chosen) {
        long lost = 0;
        long found = 0;
        for (int mark : chosen) {
            int later = marks.edgePpm(mark, EARLY);
            if (later != Marks.UNPRICED) {
                lost += (long) marks.edgePpm(mark, 0) - later;
                found++;
            }
        }
        return found == 0 ? NOTHING : Math.floorDiv(lost * MILLI, found * (lookMicros(EARLY) / 1_000));
    }

    private static long median(int[] edges, int found) {
        if (found == 0) {
            return NOTHING;
        }
        Arrays.sort(edges, 0, found);
        long low = edges[(found - 1) / 2];
        long high = edges[found / 2];
        return Math.floorDiv((low + high) * MILLI, 2);
    }

    /** Rounded half up. */
    private static long ppm(long milliPpm) {
        return milliPpm == NOTHING ? NOTHING : Math.floorDiv(milliPpm + MILLI / 2, MILLI);
    }
}
