package arbd.bench.latency;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One best-quote frame as Binance's combined stream writes it (binance-spot-api-docs, web-socket-streams.md). Only
 * numbers of fixed width change, so it is written in place. Both prices show the id of the edge that they belong to as
 * their decimals, and the order that takes one of them carries it back.
 */
final class QuoteFrame {
    /** Ids that are told apart: five decimals. */
    static final int IDS = 100_000;
    /** Digits of an id, the decimals of both prices. */
    static final int ID_DIGITS = 5;
    /** Ask less bid, in whole units, so that both have the same decimals. */
    private static final int SPREAD = 1;
    private static final String ZERO_ID = "00000";
    private static final String PADDING = "000";
    private static final long FIRST_UPDATE = 1_000_000_000L;
    private static final int UPDATE_DIGITS = 10;

    private final byte[] text;
    private final int wholeDigits;
    private final int updateAt;
    private final int bidAt;
    private final int askAt;
    private long updateId = FIRST_UPDATE;

    /**
     * A frame of one symbol.
     *
     * @param whole the bid, whole units; later bids must have as many digits
     * @param qty of both sides, as text
     */
    QuoteFrame(String symbol, int whole, String qty) {
        String stream = symbol.toLowerCase(Locale.ROOT) + "@bookTicker";
        this.wholeDigits = digits(whole);
        if (digits(whole + SPREAD) != wholeDigits) {
            throw new IllegalArgumentException("bid and ask need as many digits, " + whole);
        }
        StringBuilder build = new StringBuilder("{\"stream\":\"").append(stream).append("\",\"data\":{\"u\":");
        this.updateAt = build.length();
        build.append(FIRST_UPDATE).append(",\"s\":\"").append(symbol).append("\",\"b\":\"");
        this.bidAt = build.length();
        build.append(whole).append('.').append(ZERO_ID).append(PADDING).append("\",\"B\":\"").append(qty)
                .append("\",\"a\":\"");
        this.askAt = build.length();
        build.append(whole + SPREAD).append('.').append(ZERO_ID).append(PADDING).append("\",\"A\":\"").append(qty)
                .append("\"}}");
        this.text = build.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Sets the next update id, the bid's whole units and the decimals of both prices. */
    QuoteFrame next(int whole, int id) {
        put(updateAt, UPDATE_DIGITS, ++updateId);
        put(bidAt, wholeDigits, whole);
        put(bidAt + wholeDigits + 1, ID_DIGITS, id);
        put(askAt, wholeDigits, whole + SPREAD);
        put(askAt + wholeDigits + 1, ID_DIGITS, id);
        return this;
    }

    /** The bytes, until the next change. */
    byte[] text() {
        return text;
    }

    /** Where the bid begins. */
    int bidAt() {
        return bidAt;
    }

    /** Bytes of the bid up to the end of the id. */
    int pxLength() {
        return wholeDigits + 1 + ID_DIGITS;
    }

    private void put(int at, int digits, long value) {
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            text[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int digits(int value) {
        return Integer.toString(value).length();
    }
}
