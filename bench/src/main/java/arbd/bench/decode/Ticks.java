package arbd.bench.decode;

import arbd.market.Tick;
import java.math.BigDecimal;
import java.util.Arrays;

/** What ticks hold, copied and compared; only the market, not the times. */
final class Ticks {
    private Ticks() {
    }

    static void copy(Tick from, Tick to) {
        to.type = from.type;
        to.instrument = from.instrument;
        to.bids = from.bids;
        to.asks = from.asks;
        System.arraycopy(from.bidPx, 0, to.bidPx, 0, from.bids);
        System.arraycopy(from.bidQty, 0, to.bidQty, 0, from.bids);
        System.arraycopy(from.askPx, 0, to.askPx, 0, from.asks);
        System.arraycopy(from.askQty, 0, to.askQty, 0, from.asks);
    }

    static boolean same(Tick a, Tick b) {
        return text(a).equals(text(b));
    }

    static String text(Tick tick) {
        return "type " + tick.type + " of " + tick.instrument
                + ": " + side(tick.bidPx, tick.bidQty, tick.bids) + " / " + side(tick.askPx, tick.askQty, tick.asks);
    }

    /** A decimal number as a whole number of its smallest unit. */
    static long mantissa(BigDecimal number, int decimals) {
        return number.movePointRight(decimals).longValueExact();
    }

    private static String side(long[] px, long[] qty, int levels) {
        return Arrays.toString(Arrays.copyOf(px, levels)) + Arrays.toString(Arrays.copyOf(qty, levels));
    }
}
