package arbd.feeds.coinbase;

/** The parts of one message about a book beside its levels. A reusable slot: mutable fields and nothing else. */
final class CoinbaseMessage {
    /** Number of the frame on its connection; Advanced Trade alone. */
    long number;
    boolean snapshot;
    /** Venue time of the latest change in it, nanoseconds since 1970, 0 = it does not say. */
    long venueTimeNanos;
}
