package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * A Kraken book as it is usually kept: a Jackson tree, sorted maps of BigDecimal, the checksum over their text, and the
 * best levels to a tick.
 */
final class TreeKraken implements FrameReader {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private final CheckedBook book;
    private final Tick tick = new Tick();

    TreeKraken(Instrument instrument) {
        this.book = new CheckedBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode root = mapper.readTree(frame);
        JsonNode told = root.get("data").get(0);
        if (root.get("type").textValue().equals("snapshot")) {
            book.levels().clear();
        }
        side(told.get("bids"), book.levels().bids());
        side(told.get("asks"), book.levels().asks());
        book.end(told.get("checksum").longValue(), tick);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private static void side(JsonNode levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (JsonNode level : levels) {
            BigDecimal px = level.get("price").decimalValue();
            BigDecimal qty = level.get("qty").decimalValue();
            MapBook.set(side, px, qty);
        }
    }
}
