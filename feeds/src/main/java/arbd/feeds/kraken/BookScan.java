package arbd.feeds.kraken;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/** One book message in the venue's own key order: {@code symbol bids asks checksum timestamp}. */
final class BookScan {
    private static final byte[] SNAPSHOT = Ascii.of(
            "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"");
    private static final byte[] UPDATE = Ascii.of(
            "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"");
    private static final byte[] BIDS = Ascii.of(",\"bids\":[");
    private static final byte[] ASKS = Ascii.of("],\"asks\":[");
    private static final byte[] CHECKSUM = Ascii.of("],\"checksum\":");
    private static final byte[] TIMESTAMP = Ascii.of(",\"timestamp\":\"");
    private static final byte[] CLOSE = Ascii.of("}]}");
    private static final byte[] PRICE = Ascii.of("{\"price\":");
    private static final byte[] QTY = Ascii.of(",\"qty\":");
    private static final byte[] LEVEL_END = Ascii.of("}");
    private static final byte[] COMMA = Ascii.of(",");

    private final Scan scan = new Scan();

    /** Begins one message and reads up to its symbol; false = something unexpected, nothing is known. */
    boolean read(byte[] text, int offset, int length, BookFrame into) {
        scan.reset(text, offset, length);
        into.snapshot = scan.literal(SNAPSHOT);
        return (into.snapshot || scan.literal(UPDATE)) && scan.quoted();
    }

    /** The instrument named by what {@link #read} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest; false = something unexpected, nothing is known. */
    boolean rest(byte[] text, BookFrame into, BookLevels levels) {
        boolean sides = scan.literal(BIDS) && side(text, LevelBook.BID, levels)
                && scan.literal(ASKS) && side(text, LevelBook.ASK, levels);
        if (!sides || !scan.literal(CHECKSUM) || !scan.whole()) {
            return false;
        }
        into.checksum = DecimalText.whole(text, scan.from(), scan.to());
        if (!scan.literal(TIMESTAMP) || !scan.quoted()) {
            return false;
        }
        into.venueTimeNanos = VenueTime.rfc3339(text, scan.from(), scan.to());
        return into.venueTimeNanos != 0 && scan.literal(CLOSE) && scan.done();
    }

    private boolean side(byte[] text, int side, BookLevels levels) {
        if (!scan.literal(PRICE)) {
            return true;
        }
        do {
            if (!scan.decimal()) {
                return false;
            }
            levels.price(side, text, scan.from(), scan.to());
            if (!scan.literal(QTY) || !scan.decimal()) {
                return false;
            }
            levels.quantity(side, text, scan.from(), scan.to());
            if (!scan.literal(LEVEL_END)) {
                return false;
            }
        } while (scan.literal(COMMA) && scan.literal(PRICE));
        return true;
    }
}
