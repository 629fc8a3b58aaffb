package arbd.route;

import arbd.market.Asset;
import arbd.market.Require;
import java.util.List;
import java.util.Set;

/**
 * Which routes to enumerate.
 *
 * @param kinds the kinds that are on
 * @param settlements assets that a gain may be counted in, preferred first; a route settles in one of these
 * @param routesMax most routes, at least 1
 */
public record RouteRules(Set<RouteKind> kinds, List<Asset> settlements, int routesMax) {
    /** {@link #routesMax} unless said otherwise. */
    public static final int ROUTES_MAX = 100_000;

    /** Checks the bounds above. */
    public RouteRules {
        kinds = Set.copyOf(kinds);
        settlements = List.copyOf(settlements);
        Require.that(routesMax > 0, "routesMax must be positive, was %d", routesMax);
    }

    /** Rules with the usual bound. */
    public static RouteRules of(Set<RouteKind> kinds, List<Asset> settlements) {
        return new RouteRules(kinds, settlements, ROUTES_MAX);
    }

    /** Whether this kind is on. */
    public boolean has(RouteKind kind) {
        return kinds.contains(kind);
    }

    /** Position of an asset among the settlement assets, by identity (asset id), or -1. */
    int rank(Asset asset) {
        for (int i = 0; i < settlements.size(); i++) {
            if (settlements.get(i).id() == asset.id()) {
                return i;
            }
        }
        return -1;
    }
}
