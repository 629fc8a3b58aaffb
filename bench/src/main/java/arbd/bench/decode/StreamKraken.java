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

/** A Kraken book by Jackson's tokens; sorted maps, the checksum over their text. */
final class StreamKraken implements FrameReader {
    private final JsonFactory factory = new JsonFactory();
    private final CheckedBook book;
    private final Tick tick = new Tick();
    private final List<BigDecimal> bids = new ArrayList<>();
    private final List<BigDecimal> asks = new ArrayList<>();
    private String type;
    private long checksum;

    StreamKraken(Instrument instrument) {
        this.book = new CheckedBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        try (JsonParser parser = factory.createParser(frame)) {
            parser.nextToken();
            object(parser);
        }
        if (type.equals("snapshot")) {
            book.levels().clear();
        }
        set(bids, book.levels().bids());
        set(asks, book.levels().asks());
        book.end(checksum, tick);
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
                case "checksum" -> checksum = parser.getLongValue();
                case "bids" -> levels(parser, bids);
                case "asks" -> levels(parser, asks);
                case "data" -> {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        object(parser);
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private static void levels(JsonParser parser, List<BigDecimal> into) throws IOException {
        into.clear();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            BigDecimal px = null;
            BigDecimal qty = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean price = parser.currentName().equals("price");
                parser.nextToken();
                if (price) {
                    px = parser.getDecimalValue();
                } else {
                    qty = parser.getDecimalValue();
                }
            }
            into.add(px);
            into.add(qty);
        }
    }

    private static void set(List<BigDecimal> levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (int i = 0; i < levels.size(); i += 2) {
            MapBook.set(side, levels.get(i), levels.get(i + 1));
        }
    }
}
