package arbd.route;

import arbd.market.Require;

/** Turns a route that ranks well into exact sizes, or says why not. */
public final class RouteSizer {
    private final RouteTable routes;
    private final QuoteTable quotes;
    private final Sizing sizing = new Sizing();

    /** A sizer over these routes and quotes. */
    public RouteSizer(RouteTable routes, QuoteTable quotes) {
        Require.that(routes.instruments() == quotes.instruments(), "routes and quotes are of two instrument tables");
        this.routes = routes;
        this.quotes = quotes;
    }

    /**
     * Sizes one route.
     *
     * @return this sizer's own slot, overwritten by the next call
     */
    public Sizing size(int route, Limits limits) {
        sizing.route = route;
        sizing.legs = routes.legs(route);
        sizing.verdict = quotes.sane(routes.instrument(route, 0)) ? SizingVerdict.NO_EDGE : SizingVerdict.NOT_SANE;
        return sizing;
    }
}
