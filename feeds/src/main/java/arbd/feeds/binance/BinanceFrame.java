package arbd.feeds.binance;

import arbd.feeds.SequenceRule;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import arbd.market.Decimals;

/**
 * The checked way to read a Binance frame: any key order, white space and unknown keys are fine; broken JSON, a doubled
 * key that we use, or a value of the wrong type is not.
 */
final class BinanceFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK_TICKER, DEPTH_UPDATE, MARK_PRICE, SHUTDOWN, IGNORED, ERROR, UNKNOWN, MALFORMED }

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
    private static final int FIRST_UPDATE = 17;
    private static final int PREVIOUS_UPDATE = 18;
    private static final int MARK_PX = 19;
    private static final int RATE = 20;
    private static final int NEXT_TIME = 21;
    private static final byte[] BOOK_TICKER = Ascii.of("bookTicker");
    private static final byte[] DEPTH_UPDATE = Ascii.of("depthUpdate");
    private static final byte[] SHUTDOWN = Ascii.of("serverShutdown");
    private static final byte[] MARK_PRICE = Ascii.of("markPriceUpdate");
    private static final byte[] SYMBOL_KEY = Ascii.of("\"s\":\"");
    private static final long MILLIS_MAX = Long.MAX_VALUE / 1_000_000L;

    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers members = new JsonMembers(cursor, "stream", "data", "e", "u", "s", "b", "B", "a", "A",
            "E", "lastUpdateId", "bids", "asks", "result", "error", "code", "id", "U", "pu", "p", "r", "T");
    private int bidsAt;
    private int asksAt;
    private int symbolFrom;
    private int symbolTo;

    /** Finds out what a frame is and where its parts lie. */
    Kind read(byte[] text, int offset, int length) {
        cursor.reset(text, offset, length);
        Kind kind = members.readWhole() ? unwrapped() : Kind.MALFORMED;
        if (kind == Kind.MALFORMED) {
            guessSymbol(text, offset, length);
        }
        return kind;
    }

    private Kind unwrapped() {
        if (!members.has(STREAM) || !members.has(DATA)) {
            return kind();
        }
        if (!members.string(STREAM)) {
            return Kind.MALFORMED;
        }
        byte first = members.seek(DATA);
        if (first != '{') {
            return first == '[' ? Kind.UNKNOWN : Kind.MALFORMED;
        }
        return members.read() ? kind() : Kind.MALFORMED;
    }

    /**
     * Reads the REST answer that should hold a whole book.
     *
     * @return {@code DEPTH_UPDATE}; {@code ERROR} for a valid answer that is no book; {@code MALFORMED}
     */
    Kind snapshot(byte[] text, int length, DepthUpdate into) {
        cursor.reset(text, 0, length);
        if (!members.readWhole()) {
            return Kind.MALFORMED;
        }
        if (!members.has(LAST_UPDATE)) {
            return Kind.ERROR;
        }
        return whole(into) && members.has(BIDS) && members.has(ASKS) ? Kind.DEPTH_UPDATE : Kind.MALFORMED;
    }

    private boolean whole(DepthUpdate into) {
        into.first = SequenceRule.NONE;
        into.previous = SequenceRule.NONE;
        into.last = whole(LAST_UPDATE);
        into.eventMillis = members.has(TIME) ? whole(TIME) : 0;
        bidsAt = members.at(BIDS);
        asksAt = members.at(ASKS);
        return into.last >= 0 && into.eventMillis >= 0 && into.eventMillis <= MILLIS_MAX;
    }

    int symbolFrom() {
        return symbolFrom;
    }

    int symbolTo() {
        return symbolTo;
    }

    /** Reads the levels of the change or whole book that was found; false = they are not written as levels are. */
    boolean levels(DepthUpdate into) {
        return side(into, bidsAt, 0) && side(into, asksAt, 1);
    }

    private Kind kind() {
        if (members.has(ERROR) || members.has(CODE)) {
            return Kind.ERROR;
        }
        if (members.has(EVENT)) {
            if (!members.string(EVENT)) {
                return Kind.MALFORMED;
            }
            if (cursor.tokenIs(DEPTH_UPDATE)) {
                return symbol() ? Kind.DEPTH_UPDATE : Kind.MALFORMED;
            }
            if (cursor.tokenIs(MARK_PRICE)) {
                return symbol() ? Kind.MARK_PRICE : Kind.MALFORMED;
            }
            if (!cursor.tokenIs(BOOK_TICKER)) {
                return cursor.tokenIs(SHUTDOWN) ? Kind.SHUTDOWN : Kind.IGNORED;
            }
            return symbol() ? Kind.BOOK_TICKER : Kind.MALFORMED;
        }
        if (members.has(UPDATE) && members.has(SYMBOL)) {
            return symbol() ? Kind.BOOK_TICKER : Kind.MALFORMED;
        }
        return members.has(RESULT) || members.has(ID) ? Kind.IGNORED : Kind.UNKNOWN;
    }

    /** Reads the numbers of the change that {@link #read} found; false = one is missing or of the wrong type. */
    boolean change(DepthUpdate into) {
        into.eventMillis = whole(TIME);
        into.first = whole(FIRST_UPDATE);
        into.last = whole(UPDATE);
        into.previous = members.has(PREVIOUS_UPDATE) ? whole(PREVIOUS_UPDATE) : SequenceRule.NONE;
        bidsAt = members.at(BID_PX);
        asksAt = members.at(ASK_PX);
        boolean chained = into.previous >= 0 || !members.has(PREVIOUS_UPDATE);
        return into.eventMillis >= 0 && into.first >= 0 && into.last >= 0 && chained && members.has(BID_PX)
                && members.has(ASK_PX);
    }

    private boolean symbol() {
        if (!members.string(SYMBOL)) {
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
        into.timeMillis = members.has(TIME) ? whole(TIME) : 0;
        if (into.updateId < 0 || into.timeMillis < 0) {
            return false;
        }
        boolean strings = members.string(BID_PX) && members.string(BID_QTY) && members.string(ASK_PX)
                && members.string(ASK_QTY);
        if (strings) {
            into.bidPx = mantissa(BID_PX, pxDecimals);
            into.bidQty = quantity(BID_QTY, qtyDecimals);
            into.askPx = mantissa(ASK_PX, pxDecimals);
            into.askQty = quantity(ASK_QTY, qtyDecimals);
        }
        return strings;
    }

    /** Reads the numbers of the mark price that {@link #read} found; false = one is missing or does not fit. */
    boolean mark(MarkPrice into) {
        into.timeMillis = whole(TIME);
        into.nextMillis = whole(NEXT_TIME);
        into.markPxE8 = members.string(MARK_PX)
                ? DecimalText.mantissa(cursor.bytes(), cursor.from(), cursor.to(), MarkPrice.DECIMALS)
                : DecimalText.NONE;
        into.rateE8 = members.string(RATE)
                ? DecimalText.signedMantissa(cursor.bytes(), cursor.from(), cursor.to(), MarkPrice.DECIMALS)
                : Decimals.BAD;
        return into.timeMillis >= 0 && into.timeMillis <= MILLIS_MAX && into.nextMillis >= 0
                && into.nextMillis <= MILLIS_MAX;
    }

    private long whole(int key) {
        return members.number(key) ? DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to()) : DecimalText.NONE;
    }

    private long mantissa(int key, int decimals) {
        members.string(key);
        return DecimalText.mantissa(cursor.bytes(), cursor.from(), cursor.to(), decimals);
    }

    private long quantity(int key, int decimals) {
        members.string(key);
        return LevelText.quantity(cursor.bytes(), cursor.from(), cursor.to(), decimals);
    }

    private boolean side(DepthUpdate into, int at, int side) {
        cursor.seek(at);
        if (cursor.peek() != '[' || !cursor.enterArray()) {
            return false;
        }
        byte[] text = cursor.bytes();
        while (cursor.nextElement()) {
            if (!cursor.enterArray() || !cursor.nextElement() || !cursor.readString()) {
                return false;
            }
            into.price(side, text, cursor.from(), cursor.to());
            if (!cursor.nextElement() || !cursor.readString()) {
                return false;
            }
            into.quantity(side, text, cursor.from(), cursor.to());
            if (cursor.nextElement() || cursor.bad()) {
                return false;
            }
        }
        return !cursor.bad();
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
