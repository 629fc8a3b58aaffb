package arbd.execution.listing;

import arbd.market.TradingStatus;
import arbd.market.VenuePause;

/**
 * What a venue says of its own maintenance.
 *
 * @param status whether it takes orders now
 * @param fromMillis beginning of the next pause, milliseconds since 1970, 0 = none is announced
 * @param untilMillis its end, 0 = not said
 */
public record ListedPause(TradingStatus status, long fromMillis, long untilMillis) {
    /** Nothing is announced. */
    public static final ListedPause NONE = new ListedPause(TradingStatus.TRADING, 0, 0);

    private static final long MILLI = 1_000_000L;

    /** This, or the other where that begins sooner and is not over. */
    ListedPause sooner(ListedPause other, long nowMillis) {
        boolean over = other.fromMillis <= 0 || other.untilMillis != 0 && other.untilMillis <= nowMillis;
        return over || fromMillis != 0 && fromMillis <= other.fromMillis ? this
                : new ListedPause(status, other.fromMillis, other.untilMillis);
    }

    /** Writes this into a slot; its venue and times stay. What is beyond all clocks counts as not said. */
    public void putInto(VenuePause slot) {
        slot.status = status;
        slot.fromNanos = nanos(fromMillis);
        slot.untilNanos = nanos(untilMillis);
    }

    private static long nanos(long millis) {
        return millis < 0 || millis > Long.MAX_VALUE / MILLI ? 0 : millis * MILLI;
    }
}
