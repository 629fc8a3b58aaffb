package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * Turns a route that ranks well into exact sizes, or says why not. Owned by the decide thread; allocates nothing.
 *
 * <p>Amounts flow from leg to leg, so the size of the first leg decides everything: each leg is the largest lot
 * multiple that the leg before it pays for after its fee, that its own limits and minimums allow and that the visible
 * levels hold, and then no more than the next leg needs ({@link Chain}). A basis route flows from the leg that is
 * bought to the leg that is sold. What rounding leaves behind counts as worth nothing.
 *
 * <p>The size is the one whose net gain, less the least edge on what is spent, is largest over <i>all</i> lot multiples
 * of the first leg; without costs beyond fees that is the best over all lot multiples of all legs. Doubles propose one
 * ({@link DepthGuess}); from there the tight chains are priced one by one, down and up, until the gain without any
 * rounding ({@link FlowBound}) could no longer be better. Where every leg has many lots and rounding takes little of
 * the gain, the search ends where one lot more or less is no better.
 */
public final class RouteSizer {
    /** Chains priced at most; every market in which a leg has fewer lots than this in sight is sized to the best. */
    static final int CHAINS_MAX = 256;
    /** The nearest lots do when rounding takes less than 1 / this of the gain ... */
    private static final long GAIN_PER_WASTE = 50;
    /** ... and every leg has so many lots that one more or less hardly matters. */
    private static final long MANY_LOTS = 100;

    private final RouteTable routes;
    private final QuoteTable quotes;
    private final DepthGuess guess;
    private final Chain chain;
    private final CostSum costs;
    private final FlowBound bound = new FlowBound();
    private final Breakdown breakdown;
    private final Sizing sizing = new Sizing();

    private final long[] start = new long[Route.LEGS_MAX];
    private final long[] best = new long[Route.LEGS_MAX];
    private int chainsLeft;
    private long edgeMinPpm;
    private boolean found;
    private long bestNet;
    private long bestSpend;

    /** A sizer over these routes and quotes, without costs beyond the instruments' own fees. */
    public RouteSizer(RouteTable routes, QuoteTable quotes) {
        this(routes, quotes, new RouteCosts(routes));
    }

    /** A sizer over these routes, quotes and costs. */
    public RouteSizer(RouteTable routes, QuoteTable quotes, RouteCosts routeCosts) {
        Require.that(routes.instruments() == quotes.instruments(), "routes and quotes are of two instrument tables");
        Require.that(routes == routeCosts.routes(), "costs are of other routes");
        this.routes = routes;
        this.quotes = quotes;
        this.guess = new DepthGuess(quotes);
        this.chain = new Chain(routes, quotes);
        this.costs = new CostSum(routes, quotes, routeCosts);
        this.breakdown = new Breakdown(chain, costs);
    }

    /**
     * Sizes one route within limits. Never confirms an edge that is not positive or is below the least, unless the
     * limits say that the route closes what is open.
     *
     * @return this sizer's own slot, overwritten by the next call
     */
    public Sizing size(int route, Limits limits) {
        sizing.route = route;
        sizing.legs = routes.legs(route);
        sizing.best = false;
        SizingVerdict priced = chain.arrange(route, costs)
                ? costs.begin(route, chain, limits)
                : SizingVerdict.NOT_SANE;
        sizing.verdict = priced == SizingVerdict.OK ? search(route, limits) : priced;
        return sizing;
    }

    private SizingVerdict search(int route, Limits limits) {
        edgeMinPpm = limits.closing ? limits.edgeMinPpm : Math.max(0, limits.edgeMinPpm);
        long proposal = guess.firstQty(chain, costs, edgeMinPpm);
        if (proposal == DepthGuess.NONE) {
            return SizingVerdict.NO_EDGE;
        }
        SizingVerdict bounds = limit(route, limits);
        if (bounds != SizingVerdict.OK) {
            return bounds;
        }
        Instrument first = chain.instrument(0);
        long proposed = Wide.add(Money.lotFloor(first, proposal), first.qtyIncrement());
        if (!chain.from(Math.max(chain.least[0], proposed)) && !chain.from(chain.least[0])) {
            return missing();
        }
        found = false;
        System.arraycopy(chain.qty, 0, start, 0, chain.legs);
        consider();
        if (found && goodEnough()) {
            climb();
        } else {
            sweep();
        }
        if (!found) {
            return costs.tooThin() ? SizingVerdict.BELOW_MINIMUM : SizingVerdict.OVERFLOW;
        }
        return confirm(limits);
    }

    /** Sets the least and the most of every leg, last leg first: what a leg must bring follows from the next. */
    private SizingVerdict limit(int route, Limits limits) {
        for (int at = chain.legs - 1; at >= 0; at--) {
            LegPricer pricer = chain.pricers[at];
            chain.least[at] = 0;
            chain.least[at] = at == chain.legs - 1 ? pricer.accepts(0) : chain.enough(at + 1);
            if (chain.least[at] == Wide.OVERFLOW) {
                return SizingVerdict.BELOW_MINIMUM;
            }
            long funded = funded(at, limits);
            if (funded < chain.least[at]) {
                return SizingVerdict.NO_BALANCE;
            }
            long allowed = allowed(route, at, limits);
            if (allowed < chain.least[at]) {
                return SizingVerdict.NO_ROOM;
            }
            chain.most[at] = Math.min(funded, allowed);
            if (!pricer.walk(chain.least[at])) {
                return SizingVerdict.OVERFLOW;
            }
        }
        return SizingVerdict.OK;
    }

    private long funded(int at, Limits limits) {
        if (!chain.spot(at) || chain.fed(at) && !limits.fundEveryLeg) {
            return Long.MAX_VALUE;
        }
        Asset asset = chain.paysWith(at);
        long available = limits.funds.available(chain.instrument(at).venue().id(), asset.id());
        return available == Long.MAX_VALUE ? available : chain.pricers[at].affordable(Math.max(0, available));
    }

    private long allowed(int route, int at, Limits limits) {
        Instrument instrument = chain.instrument(at);
        LegPricer pricer = chain.pricers[at];
        long allowed = Money.lotFloor(instrument, Math.max(0, limits.qtyMax[chain.position[at]]));
        if (!chain.spot(at) && limits.perpNotionalMax != Long.MAX_VALUE) {
            allowed = Math.min(allowed, pricer.within(Math.max(0, limits.perpNotionalMax)));
        }
        if (limits.notionalMax == Long.MAX_VALUE) {
            return allowed;
        }
        Asset settlement = routes.get(route).settlement();
        boolean first = at == 0 && pricer.side() == Side.BUY;
        boolean last = at == chain.legs - 1 && pricer.side() == Side.SELL;
        if (first || last || instrument.quote().id() == settlement.id()) {
            long most = Money.rescaleFloor(Math.max(0, limits.notionalMax), settlement.decimals(),
                    instrument.quote().decimals());
            allowed = Math.min(allowed, pricer.within(most));
        }
        long spendMax = Money.rescaleFloor(Math.max(0, limits.notionalMax), settlement.decimals(),
                chain.paysWith(0).decimals());
        return at == 0 ? Math.min(allowed, pricer.affordable(spendMax)) : allowed;
    }

    private SizingVerdict missing() {
        return chain.tooLarge() ? SizingVerdict.OVERFLOW : SizingVerdict.BELOW_MINIMUM;
    }

    /** Whether the sizes that were priced last are about as good as rounding allows. */
    private boolean goodEnough() {
        for (int at = 0; at < chain.legs; at++) {
            if (chain.qty[at] < MANY_LOTS * chain.instrument(at).qtyIncrement()) {
                return false;
            }
        }
        bound.price(chain, costs);
        return bestNet > 0 && bound.net() - bestNet <= bestNet / GAIN_PER_WASTE;
    }

    /** Down and up from the best, until one lot more or less is no better. */
    private void climb() {
        chainsLeft = CHAINS_MAX;
        boolean moved = true;
        while (moved && chainsLeft > 0) {
            moved = climb(-1) | climb(1);
        }
    }

    /** In one direction, in strides that double while it gets better. */
    private boolean climb(int direction) {
        boolean moved = false;
        long step = 0;
        long strides = 1;
        while (chainsLeft-- > 0) {
            chain.take(best);
            long from = best[0];
            boolean there = strides > 1
                    ? chain.from(from + direction * step * strides)
                    : direction > 0 ? chain.more() : chain.fewer();
            step = strides > 1 ? step : Math.abs(chain.qty[0] - from);
            if (there && consider()) {
                moved = true;
                strides *= 2;
            } else if (strides == 1) {
                return moved;
            } else {
                strides = 1;
            }
        }
        return moved;
    }

    /** All tight chains that could be better than the best, down and up; of equals the one that spends less. */
    private void sweep() {
        chainsLeft = CHAINS_MAX;
        boolean hopeful = true;
        while (hopeful && chain.fewer() && chainsLeft-- > 0) {
            consider();
            hopeful = bounded() >= 0;
        }
        chain.take(start);
        hopeful = true;
        while (hopeful && chain.more() && chainsLeft-- > 0) {
            hopeful = bounded() > 0;
            if (hopeful) {
                consider();
            }
        }
        sizing.best = found && chainsLeft > 0;
    }

    /** How the best that sizes beyond the present one could do compares with the best that was found. */
    private int bounded() {
        bound.price(chain, costs);
        return found ? bound.compare(bestNet, bestSpend, edgeMinPpm) : 1;
    }

    /** Prices the chain and keeps it when it is the best so far; whether it was. */
    private boolean consider() {
        if (!costs.price(chain)) {
            return false;
        }
        long net = costs.net();
        long spend = costs.spend();
        int more = found ? Wide.compareProducts(net - bestNet, CostSum.PPM, spend - bestSpend, edgeMinPpm) : 1;
        boolean better = more > 0 || more == 0 && spend < bestSpend;
        if (better) {
            found = true;
            bestNet = net;
            bestSpend = spend;
            System.arraycopy(chain.qty, 0, best, 0, chain.legs);
        }
        return better;
    }

    private SizingVerdict confirm(Limits limits) {
        chain.take(best);
        costs.price(chain);
        if (!fill()) {
            return SizingVerdict.OVERFLOW;
        }
        boolean gains = limits.closing || sizing.net > 0;
        if (!gains || Wide.compareProducts(sizing.net, CostSum.PPM, sizing.spend, edgeMinPpm) < 0) {
            return SizingVerdict.NO_EDGE_AFTER_ROUNDING;
        }
        return costs.tokensFunded(chain, limits.funds) ? SizingVerdict.OK : SizingVerdict.NO_BALANCE;
    }

    private boolean fill() {
        for (int at = 0; at < chain.legs; at++) {
            LegPricer pricer = chain.pricers[at];
            int leg = chain.position[at];
            sizing.qty[leg] = chain.qty[at];
            sizing.px[leg] = pricer.limitPx();
            sizing.notional[leg] = pricer.notional();
            sizing.fee[leg] = pricer.fee();
        }
        sizing.spend = costs.spend();
        sizing.receive = costs.receive();
        sizing.profit = sizing.receive - sizing.spend;
        sizing.net = costs.net();
        sizing.edgePpm = sizing.net >= 0
                ? Wide.mulDivFloor(sizing.net, CostSum.PPM, sizing.spend)
                : -Wide.mulDivCeil(-sizing.net, CostSum.PPM, sizing.spend);
        return breakdown.fill(sizing.waterfall);
    }
}
