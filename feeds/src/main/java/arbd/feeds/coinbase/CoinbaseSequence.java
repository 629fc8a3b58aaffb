package arbd.feeds.coinbase;

import arbd.feeds.SequenceRule;

/**
 * The numbers of a Coinbase Advanced Trade connection, not of a book: {@code sequence_num} goes up by one with every
 * frame, whatever its channel, from 0 on. One that is left out may have been a change of any book. Zero is the first
 * frame of another connection, as in a recording of several.
 */
public final class CoinbaseSequence implements SequenceRule {
    private long last = NONE;

    @Override
    public void snapshot(long number) {
        last = number;
    }

    @Override
    public Verdict next(long first, long number, long previous) {
        if (number == last + 1) {
            last = number;
            return Verdict.APPLY;
        }
        return number > last || number == 0 ? Verdict.GAP : Verdict.STALE;
    }

    @Override
    public long last() {
        return last;
    }
}
