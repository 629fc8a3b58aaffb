package arbd.feeds.binance;

import arbd.feeds.SequenceRule;
import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;

/**
 * {@code depthUpdate} in the key orders that the three markets write, wrapped or raw: spot {@code e E s U u b a}, USD-M
 * {@code e E T s U u pu b a}, coin-M {@code e E T s ps U u pu b a}. A number with more places than the instrument's is
 * left to the checked way.
 */
final class DepthUpdateScan {
    private static final Literal STREAM = Literal.of("{\"stream\":\"");
    private static final Literal DATA = Literal.of("\",\"data\":{");
    private static final Literal OPEN = Literal.of("{");
    private static final Literal EVENT = Literal.of("\"e\":\"depthUpdate\",\"E\":");
    private static final Literal TRANSACTION_TIME = Literal.of(",\"T\":");
    private static final Literal SYMBOL = Literal.of(",\"s\":\"");
    private static final Literal PAIR = Literal.of("\",\"ps\":\"");
    private static final Literal FIRST = Literal.of("\",\"U\":");
    private static final Literal LAST = Literal.of(",\"u\":");
    private static final Literal PREVIOUS = Literal.of(",\"pu\":");
    private static final Literal BIDS = Literal.of(",\"b\":[");
    private static final Literal ASKS = Literal.of("],\"a\":[");
    private static final Literal CLOSE = Literal.of("]}");
    private static final Literal WRAPPER_CLOSE = Literal.of("}");
    private static final Literal LEVEL = Literal.of("[\"");
    private static final Literal QTY = Literal.of("\",\"");
    private static final Literal NEXT = Literal.of("\"],[\"");
    private static final Literal LAST_LEVEL = Literal.of("\"]");

    private final Scan scan = new Scan();
    private boolean wrapped;
    private int symbolFrom;
    private int symbolTo;

    /**
     * Begins a frame and reads up to its levels.
     *
     * @return where to go on, or {@link Scan#FAILED} when it is not written in one of these orders
     */
    int open(byte[] text, int offset, int length, DepthUpdate into) {
        int at = scan.reset(text, offset, length);
        wrapped = scan.at(at, STREAM);
        at = wrapped ? scan.literal(scan.plain(at + STREAM.length()), DATA) : scan.literal(at, OPEN);
        at = scan.whole(scan.literal(at, EVENT));
        into.eventMillis = scan.value();
        if (scan.at(at, TRANSACTION_TIME)) {
            at = scan.whole(at + TRANSACTION_TIME.length());
        }
        at = scan.plain(scan.literal(at, SYMBOL));
        symbolFrom = scan.from();
        symbolTo = scan.to();
        if (scan.at(at, PAIR)) {
            at = scan.plain(at + PAIR.length());
        }
        at = scan.whole(scan.literal(at, FIRST));
        into.first = scan.value();
        at = scan.whole(scan.literal(at, LAST));
        into.last = scan.value();
        into.previous = SequenceRule.NONE;
        if (scan.at(at, PREVIOUS)) {
            at = scan.whole(at + PREVIOUS.length());
            into.previous = scan.value();
        }
        return at;
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, symbolFrom, symbolTo);
    }

    /** Reads the levels, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean levels(int opened, DepthUpdate into) {
        int at = side(scan.literal(opened, BIDS), into, 0);
        at = side(scan.literal(at, ASKS), into, 1);
        at = scan.literal(at, CLOSE);
        return scan.done(wrapped ? scan.literal(at, WRAPPER_CLOSE) : at);
    }

    private int side(int opened, DepthUpdate into, int side) {
        if (!scan.at(opened, LEVEL)) {
            return opened;
        }
        int at = opened + LEVEL.length();
        while (true) {
            at = scan.mantissa(at, into.pxDecimals());
            long px = scan.value();
            at = scan.mantissa(scan.literal(at, QTY), into.qtyDecimals());
            if (at == Scan.FAILED) {
                return Scan.FAILED;
            }
            into.add(side, px, scan.value());
            if (!scan.at(at, NEXT)) {
                return scan.literal(at, LAST_LEVEL);
            }
            at += NEXT.length();
        }
    }
}
