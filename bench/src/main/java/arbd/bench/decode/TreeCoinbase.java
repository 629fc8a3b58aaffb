package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * A Coinbase book as it is usually kept: a Jackson tree for each frame, sorted maps of BigDecimal, the best to a tick.
 */
final class TreeCoinbase implements FrameReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private long last;

    TreeCoinbase(Instrument instrument, byte[] snapshot) throws IOException {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
        JsonNode frame = mapper.readTree(snapshot);
        last = frame.get("sequence_num").longValue();
        take(frame);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode root = mapper.readTree(frame);
        if (root.get("sequence_num").longValue() != ++last) {
            throw new IOException("a frame is missing");
        }
        take(root);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private void take(JsonNode frame) throws IOException {
        for (JsonNode event : frame.get("events")) {
            if (symbols.of(event.get("product_id").textValue()) == null) {
                throw new IOException("not our product");
            }
            for (JsonNode update : event.get("updates")) {
                MapBook.set(update.get("side").textValue().equals("bid") ? book.bids() : book.asks(),
                        new BigDecimal(update.get("price_level").textValue()),
                        new BigDecimal(update.get("new_quantity").textValue()));
            }
        }
        book.fill(tick, Tick.LEVELS);
    }
}
