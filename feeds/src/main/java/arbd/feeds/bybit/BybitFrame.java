package arbd.feeds.bybit;

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
 * The checked way to read a Bybit v5 frame: any key order, white space and unknown keys are fine; broken JSON, a
 * doubled key that we use, or a value of the wrong type is not.
 */
final class BybitFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK, TICKER, IGNORED, ERROR, UNKNOWN, SYMBOL, MALFORMED }

    /** Field of a ticker: the mark price. */
    static final int MARK = 1;
    /** Field of a ticker: what a long position pays at the next funding. */
    static final int RATE = 2;
    /** Field of a ticker: when that is. */
    static final int NEXT = 3;

    private static final int TOPIC = 0;
    private static final int TYPE = 1;
    private static final int TIME = 2;
    private static final int DATA = 3;
    private static final int MADE = 4;
    private static final int OP = 5;
    private static final int SUCCESS = 6;
    private static final int CODE = 7;

    private static final int SYMBOL = 0;
    private static final int BIDS = 1;
    private static final int ASKS = 2;
    private static final int NUMBER = 3;

    private static final byte[] BOOKS = Ascii.of("orderbook.");
    private static final byte[] TICKERS = Ascii.of("tickers.");
    private static final byte[] SNAPSHOT = Ascii.of("snapshot");
    private static final byte[] DELTA = Ascii.of("delta");
    private static final byte[] PONG = Ascii.of("pong");
    private static final byte[] GRANTED = Ascii.of("0");

    private final SymbolTable symbols;
    private final BookDepth depth;
    private final boolean marks;
    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers frame =
            new JsonMembers(cursor, "topic", "type", "ts", "data", "cts", "op", "success", "retCode");
    private final JsonMembers book = new JsonMembers(cursor, "s", "b", "a", "u");
    private final JsonMembers ticker =
            new JsonMembers(cursor, "symbol", "markPrice", "fundingRate", "nextFundingTime");
    private final SymbolGuess bookGuess;
    private final SymbolGuess tickerGuess;
    private int index;
    private boolean snapshot;
    private long levels;

    /** For books of these depths, and tickers where they carry marks. */
    BybitFrame(SymbolTable symbols, BookDepth depth, boolean marks) {
        this.symbols = symbols;
        this.depth = depth;
        this.marks = marks;
        this.bookGuess = new SymbolGuess(symbols, depth.topic());
        this.tickerGuess = new SymbolGuess(symbols, "tickers.");
    }

    /** Reads a frame up to what kind it is; {@link #book} or {@link #ticker} reads on. */
    Kind read(byte[] text, int offset, int length) {
        index = -1;
        cursor.reset(text, offset, length);
        if (!frame.readWhole()) {
            return Kind.MALFORMED;
        }
        if (!frame.has(TOPIC)) {
            return answer();
        }
        if (!frame.string(TOPIC)) {
            return Kind.MALFORMED;
        }
        int from = cursor.from();
        int to = cursor.to();
        if (begins(text, from, to, TICKERS)) {
            return marks ? of(Kind.TICKER, text, from + TICKERS.length, to) : Kind.IGNORED;
        }
        int point = begins(text, from, to, BOOKS) ? digits(text, from + BOOKS.length, to) : to;
        levels = point < to && text[point] == '.' ? DecimalText.whole(text, from + BOOKS.length, point) : 0;
        boolean ours = levels > 0 && depth.takes(levels);
        return ours ? of(Kind.BOOK, text, point + 1, to) : Kind.IGNORED;
    }

    /** The instrument that the frame names: its position in the connection's list, or -1. */
    int index() {
        return index;
    }

    /** Depth of the book that the frame is of. */
    long levels() {
        return levels;
    }

    /** Whether the ticker replaces all that was known. */
    boolean snapshot() {
        return snapshot;
    }

    /** Reads the book message; false = not the promised form. */
    boolean book(byte[] text, BybitBookFrame into, BookLevels levels) {
        into.clear();
        into.snapshot = snapshot;
        into.venueTimeNanos = time(frame.has(MADE) ? MADE : TIME);
        if (into.venueTimeNanos == 0 || time(TIME) == 0 || frame.seek(DATA) != '{' || !book.read()
                || !ours(text, book) || !book.number(NUMBER)) {
            return false;
        }
        into.number = DecimalText.whole(text, cursor.from(), cursor.to());
        return into.number != DecimalText.NONE && side(BIDS, LevelBook.BID, levels)
                && side(ASKS, LevelBook.ASK, levels);
    }

    /** Reads the ticker up to its fields, which {@link BybitMarks} takes; false = not the promised form. */
    boolean ticker(byte[] text) {
        return frame.seek(DATA) == '{' && ticker.read() && ours(text, ticker) && time(TIME) != 0;
    }

    /** When the frame was sent, nanoseconds since 1970, 0 = it does not say. */
    long sentNanos() {
        return time(TIME);
    }

    /** Whether the ticker says something of {@link #MARK}, {@link #RATE} or {@link #NEXT}. */
    boolean says(int field) {
        return ticker.has(field);
    }

    /** Makes a field of the ticker the token; false = it is no text. */
    boolean field(int field) {
        return ticker.string(field);
    }

    /** First byte of the token. */
    int from() {
        return cursor.from();
    }

    /** One past the last byte of the token. */
    int to() {
        return cursor.to();
    }

    /**
     * The instrument that a frame which may be unreadable, or an error's words, seem to be about, by the topic in it;
     * -1 = none of ours.
     */
    int guess(byte[] text, int offset, int length) {
        int found = bookGuess.find(text, offset, length);
        return found >= 0 ? found : tickerGuess.find(text, offset, length);
    }

    private Kind of(Kind kind, byte[] text, int from, int to) {
        index = symbols.find(text, from, to);
        if (index < 0) {
            return Kind.SYMBOL;
        }
        if (!frame.string(TYPE)) {
            return Kind.MALFORMED;
        }
        snapshot = cursor.tokenIs(SNAPSHOT);
        return snapshot || cursor.tokenIs(DELTA) ? kind : Kind.MALFORMED;
    }

    private Kind answer() {
        byte success = frame.seek(SUCCESS);
        if (success == 't' || success == 'f') {
            return success == 't' ? Kind.IGNORED : Kind.ERROR;
        }
        if (frame.number(CODE)) {
            return cursor.tokenIs(GRANTED) ? Kind.IGNORED : Kind.ERROR;
        }
        return frame.string(OP) && cursor.tokenIs(PONG) ? Kind.IGNORED : Kind.UNKNOWN;
    }

    /** Whether the symbol in the data is the topic's. */
    private boolean ours(byte[] text, JsonMembers data) {
        return data.string(SYMBOL) && symbols.find(text, cursor.from(), cursor.to()) == index;
    }

    private long time(int key) {
        return frame.number(key) ? VenueTime.millis(DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to())) : 0;
    }

    private boolean side(int key, int side, BookLevels levels) {
        return book.seek(key) == '[' && LevelTexts.read(cursor, side, levels);
    }

    private static boolean begins(byte[] text, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (text[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
