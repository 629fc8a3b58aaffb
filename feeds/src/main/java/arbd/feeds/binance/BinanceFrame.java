package arbd.feeds.binance;

import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import java.util.Arrays;

/**
 * The checked way to read a Binance frame: any key order, white space and unknown keys are fine; broken JSON, a doubled
 * key that we use, or a value of the wrong type is not.
 */
final class BinanceFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK_TICKER, DEPTH, IGNORED, ERROR, UNKNOWN, MALFORMED }

    private static final String[] NAMES = {
        "stream", "data", "e", "u", "s", "b", "B", "a", "A", "E", "lastUpdateId", "bids", "asks", "result", "error",
        "code", "id",
    };
    private static final int STREAM = 0;
    private static final int DATA = 1;
    private static final int EVENT = 2;
    private static final int UPDATE = 3;
    private static final int SYMBOL = 4;
    private static final int BID_PX = 5;
    private static final int BID_QTY = 6;
    private static final int ASK_PX = 7;
    private static final int ASK_QTY = 8;
    private static final int TIME = 9;
    private static final int LAST_UPDATE = 10;
    private static final int BIDS = 11;
    private static final int ASKS = 12;
    private static final int RESULT = 13;
    private static final int ERROR = 14;
    private static final int CODE = 15;
    private static final int ID = 16;
    private static final byte[] BOOK_TICKER = Ascii.of("bookTicker");
    private static final byte[] SYMBOL_KEY = Ascii.of("\"s\":\"");
    private static final int NO_VALUE = -1;

    private final byte[][] keys = new byte[NAMES.length][];
    private final int[] valueAt = new int[NAMES.length];
    private final JsonCursor cursor = new JsonCursor();
    private int streamFrom;
    private int streamTo;
    private int symbolFrom;
    private int symbolTo;

    BinanceFrame() {
        for (int i = 0; i < NAMES.length; i++) {
            keys[i] = Ascii.of(NAMES[i]);
        }
    }

    /** Finds out what a frame is and where its parts lie. */
    Kind read(byte[] text, int offset, int length) {
        streamFrom = offset;
        streamTo = offset;
        guessSymbol(text, offset, length);
        cursor.reset(text, offset, length);
        if (cursor.peek() != '{' || !cursor.valid() || !members()) {
            return Kind.MALFORMED;
        }
        boolean wrapped = has(STREAM) && has(DATA);
        if (wrapped) {
            int data = valueAt[DATA];
            if (!string(STREAM)) {
                return Kind.MALFORMED;
            }
            streamFrom = cursor.from();
            streamTo = cursor.to();
            cursor.seek(data);
            if (cursor.peek() != '{') {
                return cursor.peek() == '[' ? Kind.UNKNOWN : Kind.MALFORMED;
            }
            if (!members()) {
                return Kind.MALFORMED;
            }
        }
        return kind(wrapped);
    }

    int streamFrom() {
        return streamFrom;
    }

    int streamTo() {
        return streamTo;
    }

    int symbolFrom() {
        return symbolFrom;
    }

    int symbolTo() {
        return symbolTo;
    }

    int updateFrom() {
        return number(LAST_UPDATE) ? cursor.from() : streamFrom;
    }

    int updateTo() {
        return number(LAST_UPDATE) ? cursor.to() : streamFrom;
    }

    /** Reads the levels of the depth that {@link #read} found. */
    DepthSides.Outcome depth(DepthSides sides) {
        DepthSides.Outcome bids = side(sides, BIDS);
        return bids == DepthSides.Outcome.RIGHT ? side(sides, ASKS) : bids;
    }

    private Kind kind(boolean wrapped) {
        if (has(ERROR) || has(CODE)) {
            return Kind.ERROR;
        }
        if (has(EVENT)) {
            if (!string(EVENT)) {
                return Kind.MALFORMED;
            }
            if (!cursor.tokenIs(BOOK_TICKER)) {
                return Kind.IGNORED;
            }
            return symbol() ? Kind.BOOK_TICKER : Kind.MALFORMED;
        }
        if (has(UPDATE) && has(SYMBOL)) {
            return symbol() ? Kind.BOOK_TICKER : Kind.MALFORMED;
        }
        if (wrapped && has(LAST_UPDATE)) {
            return has(BIDS) && has(ASKS) ? Kind.DEPTH : Kind.MALFORMED;
        }
        return has(RESULT) || has(ID) ? Kind.IGNORED : Kind.UNKNOWN;
    }

    private boolean symbol() {
        if (!string(SYMBOL)) {
            return false;
        }
        symbolFrom = cursor.from();
        symbolTo = cursor.to();
        return true;
    }

    /**
     * Reads the numbers of the book ticker that {@link #read} found; a number that does not fit becomes
     * {@link DecimalText#NONE}. False = one is missing or of the wrong type.
     */
    boolean ticker(int pxDecimals, int qtyDecimals, BookTicker into) {
        into.updateId = whole(UPDATE);
        into.timeMillis = has(TIME) ? whole(TIME) : 0;
        if (into.updateId < 0 || into.timeMillis < 0) {
            return false;
        }
        boolean strings = string(BID_PX) && string(BID_QTY) && string(ASK_PX) && string(ASK_QTY);
        if (strings) {
            into.bidPx = mantissa(BID_PX, pxDecimals);
            into.bidQty = mantissa(BID_QTY, qtyDecimals);
            into.askPx = mantissa(ASK_PX, pxDecimals);
            into.askQty = mantissa(ASK_QTY, qtyDecimals);
        }
        return strings;
    }

    private long whole(int key) {
        return number(key) ? DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to()) : DecimalText.NONE;
    }

    private long mantissa(int key, int decimals) {
        string(key);
        return DecimalText.mantissa(cursor.bytes(), cursor.from(), cursor.to(), decimals);
    }

    private DepthSides.Outcome side(DepthSides sides, int key) {
        cursor.seek(valueAt[key]);
        if (!cursor.enterArray()) {
            return DepthSides.Outcome.SYNTAX;
        }
        byte[] text = cursor.bytes();
        while (cursor.nextElement()) {
            if (!cursor.enterArray() || !cursor.nextElement() || !cursor.readString()) {
                return DepthSides.Outcome.SYNTAX;
            }
            long px = sides.px(text, cursor.from(), cursor.to());
            if (!cursor.nextElement() || !cursor.readString()) {
                return DepthSides.Outcome.SYNTAX;
            }
            long qty = sides.qty(text, cursor.from(), cursor.to());
            if (cursor.nextElement() || cursor.bad()) {
                return DepthSides.Outcome.SYNTAX;
            }
            if (!sides.add(key == BIDS, px, qty)) {
                return DepthSides.Outcome.NUMBER;
            }
        }
        return cursor.bad() ? DepthSides.Outcome.SYNTAX : DepthSides.Outcome.RIGHT;
    }

    /** Notes where the values of the object's known keys lie; false = a doubled key, or no object. */
    private boolean members() {
        Arrays.fill(valueAt, NO_VALUE);
        if (!cursor.enterObject()) {
            return false;
        }
        while (cursor.nextKey()) {
            int key = key();
            if (key >= 0) {
                if (valueAt[key] != NO_VALUE) {
                    return false;
                }
                valueAt[key] = cursor.position();
            }
            cursor.skipValue();
        }
        return !cursor.bad();
    }

    private int key() {
        for (int i = 0; i < keys.length; i++) {
            if (cursor.tokenIs(keys[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean has(int key) {
        return valueAt[key] != NO_VALUE;
    }

    private boolean string(int key) {
        if (!has(key)) {
            return false;
        }
        cursor.seek(valueAt[key]);
        return cursor.peek() == '"' && cursor.readString();
    }

    private boolean number(int key) {
        if (!has(key)) {
            return false;
        }
        cursor.seek(valueAt[key]);
        byte b = cursor.peek();
        return b >= '0' && b <= '9' && cursor.readNumber();
    }

    /** The symbol of a frame that may turn out unreadable: what stands behind the first {@code "s":"}. */
    private void guessSymbol(byte[] text, int offset, int length) {
        symbolFrom = offset;
        symbolTo = offset;
        int end = offset + length;
        int from = indexOf(text, offset, end);
        int to = from;
        while (from >= 0 && to < end && text[to] != '"') {
            to++;
        }
        if (from >= 0 && to < end) {
            symbolFrom = from;
            symbolTo = to;
        }
    }

    private static int indexOf(byte[] text, int offset, int end) {
        for (int i = offset; i <= end - SYMBOL_KEY.length; i++) {
            int n = 0;
            while (n < SYMBOL_KEY.length && text[i + n] == SYMBOL_KEY[n]) {
                n++;
            }
            if (n == SYMBOL_KEY.length) {
                return i + n;
            }
        }
        return -1;
    }
}
