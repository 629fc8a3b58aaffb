package arbd.feeds.binance;

import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;

/**
 * {@code bookTicker} in the key orders that the three markets write, wrapped or raw: spot {@code u s b B a A}, USD-M
 * {@code e u s b B a A T E}, coin-M {@code u e s ps b B a A T E}.
 */
final class BookTickerScan {
    private static final Literal STREAM = Literal.of("{\"stream\":\"");
    private static final Literal DATA = Literal.of("@bookTicker\",\"data\":{");
    private static final Literal OPEN = Literal.of("{");
    private static final Literal EVENT_FIRST = Literal.of("\"e\":\"bookTicker\",");
    private static final Literal UPDATE = Literal.of("\"u\":");
    private static final Literal EVENT = Literal.of(",\"e\":\"bookTicker\"");
    private static final Literal SYMBOL = Literal.of(",\"s\":\"");
    private static final Literal PAIR = Literal.of("\",\"ps\":\"");
    private static final Literal BID_PX = Literal.of("\",\"b\":\"");
    private static final Literal BID_QTY = Literal.of("\",\"B\":\"");
    private static final Literal ASK_PX = Literal.of("\",\"a\":\"");
    private static final Literal ASK_QTY = Literal.of("\",\"A\":\"");
    private static final Literal TRANSACTION_TIME = Literal.of("\",\"T\":");
    private static final Literal EVENT_TIME = Literal.of(",\"E\":");
    private static final Literal CLOSE_SPOT = Literal.of("\"}");
    private static final Literal CLOSE = Literal.of("}");

    private final Scan scan = new Scan();
    private boolean wrapped;
    private int nameFrom;
    private int nameTo;

    /**
     * Begins a frame and reads up to its symbol.
     *
     * @return where to go on, or {@link Scan#FAILED} when it is not written in one of these orders
     */
    int open(byte[] text, int offset, int length, BookTicker into) {
        int at = scan.reset(text, offset, length);
        wrapped = scan.at(at, STREAM);
        if (wrapped) {
            at = scan.until(at + STREAM.length(), '@');
            nameFrom = scan.from();
            nameTo = scan.to();
            at = scan.literal(at, DATA);
        } else {
            at = scan.literal(at, OPEN);
        }
        if (!scan.at(at, UPDATE)) {
            at = scan.optional(at, EVENT_FIRST);
        }
        at = scan.whole(scan.literal(at, UPDATE));
        into.updateId = scan.value();
        if (!scan.at(at, SYMBOL)) {
            at = scan.optional(at, EVENT);
        }
        at = scan.until(scan.literal(at, SYMBOL), '"');
        return at == Scan.FAILED || wrapped && !scan.tokenIsUpperCaseOf(nameFrom, nameTo) ? Scan.FAILED : at;
    }

    /** The instrument named by what {@link #open} accepted. */
    int find(byte[] text, SymbolTable symbols) {
        return symbols.find(text, scan.from(), scan.to());
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, int pxDecimals, int qtyDecimals, BookTicker into) {
        int at = opened;
        if (scan.at(at, PAIR)) {
            at = scan.plain(at + PAIR.length());
        }
        at = scan.mantissa(scan.literal(at, BID_PX), pxDecimals);
        into.bidPx = scan.value();
        at = scan.mantissa(scan.literal(at, BID_QTY), qtyDecimals);
        into.bidQty = scan.value();
        at = scan.mantissa(scan.literal(at, ASK_PX), pxDecimals);
        into.askPx = scan.value();
        at = scan.mantissa(scan.literal(at, ASK_QTY), qtyDecimals);
        into.askQty = scan.value();
        into.timeMillis = 0;
        if (scan.at(at, CLOSE_SPOT)) {
            at += CLOSE_SPOT.length();
        } else {
            at = scan.whole(scan.literal(at, TRANSACTION_TIME));
            at = scan.whole(scan.literal(at, EVENT_TIME));
            into.timeMillis = scan.value();
            at = scan.literal(at, CLOSE);
        }
        return scan.done(wrapped ? scan.literal(at, CLOSE) : at);
    }
}
