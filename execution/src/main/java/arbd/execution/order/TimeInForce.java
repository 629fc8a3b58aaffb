package arbd.execution.order;

/** How long an order may rest. Ordinals are journaled: append only. */
public enum TimeInForce {
    /** Take what crosses at once, cancel the rest. */
    IOC,
    /** Rest until cancelled. */
    GTC,
    /** Rest until cancelled, and never take: what would take is refused, or cancelled at once. */
    POST_ONLY;

    private static final TimeInForce[] VALUES = values();

    /** The value with this ordinal, without allocating. */
    public static TimeInForce of(int ordinal) {
        return VALUES[ordinal];
    }
}
