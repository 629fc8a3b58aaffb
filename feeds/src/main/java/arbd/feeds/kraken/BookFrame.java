package arbd.feeds.kraken;

/** The parts of one book message beside its levels. A reusable slot: mutable fields and nothing else. */
final class BookFrame {
    boolean snapshot;
    /** Position of the instrument in the connection's list. */
    int index;
    /** The venue's checksum, -1 = none readable. */
    long checksum;
    /** Venue time, nanoseconds since 1970, 0 = none. */
    long venueTimeNanos;
}
