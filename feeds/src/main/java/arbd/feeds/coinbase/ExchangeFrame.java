package arbd.feeds.coinbase;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.LevelTexts;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import arbd.feeds.wire.SymbolGuess;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/**
 * The checked way to read a message of Coinbase Exchange: any key order, white space and unknown keys are fine; broken
 * JSON, a doubled key that we use, or a value of the wrong type is not.
 */
final class ExchangeFrame {
    /** What a message turned out to be. */
    enum Kind { SNAPSHOT, UPDATE, IGNORED, ERROR, UNKNOWN, SYMBOL, MALFORMED }

    private static final int TYPE = 0;
    private static final int PRODUCT = 1;
    private static final int BIDS = 2;
    private static final int ASKS = 3;
    private static final int CHANGES = 4;
    private static final int TIME = 5;

    private static final byte[] SNAPSHOT = Ascii.of("snapshot");
    private static final byte[] UPDATE = Ascii.of("l2update");
    private static final byte[] ERROR = Ascii.of("error");
    private static final byte[] BUY = Ascii.of("buy");
    private static final byte[] SELL = Ascii.of("sell");

    private final SymbolTable symbols;
    private final SymbolGuess named;
    private final SymbolGuess told;
    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers frame =
            new JsonMembers(cursor, "type", "product_id", "bids", "asks", "changes", "time");
    private int index;

    ExchangeFrame(SymbolTable symbols) {
        this.symbols = symbols;
        this.named = new SymbolGuess(symbols, "product_id");
        this.told = new SymbolGuess(symbols, "reason");
    }

    /** Reads a message up to what kind it is. */
    Kind read(byte[] text, int offset, int length) {
        index = -1;
        cursor.reset(text, offset, length);
        if (!frame.readWhole()) {
            return Kind.MALFORMED;
        }
        if (!frame.has(TYPE)) {
            return Kind.UNKNOWN;
        }
        if (!frame.string(TYPE)) {
            return Kind.MALFORMED;
        }
        boolean snapshot = cursor.tokenIs(SNAPSHOT);
        if (snapshot || cursor.tokenIs(UPDATE)) {
            return book(snapshot ? Kind.SNAPSHOT : Kind.UPDATE);
        }
        return cursor.tokenIs(ERROR) ? Kind.ERROR : Kind.IGNORED;
    }

    /** The instrument that the message names: its position in the connection's list, or -1. */
    int index() {
        return index;
    }

    /** Reads a book's message; false = not the promised form. */
    boolean message(boolean snapshot, CoinbaseMessage into, BookLevels levels) {
        into.snapshot = snapshot;
        into.venueTimeNanos = 0;
        if (frame.has(TIME)) {
            if (!frame.string(TIME)) {
                return false;
            }
            into.venueTimeNanos = VenueTime.rfc3339(cursor.bytes(), cursor.from(), cursor.to());
        }
        boolean timed = snapshot && !frame.has(TIME) || into.venueTimeNanos != 0;
        return timed && (snapshot ? side(BIDS, LevelBook.BID, levels) && side(ASKS, LevelBook.ASK, levels)
                : changes(levels));
    }

    /**
     * The instrument that a message which may be unreadable, or an error's words, seem to be about; -1 = none of ours.
     */
    int guess(byte[] text, int offset, int length) {
        int found = named.find(text, offset, length);
        return found >= 0 ? found : told.find(text, offset, length);
    }

    private Kind book(Kind kind) {
        if (!frame.string(PRODUCT)) {
            return Kind.MALFORMED;
        }
        index = symbols.find(cursor.bytes(), cursor.from(), cursor.to());
        return index < 0 ? Kind.SYMBOL : kind;
    }

    private boolean side(int key, int side, BookLevels levels) {
        return frame.seek(key) != 0 && LevelTexts.read(cursor, side, levels);
    }

    private boolean changes(BookLevels levels) {
        if (frame.seek(CHANGES) != '[' || !cursor.enterArray()) {
            return false;
        }
        while (cursor.nextElement()) {
            if (cursor.peek() != '[' || !cursor.enterArray() || !text()) {
                return false;
            }
            boolean buy = cursor.tokenIs(BUY);
            if (!buy && !cursor.tokenIs(SELL) || !level(buy ? LevelBook.BID : LevelBook.ASK, levels)) {
                return false;
            }
        }
        return true;
    }

    /** The rest of a list that goes on with price and size. */
    private boolean level(int side, BookLevels levels) {
        if (!text()) {
            return false;
        }
        byte[] bytes = cursor.bytes();
        long px = DecimalText.mantissa(bytes, cursor.from(), cursor.to(), levels.pxDecimals());
        int pxPlaces = DecimalText.places(bytes, cursor.from(), cursor.to());
        if (!text()) {
            return false;
        }
        levels.add(side, px, pxPlaces,
                DecimalText.mantissa(bytes, cursor.from(), cursor.to(), levels.qtyDecimals()),
                DecimalText.places(bytes, cursor.from(), cursor.to()));
        while (cursor.nextElement()) {
            cursor.skipValue();
        }
        return true;
    }

    private boolean text() {
        return cursor.nextElement() && cursor.peek() == '"' && cursor.readString();
    }
}
