package arbd.route;

import arbd.market.Instrument;
import arbd.market.Require;

/**
 * Ranks a route from the best levels in doubles: cheap, and only to decide what is worth sizing. Multiplies in leg
 * order and uses no transcendental function, so it gives the same bits on every JDK.
 */
public final class RouteFilter {
    /** Edge of a route with a leg that must not be priced. */
    public static final long NONE = Long.MIN_VALUE;

    private static final double PPM = 1e6;
    private static final double E8 = Instrument.E8;

    private final RouteTable routes;
    private final QuoteTable quotes;

    /** A filter over these routes and quotes. */
    public RouteFilter(RouteTable routes, QuoteTable quotes) {
        Require.that(routes.instruments() == quotes.instruments(), "routes and quotes are of two instrument tables");
        this.routes = routes;
        this.quotes = quotes;
    }

    /**
     * Product of the legs' rates net of fees, and of what passing to equivalents leaves, minus one, in ppm rounded
     * down; for a basis route that is what is sold over what is bought. A passage whose book must not be priced costs
     * the least here, so that whoever sizes the route can say why it cannot be.
     *
     * @return the edge, or {@link #NONE} when a leg is not sane
     */
    public long edgePpm(int route) {
        double product = 1.0;
        for (int leg = 0; leg < routes.legs(route); leg++) {
            int instrument = routes.instrument(route, leg);
            if (!quotes.sane(instrument)) {
                return NONE;
            }
            product *= quotes.rate(instrument, routes.side(route, leg));
        }
        for (Passage passage : routes.passages(route)) {
            product *= kept(passage);
        }
        return (long) Math.floor((product - 1.0) * PPM);
    }

    /** What a passage leaves of one, at the best level: at parity less the least cost, or less. */
    private double kept(Passage passage) {
        double most = 1.0 - passage.leastE8() / E8;
        return passage.priced() && quotes.sane(passage.through())
                ? Math.min(most, quotes.rate(passage.through(), passage.side()))
                : most;
    }
}
