package arbd.feeds.net;

import arbd.market.Require;

/** At most so many connection attempts in any window: venues ban addresses that knock too often. */
public final class ConnectBudget {
    private final long windowNanos;
    private final long[] attempts;
    private int next;
    private int used;

    /**
     * An unused budget.
     *
     * @param perWindow attempts allowed in one window, at least 1
     * @param windowNanos length of the window, at least 1
     */
    public ConnectBudget(int perWindow, long windowNanos) {
        Require.that(perWindow > 0, "connects per window must be positive, was %d", perWindow);
        Require.that(windowNanos > 0, "connect window must be positive, was %d", windowNanos);
        this.windowNanos = windowNanos;
        this.attempts = new long[perWindow];
    }

    /** Nanoseconds from {@code now} (monotonic) until an attempt is allowed, 0 = now. */
    public long waitNanos(long now) {
        if (used < attempts.length) {
            return 0;
        }
        return Math.max(0, attempts[next] + windowNanos - now);
    }

    /** Notes an attempt made at {@code now} (monotonic nanoseconds). */
    public void take(long now) {
        attempts[next] = now;
        next = (next + 1) % attempts.length;
        used = Math.min(used + 1, attempts.length);
    }
}
