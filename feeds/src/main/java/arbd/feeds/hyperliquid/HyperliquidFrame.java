package arbd.feeds.hyperliquid;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.JsonCursor;
import arbd.feeds.wire.JsonMembers;
import arbd.feeds.wire.SymbolGuess;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Decimals;

/**
 * The checked way to read a Hyperliquid frame: any key order, white space and unknown keys are fine; broken JSON, a
 * doubled key that we use, or a value of the wrong type is not.
 */
final class HyperliquidFrame {
    /** What a frame turned out to be. */
    enum Kind { BOOK, QUOTE, MARK, IGNORED, ERROR, UNKNOWN, SYMBOL, MALFORMED }

    /** What {@link #rateE8} answers for a text that is no rate. */
    static final long BAD = Long.MIN_VALUE;

    private static final int CHANNEL = 0;
    private static final int DATA = 1;

    private static final int COIN = 0;
    private static final int TIME = 1;
    private static final int LEVELS = 2;
    private static final int BEST = 3;
    private static final int CONTEXT = 4;

    private static final int PX = 0;
    private static final int SIZE = 1;

    private static final int MARK_PX = 0;
    private static final int FUNDING = 1;

    /** The venue writes as many places of a rate as its arithmetic leaves; we keep eight. */
    private static final int RATE_PLACES = 18;
    private static final int PLACES = 8;

    private static final byte[] BOOK = Ascii.of("l2Book");
    private static final byte[] QUOTE = Ascii.of("bbo");
    private static final byte[] MARK = Ascii.of("activeAssetCtx");
    private static final byte[] ERROR = Ascii.of("error");

    private final SymbolTable symbols;
    private final SymbolGuess guess;
    private final JsonCursor cursor = new JsonCursor();
    private final JsonMembers frame = new JsonMembers(cursor, "channel", "data");
    private final JsonMembers data = new JsonMembers(cursor, "coin", "time", "levels", "bbo", "ctx");
    private final JsonMembers level = new JsonMembers(cursor, "px", "sz");
    private final JsonMembers context = new JsonMembers(cursor, "markPx", "funding");
    private int index;

    HyperliquidFrame(SymbolTable symbols) {
        this.symbols = symbols;
        this.guess = new SymbolGuess(symbols, "coin");
    }

    /** Reads a frame up to what kind it is. */
    Kind read(byte[] text, int offset, int length) {
        index = -1;
        cursor.reset(text, offset, length);
        if (!frame.readWhole()) {
            return Kind.MALFORMED;
        }
        if (!frame.has(CHANNEL)) {
            return Kind.UNKNOWN;
        }
        if (!frame.string(CHANNEL)) {
            return Kind.MALFORMED;
        }
        if (cursor.tokenIs(BOOK)) {
            return named(Kind.BOOK);
        }
        if (cursor.tokenIs(QUOTE)) {
            return named(Kind.QUOTE);
        }
        if (cursor.tokenIs(MARK)) {
            return named(Kind.MARK);
        }
        return cursor.tokenIs(ERROR) ? Kind.ERROR : Kind.IGNORED;
    }

    /** The instrument that the frame names: its position in the connection's list, or -1. */
    int index() {
        return index;
    }

    /** Reads a book or quote; false = not the promised form. */
    boolean message(boolean quote, HyperliquidMessage into, BookLevels levels) {
        into.quote = quote;
        if (!data.number(TIME)) {
            return false;
        }
        into.timeMillis = DecimalText.whole(cursor.bytes(), cursor.from(), cursor.to());
        if (data.seek(quote ? BEST : LEVELS) != '[' || !cursor.enterArray()) {
            return false;
        }
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            if (!cursor.nextElement() || !(quote ? single(side, levels) : side(side, levels))) {
                return false;
            }
        }
        return !cursor.nextElement() && into.timeMillis != DecimalText.NONE;
    }

    /** Moves to the mark price and funding of a {@link Kind#MARK}; false = not the promised form. */
    boolean context() {
        return data.seek(CONTEXT) == '{' && context.read();
    }

    /** The mark price in 1e-8 of the quote asset, {@link DecimalText#NONE} = none; behind {@link #context}. */
    long markPxE8() {
        return context.string(MARK_PX)
                ? DecimalText.mantissa(cursor.bytes(), cursor.from(), cursor.to(), PLACES) : DecimalText.NONE;
    }

    /**
     * What a long position pays at the next hour for a notional of one, in 1e-8, to the nearest; {@link #BAD} = none.
     */
    long rateE8() {
        if (!context.string(FUNDING)) {
            return BAD;
        }
        long rate = DecimalText.signedMantissa(cursor.bytes(), cursor.from(), cursor.to(), RATE_PLACES);
        if (rate == Decimals.BAD) {
            return BAD;
        }
        long step = Decimals.pow10(RATE_PLACES - PLACES);
        return Math.floorDiv(rate, step) + (Math.floorMod(rate, step) >= step / 2 ? 1 : 0);
    }

    /**
     * The instrument that a frame which may be unreadable, or an error's words, seem to be about; -1 = none of ours.
     */
    int guess(byte[] text, int offset, int length) {
        return guess.find(text, offset, length);
    }

    private Kind named(Kind kind) {
        if (frame.seek(DATA) != '{' || !data.read() || !data.string(COIN)) {
            return Kind.MALFORMED;
        }
        index = symbols.find(cursor.bytes(), cursor.from(), cursor.to());
        return index < 0 ? Kind.SYMBOL : kind;
    }

    private boolean side(int side, BookLevels levels) {
        if (cursor.peek() != '[' || !cursor.enterArray()) {
            return false;
        }
        while (cursor.nextElement()) {
            if (!level(side, levels)) {
                return false;
            }
        }
        return true;
    }

    private boolean single(int side, BookLevels levels) {
        return cursor.peek() == 'n' ? cursor.skipValue() : level(side, levels);
    }

    private boolean level(int side, BookLevels levels) {
        if (!level.read()) {
            return false;
        }
        int after = cursor.position();
        if (!level.string(PX)) {
            return false;
        }
        byte[] text = cursor.bytes();
        long px = DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.pxDecimals());
        int pxPlaces = DecimalText.places(text, cursor.from(), cursor.to());
        if (!level.string(SIZE)) {
            return false;
        }
        levels.add(side, px, pxPlaces,
                DecimalText.mantissa(text, cursor.from(), cursor.to(), levels.qtyDecimals()),
                DecimalText.places(text, cursor.from(), cursor.to()));
        cursor.seek(after);
        return true;
    }
}
