package arbd.execution.sim;

/** Counts the account's orders in two windows on the clock. */
final class BinanceOrderBudget {
    private static final long SECOND = 1_000_000_000L;
    private static final long TEN_SECONDS = 10 * SECOND;

    private final int tenSecondsMax;
    private final int longMax;
    private final long longNanos;
    private final String interval;
    private long window;
    private long longWindow;
    private int inWindow;
    private int inLong;

    private BinanceOrderBudget(int tenSecondsMax, int longMax, long longNanos, String interval) {
        this.tenSecondsMax = tenSecondsMax;
        this.longMax = longMax;
        this.longNanos = longNanos;
        this.interval = interval;
    }

    /** So many in 10 seconds, so many in a day. */
    static BinanceOrderBudget spot() {
        return new BinanceOrderBudget(100, 200_000, 86_400 * SECOND, "DAY");
    }

    /** So many in 10 seconds, so many in a minute. */
    static BinanceOrderBudget futures() {
        return new BinanceOrderBudget(300, 1_200, 60 * SECOND, "MINUTE");
    }

    /** Counts one order. */
    boolean take(long nowNanos) {
        turn(nowNanos);
        if (inWindow >= tenSecondsMax || inLong >= longMax) {
            return false;
        }
        inWindow++;
        inLong++;
        return true;
    }

    private void turn(long nowNanos) {
        if (nowNanos / TEN_SECONDS != window) {
            window = nowNanos / TEN_SECONDS;
            inWindow = 0;
        }
        if (nowNanos / longNanos != longWindow) {
            longWindow = nowNanos / longNanos;
            inLong = 0;
        }
    }

    /** Most orders in 10 seconds. */
    int tenSecondsMax() {
        return tenSecondsMax;
    }

    /** Both windows, as replies tell them. */
    String limits() {
        return BinanceApi.limit("ORDERS", "SECOND", 10, tenSecondsMax, inWindow) + ","
                + BinanceApi.limit("ORDERS", interval, 1, longMax, inLong);
    }
}
