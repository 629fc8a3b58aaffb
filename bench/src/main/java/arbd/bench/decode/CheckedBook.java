package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A Kraken book as it is usually kept: sorted maps of BigDecimal, cut to ten a side, the checksum over their text. */
final class CheckedBook {
    private final Instrument instrument;
    private final MapBook book;

    CheckedBook(Instrument instrument) {
        this.instrument = instrument;
        this.book = new MapBook(instrument);
    }

    MapBook levels() {
        return book;
    }

    /** Cuts what a message made too deep, compares the checksum and fills the tick. */
    void end(long checksum, Tick tick) throws IOException {
        cut(book.bids());
        cut(book.asks());
        if (checksum() != checksum) {
            throw new IOException("the book of " + instrument.symbol() + " has checksum " + checksum());
        }
        book.fill(tick, Frames.KRAKEN_LEVELS);
    }

    private static void cut(TreeMap<BigDecimal, BigDecimal> side) {
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
