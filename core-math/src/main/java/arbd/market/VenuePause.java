package arbd.market;

/**
 * What a venue says of its own maintenance: whether it takes orders now, and the next pause that it has announced. A
 * reusable slot.
 */
public final class VenuePause {
    /** Dense venue id. */
    public int venue;
    /** Monotonic time at which it was read. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** Whether orders are taken now, by the venue's word on all of itself. */
    public TradingStatus status = TradingStatus.TRADING;
    /** Announced beginning, wall-clock nanoseconds since 1970, 0 = none is announced. */
    public long fromNanos;
    /** Announced end, wall-clock nanoseconds since 1970, 0 = not said: then it lasts until the venue says otherwise. */
    public long untilNanos;

    /** Takes over another slot's content. */
    public void copyFrom(VenuePause other) {
        venue = other.venue;
        receivedNanos = other.receivedNanos;
        wallNanos = other.wallNanos;
        status = other.status;
        fromNanos = other.fromNanos;
        untilNanos = other.untilNanos;
    }

    /** Whether it says the same of the same venue, whenever that was read. */
    public boolean sameAs(VenuePause other) {
        return venue == other.venue && status == other.status && fromNanos == other.fromNanos
                && untilNanos == other.untilNanos;
    }
}
