package arbd.daemon.http;

import arbd.market.Require;

/**
 * What clients may take of this process.
 *
 * @param connections most that are open at once, at least 1; more are closed before they are heard
 * @param requestMillis longest time from a connection's or a request's first byte to its last, at least 1
 * @param idleMillis longest time without a byte from the client, at least 1; a live stream is kept by its pongs
 */
record ClientLimits(int connections, long requestMillis, long idleMillis) {
    /** 256 connections, 10 s, 30 s. With {@link StatusServer}'s bound on unsent bytes: 64 MiB if all of them hang. */
    static final ClientLimits USUAL = new ClientLimits(256, 10_000, 30_000);

    ClientLimits {
        Require.that(connections > 0, "connections must be positive, was %d", connections);
        Require.that(requestMillis > 0, "requestMillis must be positive, was %d", requestMillis);
        Require.that(idleMillis > 0, "idleMillis must be positive, was %d", idleMillis);
    }
}
