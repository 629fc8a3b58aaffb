package arbd.feeds.kraken;

import arbd.book.LevelBook;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;
import java.util.Arrays;

/**
 * The checked way to read a Kraken v2 frame: any key order, white space and unknown keys are fine; broken JSON, a
 * doubled key that we use, or a value of the wrong type is not.
 */
final class KrakenFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK, STATUS, IGNORED, ERROR, UNKNOWN, MALFORMED }

    private static final byte[][] KEYS = {
        Ascii.of("channel"), Ascii.of("type"), Ascii.of("data"), Ascii.of("method"), Ascii.of("success"),
        Ascii.of("symbol"), Ascii.of("bids"), Ascii.of("asks"), Ascii.of("checksum"), Ascii.of("timestamp"),
        Ascii.of("price"), Ascii.of("qty"), Ascii.of("error"), Ascii.of("system"),
    };
    private static final int CHANNEL = 0;
    private static final int TYPE = 1;
    private static final int DATA = 2;
    private static final int METHOD = 3;
    private static final int SUCCESS = 4;
    private static final int SYMBOL = 5;
    private static final int BIDS = 6;
    private static final int ASKS = 7;
    private static final int CHECKSUM = 8;
    private static final int TIMESTAMP = 9;
    private static final int PRICE = 10;
    private static final int QTY = 11;
    private static final int ERROR = 12;
    private static final int SYSTEM = 13;
    private static final int NO_VALUE = -1;
    private static final byte[] STATUS_CHANNEL = Ascii.of("status");
    private static final byte[] ONLINE = Ascii.of("online");
    private static final byte[] LIMIT_ONLY = Ascii.of("limit_only");
    private static final byte[] BOOK = Ascii.of("book");
    private static final byte[] SNAPSHOT = Ascii.of("snapshot");
    private static final byte[] UPDATE = Ascii.of("update");
    private static final byte[] SYMBOL_KEY = Ascii.of("\"symbol\":\"");

    private final SymbolTable symbols;
    private final JsonCursor cursor = new JsonCursor();
    private final int[] valueAt = new int[KEYS.length];
    private boolean snapshot;
    private boolean tradable;

    KrakenFrame(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** Reads a frame up to what kind it is; a book's messages follow one by one from {@link #nextBook}. */
    Kind read(byte[] text, int offset, int length) {
        cursor.reset(text, offset, length);
        if (cursor.peek() != '{' || !cursor.valid() || !members()) {
            return Kind.MALFORMED;
        }
        if (valueAt[CHANNEL] == NO_VALUE) {
            return answer();
        }
        if (!string(CHANNEL)) {
            return Kind.MALFORMED;
        }
        if (!cursor.tokenIs(BOOK)) {
            return cursor.tokenIs(STATUS_CHANNEL) && valueAt[DATA] != NO_VALUE ? status() : Kind.IGNORED;
        }
        if (!string(TYPE)) {
            return Kind.MALFORMED;
        }
        snapshot = cursor.tokenIs(SNAPSHOT);
        if (!snapshot && !cursor.tokenIs(UPDATE)) {
            return Kind.UNKNOWN;
        }
        if (valueAt[DATA] == NO_VALUE) {
            return Kind.MALFORMED;
        }
        cursor.seek(valueAt[DATA]);
        return cursor.peek() == '[' && cursor.enterArray() ? Kind.BOOK : Kind.MALFORMED;
    }

    /** To the next book message of the frame; false = no more. */
    boolean nextBook() {
        return cursor.nextElement();
    }

    /** Reads the symbol of the message: position of its instrument, or -1 when not ours or not readable. */
    int symbol() {
        if (cursor.peek() != '{' || !members()) {
            Arrays.fill(valueAt, NO_VALUE);
            return -1;
        }
        int after = cursor.position();
        int index = string(SYMBOL) ? symbols.find(cursor.bytes(), cursor.from(), cursor.to()) : -1;
        cursor.seek(after);
        return index;
    }

    /** Whether the message whose symbol was read has a readable symbol at all. */
    boolean named() {
        int after = cursor.position();
        boolean named = string(SYMBOL);
        cursor.seek(after);
        return named;
    }

    /** Reads the message whose symbol was read; false = not the promised form. */
    boolean book(BookFrame into, BookLevels levels) {
        int after = cursor.position();
        int bids = valueAt[BIDS];
        int asks = valueAt[ASKS];
        into.snapshot = snapshot;
        into.checksum = number(CHECKSUM) ? DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to()) : -1;
        into.venueTimeNanos = string(TIMESTAMP)
                ? VenueTime.rfc3339(cursor.bytes(), cursor.from(), cursor.to()) : 0;
        boolean timed = valueAt[TIMESTAMP] == NO_VALUE || into.venueTimeNanos != 0;
        boolean right = into.checksum >= 0 && timed && (bids != NO_VALUE || asks != NO_VALUE)
                && side(bids, LevelBook.BID, levels) && side(asks, LevelBook.ASK, levels);
        cursor.seek(after);
        return right;
    }

    /** The instrument that a frame which may be unreadable seems to be about, or -1. */
    int guess(byte[] text, int offset, int length) {
        int end = offset + length;
        for (int from = offset; from <= end - SYMBOL_KEY.length; from++) {
            if (matches(text, from)) {
                int to = from + SYMBOL_KEY.length;
                while (to < end && text[to] != '"') {
                    to++;
                }
                return symbols.find(text, from + SYMBOL_KEY.length, to);
            }
        }
        return -1;
    }

    /** Whether the status that was read lets limit orders trade. */
    boolean tradable() {
        return tradable;
    }

    private Kind status() {
        cursor.seek(valueAt[DATA]);
        if (cursor.peek() != '[' || !cursor.enterArray() || !cursor.nextElement() || cursor.peek() != '{'
                || !members() || !string(SYSTEM)) {
            return Kind.MALFORMED;
        }
        tradable = cursor.tokenIs(ONLINE) || cursor.tokenIs(LIMIT_ONLY);
        return Kind.STATUS;
    }

    private Kind answer() {
        if (valueAt[METHOD] == NO_VALUE && valueAt[ERROR] == NO_VALUE) {
            return Kind.UNKNOWN;
        }
        if (valueAt[SUCCESS] == NO_VALUE) {
            return valueAt[ERROR] == NO_VALUE ? Kind.IGNORED : Kind.ERROR;
        }
        cursor.seek(valueAt[SUCCESS]);
        return cursor.peek() == 't' ? Kind.IGNORED : Kind.ERROR;
    }

    private boolean side(int at, int side, BookLevels levels) {
        if (at == NO_VALUE) {
            return true;
        }
        cursor.seek(at);
        if (cursor.peek() != '[' || !cursor.enterArray()) {
            return false;
        }
        while (cursor.nextElement()) {
            if (cursor.peek() != '{' || !members()) {
                return false;
            }
            int after = cursor.position();
            if (!number(PRICE)) {
                return false;
            }
            byte[] text = cursor.bytes();
            long px = DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.pxDecimals());
            int pxPlaces = DecimalText.places(text, cursor.from(), cursor.to());
            if (!number(QTY)) {
                return false;
            }
            levels.add(side, px, pxPlaces,
                    DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.qtyDecimals()),
                    DecimalText.places(text, cursor.from(), cursor.to()));
            cursor.seek(after);
        }
        return true;
    }

    /** Notes where the values of the object's known keys lie; false = a doubled key. The text is known to be valid. */
    private boolean members() {
        Arrays.fill(valueAt, NO_VALUE);
        cursor.enterObject();
        boolean single = true;
        while (cursor.nextKey()) {
            int key = key();
            if (key >= 0) {
                single &= valueAt[key] == NO_VALUE;
                valueAt[key] = cursor.position();
            }
            cursor.skipValue();
        }
        return single;
    }

    private int key() {
        for (int i = 0; i < KEYS.length; i++) {
            if (cursor.tokenIs(KEYS[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean string(int key) {
        if (valueAt[key] == NO_VALUE) {
            return false;
        }
        cursor.seek(valueAt[key]);
        return cursor.peek() == '"' && cursor.readString();
    }

    private boolean number(int key) {
        if (valueAt[key] == NO_VALUE) {
            return false;
        }
        cursor.seek(valueAt[key]);
        byte b = cursor.peek();
        return b >= '0' && b <= '9' && cursor.readNumber();
    }

    private static boolean matches(byte[] text, int from) {
        for (int i = 0; i < SYMBOL_KEY.length; i++) {
            if (text[from + i] != SYMBOL_KEY[i]) {
                return false;
            }
        }
        return true;
    }
}
