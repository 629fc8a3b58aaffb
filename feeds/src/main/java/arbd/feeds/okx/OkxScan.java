package arbd.feeds.okx;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;

/**
 * One book message in the venue's own key order: {@code arg action data}, in it {@code asks bids ts checksum} and,
 * since 2023, {@code seqId prevSeqId}. A level is {@code [price, size, "0", orders]}, all texts.
 */
final class OkxScan {
    private static final Literal HEAD = Literal.of("{\"arg\":{\"channel\":\"books\",\"instId\":\"");
    private static final Literal SNAPSHOT = Literal.of("\"},\"action\":\"snapshot\",\"data\":[{\"asks\":[");
    private static final Literal UPDATE = Literal.of("\"},\"action\":\"update\",\"data\":[{\"asks\":[");
    private static final Literal BIDS = Literal.of("],\"bids\":[");
    private static final Literal TIME = Literal.of("],\"ts\":\"");
    private static final Literal CHECKSUM = Literal.of("\",\"checksum\":");
    private static final Literal SEQUENCE = Literal.of(",\"seqId\":");
    private static final Literal PREVIOUS = Literal.of(",\"prevSeqId\":");
    private static final Literal CLOSE = Literal.of("}]}");
    private static final Literal LEVEL = Literal.of("[\"");
    private static final Literal SIZE = Literal.of("\",\"");
    private static final Literal ORDERS = Literal.of("\",\"0\",\"");
    private static final Literal NEXT = Literal.of("\"],[\"");
    private static final Literal LAST = Literal.of("\"]");
    private static final Literal MINUS = Literal.of("-");

    private final Scan scan = new Scan();
    private long number;

    /** Begins one message and reads up to its instrument; answers where to go on, or {@link Scan#FAILED}. */
    int open(byte[] text, int offset, int length) {
        return scan.plain(scan.literal(scan.reset(text, offset, length), HEAD));
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, OkxBookFrame into, BookLevels levels) {
        into.clear();
        into.snapshot = scan.at(opened, SNAPSHOT);
        int at = side(scan.literal(opened, into.snapshot ? SNAPSHOT : UPDATE), LevelBook.ASK, levels);
        at = side(scan.literal(at, BIDS), LevelBook.BID, levels);
        at = scan.whole(scan.literal(at, TIME));
        into.venueTimeNanos = VenueTime.millis(scan.value());
        at = signed(scan.literal(at, CHECKSUM));
        if (at == Scan.FAILED || into.venueTimeNanos == 0 || !OkxNumbers.checksum(number)) {
            return false;
        }
        into.checksum = (int) number;
        if (scan.at(at, SEQUENCE)) {
            at = signed(at + SEQUENCE.length());
            into.seqId = number;
            at = signed(scan.literal(at, PREVIOUS));
            into.prevSeqId = number;
        }
        return scan.done(scan.literal(at, CLOSE))
                && OkxNumbers.sequence(into.seqId) && OkxNumbers.sequence(into.prevSeqId);
    }

    /** Passes over a whole number that may have a minus sign; it becomes the number. */
    private int signed(int at) {
        boolean negative = scan.at(at, MINUS);
        int last = scan.whole(negative ? at + MINUS.length() : at);
        number = negative ? -scan.value() : scan.value();
        return last;
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
            at = scan.mantissa(scan.literal(at, SIZE), levels.qtyDecimals());
            if (at == Scan.FAILED) {
                return Scan.FAILED;
            }
            levels.add(side, px, pxPlaces, scan.value(), scan.places());
            at = scan.whole(scan.literal(at, ORDERS));
            if (!scan.at(at, NEXT)) {
                return scan.literal(at, LAST);
            }
            at += NEXT.length();
        }
    }
}
