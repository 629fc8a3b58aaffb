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

/** A Coinbase book kept with Jackson's streaming parser, which makes no tree; sorted maps, and the same tick. */
final class StreamCoinbase implements FrameReader {
    private final JsonFactory factory = new JsonFactory();
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private final List<Level> levels = new ArrayList<>();
    private String product;
    private long number;
    private long last;

    private record Level(boolean bid, BigDecimal px, BigDecimal qty) {
    }

    StreamCoinbase(Instrument instrument, byte[] snapshot) throws IOException {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
        parse(snapshot);
        last = number;
        take();
    }

    @Override
    public void read(byte[] frame) throws IOException {
        parse(frame);
        if (number != ++last) {
            throw new IOException("a frame is missing");
        }
        take();
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private void take() throws IOException {
        if (symbols.of(product) == null) {
            throw new IOException("not our product");
        }
        for (Level level : levels) {
            MapBook.set(level.bid ? book.bids() : book.asks(), level.px, level.qty);
        }
        book.fill(tick, Tick.LEVELS);
    }

    /** Keys may come in any order, so nothing is applied before all was read. */
    private void parse(byte[] frame) throws IOException {
        levels.clear();
        try (JsonParser parser = factory.createParser(frame)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("sequence_num")) {
                    number = parser.getLongValue();
                } else if (key.equals("events")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        event(parser);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void event(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("product_id")) {
                product = parser.getText();
            } else if (key.equals("updates")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    update(parser);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void update(JsonParser parser) throws IOException {
        boolean bid = false;
        BigDecimal px = null;
        BigDecimal qty = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "side" -> bid = parser.getText().equals("bid");
                case "price_level" -> px = new BigDecimal(parser.getText());
                case "new_quantity" -> qty = new BigDecimal(parser.getText());
                default -> parser.skipChildren();
            }
        }
        levels.add(new Level(bid, px, qty));
    }
}
