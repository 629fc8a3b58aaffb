package arbd.feeds.binance;

import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import java.util.List;

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
    private final SymbolTable symbols;
    private final TickerOpenings openings;
    private boolean wrapped;
    private int index;
    private int nameFrom;
    private int nameTo;

    /** For the instruments of one connection: their symbols in order, and each one's position in that order. */
    BookTickerScan(BinanceMarket market, List<String> names, SymbolTable symbols) {
        this.symbols = symbols;
        this.openings = new TickerOpenings(market, names);
    }

    /**
     * Begins a frame and reads up to its bid.
     *
     * @return where to go on, or {@link Scan#FAILED} when it is not written in one of these orders, or about an
     *     instrument of the connection
     */
    int open(byte[] text, int offset, int length, BookTicker into) {
        int at = scan.reset(text, offset, length);
        index = openings.find(scan, text, at);
        if (index < 0) {
            return openUnusual(text, at, into);
        }
        wrapped = true;
        at = scan.whole(at + openings.opening(index).length());
        into.updateId = scan.value();
        return scan.literal(at, openings.symbol(index));
    }

    /** Raw streams, and keys that are not where the market puts them first. */
    private int openUnusual(byte[] text, int start, BookTicker into) {
        int at = start;
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
        if (at == Scan.FAILED || wrapped && !scan.tokenIsUpperCaseOf(nameFrom, nameTo)) {
            return Scan.FAILED;
        }
        index = symbols.find(text, scan.from(), scan.to());
        if (scan.at(at, PAIR)) {
            at = scan.plain(at + PAIR.length());
        }
        return index < 0 ? Scan.FAILED : scan.literal(at, BID_PX);
    }

    /** Position of the instrument of what {@link #open} accepted. */
    int index() {
        return index;
    }

    /** Reads the rest, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean rest(int opened, int pxDecimals, int qtyDecimals, BookTicker into) {
        int at = scan.mantissa(opened, pxDecimals);
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
