package arbd.feeds;

/**
 * How a venue's numbering tells that a book message follows the book it is meant for. It only judges: who applies the
 * levels, discards the book at a gap and asks for a new snapshot is the caller. Allocates nothing.
 */
public interface SequenceRule {
    /** A number that the message does not carry. */
    long NONE = -1;

    /** What to do with a message. */
    enum Verdict {
        /** It continues the book: apply its levels. */
        APPLY,
        /** It is older than the book: ignore it. */
        STALE,
        /** Something between it and the book is missing: discard the book and start over. */
        GAP
    }

    /**
     * Starts anew from a snapshot.
     *
     * @param last the snapshot's number, or {@link #NONE}
     */
    void snapshot(long last);

    /**
     * Judges the next message; what is to be applied becomes the book's latest.
     *
     * @param first number of the first change in it, or {@link #NONE}
     * @param last number of the last change in it, or {@link #NONE}
     * @param previous number that the message names as its predecessor's last, or {@link #NONE}
     */
    Verdict next(long first, long last, long previous);

    /** Number of the latest change in the book, or {@link #NONE}. */
    long last();
}
