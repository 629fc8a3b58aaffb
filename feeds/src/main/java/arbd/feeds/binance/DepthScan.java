package arbd.feeds.binance;

import arbd.feeds.wire.Literal;
import arbd.feeds.wire.Scan;

/** Wrapped partial depth in the venue's own key order: {@code lastUpdateId bids asks}. */
final class DepthScan {
    private static final Literal STREAM = Literal.of("{\"stream\":\"");
    private static final Literal UPDATE = Literal.of("\",\"data\":{\"lastUpdateId\":");
    private static final Literal BIDS = Literal.of(",\"bids\":[");
    private static final Literal ASKS = Literal.of("],\"asks\":[");
    private static final Literal CLOSE = Literal.of("]}}");
    private static final Literal LEVEL = Literal.of("[\"");
    private static final Literal QTY = Literal.of("\",\"");
    private static final Literal NEXT = Literal.of("\"],[\"");
    private static final Literal LAST = Literal.of("\"]");

    private final Scan scan = new Scan();
    private long updateId;

    /** Reads up to the update id; answers where to go on, or {@link Scan#FAILED} for another kind of frame. */
    int open(byte[] bytes, int offset, int length) {
        int at = scan.literal(scan.reset(bytes, offset, length), STREAM);
        at = scan.whole(scan.literal(scan.plain(at), UPDATE));
        updateId = scan.value();
        return at;
    }

    /** Reads the levels, from where {@link #open} ended; false = something unexpected, nothing is known. */
    boolean read(int opened, DepthSides sides) {
        int at = side(scan.literal(opened, BIDS), sides, true);
        at = side(scan.literal(at, ASKS), sides, false);
        return scan.done(scan.literal(at, CLOSE));
    }

    int streamFrom() {
        return scan.from();
    }

    int streamTo() {
        return scan.to();
    }

    long updateId() {
        return updateId;
    }

    private int side(int opened, DepthSides sides, boolean bid) {
        if (!scan.at(opened, LEVEL)) {
            return opened;
        }
        int at = opened + LEVEL.length();
        while (true) {
            at = scan.mantissa(at, sides.pxDecimals());
            long px = scan.value();
            at = scan.mantissa(scan.literal(at, QTY), sides.qtyDecimals());
            if (at == Scan.FAILED || !sides.add(bid, px, scan.value())) {
                return Scan.FAILED;
            }
            if (!scan.at(at, NEXT)) {
                return scan.literal(at, LAST);
            }
            at += NEXT.length();
        }
    }
}
