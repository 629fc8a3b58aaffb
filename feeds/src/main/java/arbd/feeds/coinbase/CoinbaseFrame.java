package arbd.feeds.coinbase;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.SequenceRule;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import arbd.feeds.wire.SymbolGuess;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/**
 * The checked way to read a frame of Advanced Trade: any key order, white space and unknown keys are fine; broken JSON,
 * a doubled key that we use, or a value of the wrong type is not.
 */
final class CoinbaseFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOKS, IGNORED, ERROR, UNKNOWN, MALFORMED }

    private static final int CHANNEL = 0;
    private static final int NUMBER = 1;
    private static final int SENT = 2;
    private static final int EVENTS = 3;
    private static final int TYPE = 4;

    private static final int EVENT_TYPE = 0;
    private static final int PRODUCT = 1;
    private static final int UPDATES = 2;

    private static final int SIDE = 0;
    private static final int PRICE = 1;
    private static final int QUANTITY = 2;
    private static final int MADE = 3;

    private static final byte[] BOOKS = Ascii.of("l2_data");
    private static final byte[] SNAPSHOT = Ascii.of("snapshot");
    private static final byte[] UPDATE = Ascii.of("update");
    private static final byte[] ERROR = Ascii.of("error");
    private static final byte[] BID = Ascii.of("bid");
    private static final byte[] OFFER = Ascii.of("offer");

    private final SymbolTable symbols;
    private final SymbolGuess guess;
    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers frame =
            new JsonMembers(cursor, "channel", "sequence_num", "timestamp", "events", "type");
    private final JsonMembers event = new JsonMembers(cursor, "type", "product_id", "updates");
    private final JsonMembers update = new JsonMembers(cursor, "side", "price_level", "new_quantity", "event_time");
    private long number;
    private long sentNanos;
    private int index;
    /** Where the book at hand ends. */
    private int end;

    CoinbaseFrame(SymbolTable symbols) {
        this.symbols = symbols;
        this.guess = new SymbolGuess(symbols, "product_id");
    }

    /** Reads a frame up to what kind it is; the books in it follow one by one from {@link #nextBook}. */
    Kind read(byte[] text, int offset, int length) {
        number = SequenceRule.NONE;
        cursor.reset(text, offset, length);
        if (!frame.readWhole()) {
            return Kind.MALFORMED;
        }
        if (!frame.has(CHANNEL)) {
            return frame.string(TYPE) && cursor.tokenIs(ERROR) ? Kind.ERROR : Kind.UNKNOWN;
        }
        number = frame.number(NUMBER)
                ? DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to()) : SequenceRule.NONE;
        if (number == SequenceRule.NONE || !frame.string(CHANNEL)) {
            return Kind.MALFORMED;
        }
        return cursor.tokenIs(BOOKS) ? books() : Kind.IGNORED;
    }

    /** The frame's number on its connection; only of books and what is ignored. */
    long number() {
        return number;
    }

    /** To the next book of the frame; false = no more. */
    boolean nextBook() {
        return cursor.nextElement();
    }

    /** Reads which product the book at the cursor is of; false = it names none. */
    boolean product() {
        boolean object = event.read();
        end = cursor.position();
        if (!object || !event.string(PRODUCT)) {
            return false;
        }
        index = symbols.find(cursor.bytes(), cursor.from(), cursor.to());
        cursor.seek(end);
        return true;
    }

    /** Position in the connection's list of the product read last, -1 = it is not ours. */
    int index() {
        return index;
    }

    /** Reads the book whose product was read; false = not the promised form. */
    boolean book(CoinbaseMessage into, BookLevels levels) {
        boolean right = type(into) && updates(into, levels);
        cursor.seek(end);
        return right;
    }

    /**
     * The instrument that a frame which may be unreadable, or an error's words, seem to be about; -1 = none of ours.
     */
    int guess(byte[] text, int offset, int length) {
        return guess.find(text, offset, length);
    }

    private Kind books() {
        if (!frame.string(SENT)) {
            return Kind.MALFORMED;
        }
        sentNanos = VenueTime.rfc3339(cursor.bytes(), cursor.from(), cursor.to());
        return sentNanos != 0 && frame.seek(EVENTS) == '[' && cursor.enterArray() ? Kind.BOOKS : Kind.MALFORMED;
    }

    private boolean type(CoinbaseMessage into) {
        if (!event.string(EVENT_TYPE)) {
            return false;
        }
        into.number = number;
        into.snapshot = cursor.tokenIs(SNAPSHOT);
        return into.snapshot || cursor.tokenIs(UPDATE);
    }

    private boolean updates(CoinbaseMessage into, BookLevels levels) {
        if (event.seek(UPDATES) != '[' || !cursor.enterArray()) {
            return false;
        }
        into.venueTimeNanos = 0;
        while (cursor.nextElement()) {
            if (!update.read()) {
                return false;
            }
            int after = cursor.position();
            if (!level(into, levels)) {
                return false;
            }
            cursor.seek(after);
        }
        if (into.venueTimeNanos == 0) {
            into.venueTimeNanos = sentNanos;
        }
        return true;
    }

    private boolean level(CoinbaseMessage into, BookLevels levels) {
        if (!update.string(SIDE)) {
            return false;
        }
        boolean bid = cursor.tokenIs(BID);
        if (!bid && !cursor.tokenIs(OFFER) || !update.string(PRICE)) {
            return false;
        }
        byte[] text = cursor.bytes();
        long px = DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.pxDecimals());
        int pxPlaces = DecimalText.places(text, cursor.from(), cursor.to());
        if (!update.string(QUANTITY)) {
            return false;
        }
        levels.add(bid ? LevelBook.BID : LevelBook.ASK, px, pxPlaces,
                DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.qtyDecimals()),
                DecimalText.places(text, cursor.from(), cursor.to()));
        into.venueTimeNanos = update.string(MADE)
                ? VenueTime.rfc3339(text, cursor.from(), cursor.to()) : 0;
        return true;
    }
}
