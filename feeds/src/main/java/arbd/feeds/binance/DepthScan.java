package arbd.feeds.binance;

import arbd.feeds.wire.Ascii;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.Scan;

/** Wrapped partial depth in the venue's own key order: {@code lastUpdateId bids asks}. */
final class DepthScan {
    private static final byte[] STREAM = Ascii.of("{\"stream\":\"");
    private static final byte[] UPDATE = Ascii.of(",\"data\":{\"lastUpdateId\":");
    private static final byte[] BIDS = Ascii.of(",\"bids\":[");
    private static final byte[] ASKS = Ascii.of("],\"asks\":[");
    private static final byte[] CLOSE = Ascii.of("]}}");
    private static final byte[] LEVEL = Ascii.of("[\"");
    private static final byte[] BETWEEN = Ascii.of(",\"");
    private static final byte[] LEVEL_END = Ascii.of("]");
    private static final byte[] COMMA = Ascii.of(",");

    private final Scan scan = new Scan();
    private byte[] text;
    private int streamFrom;
    private int streamTo;
    private long updateId;

    /** Reads up to the update id; false = another kind of frame. */
    boolean stream(byte[] bytes, int offset, int length) {
        text = bytes;
        scan.reset(bytes, offset, length);
        if (!scan.literal(STREAM) || !scan.quoted()) {
            return false;
        }
        streamFrom = scan.from();
        streamTo = scan.to();
        if (!scan.literal(UPDATE) || !scan.whole()) {
            return false;
        }
        updateId = DecimalText.whole(text, scan.from(), scan.to());
        return updateId >= 0;
    }

    /** Reads the levels; false = something unexpected, nothing is known. */
    boolean read(DepthSides sides) {
        return scan.literal(BIDS) && side(sides, true) && scan.literal(ASKS) && side(sides, false)
                && scan.literal(CLOSE) && scan.done();
    }

    int streamFrom() {
        return streamFrom;
    }

    int streamTo() {
        return streamTo;
    }

    long updateId() {
        return updateId;
    }

    private boolean side(DepthSides sides, boolean bid) {
        if (!scan.literal(LEVEL)) {
            return true;
        }
        do {
            if (!scan.quoted()) {
                return false;
            }
            long px = sides.px(text, scan.from(), scan.to());
            if (!scan.literal(BETWEEN) || !scan.quoted()) {
                return false;
            }
            long qty = sides.qty(text, scan.from(), scan.to());
            if (!scan.literal(LEVEL_END) || !sides.add(bid, px, qty)) {
                return false;
            }
        } while (scan.literal(COMMA) && scan.literal(LEVEL));
        return true;
    }
}
