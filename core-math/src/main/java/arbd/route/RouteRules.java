package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Require;
import java.util.List;
import java.util.Set;

/**
 * Which routes to enumerate.
 *
 * @param kinds the kinds that are on
 * @param settlements assets that a gain may be counted in, preferred first; a route settles in one of these
 * @param routesMax most routes, at least 1
 * @param cyclicLegs most legs of a cycle, 3 or 4
 * @param acrossVenues whether the legs of a cycle may be on several venues, from inventory on each
 * @param watched ids of venues that are only watched: no route trades there
 */
public record RouteRules(
        Set<RouteKind> kinds, List<Asset> settlements, int routesMax, int cyclicLegs, boolean acrossVenues,
        Set<Integer> watched) {
    /** {@link #routesMax} unless said otherwise. */
    public static final int ROUTES_MAX = 100_000;
    /** Fewest legs of a cycle. */
    public static final int CYCLIC_LEGS_MIN = 3;

    /** Checks the bounds above. */
    public RouteRules {
        kinds = Set.copyOf(kinds);
        settlements = List.copyOf(settlements);
        watched = Set.copyOf(watched);
        Require.that(routesMax > 0, "routesMax must be positive, was %d", routesMax);
        Require.that(cyclicLegs >= CYCLIC_LEGS_MIN && cyclicLegs <= Route.LEGS_MAX, "cyclicLegs must be %d..%d, was %d",
                CYCLIC_LEGS_MIN, Route.LEGS_MAX, cyclicLegs);
    }

    /** Cycles of three legs on one venue, and this bound. */
    public RouteRules(Set<RouteKind> kinds, List<Asset> settlements, int routesMax) {
        this(kinds, settlements, routesMax, CYCLIC_LEGS_MIN, false, Set.of());
    }

    /** Cycles of three legs on one venue, and the usual bound. */
    public static RouteRules of(Set<RouteKind> kinds, List<Asset> settlements) {
        return new RouteRules(kinds, settlements, ROUTES_MAX);
    }

    /** The same with longer cycles, or cycles across venues. */
    public RouteRules cycles(int legs, boolean across) {
        return new RouteRules(kinds, settlements, routesMax, legs, across, watched);
    }

    /** The same, without trades on these venues, by id. */
    public RouteRules watching(Set<Integer> venues) {
        return new RouteRules(kinds, settlements, routesMax, cyclicLegs, acrossVenues, venues);
    }

    /** The instruments that routes may trade, in their order. */
    public List<Instrument> traded(InstrumentTable instruments) {
        return instruments.instruments().stream().filter(traded -> !watched.contains(traded.venue().id())).toList();
    }

    /** The same, of one kind alone when it is on, else of none. */
    public RouteRules only(RouteKind kind) {
        return new RouteRules(has(kind) ? Set.of(kind) : Set.of(), settlements, routesMax, cyclicLegs, acrossVenues,
                watched);
    }

    /** Whether this kind is on. */
    public boolean has(RouteKind kind) {
        return kinds.contains(kind);
    }

    /** Position of an asset among the settlement assets, by identity (asset id), or -1. */
    public int rank(Asset asset) {
        for (int i = 0; i < settlements.size(); i++) {
            if (settlements.get(i).id() == asset.id()) {
                return i;
            }
        }
        return -1;
    }
}
