package arbd.feeds.binance;

import arbd.feeds.wire.DecimalText;

/**
 * Prices and quantities as mantissas. Real books hold some with more places than an order of ours may have: quantities
 * such as 25.426189 BTC where the lot is 0.00001, and old prices from before a venue coarsened its steps.
 */
final class LevelText {
    private static final int LENGTH_MAX = 32;

    private LevelText() {
    }

    /**
     * A quantity, cut to the instrument's places; what is less than one unit counts as one, so that the level stays
     * known. It is wrong by less than the smallest step of an order.
     *
     * @return {@code value * 10^decimals}, cut, or {@link DecimalText#NONE} for what is no quantity
     */
    static long quantity(byte[] text, int from, int to, int decimals) {
        long exact = DecimalText.mantissa(text, from, to, decimals);
        return exact != DecimalText.NONE ? exact : cut(text, from, to, decimals);
    }

    /** Whether a text that is no price of the instrument is one that lies between its steps. */
    static boolean betweenSteps(byte[] text, int from, int to, int decimals) {
        return cut(text, from, to, decimals) != DecimalText.NONE;
    }

    private static long cut(byte[] text, int from, int to, int decimals) {
        if (to - from > LENGTH_MAX) {
            return DecimalText.NONE;
        }
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
