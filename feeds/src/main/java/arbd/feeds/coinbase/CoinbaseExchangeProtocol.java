package arbd.feeds.coinbase;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Market data of Coinbase Exchange (Exchange docs, WebSocket): {@code level2_batch}, a snapshot of the whole book and
 * then its changes every 50 ms, and {@code heartbeat} of each product, so that quiet ones do not end the connection.
 * Both are public. There is no order entry.
 */
public final class CoinbaseExchangeProtocol implements VenueProtocol {
    private static final int INSTRUMENTS_MAX = 500;
    /** A snapshot is the whole book, some twenty bytes a level. */
    private static final int FRAME_BYTES = 16 << 20;

    private final List<Instrument> instruments;
    private final ExchangeDecoder decoder;

    /**
     * For one connection.
     *
     * @param instruments what it carries
     * @param counters counted into while decoding
     */
    public CoinbaseExchangeProtocol(List<Instrument> instruments, FeedCounters counters) {
        Require.that(!instruments.isEmpty() && instruments.size() <= INSTRUMENTS_MAX,
                "a connection carries 1..%d instruments, was %d", INSTRUMENTS_MAX, instruments.size());
        this.instruments = List.copyOf(instruments);
        this.decoder = new ExchangeDecoder(this.instruments, counters);
    }

    @Override
    public URI address(URI base) {
        return base;
    }

    @Override
    public List<String> subscribe() {
        return List.of(request("subscribe", instruments, "\"level2_batch\",\"heartbeat\""));
    }

    @Override
    public List<String> resubscribe(int instrument) {
        for (Instrument candidate : instruments) {
            if (candidate.id() == instrument) {
                return List.of(request("unsubscribe", List.of(candidate), "\"level2_batch\""),
                        request("subscribe", List.of(candidate), "\"level2_batch\""));
            }
        }
        return List.of();
    }

    @Override
    public String pingText() {
        return null;
    }

    @Override
    public long pingMillis() {
        return 0;
    }

    @Override
    public int frameBytesMax() {
        return FRAME_BYTES;
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

    private static String request(String type, List<Instrument> of, String channels) {
        return of.stream().map(instrument -> "\"" + instrument.symbol() + "\"").collect(Collectors.joining(",",
                "{\"type\":\"" + type + "\",\"product_ids\":[", "],\"channels\":[" + channels + "]}"));
    }
}
