package arbd.feeds.okx;

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
 * The checked way to read an OKX v5 frame: any key order, white space and unknown keys are fine; broken JSON, a doubled
 * key that we use, or a value of the wrong type is not.
 */
final class OkxFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK, MARK, IGNORED, ERROR, LEAVE, UNKNOWN, SYMBOL, MALFORMED }

    /** Field of a row: the mark price. */
    static final int MARK = 1;
    /** Field of a row: what a long position pays at the next funding. */
    static final int RATE = 2;
    /** Field of a row: when that is. */
    static final int NEXT = 3;

    private static final int NAMED = 0;
    private static final int SENT = 4;

    private static final int ARG = 0;
    private static final int ACTION = 1;
    private static final int DATA = 2;
    private static final int EVENT = 3;
    private static final int CODE = 4;

    private static final int CHANNEL = 0;
    private static final int INSTRUMENT = 1;

    private static final int ASKS = 0;
    private static final int BIDS = 1;
    private static final int TIME = 2;
    private static final int CHECKSUM = 3;
    private static final int SEQUENCE = 4;
    private static final int PREVIOUS = 5;

    private static final byte[] BOOKS = Ascii.of("books");
    private static final byte[] MARK_PRICE = Ascii.of("mark-price");
    private static final byte[] FUNDING_RATE = Ascii.of("funding-rate");
    private static final byte[] SNAPSHOT = Ascii.of("snapshot");
    private static final byte[] UPDATE = Ascii.of("update");
    private static final byte[] ERROR = Ascii.of("error");
    private static final byte[] NOTICE = Ascii.of("notice");
    private static final byte[] UPGRADE = Ascii.of("64008");
    private static final byte[] PONG = Ascii.of("pong");

    private final SymbolTable symbols;
    private final SymbolGuess guess;
    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers frame = new JsonMembers(cursor, "arg", "action", "data", "event", "code");
    private final JsonMembers arg = new JsonMembers(cursor, "channel", "instId");
    private final JsonMembers body = new JsonMembers(cursor, "asks", "bids", "ts", "checksum", "seqId", "prevSeqId");
    private final JsonMembers row =
            new JsonMembers(cursor, "instId", "markPx", "fundingRate", "fundingTime", "ts");
    private final boolean marks;
    private int index;
    private boolean snapshot;
    private boolean funding;
    private int rowEnd;

    /** @param marks whether mark prices and funding are read */
    OkxFrame(SymbolTable symbols, boolean marks) {
        this.symbols = symbols;
        this.marks = marks;
        this.guess = new SymbolGuess(symbols, "instId");
    }

    /** Reads a frame up to what kind it is; its messages follow one by one from {@link #next}. */
    Kind read(byte[] text, int offset, int length) {
        index = -1;
        cursor.reset(text, offset, length);
        if (isPong(text, offset, length)) {
            return Kind.IGNORED;
        }
        if (!frame.readWhole()) {
            return Kind.MALFORMED;
        }
        if (frame.has(EVENT)) {
            return frame.string(EVENT) ? event() : Kind.MALFORMED;
        }
        if (!frame.has(ARG)) {
            return Kind.UNKNOWN;
        }
        frame.seek(ARG);
        if (!arg.read() || !arg.string(CHANNEL)) {
            return Kind.MALFORMED;
        }
        if (cursor.tokenIs(BOOKS)) {
            return books();
        }
        funding = cursor.tokenIs(FUNDING_RATE);
        return marks && (funding || cursor.tokenIs(MARK_PRICE)) ? rows(Kind.MARK) : Kind.IGNORED;
    }

    /** The instrument that the frame names: its position in the connection's list, or -1. */
    int index() {
        return index;
    }

    /** To the next message of the frame; false = no more. */
    boolean next() {
        return cursor.nextElement();
    }

    /** Reads the message; false = not the promised form. */
    boolean book(OkxBookFrame into, BookLevels levels) {
        into.clear();
        into.snapshot = snapshot;
        if (!body.read()) {
            return false;
        }
        int after = cursor.position();
        boolean right = numbers(into) && side(ASKS, LevelBook.ASK, levels) && side(BIDS, LevelBook.BID, levels);
        cursor.seek(after);
        return right;
    }

    /** Whether the frame tells of funding, not of the mark price. */
    boolean funding() {
        return funding;
    }

    /** Reads a row of marks up to its fields, which {@link OkxMarks} takes; false = not the promised form. */
    boolean row() {
        boolean read = row.read();
        rowEnd = cursor.position();
        return read && row.string(NAMED)
                && symbols.find(cursor.bytes(), cursor.from(), cursor.to()) == index;
    }

    /** Makes a text of the row the token; false = there is none. */
    boolean field(int field) {
        return row.string(field);
    }

    int from() {
        return cursor.from();
    }

    int to() {
        return cursor.to();
    }

    /** When the row was sent, nanoseconds since 1970, 0 = it does not say: older ones about funding do not. */
    long sentNanos() {
        return row.string(SENT)
                ? VenueTime.millis(DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to())) : 0;
    }

    /** Leaves the row, so that {@link #next} finds the one behind it. */
    void endRow() {
        cursor.seek(rowEnd);
    }

    /** The instrument that an unreadable frame, or an error's words, seem to be about; -1 = none of ours. */
    int guess(byte[] text, int offset, int length) {
        return guess.find(text, offset, length);
    }

    private static boolean isPong(byte[] text, int offset, int length) {
        if (length != PONG.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[offset + i] != PONG[i]) {
                return false;
            }
        }
        return true;
    }

    private Kind event() {
        if (cursor.tokenIs(ERROR)) {
            return Kind.ERROR;
        }
        if (!cursor.tokenIs(NOTICE)) {
            return Kind.IGNORED;
        }
        return frame.string(CODE) && cursor.tokenIs(UPGRADE) ? Kind.LEAVE : Kind.IGNORED;
    }

    private Kind books() {
        Kind kind = rows(Kind.BOOK);
        if (kind != Kind.BOOK) {
            return kind;
        }
        int first = cursor.position();
        if (!frame.string(ACTION)) {
            return Kind.MALFORMED;
        }
        snapshot = cursor.tokenIs(SNAPSHOT);
        boolean known = snapshot || cursor.tokenIs(UPDATE);
        cursor.seek(first);
        return known ? Kind.BOOK : Kind.UNKNOWN;
    }

    private Kind rows(Kind kind) {
        if (!arg.string(INSTRUMENT)) {
            return Kind.MALFORMED;
        }
        index = symbols.find(cursor.bytes(), cursor.from(), cursor.to());
        if (index < 0) {
            return Kind.SYMBOL;
        }
        return frame.seek(DATA) == '[' && cursor.enterArray() ? kind : Kind.MALFORMED;
    }

    private boolean numbers(OkxBookFrame into) {
        if (!body.string(TIME)) {
            return false;
        }
        into.venueTimeNanos = VenueTime.millis(DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to()));
        long checksum = number(CHECKSUM, OkxChecksum.NOT_SUPPLIED);
        into.checksum = (int) checksum;
        into.seqId = number(SEQUENCE, into.seqId);
        into.prevSeqId = number(PREVIOUS, into.prevSeqId);
        return into.venueTimeNanos != 0 && OkxNumbers.checksum(checksum)
                && OkxNumbers.sequence(into.seqId) && OkxNumbers.sequence(into.prevSeqId);
    }

    private long number(int key, long absent) {
        if (!body.has(key)) {
            return absent;
        }
        return body.number(key) ? OkxNumbers.signed(cursor.bytes(), cursor.from(), cursor.to()) : OkxNumbers.BAD;
    }

    private boolean side(int key, int side, BookLevels levels) {
        return body.seek(key) == '[' && LevelTexts.read(cursor, side, levels);
    }
}
