package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A Bybit book kept with Jackson's tokens, the fastest that it offers; sorted maps, and the same tick. */
final class StreamBybit implements FrameReader {
    private final JsonFactory factory = new JsonFactory();
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private final List<BigDecimal> bids = new ArrayList<>();
    private final List<BigDecimal> asks = new ArrayList<>();
    private String type;
    private String symbol;
    private long u;

    StreamBybit(Instrument instrument, byte[] snapshot) throws IOException {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
        read(snapshot);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        try (JsonParser parser = factory.createParser(frame)) {
            parser.nextToken();
            object(parser);
        }
        boolean whole = type.equals("snapshot");
        if (symbols.of(symbol) == null || !whole && u != tick.updateId + 1) {
            throw new IOException("the change does not continue the book");
        }
        if (whole) {
            book.clear();
        }
        tick.updateId = u;
        set(bids, book.bids());
        set(asks, book.asks());
        book.fill(tick, Tick.LEVELS);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private void object(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "type" -> type = parser.getText();
                case "data" -> object(parser);
                case "s" -> symbol = parser.getText();
                case "u" -> u = parser.getLongValue();
                case "b" -> levels(parser, bids);
                case "a" -> levels(parser, asks);
                default -> parser.skipChildren();
            }
        }
    }

    private static void levels(JsonParser parser, List<BigDecimal> into) throws IOException {
        into.clear();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                into.add(new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
            }
        }
    }

    private static void set(List<BigDecimal> levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (int i = 0; i < levels.size(); i += 2) {
            MapBook.set(side, levels.get(i), levels.get(i + 1));
        }
    }
}
