package arbd.execution.sim;

/** Counts the account's orders: so many in each 10 seconds, so many in each day, on the clock. */
final class BinanceOrderBudget {
    /** Most orders in 10 seconds. */
    static final int TEN_SECONDS_MAX = 100;
    /** Most orders in a day. */
    static final int DAY_MAX = 200_000;

    private static final long TEN_SECONDS_NANOS = 10_000_000_000L;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private long window;
    private long day;
    private int inWindow;
    private int inDay;

    /** Counts one order. */
    boolean take(long nowNanos) {
        turn(nowNanos);
        if (inWindow >= TEN_SECONDS_MAX || inDay >= DAY_MAX) {
            return false;
        }
        inWindow++;
        inDay++;
        return true;
    }

    private void turn(long nowNanos) {
        if (nowNanos / TEN_SECONDS_NANOS != window) {
            window = nowNanos / TEN_SECONDS_NANOS;
            inWindow = 0;
        }
        if (nowNanos / DAY_NANOS != day) {
            day = nowNanos / DAY_NANOS;
            inDay = 0;
        }
    }

    int inWindow() {
        return inWindow;
    }

    int inDay() {
        return inDay;
    }
}
