package arbd.route;

import arbd.market.Asset;
import arbd.market.Require;
import java.util.ArrayList;
import java.util.List;

/** Routes while they are being enumerated: gives out dense ids and enforces the bound. */
final class RouteList {
    private final List<Route> routes = new ArrayList<>();
    private final int routesMax;

    RouteList(int routesMax) {
        this.routesMax = routesMax;
    }

    void add(RouteKind kind, Asset settlement, String title, Leg... legs) {
        Require.that(routes.size() < routesMax,
                "more than %d routes: switch a kind off or settle in fewer assets", routesMax);
        routes.add(new Route(routes.size(), kind, List.of(legs), settlement, title));
    }

    List<Route> routes() {
        return routes;
    }
}
