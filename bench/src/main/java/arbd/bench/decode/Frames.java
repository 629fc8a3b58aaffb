package arbd.bench.decode;

import arbd.bench.QuoteStream;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Market-data frames as the venues write them, around the numbers of a {@link QuoteStream}. */
public final class Frames {
    /** Levels a side of a Kraken book. */
    static final int KRAKEN_LEVELS = 10;
    /** Binance writes eight places, whatever the increments are. */
    private static final int BINANCE_PLACES = 8;
    private static final long OKX_NUMBER = 9_691_269_563L;
    private static final String KRAKEN_TIME = "2026-11-20T10:00:00.000000Z";

    private Frames() {
    }

    /**
     * Combined-stream {@code bookTicker} frames of Binance spot. All carry the same update number, so that decoding
     * them again and again never finds one older than the last.
     */
    public static byte[][] binance(List<Instrument> instruments, QuoteStream quotes, int count) {
        return tickers(instruments, quotes, count, "", "");
    }

    /** The same of the USD-M market, which adds the event and its times. */
    public static byte[][] usdm(List<Instrument> instruments, QuoteStream quotes, int count) {
        return tickers(instruments, quotes, count, "\"e\":\"bookTicker\",",
                ",\"T\":1790000000123,\"E\":1790000000125");
    }

    /** The same frames, but every so-many-th with its keys in another order, the first never. */
    public static byte[][] shuffled(byte[][] frames, long seed, int every) {
        byte[][] some = frames.clone();
        new ShuffledKeys(seed).oneIn(every, some);
        return some;
    }

    /** The first part of an instrument's stream names. */
    static String stream(Instrument instrument) {
        return instrument.symbol().toLowerCase(Locale.ROOT);
    }

    private static byte[][] tickers(List<Instrument> instruments, QuoteStream quotes, int count, String before,
            String behind) {
        byte[][] frames = new byte[count][];
        Tick tick = new Tick();
        for (int i = 0; i < count; i++) {
            Instrument instrument = instruments.get(i % instruments.size());
            quotes.quote(instrument.id(), tick);
            String text = "{\"stream\":\"" + stream(instrument) + "@bookTicker\",\"data\":{"
                    + before + "\"u\":52847113947,\"s\":\"" + instrument.symbol() + "\""
                    + ",\"b\":\"" + wide(tick.bidPx[0], instrument.pxDecimals())
                    + "\",\"B\":\"" + wide(tick.bidQty[0], instrument.qtyDecimals())
                    + "\",\"a\":\"" + wide(tick.askPx[0], instrument.pxDecimals())
                    + "\",\"A\":\"" + wide(tick.askQty[0], instrument.qtyDecimals()) + "\"" + behind + "}}";
            frames[i] = text.getBytes(StandardCharsets.US_ASCII);
        }
        return frames;
    }

    /**
     * A snapshot of one Kraken book and then updates of one level each, checksums included. The last update restores
     * the snapshot's book, so the updates can be decoded again and again.
     */
    public static byte[][] kraken(Instrument instrument, QuoteStream quotes, int updates) {
        Tick tick = new Tick();
        quotes.quote(instrument.id(), tick);
        long[][] book = ladder(instrument, tick, KRAKEN_LEVELS);
        List<byte[]> frames = new ArrayList<>();
        frames.add(krakenFrame("snapshot", instrument, levels(book, 0, instrument), levels(book, 2, instrument), book));
        long first = book[1][0];
        for (int i = 1; i <= updates; i++) {
            book[1][0] = i == updates ? first : first + i * instrument.qtyIncrement();
            String level = level(book, 0, 0, instrument);
            frames.add(krakenFrame("update", instrument, level, "", book));
        }
        return frames.toArray(new byte[0][]);
    }

    /**
     * A snapshot of one OKX book and then updates of one level each. The last update leads back to the snapshot's book
     * and, as after the venue's maintenance, to its number, so the updates can be decoded again and again.
     */
    public static byte[][] okx(Instrument instrument, QuoteStream quotes, int updates) {
        Tick tick = new Tick();
        quotes.quote(instrument.id(), tick);
        long[][] book = ladder(instrument, tick, KRAKEN_LEVELS);
        List<byte[]> frames = new ArrayList<>();
        frames.add(okxFrame("snapshot", instrument, okxLevels(book, 0, KRAKEN_LEVELS, instrument),
                okxLevels(book, 2, KRAKEN_LEVELS, instrument), OKX_NUMBER, -1));
        long first = book[1][0];
        for (int i = 1; i <= updates; i++) {
            boolean last = i == updates;
            book[1][0] = last ? first : first + i * instrument.qtyIncrement();
            frames.add(okxFrame("update", instrument, okxLevels(book, 0, 1, instrument), "",
                    last ? OKX_NUMBER : OKX_NUMBER + i, OKX_NUMBER + i - 1));
        }
        return frames.toArray(new byte[0][]);
    }

    private static byte[] okxFrame(String action, Instrument instrument, String bids, String asks, long seqId,
            long prevSeqId) {
        String text = "{\"arg\":{\"channel\":\"books\",\"instId\":\"" + instrument.symbol() + "\"},\"action\":\""
                + action + "\",\"data\":[{\"asks\":[" + asks + "],\"bids\":[" + bids
                + "],\"ts\":\"1790000000000\",\"checksum\":0,\"seqId\":" + seqId
                + ",\"prevSeqId\":" + prevSeqId + "}]}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String okxLevels(long[][] book, int side, int count, Instrument instrument) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append("[\"")
                    .append(Decimals.text(book[side][i], instrument.pxDecimals())).append("\",\"")
                    .append(Decimals.text(book[side + 1][i], instrument.qtyDecimals())).append("\",\"0\",\"1\"]");
        }
        return text.toString();
    }

    /** Prices and quantities of bids, then of asks. */
    private static long[][] ladder(Instrument instrument, Tick tick, int levels) {
        long[][] book = new long[4][levels];
        for (int i = 0; i < levels; i++) {
            book[0][i] = tick.bidPx[0] - i * instrument.pxIncrement();
            book[1][i] = tick.bidQty[0] + i * instrument.qtyIncrement();
            book[2][i] = tick.askPx[0] + i * instrument.pxIncrement();
            book[3][i] = tick.askQty[0] + i * instrument.qtyIncrement();
        }
        return book;
    }

    private static byte[] krakenFrame(String type, Instrument instrument, String bids, String asks, long[][] book) {
        String text = "{\"channel\":\"book\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"" + instrument.symbol()
                + "\",\"bids\":[" + bids + "],\"asks\":[" + asks + "],\"checksum\":" + checksum(book)
                + ",\"timestamp\":\"" + KRAKEN_TIME + "\"}]}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** docs.kraken.com, spot-ws-book-v2: digits of the ten best asks, then bids, without point and leading zeros. */
    private static long checksum(long[][] book) {
        StringBuilder digits = new StringBuilder();
        for (int side = 2; side >= 0; side -= 2) {
            for (int i = 0; i < KRAKEN_LEVELS; i++) {
                digits.append(book[side][i]).append(book[side + 1][i]);
            }
        }
        CRC32 crc = new CRC32();
        crc.update(digits.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String levels(long[][] book, int side, Instrument instrument) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < KRAKEN_LEVELS; i++) {
            text.append(i == 0 ? "" : ",").append(level(book, side, i, instrument));
        }
        return text.toString();
    }

    private static String level(long[][] book, int side, int i, Instrument instrument) {
        return "{\"price\":" + Decimals.text(book[side][i], instrument.pxDecimals())
                + ",\"qty\":" + Decimals.text(book[side + 1][i], instrument.qtyDecimals()) + "}";
    }

    /** A number with as many places as Binance writes. */
    static String wide(long mantissa, int decimals) {
        return Decimals.text(mantissa * Decimals.pow10(BINANCE_PLACES - decimals), BINANCE_PLACES);
    }
}
