package arbd.route.cycle;

/**
 * One search: from the changed trade over what {@link HubRows} and {@link Bridges} know to all cycles above a bound.
 * Bounds are sums in another order than the gain itself, so they are a little lower, and the gain decides.
 */
final class CycleSearch {
    private static final double NONE = LinkRates.NONE;
    private static final double PPM = 1e-6;
    private static final double ROUNDING = 1e-9;

    private final CycleGraph graph;
    private final LinkRates rates;
    private final Bridges bridges;
    private final HubRows hubs;
    private final CycleRules rules;
    private final boolean[] settles;
    private final int[] linkBetween;
    private final FoundCycles found;
    private final int[] trades = new int[CycleRules.LEGS_MAX];
    private long edgeMinPpm;
    /** The logarithm of that, less what sums in another order may differ by. */
    private double least = leastOf(0);
    private long adds;

    CycleSearch(CycleGraph graph, LinkRates rates, Bridges bridges, HubRows hubs, CycleRules rules,
            boolean[] settles) {
        this.graph = graph;
        this.rates = rates;
        this.bridges = bridges;
        this.hubs = hubs;
        this.rules = rules;
        this.settles = settles;
        this.found = new FoundCycles(rules.foundMax());
        this.linkBetween = new int[graph.hubs * graph.hubs];
        for (int link = 0; link < graph.links; link++) {
            if (graph.betweenHubs(link)) {
                linkBetween[graph.low[link] * graph.hubs + graph.high[link]] = link;
                linkBetween[graph.high[link] * graph.hubs + graph.low[link]] = link;
            }
        }
    }

    FoundCycles run(int instrument, long edgeMinPpm) {
        found.clear();
        if (edgeMinPpm != this.edgeMinPpm) {
            this.edgeMinPpm = edgeMinPpm;
            least = leastOf(edgeMinPpm);
        }
        int link = graph.linkOf[instrument];
        if (link >= 0) {
            through(2 * instrument, link);
            through(2 * instrument + 1, link);
        }
        return found;
    }

    long adds() {
        return adds;
    }

    private static double leastOf(long edgeMinPpm) {
        return StrictMath.log1p(edgeMinPpm * PPM) - ROUNDING;
    }

    private void through(int trade, int link) {
        if (rates.own(trade) == NONE) {
            return;
        }
        trades[0] = trade;
        if (rules.legsMin() == 2) {
            back(trade, link);
        }
        if (rules.legsMax() == 2 || graph.outside[link]) {
            return;
        }
        int paid = graph.paid[trade];
        int received = graph.received[trade];
        if (paid >= graph.hubs) {
            fromOther(paid, received);
        } else if (received >= graph.hubs) {
            toOther(paid, received);
        } else {
            betweenHubs(paid, received);
        }
    }

    /** Cycles of two: straight back on another instrument. */
    private void back(int trade, int link) {
        int other = rates.bestElsewhere(link, 1 - graph.direction(trade), trade >> 1);
        if (other >= 0) {
            trades[1] = other;
            offer(2);
        }
        adds++;
    }

    /** How much the other trades must gain at least for a cycle to be told. */
    private double needed() {
        return Math.max(least, found.worst() - ROUNDING) - rates.own(trades[0]) - ROUNDING;
    }

    /** Both ends of the changed market are hubs: two rows of hubs. */
    private void betweenHubs(int paid, int received) {
        over(received, paid, 1, 3, -1);
        if (rules.legsMax() < CycleRules.LEGS_MAX) {
            return;
        }
        double need = needed();
        for (int next = hubs.nextThen(received, paid, 0, need); next >= 0;
                next = hubs.nextThen(received, paid, next + 1, need)) {
            if (next != paid) {
                trades[1] = between(received, next);
                over(next, paid, 2, 4, received);
            }
        }
        if (!bridges.any()) {
            return;
        }
        for (int last = hubs.nextAfterOther(received, paid, 0, need); last >= 0;
                last = hubs.nextAfterOther(received, paid, last + 1, need)) {
            trades[3] = between(last, paid);
            overOther(received, last, 1, 4, -1);
        }
    }

    /** What is paid is no hub, and so what came before is a hub. */
    private void fromOther(int paid, int received) {
        for (int link : graph.linksOf[paid]) {
            int last = graph.low[link];
            int trade = rates.bestTrade(link, 0);
            if (last == received || trade < 0) {
                continue;
            }
            double in = rates.best(link, 0);
            adds += 2;
            if (hubs.rate(received, last) + in >= needed()) {
                trades[1] = between(received, last);
                trades[2] = trade;
                offer(3);
            }
            if (rules.legsMax() == CycleRules.LEGS_MAX && hubs.bound(received, last) + in >= needed()) {
                trades[3] = trade;
                over(received, last, 1, 4, paid);
            }
        }
    }

    /** What is received is no hub, and so what comes next is a hub. */
    private void toOther(int paid, int received) {
        for (int link : graph.linksOf[received]) {
            int next = graph.low[link];
            int trade = rates.bestTrade(link, 1);
            if (next == paid || trade < 0) {
                continue;
            }
            double out = rates.best(link, 1);
            adds += 2;
            trades[1] = trade;
            if (out + hubs.rate(next, paid) >= needed()) {
                trades[2] = between(next, paid);
                offer(3);
            }
            if (rules.legsMax() == CycleRules.LEGS_MAX && out + hubs.bound(next, paid) >= needed()) {
                over(next, paid, 2, 4, received);
            }
        }
    }

    /** All ways from one hub to another over one asset but {@code without}, as the trade at {@code at} and the next. */
    private void over(int from, int to, int at, int count, int without) {
        double need = needed() - third(at, count);
        if (hubs.bound(from, to) < need) {
            return;
        }
        hubs.lower(from, to, hubs.bestOver(from, to));
        if (hubs.bound(from, to) < need) {
            return;
        }
        for (int hub = hubs.nextOver(from, to, 0, need); hub >= 0; hub = hubs.nextOver(from, to, hub + 1, need)) {
            if (hub != without) {
                trades[at] = between(from, hub);
                trades[at + 1] = between(hub, to);
                offer(count);
            }
        }
        overOther(from, to, at, count, without);
    }

    /** The same over assets that are no hubs. */
    private void overOther(int from, int to, int at, int count, int without) {
        int ways = bridges.find(from, to, needed() - third(at, count));
        for (int way = 0; way < ways; way++) {
            int in = bridges.first(way);
            if (graph.high[in] != without) {
                trades[at] = rates.bestTrade(in, 0);
                trades[at + 1] = rates.bestTrade(bridges.second(way), 1);
                offer(count);
            }
        }
    }

    /** What the trade gains that is neither the changed market's nor one of the two from {@code at}. */
    private double third(int at, int count) {
        return count == 3 ? 0 : rates.own(trades[at == 1 ? 3 : 1]);
    }

    private int between(int from, int to) {
        return rates.bestTrade(linkBetween[from * graph.hubs + to], from < to ? 0 : 1);
    }

    private void offer(int count) {
        double gain = 0;
        boolean settled = false;
        for (int i = 0; i < count; i++) {
            gain += rates.own(trades[i]);
            settled |= settles[trades[i]];
        }
        if (settled && count >= rules.legsMin() && gain >= least) {
            found.offer(gain, trades, count);
        }
        adds++;
    }
}
