package arbd.feeds.hyperliquid;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;

/**
 * One {@code l2Book} or {@code bbo} in the venue's own key order: {@code coin time levels}, bids before asks, or
 * {@code coin time bbo}, where a side without orders is null. A level is {@code {px sz n}}.
 */
final class HyperliquidScan {
    private static final Literal BOOK = Literal.of("{\"channel\":\"l2Book\",\"data\":{\"coin\":\"");
    private static final Literal QUOTE = Literal.of("{\"channel\":\"bbo\",\"data\":{\"coin\":\"");
    private static final Literal TIME = Literal.of("\",\"time\":");
    private static final Literal LEVELS = Literal.of(",\"levels\":[[");
    private static final Literal BEST = Literal.of(",\"bbo\":[");
    private static final Literal SIDES = Literal.of("],[");
    private static final Literal COMMA = Literal.of(",");
    private static final Literal CLOSE_BOOK = Literal.of("]]}}");
    private static final Literal CLOSE_QUOTE = Literal.of("]}}");
    private static final Literal LEVEL = Literal.of("{\"px\":\"");
    private static final Literal SIZE = Literal.of("\",\"sz\":\"");
    private static final Literal ORDERS = Literal.of("\",\"n\":");
    private static final Literal NEXT = Literal.of("},{\"px\":\"");
    private static final Literal END = Literal.of("}");
    private static final Literal NOTHING = Literal.of("null");

    private final Scan scan = new Scan();
    private boolean quote;

    /** Begins one message and reads up to its coin; answers where to go on, or {@link Scan#FAILED}. */
    int open(byte[] text, int offset, int length) {
        int at = scan.reset(text, offset, length);
        quote = scan.at(at, QUOTE);
        return scan.plain(scan.literal(at, quote ? QUOTE : BOOK));
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, HyperliquidMessage into, BookLevels levels) {
        int at = scan.whole(scan.literal(opened, TIME));
        into.quote = quote;
        into.timeMillis = scan.value();
        return scan.done(quote ? best(at, levels) : book(at, levels));
    }

    private int book(int timed, BookLevels levels) {
        int at = side(scan.literal(timed, LEVELS), LevelBook.BID, levels);
        at = side(scan.literal(at, SIDES), LevelBook.ASK, levels);
        return scan.literal(at, CLOSE_BOOK);
    }

    private int best(int timed, BookLevels levels) {
        int at = single(scan.literal(timed, BEST), LevelBook.BID, levels);
        at = single(scan.literal(at, COMMA), LevelBook.ASK, levels);
        return scan.literal(at, CLOSE_QUOTE);
    }

    private int side(int opened, int side, BookLevels levels) {
        if (!scan.at(opened, LEVEL)) {
            return opened;
        }
        int at = level(opened + LEVEL.length(), side, levels);
        while (scan.at(at, NEXT)) {
            at = level(at + NEXT.length(), side, levels);
        }
        return scan.literal(at, END);
    }

    private int single(int opened, int side, BookLevels levels) {
        if (scan.at(opened, NOTHING)) {
            return opened + NOTHING.length();
        }
        return scan.literal(level(scan.literal(opened, LEVEL), side, levels), END);
    }

    /** From behind the quote of its price to its closing brace. */
    private int level(int opened, int side, BookLevels levels) {
        int at = scan.mantissa(opened, levels.pxDecimals());
        long px = scan.value();
        int pxPlaces = scan.places();
        at = scan.mantissa(scan.literal(at, SIZE), levels.qtyDecimals());
        if (at == Scan.FAILED) {
            return Scan.FAILED;
        }
        levels.add(side, px, pxPlaces, scan.value(), scan.places());
        return scan.whole(scan.literal(at, ORDERS));
    }
}
