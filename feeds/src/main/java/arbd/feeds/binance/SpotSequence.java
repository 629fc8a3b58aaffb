package arbd.feeds.binance;

import arbd.feeds.SequenceRule;

/**
 * Binance spot diff depth (developers.binance.com, "How to manage a local order book correctly"): events with
 * {@code u <= lastUpdateId} are dropped, {@code U > lastUpdateId + 1} is a gap, and this goes on with {@code u} of
 * each event applied in place of {@code lastUpdateId}. Quantities are absolute, so an event that begins earlier than
 * the book ends is applied.
 */
public final class SpotSequence implements SequenceRule {
    private long last = NONE;

    @Override
    public void snapshot(long lastUpdateId) {
        last = lastUpdateId;
    }

    @Override
    public Verdict next(long first, long lastOfEvent, long previous) {
        if (lastOfEvent <= last) {
            return Verdict.STALE;
        }
        if (first > last + 1 || first > lastOfEvent) {
            return Verdict.GAP;
        }
        last = lastOfEvent;
        return Verdict.APPLY;
    }

    @Override
    public long last() {
        return last;
    }
}
