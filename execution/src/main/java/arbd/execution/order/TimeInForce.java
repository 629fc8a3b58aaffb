package arbd.execution.order;

/** How long an order may rest. */
public enum TimeInForce {
    /** Take what crosses at once, cancel the rest. */
    IOC,
    /** Rest until cancelled. */
    GTC;

    private static final TimeInForce[] VALUES = values();

    /** The value with this ordinal, without allocating. */
    public static TimeInForce of(int ordinal) {
        return VALUES[ordinal];
    }
}
