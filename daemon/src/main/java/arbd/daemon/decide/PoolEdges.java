package arbd.daemon.decide;

import arbd.amm.PoolTable;
import arbd.route.AmmOpportunities;
import arbd.route.BookAmmOpportunities;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.QuoteTable;

/** What routes over pools gain at their first sliver, now. Ranks only. Owned by decide. */
final class PoolEdges {
    /** Whole amounts that are tried around a proposal where rounding matters. */
    private static final int NEIGHBOURS = 64;

    private final PoolRoutes routes;
    private final AmmOpportunities amm;
    private final BookAmmOpportunities bookAmm;

    PoolEdges(PoolRoutes routes, QuoteTable quotes, PoolTable pools) {
        this.routes = routes;
        this.amm = routes.amm() == null ? null : new AmmOpportunities(routes.amm(), pools, NEIGHBOURS);
        this.bookAmm = routes.bookAmm() == null ? null
                : new BookAmmOpportunities(routes.bookAmm(), quotes, pools);
    }

    /** A pool changed, and the table has it. */
    void onPool(int pool) {
        if (amm != null) {
            amm.onPool(pool);
        }
        if (bookAmm != null) {
            bookAmm.onPool(pool);
        }
    }

    /** The edge, ppm rounded down, or {@link arbd.route.RouteFilter#NONE}. */
    long edgePpm(int route) {
        return routes.kind(route) == PoolRouteKind.AMM
                ? amm.edgePpm(routes.of(route)) : bookAmm.edgePpm(routes.of(route));
    }

    /** Sizes cycles of pools; null when that kind is off. */
    AmmOpportunities amm() {
        return amm;
    }
}
