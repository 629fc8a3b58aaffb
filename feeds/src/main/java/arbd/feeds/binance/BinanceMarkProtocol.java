package arbd.feeds.binance;

import arbd.feeds.TickWriter;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.TickSink;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Mark prices and funding of USD-M futures. They come on a connection of their own, below {@code /market}, where the
 * venue serves no books; so this one carries no instrument's book: nothing is stale or disconnected when it falls.
 */
public final class BinanceMarkProtocol implements VenueProtocol {
    private static final String PATH = "/market";
    private static final int[] NO_BOOKS = {};

    private final List<Instrument> instruments;
    private final FeedCounters counters;
    private final TickWriter writer;
    private final BinanceFrame frame = new BinanceFrame();
    private boolean ending;
    private final MarkPrices marks;

    /**
     * For one connection.
     *
     * @param instruments perpetuals of one venue
     * @param counters counted into while decoding
     */
    public BinanceMarkProtocol(List<Instrument> instruments, FeedCounters counters) {
        this.instruments = List.copyOf(instruments);
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        Map<String, Integer> names = new HashMap<>();
        for (Instrument instrument : instruments) {
            names.put(instrument.symbol(), names.size());
        }
        this.marks = new MarkPrices(new SymbolTable(names), counters, writer);
    }

    /** Below {@code /market} of the same host, wherever the books are. */
    @Override
    public URI address(URI base) {
        String path = base.getPath() == null ? "" : base.getPath().replaceAll("/+$", "");
        String books = BinanceMarket.USDM.path();
        String prefix = path.isEmpty() ? PATH
                : path.endsWith(books) ? path.substring(0, path.length() - books.length()) + PATH : path;
        StringBuilder text = new StringBuilder(base.getScheme()).append("://").append(base.getRawAuthority())
                .append(prefix).append("/stream?streams=");
        for (int i = 0; i < instruments.size(); i++) {
            text.append(i == 0 ? "" : "/").append(instruments.get(i).symbol().toLowerCase(Locale.ROOT))
                    .append("@markPrice@1s");
        }
        return URI.create(text.toString());
    }

    @Override
    public List<String> subscribe() {
        return List.of();
    }

    @Override
    public List<String> resubscribe(int instrument) {
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
    public int[] instruments() {
        return NO_BOOKS;
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        writer.begin(receivedNanos, wallNanos, sink);
        switch (frame.read(text, offset, length)) {
            case MARK_PRICE:
                marks.take(frame, text);
                break;
            case SHUTDOWN:
                ending = true;
                counters.ignored();
                break;
            case ERROR:
                counters.error();
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            case MALFORMED:
                counters.malformed(Malformed.SYNTAX);
                break;
            default:
                counters.ignored();
                break;
        }
    }

    @Override
    public boolean ending() {
        return ending;
    }

    @Override
    public long lifeMillis() {
        return BinanceProtocol.LIFE_MILLIS;
    }

    @Override
    public void reset() {
        ending = false;
    }
}
