package arbd.daemon.stats;

import arbd.market.Asset;
import arbd.route.PoolRoutes;
import arbd.route.RouteTable;
import java.util.Locale;

/**
 * Routes whose amounts may be added up.
 *
 * @param kindWords what they are: {@code cross-venue}
 * @param settlement the asset that their gain is counted in
 */
record Group(String kindWords, Asset settlement) {
    /** The group of a route over books or over pools. */
    static Group of(RouteTable routes, int route) {
        Enum<?> kind = PoolRoutes.isPoolRoute(route) ? routes.pools().kind(route) : routes.get(route).kind();
        return new Group(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), routes.settlement(route));
    }

    /** {@code cross-venue, USDT}. */
    String title() {
        return kindWords + ", " + settlement.name();
    }
}
