package arbd.route;

/** What makes a route a route. */
public enum RouteKind {
    /** Buy on one venue, sell the same asset on another, from inventory on both. */
    CROSS_VENUE,
    /** Three trades on one venue that end in the asset they began with. */
    CYCLIC,
    /** Spot against a linear perpetual of the same base and quote. */
    BASIS
}
