package arbd.feeds.net;

import arbd.market.Require;

/**
 * How a {@link RestPool} keeps its connections.
 *
 * @param connections kept open, 1..64; so many requests can be under way at once
 * @param answerMillis longest wait for an answer, and for a free connection, at least 1
 * @param probePath what an idle connection is asked for, without authorization
 * @param probeMillis a connection is asked when it was idle for so long, at least 1
 * @param refusedMillis pause of questions after "too many requests" without a {@code Retry-After}, at least 1
 */
public record PoolSettings(
        int connections, long answerMillis, String probePath, long probeMillis, long refusedMillis) {
    /** Checks the bounds above. */
    public PoolSettings {
        Require.that(connections > 0 && connections <= 64, "connections must be 1..64, was %d", connections);
        Require.that(answerMillis > 0, "answerMillis must be positive, was %d", answerMillis);
        Require.that(probePath.startsWith("/"), "a path begins with a slash, was %s", probePath);
        Require.that(probeMillis > 0, "probeMillis must be positive, was %d", probeMillis);
        Require.that(refusedMillis > 0, "refusedMillis must be positive, was %d", refusedMillis);
    }
}
