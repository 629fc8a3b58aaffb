package arbd.feeds.hyperliquid;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Hyperliquid market data (Hyperliquid docs, API, WebSocket): {@code l2Book}, twenty levels a side and whole each time,
 * and {@code bbo}; for perpetuals {@code activeAssetCtx} as well, on the same connection. Symbols are the venue's
 * coins: {@code BTC} is a perpetual, {@code PURR/USDC} and {@code @107} are spot.
 */
public final class HyperliquidProtocol implements VenueProtocol {
    /** The venue takes 1,000 subscriptions from an address: three of each perpetual. */
    private static final int INSTRUMENTS_MAX = 300;
    private static final String PATH = "/ws";
    private static final String PING = "{\"method\":\"ping\"}";
    /** The venue closes after a minute of silence. */
    private static final long PING_MILLIS = 20_000;

    private final List<Instrument> instruments;
    private final HyperliquidDecoder decoder;

    /**
     * For one connection.
     *
     * @param instruments what it carries
     * @param counters counted into while decoding
     */
    public HyperliquidProtocol(List<Instrument> instruments, FeedCounters counters) {
        Require.that(!instruments.isEmpty() && instruments.size() <= INSTRUMENTS_MAX,
                "a connection carries 1..%d instruments, was %d", INSTRUMENTS_MAX, instruments.size());
        this.instruments = List.copyOf(instruments);
        this.decoder = new HyperliquidDecoder(this.instruments, counters);
    }

    @Override
    public URI address(URI base) {
        String path = base.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? base.resolve(PATH) : base;
    }

    @Override
    public List<String> subscribe() {
        List<String> texts = new ArrayList<>();
        for (Instrument instrument : instruments) {
            texts.add(request("subscribe", "l2Book", instrument));
            texts.add(request("subscribe", "bbo", instrument));
            if (instrument.kind() != Kind.SPOT) {
                texts.add(request("subscribe", "activeAssetCtx", instrument));
            }
        }
        return texts;
    }

    /**
     * The next book heals by itself; one that was asked for comes sooner, and revives a subscription that fell asleep.
     */
    @Override
    public List<String> resubscribe(int instrument) {
        for (Instrument candidate : instruments) {
            if (candidate.id() == instrument) {
                return List.of(request("unsubscribe", "l2Book", candidate), request("subscribe", "l2Book", candidate));
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

    private static String request(String method, String type, Instrument of) {
        return "{\"method\":\"" + method + "\",\"subscription\":{\"type\":\"" + type + "\",\"coin\":\"" + of.symbol()
                + "\"}}";
    }
}
