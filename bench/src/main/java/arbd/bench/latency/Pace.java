package arbd.bench.latency;

import java.util.List;

/**
 * How many frames come, and how many of them open an edge: at least every second, and at most about a thousand a
 * second, so that there are as many orders to time at each pace.
 *
 * @param name for the line's id
 * @param perSecond frames a second, of both venues together
 * @param every frames for each edge
 */
record Pace(String name, int perSecond, int every) {
    /** All that are measured. */
    static final List<Pace> ALL = List.of(new Pace("1k", 1_000, 2), new Pace("10k", 10_000, 10),
            new Pace("50k", 50_000, 50));
}
