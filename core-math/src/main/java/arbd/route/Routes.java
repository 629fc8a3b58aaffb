package arbd.route;

import arbd.market.InstrumentTable;

/** Enumerates the routes of a run, in an order that depends on the table and the rules only. */
public final class Routes {
    private Routes() {
    }

    /**
     * All routes that the rules allow: cross-venue, then cyclic, then basis. Assets are the same only when their
     * ids are. Inverse perpetuals make no route here.
     *
     * @throws IllegalArgumentException when there would be more than {@link RouteRules#routesMax()}
     */
    public static RouteTable build(InstrumentTable instruments, RouteRules rules) {
        RouteList routes = new RouteList(rules.routesMax());
        if (rules.has(RouteKind.CROSS_VENUE)) {
            CrossVenueRoutes.add(instruments, rules, routes);
        }
        if (rules.has(RouteKind.CYCLIC)) {
            CyclicRoutes.add(instruments, rules, routes);
        }
        if (rules.has(RouteKind.BASIS)) {
            BasisRoutes.add(instruments, rules, routes);
        }
        return RouteTable.of(instruments, routes.routes());
    }
}
