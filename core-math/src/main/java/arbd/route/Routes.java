package arbd.route;

import arbd.market.InstrumentTable;

/** Enumerates the routes of a run, in an order that depends on the table and the rules only. */
public final class Routes {
    private Routes() {
    }

    /**
     * All routes that the rules allow: cross-venue, then cyclic within a venue, then basis, then those cycles that are
     * across venues. Assets are the same only when their ids are, or when the table says that one counts as the other.
     * Inverse perpetuals make no route here.
     *
     * @throws TooManyRoutesException when there would be more than {@link RouteRules#routesMax()}; says how many of
     *         which kind
     */
    public static RouteTable build(InstrumentTable instruments, RouteRules rules) {
        RouteList routes = new RouteList(instruments, rules.routesMax());
        if (rules.has(RouteKind.CROSS_VENUE)) {
            CrossVenueRoutes.add(instruments, rules, routes);
        }
        if (rules.has(RouteKind.CYCLIC)) {
            CycleRoutes.addWithin(instruments, rules, routes);
        }
        if (rules.has(RouteKind.BASIS)) {
            BasisRoutes.add(instruments, rules, routes);
        }
        CycleRoutes.addAcross(instruments, rules, routes);
        RouteCounts counts = routes.counts();
        if (counts.total() > rules.routesMax()) {
            throw new TooManyRoutesException(counts.refusal(rules));
        }
        return RouteTable.of(instruments, routes.routes());
    }
}
