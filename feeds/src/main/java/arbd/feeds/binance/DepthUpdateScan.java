package arbd.feeds.binance;

import arbd.feeds.SequenceRule;
import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.Scan;

/**
 * {@code depthUpdate} in the key orders that the three markets write, wrapped or raw: spot {@code e E s U u b a}, USD-M
 * {@code e E T s U u pu b a}, coin-M {@code e E T s ps U u pu b a}.
 */
final class DepthUpdateScan {
    private static final byte[] STREAM = Ascii.of("{\"stream\":\"");
    private static final byte[] DATA = Ascii.of(",\"data\":{");
    private static final byte[] OPEN = Ascii.of("{");
    private static final byte[] EVENT = Ascii.of("\"e\":\"depthUpdate\",\"E\":");
    private static final byte[] TRANSACTION_TIME = Ascii.of(",\"T\":");
    private static final byte[] SYMBOL = Ascii.of(",\"s\":\"");
    private static final byte[] PAIR = Ascii.of(",\"ps\":\"");
    private static final byte[] FIRST = Ascii.of(",\"U\":");
    private static final byte[] LAST = Ascii.of(",\"u\":");
    private static final byte[] PREVIOUS = Ascii.of(",\"pu\":");
    private static final byte[] BIDS = Ascii.of(",\"b\":[");
    private static final byte[] ASKS = Ascii.of("],\"a\":[");
    private static final byte[] CLOSE = Ascii.of("]}");
    private static final byte[] WRAPPER_CLOSE = Ascii.of("}");
    private static final byte[] LEVEL = Ascii.of("[\"");
    private static final byte[] BETWEEN = Ascii.of(",\"");
    private static final byte[] LEVEL_END = Ascii.of("]");
    private static final byte[] NEXT_LEVEL = Ascii.of(",[\"");

    private final Scan scan = new Scan();
    private byte[] text;
    private boolean wrapped;
    private int symbolFrom;
    private int symbolTo;

    /** Reads up to the levels; false = another kind of frame, or not written in one of these orders. */
    boolean head(byte[] bytes, int offset, int length, DepthUpdate into) {
        text = bytes;
        scan.reset(bytes, offset, length);
        wrapped = scan.literal(STREAM);
        if (wrapped && !(scan.quoted() && scan.literal(DATA)) || !wrapped && !scan.literal(OPEN)) {
            return false;
        }
        if (!scan.literal(EVENT) || !scan.whole()) {
            return false;
        }
        into.eventMillis = number();
        if (scan.literal(TRANSACTION_TIME) && !scan.whole() || !scan.literal(SYMBOL) || !scan.quoted()) {
            return false;
        }
        symbolFrom = scan.from();
        symbolTo = scan.to();
        return !(scan.literal(PAIR) && !scan.quoted()) && numbers(into);
    }

    /** Reads the levels; false = something unexpected, nothing is known. */
    boolean levels(DepthUpdate into) {
        return scan.literal(BIDS) && side(into, 0) && scan.literal(ASKS) && side(into, 1) && scan.literal(CLOSE)
                && (!wrapped || scan.literal(WRAPPER_CLOSE)) && scan.done();
    }

    int symbolFrom() {
        return symbolFrom;
    }

    int symbolTo() {
        return symbolTo;
    }

    private boolean numbers(DepthUpdate into) {
        if (!scan.literal(FIRST) || !scan.whole()) {
            return false;
        }
        into.first = number();
        if (!scan.literal(LAST) || !scan.whole()) {
            return false;
        }
        into.last = number();
        into.previous = SequenceRule.NONE;
        if (scan.literal(PREVIOUS)) {
            if (!scan.whole()) {
                return false;
            }
            into.previous = number();
        }
        return true;
    }

    private long number() {
        return DecimalText.whole(text, scan.from(), scan.to());
    }

    private boolean side(DepthUpdate into, int side) {
        if (!scan.literal(LEVEL)) {
            return true;
        }
        do {
            if (!scan.quoted()) {
                return false;
            }
            into.price(side, text, scan.from(), scan.to());
            if (!scan.literal(BETWEEN) || !scan.quoted()) {
                return false;
            }
            into.quantity(side, text, scan.from(), scan.to());
            if (!scan.literal(LEVEL_END)) {
                return false;
            }
        } while (scan.literal(NEXT_LEVEL));
        return true;
    }
}
