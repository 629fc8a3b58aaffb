package arbd.execution.binance;

import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import arbd.market.Instrument;
import java.net.URI;
import java.util.List;

/**
 * Where the parts of a USD-M futures account are, beside the WebSocket API.
 *
 * @param streams as configured for market data: of it only scheme, host and port are used
 * @param rest base of REST
 * @param instruments that are traded there
 * @param apiKey sent in the clear with each REST request
 * @param net event loop of the session
 * @param settings limits and back-off
 */
record BinanceFutures(URI streams, URI rest, List<Instrument> instruments, String apiKey, NetLoop net,
        ConnectionSettings settings) {
    private static final String PATH = "/private/ws/";
    /** The venue pings every three minutes, and a quiet account has nothing else to hear. */
    private static final long SILENCE_MILLIS = 400_000;

    /** With the patience that these sockets need. */
    BinanceFutures {
        settings = settings.withSilence(SILENCE_MILLIS);
    }

    /** Address of the private stream with this key. */
    URI userData(String key) {
        return URI.create(streams.getScheme() + "://" + streams.getRawAuthority() + PATH + key);
    }

    @Override
    public String toString() {
        return "BinanceFutures[" + streams + "]";
    }
}
