package arbd.route;

import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * The edge that {@link RouteFilter} must see at least for a route to be worth sizing. That is the threshold, unless the
 * route may earn something beyond its books: funding received, an exit that gains, a balance moved to its target. Then
 * it is lower by all that {@link RouteCosts} could give, net of what they take in any case, so that the filter hides
 * nothing which {@link RouteSizer} would confirm. Conversions of what is received are not looked at. Stateless but for
 * the costs; allocates nothing; looks at the route's own legs only.
 */
public final class LeastEdge {
    private static final long PPM = CostSum.PPM;
    private static final long E8_PER_PPM = Instrument.E8 / PPM;

    /** {@link Haircuts#lossE8} is rounded down, at most twice. */
    private static final long ROUNDED_E8 = 3;

    private final RouteTable routes;
    private final RouteCosts costs;
    private final QuoteTable quotes;

    /** By these costs and quotes, as they are when asked. */
    public LeastEdge(RouteCosts costs, QuoteTable quotes) {
        this.routes = costs.routes();
        this.costs = costs;
        this.quotes = quotes;
    }

    /**
     * Least edge of the filter, ppm; never above the threshold.
     *
     * @param edgeMinPpm threshold of the sizer, above -1,000,000
     * @param closing whether the route would only close: then nothing is carried, as in {@link Limits#closing}
     * @param wallNanos which fundings are still to come, as in {@link Limits#wallNanos}
     */
    public long ppm(int route, long edgeMinPpm, boolean closing, long wallNanos) {
        long rebates = rebates(route);
        if (!costs.mayEarn(route) && rebates == 0) {
            return edgeMinPpm;
        }
        long paid = costs.premiumE8(route);
        long kept = rebates + targets(route) - costs.slippageE8(route) - costs.decayE8(route);
        if (!closing) {
            paid -= funding(route, Side.BUY, wallNanos);
            kept += funding(route, Side.SELL, wallNanos) - costs.borrowE8(route) - costs.exitE8(route);
        }
        kept = afterHaircuts(route, kept);
        // Bought for one, (1 + edge) x (1 + kept) - (1 + paid) is what is left.
        long left = Instrument.E8 + edgeMinPpm * E8_PER_PPM + paid;
        long least = Math.floorDiv(left * PPM, Instrument.E8 + atMost(kept, tokenFees(route))) - PPM;
        // One less for the rounding of the filter's own doubles.
        return least < edgeMinPpm ? least - 1 : edgeMinPpm;
    }

    /** The filter's edge is net of haircuts, and so what is earned of all that is received is more of what is left. */
    private long afterHaircuts(int route, long kept) {
        long left = Instrument.E8;
        for (Passage passage : routes.passages(route)) {
            left -= Haircuts.lossE8(passage, quotes, costs) + ROUNDED_E8;
        }
        return kept <= 0 || left == Instrument.E8 ? kept : Wide.mulDivCeil(kept, Instrument.E8, Math.max(1, left));
    }

    /** Rebates in a third asset are of all that is received, haircuts or not; the filter's are of what is left. */
    private long rebates(int route) {
        long sum = 0;
        for (int leg = 0; routes.passages(route).length > 0 && leg < routes.legs(route); leg++) {
            int instrument = routes.instrument(route, leg);
            sum -= costs.feeToken(instrument) == RouteCosts.NONE ? 0
                    : Math.min(0, costs.feeE8(instrument, routes.side(route, leg)));
        }
        return sum;
    }

    /** The most funding that the perpetual of a side receives, in 1e-8 of what it pays or brings; negative: pays. */
    private long funding(int route, Side side, long wallNanos) {
        long sum = 0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            int instrument = routes.instrument(route, leg);
            if (routes.side(route, leg) == side && leg(route, leg).kind() != Kind.SPOT) {
                sum += atMost(-costs.fundingE8(route, instrument, side, wallNanos), costs.feeE8(instrument, side));
            }
        }
        return sum;
    }

    /** The most that moving balances to their targets earns, in 1e-8 of what is received. */
    private long targets(int route) {
        long sum = 0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            Instrument traded = leg(route, leg);
            if (traded.kind() == Kind.SPOT) {
                sum += earned(route, leg, pays(route, leg), false) + earned(route, leg, brings(route, leg), true);
            }
        }
        return sum;
    }

    private long earned(int route, int leg, int asset, boolean into) {
        int venue = leg(route, leg).venue().id();
        long rate = costs.shadowE8(venue, asset);
        if (rate == 0 || passes(route, venue, asset)) {
            return 0;
        }
        return costs.further(venue, asset, into ? 1 : -1) < 0 ? rate : 0;
    }

    /** Whether one spot leg brings the asset to the venue and another takes it from there. */
    private boolean passes(int route, int venue, int asset) {
        boolean brought = false;
        boolean paid = false;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            boolean there = leg(route, leg).kind() == Kind.SPOT && leg(route, leg).venue().id() == venue;
            brought |= there && brings(route, leg) == asset;
            paid |= there && pays(route, leg) == asset;
        }
        return brought && paid;
    }

    /** Fees in a third asset are taken from what is received, those in the rate multiply: no less than this differs. */
    private long tokenFees(int route) {
        long sum = 0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            int instrument = routes.instrument(route, leg);
            sum += costs.feeToken(instrument) == RouteCosts.NONE ? 0
                    : Math.abs(costs.feeE8(instrument, routes.side(route, leg)));
        }
        return sum;
    }

    /** The most that a rate of an amount is of the same amount with these fees, or without: rounded up. */
    private static long atMost(long rateE8, long feesE8) {
        return rateE8 >= 0
                ? Wide.mulDivCeil(rateE8, Instrument.E8, Instrument.E8 - Math.abs(feesE8))
                : -Wide.mulDivFloor(-rateE8, Instrument.E8, Instrument.E8 + Math.abs(feesE8));
    }

    private int pays(int route, int leg) {
        Instrument traded = leg(route, leg);
        return (routes.side(route, leg) == Side.BUY ? traded.quote() : traded.base()).id();
    }

    private int brings(int route, int leg) {
        Instrument traded = leg(route, leg);
        return (routes.side(route, leg) == Side.BUY ? traded.base() : traded.quote()).id();
    }

    private Instrument leg(int route, int leg) {
        return routes.instruments().get(routes.instrument(route, leg));
    }
}
