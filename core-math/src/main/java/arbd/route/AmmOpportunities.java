package arbd.route;

import arbd.amm.AmmVerdict;
import arbd.amm.CycleVerdict;
import arbd.amm.Hop;
import arbd.amm.MulDiv;
import arbd.amm.PoolCycle;
import arbd.amm.PoolEvent;
import arbd.amm.PoolTable;
import arbd.amm.U256;
import arbd.market.Instrument;
import arbd.market.MarketState;
import arbd.market.Require;
import arbd.route.AmmRoute.AmmLeg;

/**
 * From an event of a pool to routes that gain: {@link #on} takes the event and lists the routes through the pool whose
 * first sliver gains, {@link #size} sizes one of them exactly. Work is that of the routes through the changed pool
 * only. Owned by the decide thread; allocates nothing after construction.
 */
public final class AmmOpportunities {
    private final AmmRoutes routes;
    private final PoolTable pools;
    private final int[] pool;
    private final boolean[] zeroForOne;
    private final int[] legs;
    private final int[] candidates;
    private final PoolCycle cycle;
    private final DiscountedHop last = new DiscountedHop();
    private final MulDiv mulDiv = new MulDiv();
    private final U256 whole = U256.of(Instrument.E8);
    private final U256 rate = new U256();
    private final SliverRates rates;
    private final AmmSizing sizing = new AmmSizing();
    private int count;

    /**
     * Over these routes and pools.
     *
     * @param neighbours as in {@link PoolCycle}
     */
    public AmmOpportunities(AmmRoutes routes, PoolTable pools, int neighbours) {
        this.routes = routes;
        this.pools = pools;
        this.pool = new int[routes.size() * AmmRoute.LEGS_MAX];
        this.zeroForOne = new boolean[pool.length];
        this.legs = new int[routes.size()];
        this.candidates = new int[routes.size()];
        this.cycle = new PoolCycle(neighbours);
        this.rates = new SliverRates(pools);
        for (AmmRoute route : routes.routes()) {
            legs[route.id()] = route.legs().size();
            for (int leg = 0; leg < route.legs().size(); leg++) {
                AmmLeg of = route.legs().get(leg);
                Require.that(of.pool() == pools.pools().get(of.pool().id()), "routes and pools are of two tables");
                pool[route.id() * AmmRoute.LEGS_MAX + leg] = of.pool().id();
                zeroForOne[route.id() * AmmRoute.LEGS_MAX + leg] = of.zeroForOne();
            }
        }
    }

    /** Takes an event; returns how many routes through its pool may gain now. */
    public int on(PoolEvent event) {
        count = 0;
        return pools.apply(event) ? onPool(event.pool) : 0;
    }

    /** A pool changed, and the table has it; returns how many routes through it may gain now. */
    public int onPool(int changed) {
        count = 0;
        rates.refresh(changed);
        for (int route : routes.touchedBy(changed)) {
            if (rates.gains(legs[route], pool, zeroForOne, route * AmmRoute.LEGS_MAX)) {
                candidates[count++] = route;
            }
        }
        return count;
    }

    /** A route that the last event made a candidate, by its place. */
    public int candidate(int position) {
        return candidates[position];
    }

    /** What the first sliver of a route gains, ppm rounded down, as {@link RouteFilter#edgePpm}. */
    public long edgePpm(int route) {
        return rates.edgePpm(legs[route], pool, zeroForOne, route * AmmRoute.LEGS_MAX);
    }

    /**
     * Sizes one route. Never confirms what does not gain more than it costs.
     *
     * @return this object's own slot, overwritten by the next call
     */
    public AmmSizing size(int route, AmmLimits limits) {
        sizing.route = route;
        sizing.legs = legs[route];
        cycle.clear();
        for (int leg = route * AmmRoute.LEGS_MAX; leg < route * AmmRoute.LEGS_MAX + legs[route]; leg++) {
            if (pools.state(pool[leg]) != MarketState.LIVE) {
                sizing.verdict = AmmSizingVerdict.NOT_SANE;
                sizing.best = false;
                return sizing;
            }
        }
        arrange(route, limits);
        CycleVerdict verdict = cycle.size(limits.amountMost);
        sizing.best = cycle.proven();
        sizing.verdict = verdict == CycleVerdict.OK ? confirmed(route, limits) : refused(verdict);
        return sizing;
    }

    private void arrange(int route, AmmLimits limits) {
        long least = Hurdle.grossE8(limits.premiumE8 + limits.leastE8, limits.tipE8);
        int behind = route * AmmRoute.LEGS_MAX + legs[route] - 1;
        for (int leg = route * AmmRoute.LEGS_MAX; leg < behind; leg++) {
            cycle.add(pools.hop(pool[leg], zeroForOne[leg]));
        }
        Hop ends = pools.hop(pool[behind], zeroForOne[behind]);
        cycle.add(least == 0 ? ends : last.set(ends, least));
    }

    private AmmSizingVerdict confirmed(int route, AmmLimits limits) {
        for (int leg = 0; leg < sizing.legs; leg++) {
            sizing.amount[leg].set(cycle.amount(leg));
        }
        int behind = route * AmmRoute.LEGS_MAX + sizing.legs - 1;
        U256 brought = sizing.amount[sizing.legs];
        boolean fits = pools.hop(pool[behind], zeroForOne[behind]).out(sizing.amount[sizing.legs - 1], brought)
                == AmmVerdict.OK && sizing.gross.subtract(brought, sizing.amount[0]);
        sizing.gas.set(limits.gas);
        fits &= share(sizing.gross, limits.tipE8, sizing.tip) & share(sizing.amount[0], limits.premiumE8,
                sizing.premium);
        fits &= sizing.cost.add(sizing.gas, sizing.tip) & sizing.cost.add(sizing.cost, sizing.premium);
        boolean paid = sizing.net.subtract(sizing.gross, sizing.cost);
        fits &= share(sizing.amount[0], limits.leastE8, rate);
        return fits && paid && !sizing.net.isZero() && sizing.net.compare(rate) >= 0
                ? AmmSizingVerdict.OK : AmmSizingVerdict.NO_EDGE_AFTER_COSTS;
    }

    private boolean share(U256 amount, long rateE8, U256 into) {
        return mulDiv.ceil(amount, rate.set(rateE8), whole, into);
    }

    private static AmmSizingVerdict refused(CycleVerdict verdict) {
        return switch (verdict) {
            case NO_EDGE_AFTER_ROUNDING -> AmmSizingVerdict.NO_EDGE_AFTER_ROUNDING;
            case NOT_PRICED -> AmmSizingVerdict.NOT_PRICED;
            default -> AmmSizingVerdict.NO_EDGE;
        };
    }
}
