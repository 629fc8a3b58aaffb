package arbd.route;

/**
 * Sizes of a route's legs and what they gain. A reusable slot: public mutable fields. Leg arrays are in the order of
 * the route's legs; unless {@link #verdict} is OK (or NO_EDGE_AFTER_ROUNDING, for the record) they mean nothing.
 */
public final class Sizing {
    /** Dense route id. */
    public int route;
    /** Legs filled. */
    public int legs;
    /** Whether it is known that no other size of the first leg is better; false where only the nearest were tried. */
    public boolean best;
    /** Whether to go ahead, or why not. */
    public SizingVerdict verdict = SizingVerdict.NOT_SANE;
    /** Quantity of each leg, mantissa, a multiple of the lot. */
    public final long[] qty = new long[Route.LEGS_MAX];
    /** Worst level touched by each leg, price mantissa. */
    public final long[] px = new long[Route.LEGS_MAX];
    /** Notional of each leg in units of its quote asset, before fees: rounded up when bought, down when sold. */
    public final long[] notional = new long[Route.LEGS_MAX];
    /** Fee of each leg in units of the asset it is charged in, rounded up; negative for a rebate. */
    public final long[] fee = new long[Route.LEGS_MAX];
    /** What is paid first, fees included, units of the settlement asset. */
    public long spend;
    /** What is received last, after fees, units of the settlement asset. */
    public long receive;
    /** {@link #receive} - {@link #spend}: what the fills alone bring. */
    public long profit;
    /** {@link #profit} less every cost that no fill shows, expected ones included: what is decided on. */
    public long net;
    /** {@link #net} / {@link #spend}, ppm, rounded down. */
    public long edgePpm;
    /** How {@link #net} came about. */
    public final Waterfall waterfall = new Waterfall();

    /** What venues charge in third assets, at their books: units of the settlement asset, in no leg's {@link #fee}. */
    public long tokenFees() {
        return profit - net - waterfall.beyondFills();
    }

    /** Takes over everything of another. */
    public void copyFrom(Sizing other) {
        route = other.route;
        legs = other.legs;
        best = other.best;
        verdict = other.verdict;
        System.arraycopy(other.qty, 0, qty, 0, Route.LEGS_MAX);
        System.arraycopy(other.px, 0, px, 0, Route.LEGS_MAX);
        System.arraycopy(other.notional, 0, notional, 0, Route.LEGS_MAX);
        System.arraycopy(other.fee, 0, fee, 0, Route.LEGS_MAX);
        spend = other.spend;
        receive = other.receive;
        profit = other.profit;
        net = other.net;
        waterfall.copyFrom(other.waterfall);
        edgePpm = other.edgePpm;
    }
}
