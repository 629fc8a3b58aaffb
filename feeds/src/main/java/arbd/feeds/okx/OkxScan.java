package arbd.feeds.okx;

import arbd.book.LevelBook;
import arbd.feeds.BookLevels;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;

/**
 * One book message in the venue's own key order: {@code arg action data}, in it {@code asks bids ts checksum} and, since
 * 2023, {@code seqId prevSeqId}.
 */
final class OkxScan {
    private static final byte[] HEAD = Ascii.of("{\"arg\":{\"channel\":\"books\",\"instId\":\"");
    private static final byte[] SNAPSHOT = Ascii.of("},\"action\":\"snapshot\",\"data\":[{\"asks\":[");
    private static final byte[] UPDATE = Ascii.of("},\"action\":\"update\",\"data\":[{\"asks\":[");
    private static final byte[] BIDS = Ascii.of("],\"bids\":[");
    private static final byte[] TIME = Ascii.of("],\"ts\":\"");
    private static final byte[] CHECKSUM = Ascii.of(",\"checksum\":");
    private static final byte[] SEQUENCE = Ascii.of(",\"seqId\":");
    private static final byte[] PREVIOUS = Ascii.of(",\"prevSeqId\":");
    private static final byte[] CLOSE = Ascii.of("}]}");
    private static final byte[] LEVEL = Ascii.of("[\"");
    private static final byte[] NEXT = Ascii.of(",\"");
    private static final byte[] LEVEL_END = Ascii.of("]");
    private static final byte[] COMMA = Ascii.of(",");
    private static final byte[] MINUS = Ascii.of("-");

    private final Scan scan = new Scan();

    /** Begins one message and reads up to its instrument; false = something unexpected, nothing is known. */
    boolean read(byte[] text, int offset, int length) {
        scan.reset(text, offset, length);
        return scan.literal(HEAD) && scan.quoted();
    }

    /** The instrument named by what {@link #read} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest; false = something unexpected, nothing is known. */
    boolean rest(byte[] text, OkxBookFrame into, BookLevels levels) {
        into.clear();
        into.snapshot = scan.literal(SNAPSHOT);
        boolean sides = (into.snapshot || scan.literal(UPDATE)) && side(text, LevelBook.ASK, levels)
                && scan.literal(BIDS) && side(text, LevelBook.BID, levels);
        if (!sides || !scan.literal(TIME) || !scan.quoted()) {
            return false;
        }
        into.venueTimeNanos = OkxNumbers.time(text, scan.from(), scan.to());
        return into.venueTimeNanos != 0 && numbers(text, into) && scan.literal(CLOSE) && scan.done();
    }

    private boolean numbers(byte[] text, OkxBookFrame into) {
        if (scan.literal(CHECKSUM)) {
            long checksum = number(text);
            if (!OkxNumbers.checksum(checksum)) {
                return false;
            }
            into.checksum = (int) checksum;
        }
        if (!scan.literal(SEQUENCE)) {
            return true;
        }
        into.seqId = number(text);
        if (!scan.literal(PREVIOUS)) {
            return false;
        }
        into.prevSeqId = number(text);
        return OkxNumbers.sequence(into.seqId) && OkxNumbers.sequence(into.prevSeqId);
    }

    private long number(byte[] text) {
        boolean negative = scan.literal(MINUS);
        return scan.whole() ? OkxNumbers.signed(text, negative ? scan.from() - 1 : scan.from(), scan.to())
                : OkxNumbers.BAD;
    }

    /** Levels up to the closing bracket of the side: {@code [price, size, "0", orders]}, all texts. */
    private boolean side(byte[] text, int side, BookLevels levels) {
        if (!scan.literal(LEVEL)) {
            return true;
        }
        do {
            if (!scan.quoted()) {
                return false;
            }
            levels.price(side, text, scan.from(), scan.to());
            if (!scan.literal(NEXT) || !scan.quoted()) {
                return false;
            }
            levels.quantity(side, text, scan.from(), scan.to());
            if (!scan.literal(NEXT) || !scan.quoted() || !scan.literal(NEXT) || !scan.quoted()
                    || !scan.literal(LEVEL_END)) {
                return false;
            }
        } while (scan.literal(COMMA) && scan.literal(LEVEL));
        return true;
    }
}
