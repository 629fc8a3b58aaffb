package arbd.feeds.okx;

import arbd.feeds.SequenceRule;

/**
 * OKX v5 books: {@code prevSeqId} of an update equals {@code seqId} of the message before. A keep-alive has both equal;
 * after maintenance {@code seqId} begins anew below {@code prevSeqId}. A snapshot taken elsewhere may lie within the
 * first update ({@code prevSeqId <= snapshot < seqId}). Archives without these numbers rest on their checksums alone.
 */
public final class OkxSequence implements SequenceRule {
    private long last = NONE;
    private boolean chained;

    @Override
    public void snapshot(long seqId) {
        last = seqId;
        chained = false;
    }

    @Override
    public Verdict next(long first, long seqId, long prevSeqId) {
        boolean follows = prevSeqId == last || !chained && prevSeqId < last && last < seqId;
        if (seqId == NONE && last == NONE || follows) {
            chained = true;
            last = seqId;
            return Verdict.APPLY;
        }
        return seqId != NONE && seqId <= last && prevSeqId <= seqId ? Verdict.STALE : Verdict.GAP;
    }

    @Override
    public long last() {
        return last;
    }
}
