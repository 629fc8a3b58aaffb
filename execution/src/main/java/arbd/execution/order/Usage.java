package arbd.execution.order;

/** A venue's word on one of its budgets. A reusable slot: public mutable fields and nothing else. */
public final class Usage {
    /** What is counted. */
    public enum Kind {
        /** Orders of the account. */
        ORDERS,
        /** Requests of any kind, by their weight, of the account or of our address. */
        REQUESTS;

        private static final Kind[] VALUES = values();

        /** The kind with this ordinal, without allocating. */
        public static Kind of(int ordinal) {
            return VALUES[ordinal];
        }
    }

    /** Dense venue id. */
    public int venue;
    /** What is counted. */
    public Kind kind = Kind.ORDERS;
    /** Length of the window in which it is counted; 0 = for good, what is used never comes back by itself. */
    public long windowNanos;
    /** Most within a window, at least 1. */
    public long limit;
    /** Used of it so far, at least 0; more than {@link #limit} where the venue lets that happen. */
    public long used;
    /** Monotonic time at which the bytes came off the socket. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
}
