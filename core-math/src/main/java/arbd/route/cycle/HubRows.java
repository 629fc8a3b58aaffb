package arbd.route.cycle;

import java.util.Arrays;

/**
 * Best rates between hubs, and the best way from each hub to each other over one asset, hub or not: dense rows, and
 * their transpose where a column is read. What a change makes better is one comparison for each hub; only where it made
 * the best way worse is a row looked through again.
 */
final class HubRows {
    private static final double NONE = LinkRates.NONE;

    private final int hubs;
    private final Bridges bridges;
    private final double[] rate;
    private final double[] rateTo;
    /** Best way over a hub, and over which. */
    private final double[] overHub;
    private final int[] via;
    /** Best way over an asset that is no hub. */
    private final double[] overOther;
    /** The better of the two, by target and then origin. */
    private final double[] overAnyTo;
    private long adds;

    HubRows(int hubs, Bridges bridges) {
        this.hubs = hubs;
        this.bridges = bridges;
        this.rate = none();
        this.rateTo = none();
        this.overHub = none();
        this.via = new int[hubs * hubs];
        this.overOther = none();
        this.overAnyTo = none();
        Arrays.fill(via, -1);
    }

    /** Best rate between two hubs. */
    double rate(int from, int to) {
        return rate[from * hubs + to];
    }

    /** Best way from one hub to another over one asset. */
    double over(int from, int to) {
        return overAnyTo[to * hubs + from];
    }

    /** Best way over an asset that is no hub. */
    double overOther(int from, int to) {
        return overOther[from * hubs + to];
    }

    /** The best rate between two hubs is another now. */
    void set(int from, int to, double now) {
        rate[from * hubs + to] = now;
        rateTo[to * hubs + from] = now;
        for (int next = 0; next < hubs; next++) {
            if (next != from) {
                offer(from, next, to, now + rate[to * hubs + next]);
            }
        }
        for (int before = 0; before < hubs; before++) {
            if (before != to) {
                offer(before, to, from, rateTo[from * hubs + before] + now);
            }
        }
        adds += 2L * hubs;
    }

    /** The best way over an asset that is no hub may be another now. */
    void bridged(int from, int to) {
        overOther[from * hubs + to] = bridges.best(from, to);
        refresh(from, to);
    }

    /**
     * Best of all ways from one hub to another over two assets of which the second but one is a hub: a trade, then
     * any way on.
     */
    double bestThen(int from, int to) {
        return best(rate, from, overAnyTo, to);
    }

    /** Best of all ways over an asset that is no hub and then a hub. */
    double bestOtherThen(int from, int to) {
        return best(overOther, from, rateTo, to);
    }

    /** Sums looked at so far. */
    long adds() {
        return adds;
    }

    private double best(double[] rows, int from, double[] columns, int to) {
        int row = from * hubs;
        int column = to * hubs;
        double best = NONE;
        for (int i = 0; i < hubs; i++) {
            best = Math.max(best, rows[row + i] + columns[column + i]);
        }
        adds += hubs;
        return best;
    }

    private void offer(int from, int to, int over, double now) {
        int at = from * hubs + to;
        if (now >= overHub[at]) {
            overHub[at] = now;
            via[at] = over;
            refresh(from, to);
        } else if (via[at] == over) {
            search(from, to);
            refresh(from, to);
        }
    }

    private void search(int from, int to) {
        int at = from * hubs + to;
        int row = from * hubs;
        int column = to * hubs;
        double best = NONE;
        int over = -1;
        for (int i = 0; i < hubs; i++) {
            double now = rate[row + i] + rateTo[column + i];
            if (now > best) {
                best = now;
                over = i;
            }
        }
        adds += hubs;
        overHub[at] = best;
        via[at] = over;
    }

    private void refresh(int from, int to) {
        int at = from * hubs + to;
        overAnyTo[to * hubs + from] = Math.max(overHub[at], overOther[at]);
    }

    private double[] none() {
        double[] none = new double[hubs * hubs];
        Arrays.fill(none, NONE);
        return none;
    }
}
