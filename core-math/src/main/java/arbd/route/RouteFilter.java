package arbd.route;

import arbd.market.Require;

/**
 * Ranks a route from the best levels in doubles: cheap, and only to decide what is worth sizing. Multiplies in leg
 * order and uses no transcendental function, so it gives the same bits on every JDK.
 */
public final class RouteFilter {
    /** Edge of a route with a leg that must not be priced. */
    public static final long NONE = Long.MIN_VALUE;

    private static final double PPM = 1e6;

    private final RouteTable routes;
    private final QuoteTable quotes;

    /** A filter over these routes and quotes. */
    public RouteFilter(RouteTable routes, QuoteTable quotes) {
        Require.that(routes.instruments() == quotes.instruments(), "routes and quotes are of two instrument tables");
        this.routes = routes;
        this.quotes = quotes;
    }

    /**
     * Product of the legs' rates net of fees, minus one, in ppm rounded down; for a basis route that is what is sold
     * over what is bought.
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
        return (long) Math.floor((product - 1.0) * PPM);
    }
}
