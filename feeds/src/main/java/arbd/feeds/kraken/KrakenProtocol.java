package arbd.feeds.kraken;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Kraken WebSocket v2 market data (docs.kraken.com, spot-ws-v2, book): one subscription to the {@code book} channel,
 * each message checked by its CRC-32.
 */
public final class KrakenProtocol implements VenueProtocol {
    /** Levels a side that a feed subscribes. */
    public static final int DEPTH = 10;

    private static final List<Integer> DEPTHS = List.of(10, 25, 100, 500, 1000);
    private static final String PING = "{\"method\":\"ping\"}";
    private static final long PING_MILLIS = 20_000;

    private final int depth;
    private final List<Instrument> instruments;
    private final KrakenDecoder decoder;

    /**
     * For one connection.
     *
     * @param depth levels a side: 10, 25, 100, 500 or 1000
     * @param instruments what it carries
     * @param counters counted into while decoding
     */
    public KrakenProtocol(int depth, List<Instrument> instruments, FeedCounters counters) {
        Require.that(DEPTHS.contains(depth), "depth must be one of %s, was %d", DEPTHS, depth);
        Require.that(!instruments.isEmpty(), "a connection carries at least one instrument");
        this.depth = depth;
        this.instruments = List.copyOf(instruments);
        this.decoder = new KrakenDecoder(depth, this.instruments, counters);
    }

    @Override
    public URI address(URI base) {
        String path = base.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? base.resolve("/v2") : base;
    }

    @Override
    public List<String> subscribe() {
        String symbols = instruments.stream().map(KrakenProtocol::quoted).collect(Collectors.joining(","));
        return List.of(request("subscribe", symbols, ",\"snapshot\":true"));
    }

    @Override
    public List<String> resubscribe(int instrument) {
        for (Instrument candidate : instruments) {
            if (candidate.id() == instrument) {
                String symbol = quoted(candidate);
                return List.of(request("unsubscribe", symbol, ""), request("subscribe", symbol, ",\"snapshot\":true"));
            }
        }
        return List.of();
    }

    @Override
    public String pingText() {
        return PING;
    }

    @Override
    public long pingMillis() {
        return PING_MILLIS;
    }

    @Override
    public int[] instruments() {
        return instruments.stream().mapToInt(Instrument::id).toArray();
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        decoder.decode(text, offset, length, receivedNanos, wallNanos, sink);
    }

    @Override
    public void reset() {
        decoder.reset();
    }

    private String request(String method, String symbols, String more) {
        return "{\"method\":\"" + method + "\",\"params\":{\"channel\":\"book\",\"symbol\":[" + symbols
                + "],\"depth\":" + depth + more + "}}";
    }

    private static String quoted(Instrument instrument) {
        return "\"" + instrument.symbol() + "\"";
    }
}
