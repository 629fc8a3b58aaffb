package arbd.bench.latency;

import java.util.Arrays;

/**
 * Matches orders with the edges that they were sent for, by the id in their price. The time of an edge is from the
 * moment at which its frame was meant to be sent, whenever it was, to the arrival of its first order.
 *
 * <p>An edge without its orders is not left out: a subject that stalls finds edges closed that it never saw, and each
 * counts with the time that was waited for it.
 */
final class Arrivals {
    private static final int UNKNOWN = -1;

    private final int legs;
    private final long[] intendedNanos = new long[QuoteFrame.IDS];
    private final long[] firstNanos = new long[QuoteFrame.IDS];
    private final long[] lastNanos = new long[QuoteFrame.IDS];
    private final int[] seen = new int[QuoteFrame.IDS];
    private final int[] shown = new int[QuoteFrame.IDS];
    private int edges;
    private long orders;
    private int complete;
    private long wrong;
    private String firstWrong = "";

    /**
     * For one subject.
     *
     * @param legs orders that each edge must get, at most one from each venue
     */
    Arrivals(int legs) {
        this.legs = legs;
        Arrays.fill(seen, UNKNOWN);
    }

    /** Begins to count anew. */
    void reset() {
        edges = 0;
        complete = 0;
        orders = 0;
    }

    /** A price with this id is on its way, although there is no edge yet. */
    void announced(int id) {
        seen[id] = 0;
    }

    /** The edge is open. */
    void opened(int id, long intended) {
        shown[edges++] = id;
        intendedNanos[id] = intended;
    }

    /** An order is here. */
    void arrived(int venue, int id, long nanos) {
        orders++;
        int bit = 1 << venue;
        if (id < 0 || seen[id] == UNKNOWN || (seen[id] & bit) != 0 || Integer.bitCount(seen[id]) == legs) {
            wrong++;
            if (firstWrong.isEmpty()) {
                firstWrong = "venue " + venue + (id < 0 || seen[id] == UNKNOWN
                        ? " got an order at a price that was not shown" : " got one order too many for edge " + id);
            }
            return;
        }
        if (seen[id] == 0) {
            firstNanos[id] = nanos;
        }
        seen[id] |= bit;
        if (Integer.bitCount(seen[id]) == legs) {
            lastNanos[id] = nanos;
            complete++;
        }
    }

    /**
     * The times of all edges since the last reset, in the order in which they were opened.
     *
     * @param nowNanos until when those without all of their orders were waited for
     */
    void tell(long nowNanos, Times into) {
        for (int i = 0; i < edges; i++) {
            int id = shown[i];
            if (Integer.bitCount(seen[id]) == legs) {
                into.add(firstNanos[id] - intendedNanos[id], lastNanos[id] - firstNanos[id]);
            } else {
                into.add(nowNanos - intendedNanos[id], 0);
            }
        }
    }

    /** Edges since the last reset that do not have all of their orders. */
    int missing() {
        return edges - complete;
    }

    /** Edges since the last reset. */
    int edges() {
        return edges;
    }

    /** Orders since the last reset. */
    long orders() {
        return orders;
    }

    /** Orders, ever, at a price that was not shown, or one too many for an edge. */
    long wrong() {
        return wrong;
    }

    /** The first of those, in words; empty = none. */
    String firstWrong() {
        return firstWrong;
    }
}
