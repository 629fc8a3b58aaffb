package arbd.feeds.binance;

import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.Scan;

/**
 * {@code bookTicker} in the key orders that the three markets write, wrapped or raw: spot {@code u s b B a A}, USD-M
 * {@code e u s b B a A T E}, coin-M {@code u e s ps b B a A T E}.
 */
final class BookTickerScan {
    private static final byte[] STREAM = Ascii.of("{\"stream\":\"");
    private static final byte[] DATA = Ascii.of(",\"data\":{");
    private static final byte[] OPEN = Ascii.of("{");
    private static final byte[] EVENT_FIRST = Ascii.of("\"e\":\"bookTicker\",");
    private static final byte[] UPDATE = Ascii.of("\"u\":");
    private static final byte[] EVENT = Ascii.of(",\"e\":\"bookTicker\"");
    private static final byte[] SYMBOL = Ascii.of(",\"s\":\"");
    private static final byte[] PAIR = Ascii.of(",\"ps\":\"");
    private static final byte[] BID_PX = Ascii.of(",\"b\":\"");
    private static final byte[] BID_QTY = Ascii.of(",\"B\":\"");
    private static final byte[] ASK_PX = Ascii.of(",\"a\":\"");
    private static final byte[] ASK_QTY = Ascii.of(",\"A\":\"");
    private static final byte[] TRANSACTION_TIME = Ascii.of(",\"T\":");
    private static final byte[] EVENT_TIME = Ascii.of(",\"E\":");
    private static final byte[] CLOSE = Ascii.of("}");

    private final Scan scan = new Scan();

    /** Fills {@code into}; false = not written in one of these orders, so nothing is known. */
    boolean read(byte[] text, int offset, int length, BookTicker into) {
        scan.reset(text, offset, length);
        boolean wrapped = scan.literal(STREAM);
        if (wrapped && !(scan.quoted() && scan.literal(DATA)) || !wrapped && !scan.literal(OPEN)) {
            return false;
        }
        boolean event = scan.literal(EVENT_FIRST);
        if (!scan.literal(UPDATE) || !scan.whole()) {
            return false;
        }
        into.updateFrom = scan.from();
        into.updateTo = scan.to();
        if (!event) {
            scan.literal(EVENT);
        }
        if (!scan.literal(SYMBOL) || !scan.quoted()) {
            return false;
        }
        into.symbolFrom = scan.from();
        into.symbolTo = scan.to();
        if (scan.literal(PAIR) && !scan.quoted()) {
            return false;
        }
        return levels(into) && time(into) && scan.literal(CLOSE) && (!wrapped || scan.literal(CLOSE)) && scan.done();
    }

    private boolean levels(BookTicker into) {
        if (!scan.literal(BID_PX) || !scan.quoted()) {
            return false;
        }
        into.bidPxFrom = scan.from();
        into.bidPxTo = scan.to();
        if (!scan.literal(BID_QTY) || !scan.quoted()) {
            return false;
        }
        into.bidQtyFrom = scan.from();
        into.bidQtyTo = scan.to();
        if (!scan.literal(ASK_PX) || !scan.quoted()) {
            return false;
        }
        into.askPxFrom = scan.from();
        into.askPxTo = scan.to();
        if (!scan.literal(ASK_QTY) || !scan.quoted()) {
            return false;
        }
        into.askQtyFrom = scan.from();
        into.askQtyTo = scan.to();
        return true;
    }

    private boolean time(BookTicker into) {
        into.timeFrom = -1;
        into.timeTo = -1;
        if (!scan.literal(TRANSACTION_TIME)) {
            return true;
        }
        if (!scan.whole() || !scan.literal(EVENT_TIME) || !scan.whole()) {
            return false;
        }
        into.timeFrom = scan.from();
        into.timeTo = scan.to();
        return true;
    }
}
