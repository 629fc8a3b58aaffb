package arbd.feeds.coinbase;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/**
 * One {@code l2_data} frame of one product in the venue's own key order: {@code channel client_id timestamp
 * sequence_num events}, in the event {@code type product_id updates}, and an update is
 * {@code {side event_time price_level new_quantity}}.
 */
final class CoinbaseScan {
    private static final Literal HEAD = Literal.of("{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":\"");
    private static final Literal NUMBER = Literal.of("\",\"sequence_num\":");
    private static final Literal UPDATE = Literal.of(",\"events\":[{\"type\":\"update\",\"product_id\":\"");
    private static final Literal SNAPSHOT = Literal.of(",\"events\":[{\"type\":\"snapshot\",\"product_id\":\"");
    private static final Literal UPDATES = Literal.of("\",\"updates\":[");
    private static final Literal BID = Literal.of("{\"side\":\"bid\",\"event_time\":\"");
    private static final Literal OFFER = Literal.of("{\"side\":\"offer\",\"event_time\":\"");
    private static final Literal PRICE = Literal.of("\",\"price_level\":\"");
    private static final Literal QUANTITY = Literal.of("\",\"new_quantity\":\"");
    private static final Literal NEXT = Literal.of("\"},");
    private static final Literal CLOSE = Literal.of("\"}]}]}");

    private final Scan scan = new Scan();
    private byte[] bytes;
    private int sentFrom;
    private int sentTo;
    /** Where the time of the update read last is. */
    private int madeFrom;
    private int madeTo;

    /** Begins one frame and reads up to its product; answers where to go on, or {@link Scan#FAILED}. */
    int open(byte[] text, int offset, int length, CoinbaseMessage into) {
        bytes = text;
        int at = scan.plain(scan.literal(scan.reset(text, offset, length), HEAD));
        sentFrom = scan.from();
        sentTo = scan.to();
        at = scan.whole(scan.literal(at, NUMBER));
        into.number = scan.value();
        into.snapshot = scan.at(at, SNAPSHOT);
        return scan.plain(scan.literal(at, into.snapshot ? SNAPSHOT : UPDATE));
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, CoinbaseMessage into, BookLevels levels) {
        int at = update(scan.literal(opened, UPDATES), levels);
        while (scan.at(at, NEXT)) {
            at = update(at + NEXT.length(), levels);
        }
        if (!scan.done(scan.literal(at, CLOSE))) {
            return false;
        }
        long sentNanos = VenueTime.rfc3339(bytes, sentFrom, sentTo);
        long madeNanos = VenueTime.rfc3339(bytes, madeFrom, madeTo);
        into.venueTimeNanos = madeNanos == 0 ? sentNanos : madeNanos;
        return sentNanos != 0;
    }

    private int update(int opened, BookLevels levels) {
        boolean bid = scan.at(opened, BID);
        int at = scan.plain(scan.literal(opened, bid ? BID : OFFER));
        madeFrom = scan.from();
        madeTo = scan.to();
        at = scan.mantissa(scan.literal(at, PRICE), levels.pxDecimals());
        long px = scan.value();
        int pxPlaces = scan.places();
        at = scan.mantissa(scan.literal(at, QUANTITY), levels.qtyDecimals());
        if (at != Scan.FAILED) {
            levels.add(bid ? LevelBook.BID : LevelBook.ASK, px, pxPlaces, scan.value(), scan.places());
        }
        return at;
    }
}
