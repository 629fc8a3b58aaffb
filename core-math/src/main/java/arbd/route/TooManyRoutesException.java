package arbd.route;

/** There are more routes than the rules allow. The message says how many of which kind, and what to bound. */
public final class TooManyRoutesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooManyRoutesException(String message) {
        super(message);
    }

    /** Of a kind over pools; {@code most} is what the other kinds leave of routesMax. */
    static TooManyRoutesException overPools(PoolRouteKind kind, int most) {
        String word = kind.word();
        return new TooManyRoutesException("more than the " + most + " " + word + " routes that routesMax leaves: bound "
                + word + " (legs), switch it off, list fewer pools, or raise routesMax");
    }
}
