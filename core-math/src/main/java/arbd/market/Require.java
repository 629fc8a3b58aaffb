package arbd.market;

/** Preconditions: a broken one is our bug, and stops the daemon. */
public final class Require {
    private Require() {
    }

    /**
     * Throws unless {@code condition} holds.
     *
     * @param format message in {@link String#format} syntax, formatted only on failure
     * @throws IllegalArgumentException when the condition is false
     */
    public static void that(boolean condition, String format, Object... arguments) {
        if (!condition) {
            throw new IllegalArgumentException(String.format(format, arguments));
        }
    }
}
