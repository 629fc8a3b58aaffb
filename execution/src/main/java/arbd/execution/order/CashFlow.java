package arbd.execution.order;

/** What changed a wallet and is no fill. A reusable slot: public mutable fields and nothing else. */
public final class CashFlow {
    /** Why. */
    public enum Kind {
        /** The periodic payment between the longs and the shorts of a perpetual. */
        FUNDING,
        /** Anything else: a deposit, a transfer, interest. */
        OTHER;

        private static final Kind[] VALUES = values();

        /** The kind with this ordinal, without allocating. */
        public static Kind of(int ordinal) {
            return VALUES[ordinal];
        }
    }

    /** Why. */
    public Kind kind = Kind.OTHER;
    /** Dense venue id. */
    public int venue;
    /** Dense asset id. */
    public int asset;
    /** Units of the asset, positive = we received. */
    public long units;
    /** Monotonic time at which the bytes came off the socket. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** The venue's event time, wall-clock nanoseconds since 1970, 0 = not said. */
    public long venueTimeNanos;
}
