package arbd.feeds.bybit;

import arbd.feeds.SequenceRule;

/** The parts of one book message beside its levels. A reusable slot: mutable fields and nothing else. */
final class BybitBookFrame {
    boolean snapshot;
    /** Number of this message. */
    long number;
    /** When the matching engine made it or, where that is not told, when it was sent; nanoseconds since 1970. */
    long venueTimeNanos;

    void clear() {
        snapshot = false;
        number = SequenceRule.NONE;
        venueTimeNanos = 0;
    }
}
