package arbd.execution.risk;

/** Announced wall-clock times on the clock that decides. */
final class EventTime {
    private EventTime() {
    }

    /** The event time of a wall-clock time; {@link Long#MAX_VALUE} where that is beyond all clocks. */
    static long of(long wallNanos, long readWallNanos, long readNanos) {
        long left = wallNanos - readWallNanos;
        return left <= 0 || readNanos <= Long.MAX_VALUE - left ? readNanos + left : Long.MAX_VALUE;
    }
}
