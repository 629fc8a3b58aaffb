package arbd.route.cycle;

import java.util.Arrays;

/**
 * The logarithm of what each trade yields, and the best trade of every link in each direction: highest rate, then
 * lowest trade.
 */
final class LinkRates {
    /** Logarithm of a rate that is not there. */
    static final double NONE = Double.NEGATIVE_INFINITY;

    private final CycleGraph graph;
    private final double[] rate;
    private final double[] own;
    private final double[] best;
    private final int[] bestTrade;

    LinkRates(CycleGraph graph) {
        this.graph = graph;
        this.rate = new double[graph.paid.length];
        this.own = new double[graph.paid.length];
        this.best = new double[graph.links * 2];
        this.bestTrade = new int[graph.links * 2];
        Arrays.fill(own, NONE);
        Arrays.fill(best, NONE);
        Arrays.fill(bestTrade, -1);
    }

    /**
     * Takes the rate of a trade, 0 = must not be priced.
     *
     * @return whether another rate is the best of its link now
     */
    boolean set(int trade, double now) {
        if (now == rate[trade]) {
            return false;
        }
        rate[trade] = now;
        own[trade] = now > 0 ? NaturalLog.of(now) : NONE;
        int at = at(graph.linkOf[trade >> 1], graph.direction(trade));
        double before = best[at];
        choose(at);
        return best[at] != before;
    }

    /** Logarithm of what a trade yields. */
    double own(int trade) {
        return own[trade];
    }

    /** Logarithm of the best rate of a link. */
    double best(int link, int direction) {
        return best[at(link, direction)];
    }

    /** The trade that has it, -1 = none has any. */
    int bestTrade(int link, int direction) {
        return bestTrade[at(link, direction)];
    }

    /** The best trade of a link on another instrument than this; -1 = none. */
    int bestElsewhere(int link, int direction, int instrument) {
        int found = -1;
        for (int other : graph.instruments[link]) {
            int trade = trade(other, direction);
            if (other != instrument && own[trade] > (found < 0 ? NONE : own[found])) {
                found = trade;
            }
        }
        return found;
    }

    private void choose(int at) {
        best[at] = NONE;
        bestTrade[at] = -1;
        for (int instrument : graph.instruments[at >> 1]) {
            int trade = trade(instrument, at & 1);
            if (own[trade] > best[at]) {
                best[at] = own[trade];
                bestTrade[at] = trade;
            }
        }
    }

    private int trade(int instrument, int direction) {
        return graph.direction(2 * instrument) == direction ? 2 * instrument : 2 * instrument + 1;
    }

    private static int at(int link, int direction) {
        return link * 2 + direction;
    }
}
