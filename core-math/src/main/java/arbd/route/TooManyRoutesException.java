package arbd.route;

/** There are more routes than the rules allow. The message says how many of which kind, and what to bound. */
public final class TooManyRoutesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooManyRoutesException(String message) {
        super(message);
    }
}
