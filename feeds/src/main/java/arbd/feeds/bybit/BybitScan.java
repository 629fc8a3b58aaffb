package arbd.feeds.bybit;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;
import java.util.Arrays;

/**
 * One book message in the venue's own key order: {@code topic}, {@code type} and {@code ts} in either order, {@code
 * data} with {@code s b a u seq} and, since 2023, {@code cts}. A level is {@code [price, size]}, both texts.
 */
final class BybitScan {
    private static final Literal HEAD = Literal.of("{\"topic\":\"orderbook.");
    private static final Literal POINT = Literal.of(".");
    private static final Literal SNAPSHOT = Literal.of("\",\"type\":\"snapshot\",\"ts\":");
    private static final Literal DELTA = Literal.of("\",\"type\":\"delta\",\"ts\":");
    private static final Literal TIME = Literal.of("\",\"ts\":");
    private static final Literal THEN_SNAPSHOT = Literal.of(",\"type\":\"snapshot\"");
    private static final Literal THEN_DELTA = Literal.of(",\"type\":\"delta\"");
    private static final Literal SYMBOL = Literal.of(",\"data\":{\"s\":\"");
    private static final Literal BIDS = Literal.of("\",\"b\":[");
    private static final Literal ASKS = Literal.of("],\"a\":[");
    private static final Literal NUMBER = Literal.of("],\"u\":");
    private static final Literal CROSS = Literal.of(",\"seq\":");
    private static final Literal MADE = Literal.of("},\"cts\":");
    private static final Literal CLOSE = Literal.of("}");
    private static final Literal CLOSE_BOTH = Literal.of("}}");
    private static final Literal LEVEL = Literal.of("[\"");
    private static final Literal SIZE = Literal.of("\",\"");
    /** A level that is removed: the one number that the venue writes without places. */
    private static final Literal GONE = Literal.of("\",\"0\"]");
    private static final Literal NEXT = Literal.of("\"],[\"");
    private static final Literal LAST = Literal.of("\"]");

    private final BookDepth depth;
    private final Scan scan = new Scan();
    private int symbolFrom;
    private int symbolTo;
    private long levels;

    BybitScan(BookDepth depth) {
        this.depth = depth;
    }

    /** Begins one message and reads up to its instrument; answers where to go on, or {@link Scan#FAILED}. */
    int open(byte[] text, int offset, int length) {
        int at = scan.whole(scan.literal(scan.reset(text, offset, length), HEAD));
        if (at == Scan.FAILED || !depth.takes(scan.value())) {
            return Scan.FAILED;
        }
        levels = scan.value();
        at = scan.plain(scan.literal(at, POINT));
        symbolFrom = scan.from();
        symbolTo = scan.to();
        return at;
    }

    /** Depth of the book that {@link #open} accepted. */
    long levels() {
        return levels;
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, symbolFrom, symbolTo);
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, byte[] text, BybitBookFrame into, BookLevels levels) {
        into.clear();
        int at = scan.plain(scan.literal(head(opened, into), SYMBOL));
        if (at == Scan.FAILED
                || !Arrays.equals(text, symbolFrom, symbolTo, text, scan.from(), scan.to())) {
            return false;
        }
        at = side(scan.literal(at, BIDS), LevelBook.BID, levels);
        at = side(scan.literal(at, ASKS), LevelBook.ASK, levels);
        at = scan.whole(scan.literal(at, NUMBER));
        into.number = scan.value();
        at = scan.whole(scan.literal(at, CROSS));
        if (scan.at(at, MADE)) {
            at = scan.whole(at + MADE.length());
            into.venueTimeNanos = VenueTime.millis(scan.value());
            at = scan.literal(at, CLOSE);
        } else {
            at = scan.literal(at, CLOSE_BOTH);
        }
        return scan.done(at) && into.venueTimeNanos != 0;
    }

    private int head(int opened, BybitBookFrame into) {
        int at;
        if (scan.at(opened, TIME)) {
            at = scan.whole(opened + TIME.length());
            into.venueTimeNanos = VenueTime.millis(scan.value());
            into.snapshot = scan.at(at, THEN_SNAPSHOT);
            return scan.literal(at, into.snapshot ? THEN_SNAPSHOT : THEN_DELTA);
        }
        into.snapshot = scan.at(opened, SNAPSHOT);
        at = scan.whole(scan.literal(opened, into.snapshot ? SNAPSHOT : DELTA));
        into.venueTimeNanos = VenueTime.millis(scan.value());
        return at;
    }

    private int side(int opened, int side, BookLevels levels) {
        if (!scan.at(opened, LEVEL)) {
            return opened;
        }
        int at = opened + LEVEL.length();
        while (true) {
            at = scan.mantissa(at, levels.pxDecimals());
            long px = scan.value();
            int pxPlaces = scan.places();
            if (scan.at(at, GONE)) {
                levels.add(side, px, pxPlaces, 0, 0);
                at += SIZE.length() + 1;
            } else {
                at = scan.mantissa(scan.literal(at, SIZE), levels.qtyDecimals());
                if (at == Scan.FAILED) {
                    return Scan.FAILED;
                }
                levels.add(side, px, pxPlaces, scan.value(), scan.places());
            }
            if (!scan.at(at, NEXT)) {
                return scan.literal(at, LAST);
            }
            at += NEXT.length();
        }
    }
}
