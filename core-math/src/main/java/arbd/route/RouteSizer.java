package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * Turns a route that ranks well into exact sizes, or says why not. Owned by the decide thread; allocates nothing.
 *
 * <p>Amounts flow from leg to leg: each leg is the largest lot multiple that the leg before it pays for after its fee,
 * that its own limits allow and that the visible levels hold. So the size of the first leg decides everything. Doubles
 * propose it ({@link DepthGuess}); a few neighbours are then priced exactly, each first tightened, that is, every leg
 * reduced to the least that still feeds the next, and the best confirmed one wins. A basis route flows from the leg
 * that is bought to the leg that is sold, whichever is spot. What rounding leaves behind counts as worth nothing.
 */
public final class RouteSizer {
    private static final long PPM = 1_000_000L;
    /** How many lots less than the proposal are tried for each leg: over 98 % of small random books give their best. */
    private static final int LOTS_TRIED = 8;
    /** Neighbours are not tried when rounding wastes less than 1 / this of the profit ... */
    private static final long PROFIT_PER_WASTE = 50;
    /** ... and every leg has so many lots that one more or less hardly matters. */
    private static final long MANY_LOTS = 100;

    private final RouteTable routes;
    private final QuoteTable quotes;
    private final LegPricer pricer;
    private final DepthGuess guess;
    private final Sizing sizing = new Sizing();

    private int legs;
    private final int[] position = new int[Route.LEGS_MAX];
    private final int[] ids = new int[Route.LEGS_MAX];
    private final Side[] sides = new Side[Route.LEGS_MAX];
    private final long[] least = new long[Route.LEGS_MAX];
    private final long[] most = new long[Route.LEGS_MAX];
    private final long[] qty = new long[Route.LEGS_MAX];
    private final long[] proposed = new long[Route.LEGS_MAX];
    private final long[] best = new long[Route.LEGS_MAX];
    private long spend;
    private long profit;
    /** What the legs bring and the next legs do not use, as a part of what they bring. */
    private long wastePpm;
    private boolean found;
    private boolean bestConfirmed;
    private long bestProfit;
    private SizingVerdict trouble = SizingVerdict.OK;

    /** A sizer over these routes and quotes. */
    public RouteSizer(RouteTable routes, QuoteTable quotes) {
        Require.that(routes.instruments() == quotes.instruments(), "routes and quotes are of two instrument tables");
        this.routes = routes;
        this.quotes = quotes;
        this.pricer = new LegPricer(quotes);
        this.guess = new DepthGuess(quotes);
    }

    /**
     * Sizes one route within limits. Never confirms an edge that is not positive or is below the least.
     *
     * @return this sizer's own slot, overwritten by the next call
     */
    public Sizing size(int route, Limits limits) {
        sizing.route = route;
        sizing.legs = routes.legs(route);
        sizing.verdict = arrange(route) ? search(route, limits) : SizingVerdict.NOT_SANE;
        return sizing;
    }

    private SizingVerdict search(int route, Limits limits) {
        long proposal = guess.firstQty(legs, ids, sides, limits.edgeMinPpm);
        if (proposal == DepthGuess.NONE) {
            return SizingVerdict.NO_EDGE;
        }
        SizingVerdict bounds = bound(route, limits);
        if (bounds != SizingVerdict.OK) {
            return bounds;
        }
        found = false;
        bestConfirmed = false;
        trouble = SizingVerdict.BELOW_MINIMUM;
        Instrument first = quotes.instruments().get(ids[0]);
        long start = Wide.add(Money.lotFloor(first, proposal), first.qtyIncrement());
        qty[0] = Math.max(least[0], Math.min(most[0], start));
        consider(0, limits);
        System.arraycopy(qty, 0, proposed, 0, legs);
        int tried = goodEnough() ? 0 : legs;
        for (int leg = 0; leg < tried; leg++) {
            considerFewer(leg, limits);
        }
        if (!found) {
            return trouble;
        }
        fill();
        return bestConfirmed ? SizingVerdict.OK : SizingVerdict.NO_EDGE_AFTER_ROUNDING;
    }

    /** Puts the legs in the order in which amounts flow; false when one of them must not be priced. */
    private boolean arrange(int route) {
        legs = routes.legs(route);
        boolean reversed = routes.get(route).kind() == RouteKind.BASIS && routes.side(route, 0) == Side.SELL;
        for (int at = 0; at < legs; at++) {
            position[at] = reversed ? legs - 1 - at : at;
            ids[at] = routes.instrument(route, position[at]);
            sides[at] = routes.side(route, position[at]);
            if (!quotes.sane(ids[at])) {
                return false;
            }
        }
        return true;
    }

    /** Sets the least and the most of every leg, last leg first: what a leg must bring follows from the next. */
    private SizingVerdict bound(int route, Limits limits) {
        long needed = 0;
        for (int at = legs - 1; at >= 0; at--) {
            long minimum = pricer.minimum(ids[at], sides[at]);
            least[at] = Math.max(minimum, pricer.yielding(ids[at], sides[at], needed));
            if (least[at] == Wide.OVERFLOW) {
                return SizingVerdict.BELOW_MINIMUM;
            }
            long funded = funded(route, at, limits);
            long allowed = allowed(route, at, limits);
            if (funded < least[at]) {
                return SizingVerdict.NO_BALANCE;
            }
            if (allowed < least[at]) {
                return SizingVerdict.NO_ROOM;
            }
            most[at] = Math.min(funded, allowed);
            if (!pricer.walk(ids[at], sides[at], least[at])) {
                return SizingVerdict.OVERFLOW;
            }
            needed = pricer.paid();
        }
        return SizingVerdict.OK;
    }

    private long funded(int route, int at, Limits limits) {
        Instrument instrument = quotes.instruments().get(ids[at]);
        boolean fed = routes.get(route).kind() == RouteKind.CYCLIC && at > 0 && !limits.fundEveryLeg;
        if (instrument.kind() != Kind.SPOT || fed) {
            return Long.MAX_VALUE;
        }
        Asset asset = sides[at] == Side.BUY ? instrument.quote() : instrument.base();
        long available = Math.max(0, limits.funds.available(instrument.venue().id(), asset.id()));
        return pricer.affordable(ids[at], sides[at], available);
    }

    private long allowed(int route, int at, Limits limits) {
        Instrument instrument = quotes.instruments().get(ids[at]);
        long allowed = Money.lotFloor(instrument, Math.max(0, limits.qtyMax[position[at]]));
        if (instrument.kind() != Kind.SPOT) {
            allowed = Math.min(allowed, pricer.within(ids[at], sides[at], Math.max(0, limits.perpNotionalMax)));
        }
        long notionalMax = Math.max(0, limits.notionalMax);
        if (instrument.quote().id() == routes.get(route).settlement().id()) {
            allowed = Math.min(allowed, pricer.within(ids[at], sides[at], notionalMax));
        }
        return at == 0 ? Math.min(allowed, pricer.affordable(ids[at], sides[at], notionalMax)) : allowed;
    }

    /** Whether the sizes that were priced last are about as good as rounding allows. */
    private boolean goodEnough() {
        if (!bestConfirmed || Wide.compareProducts(wastePpm * PROFIT_PER_WASTE, spend, profit, PPM) > 0) {
            return false;
        }
        for (int at = 0; at < legs; at++) {
            if (qty[at] < MANY_LOTS * quotes.instruments().get(ids[at]).qtyIncrement()) {
                return false;
            }
        }
        return true;
    }

    private void considerFewer(int leg, Limits limits) {
        long lot = quotes.instruments().get(ids[leg]).qtyIncrement();
        for (int lots = 1; lots <= LOTS_TRIED; lots++) {
            System.arraycopy(proposed, 0, qty, 0, legs);
            qty[leg] -= lots * lot;
            if (qty[leg] >= least[leg]) {
                consider(leg, limits);
            }
        }
    }

    /** Sizes the other legs after this one, prices the whole and keeps it when it is the best so far. */
    private void consider(int leg, Limits limits) {
        if (!forward(leg) || !tighten() || !forward(0) || !price()) {
            return;
        }
        boolean confirmed = profit > 0 && Wide.compareProducts(profit, PPM, spend, limits.edgeMinPpm) >= 0;
        boolean better = confirmed == bestConfirmed ? profit > bestProfit : confirmed;
        if (!found || better) {
            found = true;
            bestConfirmed = confirmed;
            bestProfit = profit;
            System.arraycopy(qty, 0, best, 0, legs);
        }
    }

    /** From this leg on, as much as each leg before pays for. */
    private boolean forward(int from) {
        for (int at = from; at < legs - 1; at++) {
            if (!walk(at)) {
                return false;
            }
            qty[at + 1] = Math.min(most[at + 1], pricer.affordable(ids[at + 1], sides[at + 1], pricer.yielded()));
        }
        return true;
    }

    /** From the last leg back, as little as still feeds the next leg: the same gain for less. */
    private boolean tighten() {
        for (int at = legs - 1; at > 0; at--) {
            if (!walk(at)) {
                return false;
            }
            long enough = pricer.yielding(ids[at - 1], sides[at - 1], pricer.paid());
            qty[at - 1] = Math.min(qty[at - 1], Math.max(least[at - 1], enough));
        }
        return true;
    }

    private boolean price() {
        long brought = 0;
        wastePpm = 0;
        for (int at = 0; at < legs; at++) {
            if (!walk(at)) {
                return false;
            }
            if (at > 0) {
                wastePpm += Wide.mulDivCeil(brought - pricer.paid(), PPM, brought);
            }
            brought = pricer.yielded();
            if (!pricer.accepted(ids[at], sides[at], qty[at])) {
                return false;
            }
            spend = at == 0 ? pricer.paid() : spend;
        }
        profit = pricer.yielded() - spend;
        return spend > 0;
    }

    private boolean walk(int at) {
        boolean priced = pricer.walk(ids[at], sides[at], qty[at]);
        trouble = priced ? trouble : SizingVerdict.OVERFLOW;
        return priced;
    }

    private void fill() {
        System.arraycopy(best, 0, qty, 0, legs);
        for (int at = 0; at < legs; at++) {
            pricer.walk(ids[at], sides[at], qty[at]);
            int leg = position[at];
            sizing.qty[leg] = qty[at];
            sizing.px[leg] = pricer.limitPx();
            sizing.notional[leg] = pricer.notional();
            sizing.fee[leg] = pricer.fee();
            sizing.spend = at == 0 ? pricer.paid() : sizing.spend;
        }
        sizing.receive = pricer.yielded();
        sizing.profit = sizing.receive - sizing.spend;
        sizing.net = sizing.profit;
        sizing.edgePpm = sizing.profit >= 0
                ? Wide.mulDivFloor(sizing.profit, PPM, sizing.spend)
                : -Wide.mulDivCeil(-sizing.profit, PPM, sizing.spend);
    }
}
