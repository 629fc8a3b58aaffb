package arbd.daemon.decode;

import arbd.daemon.recording.CaptureMark;
import arbd.daemon.run.StopException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Wire lines of one venue to events, in processing order. */
public final class Decoder {
    private static final Map<String, Function<Consumer<WireEvent>, VenueText>> VENUES = table();

    private static final String OURS = "out";
    private static final String ANSWER = "http";

    private final Supplier<VenueText> fresh;
    private final ObjectReader json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);
    private final Consumer<WireEvent> sink;
    private VenueText venue;

    private static Map<String, Function<Consumer<WireEvent>, VenueText>> table() {
        Map<String, Function<Consumer<WireEvent>, VenueText>> venues = new TreeMap<>();
        venues.put("binance", sink -> new BinanceText(false, sink));
        venues.put("binance-usdm", sink -> new BinanceText(true, sink));
        venues.put("binance-coinm", sink -> new BinanceText(true, sink));
        venues.put("bybit", BybitText::new);
        venues.put("bybit-linear", BybitText::new);
        venues.put("coinbase", CoinbaseText::new);
        venues.put("coinbase-exchange", CoinbaseText::new);
        venues.put("hyperliquid", HyperliquidText::new);
        venues.put("kraken", KrakenText::new);
        venues.put("okx", OkxText::new);
        venues.put("okx-swap", OkxText::new);
        return venues;
    }

    private Decoder(Supplier<VenueText> fresh, Consumer<WireEvent> sink) {
        this.fresh = fresh;
        this.venue = fresh.get();
        this.sink = sink;
    }

    /**
     * A decoder without any book.
     *
     * @param symbols whose events are wanted, empty = all; events of no symbol are told anyway
     * @param sink told each event
     * @throws StopException when the venue is not one of {@link #venues}
     */
    public static Decoder of(String venue, Set<String> symbols, Consumer<WireEvent> sink) throws StopException {
        Function<Consumer<WireEvent>, VenueText> make = VENUES.get(venue);
        if (make == null) {
            throw new StopException(StopException.USAGE, "cannot decode venue '" + venue + "'; known are "
                    + String.join(", ", venues()));
        }
        Consumer<WireEvent> wanted = event -> {
            if (symbols.isEmpty() || event.symbol() == null || symbols.contains(event.symbol())) {
                sink.accept(event);
            }
        };
        return new Decoder(() -> make.apply(wanted), wanted);
    }

    /** Names of the venues that can be decoded. */
    public static List<String> venues() {
        return List.copyOf(VENUES.keySet());
    }

    /**
     * Reads one line and tells what is in it.
     *
     * @param line its number, from 1
     * @param direction {@code in}, {@code out} or {@code http}
     * @param note of a REST answer, the symbol or the address; may be empty
     * @param text holds the line from index 0
     * @param length bytes of the line
     */
    public void read(long line, String direction, String note, byte[] text, int length) {
        if (direction.equals(OURS)) {
            sink.accept(WireEvent.bare(line, null, WireEvent.Kind.IGNORED, null));
            ours(line, note);
            return;
        }
        JsonNode root = parse(text, length);
        if (root == null || !root.isContainerNode()) {
            venue.readPlain(line, new String(text, 0, length, StandardCharsets.UTF_8));
            return;
        }
        boolean answer = direction.equals(ANSWER);
        venue.read(new WireLine(line, answer, answer ? note : "", root));
    }

    /** A capture notes where a connection begins, and where messages are missing: there every book is at an end. */
    private void ours(long line, String note) {
        if (!CaptureMark.forgets(note)) {
            return;
        }
        if (CaptureMark.lost(note)) {
            venue.books().forEach(book -> book.lost(line, null));
        }
        venue = fresh.get();
    }

    /**
     * Null when it is not JSON, or has a number beyond all bounds, or looks like an encoding that it is not: the parser
     * tells each in its own way.
     */
    private JsonNode parse(byte[] text, int length) {
        try {
            return json.readValue(Arrays.copyOf(text, length));
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }
}
