package arbd.feeds.kraken;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import arbd.feeds.wire.SymbolGuess;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/**
 * The checked way to read a Kraken v2 frame: any key order, white space and unknown keys are fine; broken JSON, a
 * doubled key that we use, or a value of the wrong type is not.
 */
final class KrakenFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK, STATUS, IGNORED, ERROR, UNKNOWN, MALFORMED }

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
    private static final int ERROR = 10;
    private static final int SYSTEM = 11;

    private static final int PRICE = 0;
    private static final int QTY = 1;

    private static final byte[] STATUS_CHANNEL = Ascii.of("status");
    private static final byte[] ONLINE = Ascii.of("online");
    private static final byte[] LIMIT_ONLY = Ascii.of("limit_only");
    private static final byte[] BOOK = Ascii.of("book");
    private static final byte[] SNAPSHOT = Ascii.of("snapshot");
    private static final byte[] UPDATE = Ascii.of("update");

    private final SymbolTable symbols;
    private final SymbolGuess guess;
    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers members = new JsonMembers(cursor, "channel", "type", "data", "method", "success",
            "symbol", "bids", "asks", "checksum", "timestamp", "error", "system");
    private final JsonMembers level = new JsonMembers(cursor, "price", "qty");
    private boolean snapshot;
    private boolean tradable;

    KrakenFrame(SymbolTable symbols) {
        this.symbols = symbols;
        this.guess = new SymbolGuess(symbols, "\"symbol\":\"");
    }

    /** Reads a frame up to what kind it is; a book's messages follow one by one from {@link #nextBook}. */
    Kind read(byte[] text, int offset, int length) {
        cursor.reset(text, offset, length);
        if (!members.readWhole()) {
            return Kind.MALFORMED;
        }
        if (!members.has(CHANNEL)) {
            return answer();
        }
        if (!string(CHANNEL)) {
            return Kind.MALFORMED;
        }
        if (!cursor.tokenIs(BOOK)) {
            return cursor.tokenIs(STATUS_CHANNEL) && members.has(DATA) ? status() : Kind.IGNORED;
        }
        if (!string(TYPE)) {
            return Kind.MALFORMED;
        }
        snapshot = cursor.tokenIs(SNAPSHOT);
        if (!snapshot && !cursor.tokenIs(UPDATE)) {
            return Kind.UNKNOWN;
        }
        if (!members.has(DATA)) {
            return Kind.MALFORMED;
        }
        return members.seek(DATA) == '[' && cursor.enterArray() ? Kind.BOOK : Kind.MALFORMED;
    }

    /** To the next book message of the frame; false = no more. */
    boolean nextBook() {
        return cursor.nextElement();
    }

    /** Reads the symbol of the message: position of its instrument, or -1 when not ours or not readable. */
    int symbol() {
        if (!members.read()) {
            members.forget();
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
        into.snapshot = snapshot;
        into.checksum = number(members, CHECKSUM) ? DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to()) : -1;
        into.venueTimeNanos = string(TIMESTAMP)
                ? VenueTime.rfc3339(cursor.bytes(), cursor.from(), cursor.to()) : 0;
        boolean timed = !members.has(TIMESTAMP) || into.venueTimeNanos != 0;
        boolean right = into.checksum >= 0 && timed && (members.has(BIDS) || members.has(ASKS))
                && side(BIDS, LevelBook.BID, levels) && side(ASKS, LevelBook.ASK, levels);
        cursor.seek(after);
        return right;
    }

    /** The instrument that a frame which may be unreadable seems to be about, or -1. */
    int guess(byte[] text, int offset, int length) {
        return guess.find(text, offset, length);
    }

    /** Whether the status that was read lets limit orders trade. */
    boolean tradable() {
        return tradable;
    }

    private Kind status() {
        if (members.seek(DATA) != '[' || !cursor.enterArray() || !cursor.nextElement() || !members.read()
                || !string(SYSTEM)) {
            return Kind.MALFORMED;
        }
        tradable = cursor.tokenIs(ONLINE) || cursor.tokenIs(LIMIT_ONLY);
        return Kind.STATUS;
    }

    private Kind answer() {
        if (!members.has(METHOD) && !members.has(ERROR)) {
            return Kind.UNKNOWN;
        }
        if (!members.has(SUCCESS)) {
            return !members.has(ERROR) ? Kind.IGNORED : Kind.ERROR;
        }
        return members.seek(SUCCESS) == 't' ? Kind.IGNORED : Kind.ERROR;
    }

    private boolean side(int key, int side, BookLevels levels) {
        if (!members.has(key)) {
            return true;
        }
        if (members.seek(key) != '[' || !cursor.enterArray()) {
            return false;
        }
        while (cursor.nextElement()) {
            if (!level.read()) {
                return false;
            }
            int after = cursor.position();
            if (!number(level, PRICE)) {
                return false;
            }
            byte[] text = cursor.bytes();
            long px = DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.pxDecimals());
            int pxPlaces = DecimalText.places(text, cursor.from(), cursor.to());
            if (!number(level, QTY)) {
                return false;
            }
            levels.add(side, px, pxPlaces,
                    DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.qtyDecimals()),
                    DecimalText.places(text, cursor.from(), cursor.to()));
            cursor.seek(after);
        }
        return true;
    }

    private boolean string(int key) {
        return members.string(key);
    }

    /** A number without sign. */
    private static boolean number(JsonMembers of, int key) {
        return of.seek(key) != '-' && of.number(key);
    }
}
