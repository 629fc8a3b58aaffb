package arbd.feeds.coinbase;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/** One {@code l2update} in the venue's own key order: {@code type product_id changes time}. */
final class ExchangeScan {
    private static final Literal HEAD = Literal.of("{\"type\":\"l2update\",\"product_id\":\"");
    private static final Literal CHANGES = Literal.of("\",\"changes\":[");
    private static final Literal BUY = Literal.of("[\"buy\",\"");
    private static final Literal SELL = Literal.of("[\"sell\",\"");
    private static final Literal SIZE = Literal.of("\",\"");
    private static final Literal NEXT = Literal.of("\"],");
    private static final Literal TIME = Literal.of("\"]],\"time\":\"");
    private static final Literal CLOSE = Literal.of("\"}");

    private final Scan scan = new Scan();

    /** Begins one message and reads up to its product; answers where to go on, or {@link Scan#FAILED}. */
    int open(byte[] text, int offset, int length) {
        return scan.plain(scan.literal(scan.reset(text, offset, length), HEAD));
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, byte[] text, CoinbaseMessage into, BookLevels levels) {
        into.snapshot = false;
        int at = change(scan.literal(opened, CHANGES), levels);
        while (scan.at(at, NEXT)) {
            at = change(at + NEXT.length(), levels);
        }
        at = scan.plain(scan.literal(at, TIME));
        if (!scan.done(scan.literal(at, CLOSE))) {
            return false;
        }
        into.venueTimeNanos = VenueTime.rfc3339(text, scan.from(), scan.to());
        return into.venueTimeNanos != 0;
    }

    private int change(int opened, BookLevels levels) {
        boolean buy = scan.at(opened, BUY);
        int at = scan.mantissa(scan.literal(opened, buy ? BUY : SELL), levels.pxDecimals());
        long px = scan.value();
        int pxPlaces = scan.places();
        at = scan.mantissa(scan.literal(at, SIZE), levels.qtyDecimals());
        if (at != Scan.FAILED) {
            levels.add(buy ? LevelBook.BID : LevelBook.ASK, px, pxPlaces, scan.value(), scan.places());
        }
        return at;
    }
}
