package arbd.feeds.net;

import arbd.market.Require;

/**
 * Limits of the requests to one venue.
 *
 * @param maxBodyBytes largest answer that is accepted, 1..2^26
 * @param deadlineMillis longest time from name look-up to the whole answer, at least 1
 * @param requestsPerWindow requests allowed in one window, at least 1
 * @param windowMillis length of that window, at least 1
 * @param refusedSeconds pause after "too many requests" without a {@code Retry-After}, at least 1
 */
public record RestSettings(
        int maxBodyBytes, long deadlineMillis, int requestsPerWindow, long windowMillis, long refusedSeconds) {
    /** Checks the bounds above. */
    public RestSettings {
        Require.that(maxBodyBytes > 0 && maxBodyBytes <= 1 << 26, "maxBodyBytes must be 1..2^26, was %d",
                maxBodyBytes);
        Require.that(deadlineMillis > 0, "deadlineMillis must be positive, was %d", deadlineMillis);
        Require.that(requestsPerWindow > 0, "requestsPerWindow must be positive, was %d", requestsPerWindow);
        Require.that(windowMillis > 0, "windowMillis must be positive, was %d", windowMillis);
        Require.that(refusedSeconds > 0, "refusedSeconds must be positive, was %d", refusedSeconds);
    }

    /**
     * 4 MiB, 10 s, 60 requests a minute: half of what Binance grants for books of 1,000 levels (weight 50 of 6,000 a
     * minute on spot, 20 of 2,400 on futures).
     */
    public static RestSettings defaults() {
        return new RestSettings(4 << 20, 10_000, 60, 60_000, 60);
    }
}
