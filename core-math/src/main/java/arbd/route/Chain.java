package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * The legs of one route in the order in which amounts flow, and their quantities. A chain is <i>tight</i> when each leg
 * trades the most that the leg before it pays for, and then each leg no more than what the next one needs: the same
 * gain for less. Every quantity of the first leg leads to one tight chain, so a walk over the tight chains, one up or
 * one down, misses no size of any leg that could be best. Owned by the sizer.
 */
final class Chain {
    /** Legs. */
    int legs;
    /** Where each leg is in the route. */
    final int[] position = new int[Route.LEGS_MAX];
    final LegPricer[] pricers = new LegPricer[Route.LEGS_MAX];
    final long[] least = new long[Route.LEGS_MAX];
    final long[] most = new long[Route.LEGS_MAX];
    final long[] qty = new long[Route.LEGS_MAX];

    private final RouteTable routes;
    private final QuoteTable quotes;
    /** Decimals of what a leg pays with, and of what it brings. */
    private final int[] decimalsIn = new int[Route.LEGS_MAX];
    private final int[] decimalsOut = new int[Route.LEGS_MAX];

    Chain(RouteTable routes, QuoteTable quotes) {
        this.routes = routes;
        this.quotes = quotes;
        for (int at = 0; at < pricers.length; at++) {
            pricers[at] = new LegPricer(quotes);
        }
    }

    /** Puts the legs in the order in which amounts flow; false when one of them must not be priced. */
    boolean arrange(int route, CostSum costs) {
        legs = routes.legs(route);
        boolean reversed = routes.get(route).kind() == RouteKind.BASIS && routes.side(route, 0) == Side.SELL;
        for (int at = 0; at < legs; at++) {
            position[at] = reversed ? legs - 1 - at : at;
            int id = routes.instrument(route, position[at]);
            if (!quotes.sane(id)) {
                return false;
            }
            Side side = routes.side(route, position[at]);
            pricers[at].aim(id, side, costs.chargedE8(id, side));
            decimalsIn[at] = paysWith(at).decimals();
            decimalsOut[at] = brings(at).decimals();
        }
        return true;
    }

    Instrument instrument(int at) {
        return pricers[at].instrument();
    }

    boolean spot(int at) {
        return instrument(at).kind() == Kind.SPOT;
    }

    Asset paysWith(int at) {
        return pricers[at].side() == Side.BUY ? instrument(at).quote() : instrument(at).base();
    }

    Asset brings(int at) {
        return pricers[at].side() == Side.BUY ? instrument(at).base() : instrument(at).quote();
    }

    /** Whether a leg spends, at the same venue, what the leg before it received there. */
    boolean fed(int at) {
        return at > 0 && spot(at) && spot(at - 1) && instrument(at).venue().id() == instrument(at - 1).venue().id()
                && paysWith(at).id() == brings(at - 1).id();
    }

    /** What a leg can pay with when the leg before it brought this: equivalents may have other decimals. */
    long into(int at, long brought) {
        return decimalsOut[at - 1] == decimalsIn[at]
                ? brought
                : Money.rescaleFloor(brought, decimalsOut[at - 1], decimalsIn[at]);
    }

    /** The least that the leg before must bring so that this leg can pay. */
    long neededFor(int at, long paid) {
        return decimalsOut[at - 1] == decimalsIn[at]
                ? paid
                : Money.rescaleCeil(paid, decimalsIn[at], decimalsOut[at - 1]);
    }

    /** No more than {@link #neededFor}, and no more than what would be needed if nothing was rounded. */
    long neededAtLeast(int at, long paid) {
        return decimalsOut[at - 1] == decimalsIn[at]
                ? paid
                : Money.rescaleFloor(paid, decimalsIn[at], decimalsOut[at - 1]);
    }

    /** What the first leg pays, units of the asset it pays with. */
    long paid() {
        return pricers[0].paid();
    }

    /** What the last leg brings, units of the asset that it brings. */
    long brought() {
        return pricers[legs - 1].yielded();
    }

    /** The tight chain of at most this quantity of the first leg; false: there is none. */
    boolean from(long first) {
        qty[0] = pricers[0].taking(Math.min(first, most[0]));
        return qty[0] >= least[0] && follow();
    }

    /** The next smaller tight chain; false: there is none. */
    boolean fewer() {
        return from(qty[0] - instrument(0).qtyIncrement());
    }

    /** The next larger tight chain; false: there is none. */
    boolean more() {
        int last = legs - 1;
        qty[last] = pricers[last].accepts(qty[last] + instrument(last).qtyIncrement());
        for (int at = last;; at--) {
            if (qty[at] > most[at] || qty[at] == Wide.OVERFLOW || !pricers[at].walk(qty[at])) {
                return false;
            }
            if (at == 0) {
                return follow();
            }
            qty[at - 1] = enough(at);
        }
    }

    /** Takes quantities that were a chain before. */
    void take(long[] quantities) {
        System.arraycopy(quantities, 0, qty, 0, legs);
        for (int at = 0; at < legs; at++) {
            pricers[at].walk(qty[at]);
        }
    }

    /** Whether an amount did not fit somewhere on the way. */
    boolean tooLarge() {
        boolean any = false;
        for (int at = 0; at < legs; at++) {
            any |= pricers[at].tooLarge();
        }
        return any;
    }

    /** As much as each leg before pays for; then as little as still feeds the next. */
    private boolean follow() {
        for (int at = 0; at < legs - 1; at++) {
            if (!pricers[at].walk(qty[at])) {
                return false;
            }
            LegPricer next = pricers[at + 1];
            long budget = into(at + 1, pricers[at].yielded());
            qty[at + 1] = next.taking(Math.min(most[at + 1], next.affordable(budget)));
            if (qty[at + 1] < least[at + 1]) {
                return false;
            }
        }
        if (!pricers[legs - 1].walk(qty[legs - 1])) {
            return false;
        }
        for (int at = legs - 1; at > 0; at--) {
            qty[at - 1] = Math.min(qty[at - 1], enough(at));
            if (!pricers[at - 1].walk(qty[at - 1])) {
                return false;
            }
        }
        return true;
    }

    /** The least of the leg before that pays for what this leg walked last. */
    long enough(int at) {
        LegPricer before = pricers[at - 1];
        return before.accepts(Math.max(least[at - 1], before.yielding(neededFor(at, pricers[at].paid()))));
    }
}
