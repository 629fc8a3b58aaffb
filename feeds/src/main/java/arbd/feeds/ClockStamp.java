package arbd.feeds;

import arbd.feeds.net.ClockOffset;
import arbd.market.Tick;
import arbd.market.TickSink;

/**
 * Puts one connection's clock estimate on each of its ticks on their way. A backtest uses it as a feed does, so both
 * judge freshness alike.
 */
public final class ClockStamp implements TickSink {
    private static final long BUCKET_NANOS = 60_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private final ClockOffset offset = new ClockOffset(BUCKET_NANOS, MILLISECOND);
    private final TickSink next;

    /** Stamps what goes to {@code next}. */
    public ClockStamp(TickSink next) {
        this.next = next;
    }

    @Override
    public void on(Tick tick) {
        if (tick.venueTimeNanos != 0 && tick.type != Tick.STATUS) {
            offset.sample(tick.wallNanos, tick.venueTimeNanos);
        }
        tick.clockOffsetNanos = offset.offsetNanos();
        tick.clockUncertaintyNanos = offset.uncertaintyNanos();
        next.on(tick);
    }

    /** Forgets the estimate, as for a new connection. */
    public void reset() {
        offset.reset();
    }
}
