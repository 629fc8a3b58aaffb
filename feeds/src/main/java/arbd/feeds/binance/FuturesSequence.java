package arbd.feeds.binance;

import arbd.feeds.SequenceRule;

/**
 * Binance futures diff depth (USD-M and COIN-M): events with {@code u < lastUpdateId} are dropped, the first applied
 * satisfies {@code U <= lastUpdateId <= u}, and from then on {@code pu} equals {@code u} of the event before.
 */
public final class FuturesSequence implements SequenceRule {
    private long last = NONE;
    private boolean chained;

    @Override
    public void snapshot(long lastUpdateId) {
        last = lastUpdateId;
        chained = false;
    }

    @Override
    public Verdict next(long first, long lastOfEvent, long previous) {
        if (lastOfEvent < last || chained && lastOfEvent == last) {
            return Verdict.STALE;
        }
        if (chained ? previous != last : first > last) {
            return Verdict.GAP;
        }
        chained = true;
        last = lastOfEvent;
        return Verdict.APPLY;
    }

    @Override
    public long last() {
        return last;
    }
}
