package arbd.route;

/** What may be spent where. Called on the decide thread; must not allocate. */
@FunctionalInterface
public interface Funds {
    /** Without bound. */
    Funds UNLIMITED = (venue, asset) -> Long.MAX_VALUE;

    /**
     * Units of an asset that are free on a venue.
     *
     * @param venue dense venue id
     * @param asset dense asset id
     */
    long available(int venue, int asset);
}
