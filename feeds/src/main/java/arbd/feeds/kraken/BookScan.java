package arbd.feeds.kraken;

import arbd.book.LevelBook;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/** One book message in the venue's own key order: {@code symbol bids asks checksum timestamp}. */
final class BookScan {
    private static final Literal SNAPSHOT = Literal.of(
            "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"");
    private static final Literal UPDATE = Literal.of(
            "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"");
    private static final Literal BIDS = Literal.of("\",\"bids\":[");
    private static final Literal ASKS = Literal.of("],\"asks\":[");
    private static final Literal CHECKSUM = Literal.of("],\"checksum\":");
    private static final Literal TIMESTAMP = Literal.of(",\"timestamp\":\"");
    private static final Literal CLOSE = Literal.of("\"}]}");
    private static final Literal LEVEL = Literal.of("{\"price\":");
    private static final Literal QTY = Literal.of(",\"qty\":");
    private static final Literal NEXT = Literal.of("},{\"price\":");
    private static final Literal LAST = Literal.of("}");

    private final Scan scan = new Scan();

    /** Begins one message and reads up to its symbol; answers where to go on, or {@link Scan#FAILED}. */
    int open(byte[] text, int offset, int length, BookFrame into) {
        int at = scan.reset(text, offset, length);
        into.snapshot = scan.at(at, SNAPSHOT);
        return scan.plain(scan.literal(at, into.snapshot ? SNAPSHOT : UPDATE));
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, byte[] text, BookFrame into, BookLevels levels) {
        int at = side(scan.literal(opened, BIDS), LevelBook.BID, levels);
        at = side(scan.literal(at, ASKS), LevelBook.ASK, levels);
        at = scan.whole(scan.literal(at, CHECKSUM));
        into.checksum = scan.value();
        at = scan.plain(scan.literal(at, TIMESTAMP));
        if (at == Scan.FAILED) {
            return false;
        }
        into.venueTimeNanos = VenueTime.rfc3339(text, scan.from(), scan.to());
        return into.venueTimeNanos != 0 && scan.done(scan.literal(at, CLOSE));
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
            at = scan.mantissa(scan.literal(at, QTY), levels.qtyDecimals());
            if (at == Scan.FAILED) {
                return Scan.FAILED;
            }
            levels.add(side, px, pxPlaces, scan.value(), scan.places());
            if (!scan.at(at, NEXT)) {
                return scan.literal(at, LAST);
            }
            at += NEXT.length();
        }
    }
}
