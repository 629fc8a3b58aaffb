package arbd.feeds.bybit;

import arbd.feeds.SequenceRule;

/**
 * Bybit v5 books: {@code u} goes up by one from message to message; what is not above the book's is already in it. A
 * snapshot always replaces the book, whatever its number: after a restart the venue begins again with one of number 1.
 */
public final class BybitSequence implements SequenceRule {
    /** Number of the snapshot that the venue sends after a restart, whatever the message calls itself. */
    public static final long RESTART = 1;

    private long last = NONE;

    @Override
    public void snapshot(long u) {
        last = u;
    }

    @Override
    public Verdict next(long first, long u, long previous) {
        if (u <= last) {
            return u == NONE ? Verdict.GAP : Verdict.STALE;
        }
        if (u != last + 1) {
            return Verdict.GAP;
        }
        last = u;
        return Verdict.APPLY;
    }

    @Override
    public long last() {
        return last;
    }
}
