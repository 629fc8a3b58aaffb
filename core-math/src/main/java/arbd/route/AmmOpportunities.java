package arbd.route;

import arbd.amm.CycleVerdict;
import arbd.amm.PoolCycle;
import arbd.amm.PoolEvent;
import arbd.amm.PoolTable;
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
        if (!pools.apply(event)) {
            return 0;
        }
        rates.refresh(event.pool);
        for (int route : routes.touchedBy(event.pool)) {
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
            cycle.add(pools.hop(pool[leg], zeroForOne[leg]));
        }
        CycleVerdict verdict = cycle.size(limits.amountMost);
        sizing.best = cycle.proven();
        sizing.verdict = verdict == CycleVerdict.OK ? confirmed(limits) : refused(verdict);
        return sizing;
    }

    private AmmSizingVerdict confirmed(AmmLimits limits) {
        for (int leg = 0; leg <= sizing.legs; leg++) {
            sizing.amount[leg].set(cycle.amount(leg));
        }
        sizing.gross.set(cycle.profit());
        boolean fits = sizing.cost.add(limits.gas, limits.tip) & sizing.cost.add(sizing.cost, limits.flashPremium);
        boolean paid = sizing.net.subtract(sizing.gross, sizing.cost);
        return fits && paid && !sizing.net.isZero() ? AmmSizingVerdict.OK : AmmSizingVerdict.NO_EDGE_AFTER_COSTS;
    }

    private static AmmSizingVerdict refused(CycleVerdict verdict) {
        return switch (verdict) {
            case NO_EDGE_AFTER_ROUNDING -> AmmSizingVerdict.NO_EDGE_AFTER_ROUNDING;
            case NOT_PRICED -> AmmSizingVerdict.NOT_PRICED;
            default -> AmmSizingVerdict.NO_EDGE;
        };
    }
}
