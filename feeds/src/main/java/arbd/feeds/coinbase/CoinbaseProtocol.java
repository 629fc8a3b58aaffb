package arbd.feeds.coinbase;

import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.TickSink;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Market data of Coinbase Advanced Trade (Coinbase Developer docs, Advanced Trade WebSocket): the channel {@code
 * level2}, which is received as {@code l2_data}, and {@code heartbeats}, so that quiet products do not end the
 * connection. Both are public: nothing is signed. A product priced in USDC may be another name of the one in USD, and
 * its data come under that.
 */
public final class CoinbaseProtocol implements VenueProtocol {
    private static final int INSTRUMENTS_MAX = 500;
    /** A snapshot is the whole book, a hundred bytes a level. */
    private static final int FRAME_BYTES = 16 << 20;
    private static final String ALIAS = "-USDC";
    private static final String HEARTBEATS = "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}";

    private final List<Instrument> instruments;
    private final CoinbaseDecoder decoder;

    /**
     * For one connection.
     *
     * @param instruments what it carries
     * @param counters counted into while decoding
     * @throws IllegalArgumentException when there are none, too many, or two whose data may come under one name
     */
    public CoinbaseProtocol(List<Instrument> instruments, FeedCounters counters) {
        Require.that(!instruments.isEmpty() && instruments.size() <= INSTRUMENTS_MAX,
                "a connection carries 1..%d instruments, was %d", INSTRUMENTS_MAX, instruments.size());
        Set<String> names = new HashSet<>();
        for (Instrument instrument : instruments) {
            Require.that(names.add(told(instrument.symbol())), "%s and its twin in USD may be one book under one name:"
                    + " give each a venue section of its own", instrument.symbol());
        }
        this.instruments = List.copyOf(instruments);
        this.decoder = new CoinbaseDecoder(this.instruments, counters);
    }

    /** The name under which data of an alias come; of any other product its own. */
    static String told(String symbol) {
        return symbol.endsWith(ALIAS) ? symbol.substring(0, symbol.length() - 1) : symbol;
    }

    @Override
    public URI address(URI base) {
        return base;
    }

    @Override
    public List<String> subscribe() {
        String products = instruments.stream().map(CoinbaseProtocol::quoted).collect(Collectors.joining(","));
        return List.of(request("subscribe", products), HEARTBEATS);
    }

    @Override
    public List<String> resubscribe(int instrument) {
        for (Instrument candidate : instruments) {
            if (candidate.id() == instrument) {
                return List.of(request("unsubscribe", quoted(candidate)), request("subscribe", quoted(candidate)));
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
    public boolean leaving() {
        return decoder.leaving();
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

    private static String request(String type, String products) {
        return "{\"type\":\"" + type + "\",\"channel\":\"level2\",\"product_ids\":[" + products + "]}";
    }

    private static String quoted(Instrument instrument) {
        return "\"" + instrument.symbol() + "\"";
    }
}
