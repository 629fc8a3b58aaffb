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

/** An OKX book kept with Jackson's tokens, the fastest that it offers; sorted maps, and the same tick. */
final class StreamOkx implements FrameReader {
    private final JsonFactory factory = new JsonFactory();
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private final List<BigDecimal> bids = new ArrayList<>();
    private final List<BigDecimal> asks = new ArrayList<>();
    private String action;
    private String symbol;
    private long number;
    private long previous;
    private long last;

    StreamOkx(Instrument instrument) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        try (JsonParser parser = factory.createParser(frame)) {
            parser.nextToken();
            object(parser);
        }
        boolean whole = action.equals("snapshot");
        if (symbols.of(symbol) == null || !whole && previous != last) {
            throw new IOException("the change does not continue the book");
        }
        if (whole) {
            book.clear();
        }
        last = number;
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
                case "arg" -> object(parser);
                case "instId" -> symbol = parser.getText();
                case "action" -> action = parser.getText();
                case "data" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        object(parser);
                    }
                }
                case "seqId" -> number = parser.getLongValue();
                case "prevSeqId" -> previous = parser.getLongValue();
                case "bids" -> levels(parser, bids);
                case "asks" -> levels(parser, asks);
                default -> parser.skipChildren();
            }
        }
    }

    private static void levels(JsonParser parser, List<BigDecimal> into) throws IOException {
        into.clear();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            into.add(number(parser));
            into.add(number(parser));
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                continue;
            }
        }
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        parser.nextToken();
        return new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static void set(List<BigDecimal> levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (int i = 0; i < levels.size(); i += 2) {
            MapBook.set(side, levels.get(i), levels.get(i + 1));
        }
    }
}
