package arbd.route;

import arbd.market.Instrument;
import arbd.market.Wide;

/**
 * What a route could bring at most if nothing was rounded. Without rounding the gain rises and then falls as the size
 * grows, since every level is worse than the one before it. So where even this is not better than the best that was
 * found, no size on that side of the best is. Every step is rounded in favour of the gain.
 */
final class FlowBound {
    private long net;
    private long spend;

    /** Prices the chain's last quantity; afterwards {@link #net} and {@link #spend} hold. */
    void price(Chain chain, CostSum costs) {
        int last = chain.legs - 1;
        LegPricer pricer = chain.pricers[last];
        long brought = Wide.add(pricer.yielded(), LegPricer.LOOSE * pricer.touched());
        long paid = Math.max(0, pricer.paid() - LegPricer.LOOSE * pricer.touched());
        for (int at = last; at > 0 && paid != Wide.OVERFLOW; at--) {
            paid = chain.pricers[at - 1].payingAtLeast(chain.neededAtLeast(at, paid));
        }
        spend = paid == Wide.OVERFLOW ? paid : costs.settledIn(paid, false);
        long received = costs.settledAtMost(brought);
        long kept = received == Wide.OVERFLOW ? received : Wide.mulDivCeil(received, costs.keptE8(), Instrument.E8);
        long cost = Wide.mulDivFloor(spend, costs.paidE8(), Instrument.E8);
        if (spend == Wide.OVERFLOW) {
            net = Long.MIN_VALUE / 2;
        } else {
            net = kept == Wide.OVERFLOW ? Long.MAX_VALUE / 2 : kept - cost - costs.flat();
        }
    }

    /** Upper bound of the net gain. */
    long net() {
        return net;
    }

    /** Compares with the best: no size on the far side of this one, as seen from the best, compares better. */
    int compare(long bestNet, long bestSpend, long edgeMinPpm) {
        if (net >= Long.MAX_VALUE / 4 || net <= Long.MIN_VALUE / 4) {
            return net > 0 ? 1 : -1;
        }
        return Wide.compareProducts(net - bestNet, CostSum.PPM, spend - bestSpend, edgeMinPpm);
    }
}
