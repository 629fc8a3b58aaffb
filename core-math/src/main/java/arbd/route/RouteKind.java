package arbd.route;

/** What makes a route a route. */
public enum RouteKind {
    /** Buy on one venue, sell the same asset on another, from inventory on both. */
    CROSS_VENUE("crossVenue"),
    /** Three or four spot trades, on one venue or more, that end in the asset they began with. */
    CYCLIC("cyclic"),
    /** Spot against a linear perpetual, or one linear perpetual against another, of the same base and quote. */
    BASIS("basis"),
    /** A cycle of three: a market on one venue against the two on one other venue that together give the same. */
    SYNTHETIC("synthetic");

    private final String word;

    RouteKind(String word) {
        this.word = word;
    }

    /** As in a configuration. */
    public String word() {
        return word;
    }
}
