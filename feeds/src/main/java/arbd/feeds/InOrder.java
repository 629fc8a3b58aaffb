package arbd.feeds;

/** Books without numbers: what comes next is next, and something else has to tell of a loss. */
public final class InOrder implements SequenceRule {
    @Override
    public void snapshot(long last) {
        // nothing to remember
    }

    @Override
    public Verdict next(long first, long last, long previous) {
        return Verdict.APPLY;
    }

    @Override
    public long last() {
        return NONE;
    }
}
