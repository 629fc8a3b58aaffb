package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A Kraken book as it is usually kept: a Jackson tree, sorted maps of BigDecimal, the checksum over their text, and the
 * best levels to a tick.
 */
final class TreeKraken implements FrameReader {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private final MapBook book;
    private final Tick tick = new Tick();
    private final Instrument instrument;

    TreeKraken(Instrument instrument) {
        this.instrument = instrument;
        this.book = new MapBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode root = mapper.readTree(frame);
        JsonNode told = root.get("data").get(0);
        if (root.get("type").textValue().equals("snapshot")) {
            book.clear();
        }
        side(told.get("bids"), book.bids());
        side(told.get("asks"), book.asks());
        if (checksum() != told.get("checksum").longValue()) {
            throw new IOException("the book of " + instrument.symbol() + " has checksum " + checksum());
        }
        book.fill(tick, Frames.KRAKEN_LEVELS);
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
        while (side.size() > Frames.KRAKEN_LEVELS) {
            side.pollLastEntry();
        }
    }

    private long checksum() {
        StringBuilder digits = new StringBuilder();
        for (Map.Entry<BigDecimal, BigDecimal> level : book.asks().entrySet()) {
            append(digits, level);
        }
        for (Map.Entry<BigDecimal, BigDecimal> level : book.bids().entrySet()) {
            append(digits, level);
        }
        CRC32 crc = new CRC32();
        crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private void append(StringBuilder digits, Map.Entry<BigDecimal, BigDecimal> level) {
        digits.append(Ticks.mantissa(level.getKey(), instrument.pxDecimals()));
        digits.append(Ticks.mantissa(level.getValue(), instrument.qtyDecimals()));
    }
}
