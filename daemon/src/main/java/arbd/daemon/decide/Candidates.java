package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.route.Sizing;
import arbd.route.SizingVerdict;

/**
 * The routes that one event touches, what was thought of each, and its sizes as if it were the only one. A reusable
 * list of slots, by position: whoever finds routes adds them here, {@link Selection} chooses among them, and
 * {@link Entries} tells what became of all of them. Owned by decide.
 */
final class Candidates {
    private final int[] route;
    private final long[] edgePpm;
    private final Verdict[] verdict;
    private final boolean[] sized;
    private final long[] arbitrage;
    private final Sizing[] sizing;
    private int count;

    /** Room for the most routes that one event can touch. */
    Candidates(int capacity) {
        this.route = new int[capacity];
        this.edgePpm = new long[capacity];
        this.verdict = new Verdict[capacity];
        this.sized = new boolean[capacity];
        this.arbitrage = new long[capacity];
        this.sizing = new Sizing[capacity];
        for (int at = 0; at < capacity; at++) {
            sizing[at] = new Sizing();
        }
    }

    void clear() {
        count = 0;
    }

    /** Adds a route; a route is added once for each event. */
    void add(int ofRoute, long edge, Verdict before) {
        route[count] = ofRoute;
        edgePpm[count] = edge;
        verdict[count] = before;
        sized[count] = false;
        arbitrage[count] = 0;
        count++;
    }

    int count() {
        return count;
    }

    int capacity() {
        return route.length;
    }

    int route(int at) {
        return route[at];
    }

    /** Edge from the top of the books, ppm. */
    long edgePpm(int at) {
        return edgePpm[at];
    }

    /** {@link Verdict#TAKEN} before the selection: nothing speaks against it yet. */
    Verdict verdict(int at) {
        return verdict[at];
    }

    void verdict(int at, Verdict now) {
        verdict[at] = now;
    }

    /** Notes its sizes with nothing else of this event taken. */
    void size(int at, Sizing alone) {
        sizing[at].copyFrom(alone);
        sized[at] = true;
    }

    /** Notes that it was taken with these sizes. */
    void take(int at, long firstOrder, Sizing taken) {
        verdict[at] = Verdict.TAKEN;
        arbitrage[at] = firstOrder;
        sizing[at].copyFrom(taken);
    }

    /** Whether it was sized in this event, so far that there are numbers to tell. */
    boolean sized(int at) {
        return sized[at] && (sizing[at].verdict == SizingVerdict.OK
                || sizing[at].verdict == SizingVerdict.NO_EDGE_AFTER_ROUNDING);
    }

    /** The number of its first order, 0 = it was not taken. */
    long arbitrage(int at) {
        return arbitrage[at];
    }

    /** Its sizes: as taken, else with nothing else of this event taken. */
    Sizing sizing(int at) {
        return sizing[at];
    }
}
