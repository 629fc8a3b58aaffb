package arbd.execution.sim;

/** Counts the account's orders of each second, over all its connections. */
final class BybitBudget {
    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private long second;
    private int taken;

    /** So many a second. */
    BybitBudget(int most) {
        this.most = most;
    }

    /** Counts one order; false = it is one too many. */
    boolean take(long nowNanos) {
        if (nowNanos / SECOND != second) {
            second = nowNanos / SECOND;
            taken = 0;
        }
        return ++taken <= most;
    }

    int most() {
        return most;
    }

    int left() {
        return Math.max(0, most - taken);
    }
}
