package arbd.feeds.net;

import arbd.market.Require;

/**
 * Limits of one connection.
 *
 * @param maxFrameBytes largest frame and largest message that is accepted, 1..2^26
 * @param connectTimeoutMillis longest TCP connect, TLS and WebSocket handshake each, at least 1
 * @param backoffMinMillis first wait after a lost connection, at least 1
 * @param backoffMaxMillis longest wait, not below the first
 * @param connectsPerWindow attempts allowed in one window, at least 1
 * @param windowMillis length of that window, at least 1
 * @param silenceMillis longest time without a single byte from the venue before the connection is given up, at least 1
 * @param dataSilenceMillis longest time without any market data before a feed's connection is given up, at least 1
 * @param seed of the jitter
 */
public record ConnectionSettings(
        int maxFrameBytes, int connectTimeoutMillis, long backoffMinMillis, long backoffMaxMillis,
        int connectsPerWindow, long windowMillis, long silenceMillis, long dataSilenceMillis, long seed) {
    /** Three of Binance's ping intervals; Kraken sends a heartbeat each second. */
    public static final long SILENCE_MILLIS = 60_000;
    /** A connection of one quiet instrument may say nothing for a while. */
    public static final long DATA_SILENCE_MILLIS = 60_000;

    /** Checks the bounds above. */
    public ConnectionSettings {
        Require.that(maxFrameBytes > 0 && maxFrameBytes <= 1 << 26, "maxFrameBytes must be 1..2^26, was %d",
                maxFrameBytes);
        Require.that(connectTimeoutMillis > 0, "connectTimeoutMillis must be positive, was %d", connectTimeoutMillis);
        Require.that(backoffMinMillis > 0 && backoffMaxMillis >= backoffMinMillis,
                "back-off must be 0 < min <= max, was %d, %d", backoffMinMillis, backoffMaxMillis);
        Require.that(connectsPerWindow > 0, "connectsPerWindow must be positive, was %d", connectsPerWindow);
        Require.that(windowMillis > 0, "windowMillis must be positive, was %d", windowMillis);
        Require.that(silenceMillis > 0, "silenceMillis must be positive, was %d", silenceMillis);
        Require.that(dataSilenceMillis > 0, "dataSilenceMillis must be positive, was %d", dataSilenceMillis);
    }

    /** With {@link #SILENCE_MILLIS} and {@link #DATA_SILENCE_MILLIS}. */
    public ConnectionSettings(int maxFrameBytes, int connectTimeoutMillis, long backoffMinMillis,
            long backoffMaxMillis, int connectsPerWindow, long windowMillis, long seed) {
        this(maxFrameBytes, connectTimeoutMillis, backoffMinMillis, backoffMaxMillis, connectsPerWindow,
                windowMillis, SILENCE_MILLIS, DATA_SILENCE_MILLIS, seed);
    }

    /** These, with another bound for frames and messages. */
    public ConnectionSettings withMaxFrame(int bytes) {
        return new ConnectionSettings(bytes, connectTimeoutMillis, backoffMinMillis, backoffMaxMillis,
                connectsPerWindow, windowMillis, silenceMillis, dataSilenceMillis, seed);
    }

    /** These, with another bound for market data. */
    public ConnectionSettings withDataSilence(long millis) {
        return new ConnectionSettings(maxFrameBytes, connectTimeoutMillis, backoffMinMillis, backoffMaxMillis,
                connectsPerWindow, windowMillis, silenceMillis, millis, seed);
    }

    /** These, with another bound for a socket without a single byte. */
    public ConnectionSettings withSilence(long millis) {
        return new ConnectionSettings(maxFrameBytes, connectTimeoutMillis, backoffMinMillis, backoffMaxMillis,
                connectsPerWindow, windowMillis, millis, dataSilenceMillis, seed);
    }

    /** 4 MiB frames, 10 s time-outs, back-off 250 ms to 30 s, 60 connects in 5 minutes. */
    public static ConnectionSettings defaults(long seed) {
        return new ConnectionSettings(4 << 20, 10_000, 250, 30_000, 60, 300_000, seed);
    }
}
