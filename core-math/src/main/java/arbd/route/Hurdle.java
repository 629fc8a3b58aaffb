package arbd.route;

import arbd.market.Instrument;
import arbd.market.Wide;

/** What the last sliver of a route must earn, when a share of the gross gain is given away. */
final class Hurdle {
    private Hurdle() {
    }

    /**
     * The gross gain is worth what the tip leaves of it; of that each unit paid in costs, and must leave, so much.
     *
     * @param paidE8 of what is paid in, in 1e-8: premium and least edge
     * @param tipE8 of the gross gain, in 1e-8
     * @return in 1e-8, rounded up
     */
    static long grossE8(long paidE8, long tipE8) {
        return paidE8 == 0 ? 0 : Wide.mulDivCeil(paidE8, Instrument.E8, Instrument.E8 - tipE8);
    }
}
