package arbd.market;

/** Whether an instrument's book may be priced from. */
public enum MarketState {
    /** Nothing received yet. */
    UNKNOWN,
    /** The book is whole and current. */
    LIVE,
    /** A gap, a bad checksum or a frame that could not be read: wait for the next snapshot. */
    STALE,
    /** The connection is down. */
    DISCONNECTED;

    private static final MarketState[] VALUES = values();

    /** The state with this ordinal, without allocating. */
    public static MarketState of(int ordinal) {
        return VALUES[ordinal];
    }
}
