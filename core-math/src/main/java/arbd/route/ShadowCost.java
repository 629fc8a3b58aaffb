package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Wide;

/**
 * What moving balances away from their targets costs, and back to them earns. A spot leg takes from one balance of its
 * venue and adds to another; what only passes through a venue moves nothing. A unit's worth is its share of what the
 * route receives, since every leg passes on about as much.
 */
final class ShadowCost {
    private final RouteCosts costs;
    private int moves;
    private final int[] leg = new int[2 * Route.LEGS_MAX];
    private final boolean[] in = new boolean[2 * Route.LEGS_MAX];
    private final int[] venue = new int[2 * Route.LEGS_MAX];
    private final int[] asset = new int[2 * Route.LEGS_MAX];
    private final long[] rateE8 = new long[2 * Route.LEGS_MAX];
    private long creditMaxE8;

    ShadowCost(RouteCosts costs) {
        this.costs = costs;
    }

    /** Notes which balances the chain moves that have a price. */
    void begin(Chain chain) {
        moves = 0;
        creditMaxE8 = 0;
        int last = chain.legs - 1;
        boolean round = chain.spot(0) && chain.spot(last) && chain.paysWith(0).id() == chain.brings(last).id()
                && chain.instrument(0).venue().id() == chain.instrument(last).venue().id();
        for (int at = 0; at <= last; at++) {
            if (!chain.spot(at)) {
                continue;
            }
            if (!chain.fed(at) && !(at == 0 && round)) {
                note(at, false, chain.instrument(at), chain.paysWith(at));
            }
            if (!(at < last && chain.fed(at + 1)) && !(at == last && round)) {
                note(at, true, chain.instrument(at), chain.brings(at));
            }
        }
    }

    private void note(int at, boolean into, Instrument instrument, Asset what) {
        long rate = costs.shadowE8(instrument.venue().id(), what.id());
        if (rate == 0) {
            return;
        }
        leg[moves] = at;
        in[moves] = into;
        venue[moves] = instrument.venue().id();
        asset[moves] = what.id();
        rateE8[moves] = rate;
        creditMaxE8 += rate;
        moves++;
    }

    boolean none() {
        return moves == 0;
    }

    /** The most that can be earned, in 1e-8 of what is received. */
    long creditMaxE8() {
        return creditMaxE8;
    }

    /** Cost of the chain as it was walked last, negative: credit; {@link Wide#OVERFLOW} when it does not fit. */
    long of(Chain chain, long receive) {
        long sum = 0;
        for (int move = 0; move < moves; move++) {
            LegPricer pricer = chain.pricers[leg[move]];
            long units = in[move] ? pricer.yielded() : pricer.paid();
            long further = units == 0 ? 0 : costs.further(venue[move], asset[move], in[move] ? units : -units);
            long cost = further >= 0
                    ? Wide.mulDivCeil(Wide.mulDivCeil(receive, rateE8[move], Instrument.E8), further, units)
                    : -Wide.mulDivFloor(Wide.mulDivFloor(receive, rateE8[move], Instrument.E8), -further, units);
            if (units > 0 && Math.abs(cost) == Wide.OVERFLOW) {
                return Wide.OVERFLOW;
            }
            sum += units == 0 ? 0 : cost;
        }
        return sum;
    }
}
