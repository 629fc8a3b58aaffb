package arbd.feeds.okx;

import arbd.feeds.SequenceRule;

/** The parts of one book message beside its levels. A reusable slot: mutable fields and nothing else. */
final class OkxBookFrame {
    boolean snapshot;
    /** The venue's checksum, {@link OkxChecksum#NOT_SUPPLIED} = none. */
    int checksum;
    /** Number of this message, {@link SequenceRule#NONE} = none, as in archives before 2023. */
    long seqId;
    /** Number of the message before, {@link SequenceRule#NONE} in snapshots. */
    long prevSeqId;
    /** Venue time, nanoseconds since 1970. */
    long venueTimeNanos;

    /** Back to a message that carries no numbers. */
    void clear() {
        checksum = OkxChecksum.NOT_SUPPLIED;
        seqId = SequenceRule.NONE;
        prevSeqId = SequenceRule.NONE;
        venueTimeNanos = 0;
    }

    /**
     * Whether a hole in front of it, or in it, can be told: it is numbered, an update with its predecessor; or it has
     * no number, as in archives, and then a checksum.
     */
    boolean guarded() {
        if (seqId == SequenceRule.NONE) {
            return prevSeqId == SequenceRule.NONE && checksum != OkxChecksum.NOT_SUPPLIED;
        }
        return snapshot || prevSeqId != SequenceRule.NONE;
    }
}
