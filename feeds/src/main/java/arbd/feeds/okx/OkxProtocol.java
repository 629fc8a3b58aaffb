package arbd.feeds.okx;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * OKX v5 market data (OKX API guide, WebSocket, order book channel): {@code books}, 400 levels a side, a snapshot and
 * then updates every 100 ms, chained by their numbers; of swaps {@code mark-price} and {@code funding-rate} on the same
 * connection. Swaps are counted in contracts there, and in the base asset in the ticks.
 */
public final class OkxProtocol implements VenueProtocol {
    private static final String PATH = "/ws/v5/public";
    private static final String PING = "ping";
    private static final long PING_MILLIS = 20_000;

    private final OkxMarket market;
    private final List<Instrument> instruments;
    private final OkxDecoder decoder;

    /**
     * For one connection.
     *
     * @param market of which all instruments are
     * @param instruments what it carries
     * @param counters counted into while decoding
     */
    public OkxProtocol(OkxMarket market, List<Instrument> instruments, FeedCounters counters) {
        Require.that(!instruments.isEmpty() && instruments.size() <= market.instrumentsMax(),
                "a connection carries 1..%d instruments, was %d", market.instrumentsMax(), instruments.size());
        this.market = market;
        this.instruments = List.copyOf(instruments);
        this.decoder = new OkxDecoder(market, this.instruments, counters);
    }

    @Override
    public URI address(URI base) {
        String path = base.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? base.resolve(PATH) : base;
    }

    @Override
    public List<String> subscribe() {
        return List.of(request("subscribe", instruments));
    }

    @Override
    public List<String> resubscribe(int instrument) {
        for (Instrument candidate : instruments) {
            if (candidate.id() == instrument) {
                return List.of(request("unsubscribe", List.of(candidate)), request("subscribe", List.of(candidate)));
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
    public boolean ending() {
        return decoder.leaving();
    }

    @Override
    public void reset() {
        decoder.reset();
    }

    private String request(String op, List<Instrument> of) {
        return of.stream().flatMap(instrument -> market.channels().stream().map(channel ->
                        "{\"channel\":\"" + channel + "\",\"instId\":\"" + instrument.symbol() + "\"}"))
                .collect(Collectors.joining(",", "{\"op\":\"" + op + "\",\"args\":[", "]}"));
    }
}
