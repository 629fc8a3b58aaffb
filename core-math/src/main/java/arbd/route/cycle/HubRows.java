package arbd.route.cycle;

import java.util.Arrays;

/**
 * Best rates between hubs, and for each ordered pair of hubs a bound on what a way over one asset, hub or not, can
 * gain: dense rows, and their transpose where a column is read. A rate that rises raises the bounds of its ways at
 * once, one comparison for each hub. One that falls leaves them too high; whoever is misled by a bound finds the ways
 * themselves, and lowers it. So bounds cost work only where they matter, and what is found depends on the rates alone.
 */
final class HubRows {
    private static final double NONE = LinkRates.NONE;

    private final int hubs;
    private final double[] rate;
    private final double[] rateTo;
    private final double[] bound;
    private final double[] boundTo;
    /** Best way over an asset that is no hub, exactly. */
    private final double[] overOther;
    private long adds;

    HubRows(int hubs) {
        this.hubs = hubs;
        this.rate = none();
        this.rateTo = none();
        this.bound = none();
        this.boundTo = none();
        this.overOther = none();
    }

    /** Best rate between two hubs. */
    double rate(int from, int to) {
        return rate[from * hubs + to];
    }

    /** At least the best way from one hub to another over one asset. */
    double bound(int from, int to) {
        return bound[from * hubs + to];
    }

    /** Best way over an asset that is no hub. */
    double overOther(int from, int to) {
        return overOther[from * hubs + to];
    }

    /** The best rate between two hubs is another now. */
    void set(int from, int to, double now) {
        double before = rate[from * hubs + to];
        rate[from * hubs + to] = now;
        rateTo[to * hubs + from] = now;
        if (now > before) {
            raiseOnwards(from, to, now);
            raiseBackwards(from, to, now);
            adds += 2L * hubs;
        }
    }

    /** The best way over an asset that is no hub is this now. */
    void overOther(int from, int to, double now) {
        overOther[from * hubs + to] = now;
        if (now > bound[from * hubs + to]) {
            bind(from, to, now);
        }
    }

    /** All ways were looked at, and this is the best of those over hubs. */
    void lower(int from, int to, double overHub) {
        bind(from, to, Math.max(overHub, overOther[from * hubs + to]));
    }

    /**
     * The next hub at or after {@code at} from which a way may go on such that both together gain this; or -1. It may
     * be {@code to} itself: out and back is bounded like any way, since asking for it where rates rise takes a tenth
     * of a tick.
     */
    int nextThen(int from, int to, int at, double least) {
        return next(rate, from, boundTo, to, at, least);
    }

    /** The next hub at or after {@code at} that one trade leads on from, after a way over no hub; or -1. */
    int nextAfterOther(int from, int to, int at, double least) {
        return next(overOther, from, rateTo, to, at, least);
    }

    /** The next hub at or after {@code at} over which a way gains this; or -1. */
    int nextOver(int from, int to, int at, double least) {
        return next(rate, from, rateTo, to, at, least);
    }

    /** Best way over a hub. */
    double bestOver(int from, int to) {
        int row = from * hubs;
        int column = to * hubs;
        double best = NONE;
        for (int i = 0; i < hubs; i++) {
            double now = rate[row + i] + rateTo[column + i];
            best = now > best ? now : best;
        }
        adds += hubs;
        return best;
    }

    /** Sums looked at so far. */
    long adds() {
        return adds;
    }

    private int next(double[] rows, int from, double[] columns, int to, int at, double least) {
        int row = from * hubs;
        int column = to * hubs;
        for (int i = at; i < hubs; i++) {
            if (rows[row + i] + columns[column + i] >= least) {
                adds += i + 1 - at;
                return i;
            }
        }
        adds += hubs - at;
        return -1;
    }

    private void raiseOnwards(int from, int to, double now) {
        int row = from * hubs;
        int onwards = to * hubs;
        for (int next = 0; next < hubs; next++) {
            double way = now + rate[onwards + next];
            if (way > bound[row + next]) {
                bind(from, next, way);
            }
        }
    }

    private void raiseBackwards(int from, int to, double now) {
        int row = to * hubs;
        int backwards = from * hubs;
        for (int before = 0; before < hubs; before++) {
            double way = rateTo[backwards + before] + now;
            if (way > boundTo[row + before]) {
                bind(before, to, way);
            }
        }
    }

    private void bind(int from, int to, double now) {
        bound[from * hubs + to] = now;
        boundTo[to * hubs + from] = now;
    }

    private double[] none() {
        double[] none = new double[hubs * hubs];
        Arrays.fill(none, NONE);
        return none;
    }
}
