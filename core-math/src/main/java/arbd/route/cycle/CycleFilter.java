package arbd.route.cycle;

import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Side;

/**
 * Finds every cycle through a changed market, by the best venue for each of the other trades. Told the rates of a
 * market when they change; asked for its cycles at any time. The same rates give the same answer, whatever happened
 * before.
 *
 * <p>Not the whole truth on purpose: a cycle whose second-best venue for one trade is also good is not told.
 */
public final class CycleFilter {
    private final CycleGraph graph;
    private final LinkRates rates;
    private final Bridges bridges;
    private final HubRows hubs;
    private final CycleSearch search;

    /**
     * Nothing is priced yet.
     *
     * @throws IllegalArgumentException when the markets have too many hubs
     */
    public CycleFilter(InstrumentTable instruments, CycleRules rules) {
        this(instruments, rules, CycleGraph.HUBS_ENOUGH);
    }

    /** With other than the usual number of hubs, where fewer would do. */
    CycleFilter(InstrumentTable instruments, CycleRules rules, int hubsEnough) {
        this.graph = new CycleGraph(instruments, rules, hubsEnough);
        this.rates = new LinkRates(graph);
        this.bridges = new Bridges(graph);
        this.hubs = new HubRows(graph.hubs);
        boolean[] settles = new boolean[graph.paid.length];
        for (int trade = 0; trade < settles.length; trade++) {
            Asset base = instruments.get(trade >> 1).base();
            Asset quote = instruments.get(trade >> 1).quote();
            int paid = Side.of(trade & 1) == Side.BUY ? quote.id() : base.id();
            settles[trade] = rules.settlements().stream().anyMatch(asset -> asset.id() == paid);
        }
        this.search = new CycleSearch(graph, rates, bridges, hubs, rules, settles);
    }

    /** Whether this instrument can be part of a cycle. */
    public boolean has(int instrument) {
        return graph.linkOf[instrument] >= 0;
    }

    /**
     * Takes what one unit paid yields in a market, net of fees.
     *
     * @param buyRate base for one quote, 0 = must not be priced
     * @param sellRate quote for one base, 0 = must not be priced
     */
    public void set(int instrument, double buyRate, double sellRate) {
        if (has(instrument)) {
            set(2 * instrument, buyRate);
            set(2 * instrument + 1, sellRate);
        }
    }

    /**
     * Every cycle through this market, in either direction, that gains at least this, as far as they fit. A few
     * that gain less by no more than rounding may be among them.
     *
     * @param edgeMinPpm least gain, ppm, above -1,000,000
     * @return valid until the next search
     */
    public FoundCycles search(int instrument, long edgeMinPpm) {
        return search.run(instrument, edgeMinPpm);
    }

    /** Sums and stored ways looked at so far, in both methods above: the work that was done. */
    public long work() {
        return hubs.adds() + bridges.touched() + search.adds();
    }

    /** How many assets the others trade against. */
    public int hubs() {
        return graph.hubs;
    }

    private void set(int trade, double rate) {
        if (!rates.set(trade, rate)) {
            return;
        }
        int link = graph.linkOf[trade >> 1];
        int direction = graph.direction(trade);
        if (graph.betweenHubs(link)) {
            hubs.set(graph.paid[trade], graph.received[trade], rates.best(link, direction));
        } else if (!graph.outside[link]) {
            bridge(link, direction);
        }
    }

    /** Every way over the asset of this link that is no hub, and that uses the link in this direction. */
    private void bridge(int link, int direction) {
        int node = graph.high[link];
        int[] links = graph.linksOf[node];
        int at = graph.placeOf[link];
        double now = rates.best(link, direction);
        for (int other = 0; other < links.length; other++) {
            if (other == at) {
                continue;
            }
            int from = direction == 0 ? at : other;
            int to = direction == 0 ? other : at;
            double way = now + rates.best(links[other], 1 - direction);
            if (bridges.set(node, from, to, way)) {
                int first = graph.low[links[from]];
                int last = graph.low[links[to]];
                hubs.overOther(first, last, bridges.best(first, last));
            }
        }
    }
}
