package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.route.Sizing;

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
    private final Sizing[] alone;
    private int count;

    /** Room for the most routes that one event can touch. */
    Candidates(int capacity) {
        this.route = new int[capacity];
        this.edgePpm = new long[capacity];
        this.verdict = new Verdict[capacity];
        this.sized = new boolean[capacity];
        this.alone = new Sizing[capacity];
        for (int at = 0; at < capacity; at++) {
            alone[at] = new Sizing();
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
    void size(int at, Sizing sizing) {
        alone[at].copyFrom(sizing);
        sized[at] = true;
    }

    /** Whether it was sized in this event. */
    boolean sized(int at) {
        return sized[at];
    }

    /** Its sizes with nothing else of this event taken. */
    Sizing alone(int at) {
        return alone[at];
    }
}
