package arbd.daemon.stats;

import arbd.market.Asset;
import arbd.route.Route;
import arbd.route.RouteKind;
import java.util.Locale;

/**
 * Routes whose amounts may be added up.
 *
 * @param kind what they are
 * @param settlement the asset that their gain is counted in
 */
record Group(RouteKind kind, Asset settlement) {
    static Group of(Route route) {
        return new Group(route.kind(), route.settlement());
    }

    /** {@code cross-venue}. */
    String kindWords() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code cross-venue, USDT}. */
    String title() {
        return kindWords() + ", " + settlement.name();
    }
}
