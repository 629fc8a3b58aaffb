package arbd.feeds.bybit;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Bybit v5 public market data (bybit-exchange.github.io, v5, WebSocket stream): {@code orderbook.50}, a snapshot and
 * then changes every 20 ms, numbered without a hole; for linear instruments {@code tickers} on the same connection, for
 * mark price and funding. Quantities are in the base asset.
 */
public final class BybitProtocol implements VenueProtocol {
    /** Levels a side of the books that are subscribed. */
    public static final int DEPTH = 50;

    /** All topics of a connection, as they are written in its subscribe texts. */
    private static final int TOPIC_CHARS_MAX = 21_000;
    private static final String PING = "{\"op\":\"ping\"}";
    private static final long PING_MILLIS = 20_000;

    private final BybitMarket market;
    private final List<Instrument> instruments;
    private final BybitDecoder decoder;

    /**
     * For one connection.
     *
     * @param instruments what it carries
     * @param counters counted into while decoding
     * @throws IllegalArgumentException when the venue would not take so many topics on one connection
     */
    public BybitProtocol(BybitMarket market, List<Instrument> instruments, FeedCounters counters) {
        this(market, DEPTH, instruments, counters);
    }

    private BybitProtocol(BybitMarket market, int depth, List<Instrument> instruments, FeedCounters counters) {
        this.market = market;
        this.instruments = List.copyOf(instruments);
        int chars = topics(this.instruments).stream().mapToInt(topic -> topic.length() + 1).sum();
        Require.that(chars > 0 && chars <= TOPIC_CHARS_MAX,
                "a connection carries 1..%d characters of topics, was %d", TOPIC_CHARS_MAX, chars);
        this.decoder = new BybitDecoder(market, new BookDepth(depth), this.instruments, counters);
    }

    /** The same for a recording: books of the deepest topic in it, since the venue's archives are of another depth. */
    public static BybitProtocol recorded(BybitMarket market, List<Instrument> instruments, FeedCounters counters) {
        return new BybitProtocol(market, 0, instruments, counters);
    }

    @Override
    public URI address(URI base) {
        String path = base.getPath();
        return path == null || path.isEmpty() || path.equals("/") ? base.resolve(market.path()) : base;
    }

    @Override
    public List<String> subscribe() {
        return requests("subscribe", instruments);
    }

    @Override
    public List<String> resubscribe(int instrument) {
        List<Instrument> one = instruments.stream().filter(candidate -> candidate.id() == instrument).toList();
        List<String> texts = new ArrayList<>(requests("unsubscribe", one));
        texts.addAll(requests("subscribe", one));
        return texts;
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

    private List<String> requests(String op, List<Instrument> of) {
        List<String> topics = topics(of);
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < topics.size(); from += Math.min(market.topicsMax(), topics.size() - from)) {
            List<String> some = topics.subList(from, from + Math.min(market.topicsMax(), topics.size() - from));
            texts.add("{\"op\":\"" + op + "\",\"args\":[" + String.join(",", some) + "]}");
        }
        return texts;
    }

    private List<String> topics(List<Instrument> of) {
        List<String> topics = new ArrayList<>();
        for (Instrument instrument : of) {
            topics.add("\"orderbook." + DEPTH + "." + instrument.symbol() + "\"");
            if (market.marks()) {
                topics.add("\"tickers." + instrument.symbol() + "\"");
            }
        }
        return topics;
    }
}
