package arbd.feeds.binance;

import arbd.feeds.wire.DecimalText;

/**
 * Quantities as mantissas. Real books hold levels with more places than an order may have (25.426189 BTC where the lot
 * is 0.00001): such a quantity is cut to the instrument's places, and what is less than one unit counts as one, so that
 * the level stays known. It is wrong by less than the smallest step of an order.
 */
final class QuantityText {
    private static final int LENGTH_MAX = 32;

    private QuantityText() {
    }

    /** {@code value * 10^decimals}, cut, or {@link DecimalText#NONE} for what is no quantity. */
    static long mantissa(byte[] text, int from, int to, int decimals) {
        long exact = DecimalText.mantissa(text, from, to, decimals);
        return exact != DecimalText.NONE || to - from > LENGTH_MAX ? exact : cut(text, from, to, decimals);
    }

    private static long cut(byte[] text, int from, int to, int decimals) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        int end = point + 1 + decimals;
        if (end >= to) {
            return DecimalText.NONE;
        }
        boolean more = false;
        for (int i = end; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return DecimalText.NONE;
            }
            more |= text[i] != '0';
        }
        long floor = DecimalText.mantissa(text, from, decimals == 0 ? point : end, decimals);
        return floor == 0 && more ? 1 : floor;
    }
}
