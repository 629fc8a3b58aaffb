package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** A Hyperliquid book by Jackson's streaming parser, which makes no tree, and BigDecimal. */
final class StreamHyperliquid implements FrameReader {
    private final JsonFactory factory = new JsonFactory();
    private final Symbols symbols;
    private final WholeBook book;

    StreamHyperliquid(Instrument instrument) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new WholeBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        book.clear();
        try (JsonParser parser = factory.createParser(frame)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                if (key.equals("data")) {
                    data(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(book.tick(), into);
    }

    private void data(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("coin") && symbols.of(parser.getText()) == null) {
                throw new IOException("not our coin");
            }
            if (key.equals("levels")) {
                boolean bid = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        level(parser, bid);
                    }
                    bid = false;
                }
            }
        }
    }

    private void level(JsonParser parser, boolean bid) throws IOException {
        BigDecimal px = null;
        BigDecimal qty = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("px")) {
                px = new BigDecimal(parser.getText());
            } else if (key.equals("sz")) {
                qty = new BigDecimal(parser.getText());
            }
        }
        book.add(bid, px, qty);
    }
}
