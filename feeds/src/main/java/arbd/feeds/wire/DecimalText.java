package arbd.feeds.wire;

import arbd.market.Decimals;

/** Digits in a venue's text to mantissas that are not negative, exactly; refuses what does not fit. */
public final class DecimalText {
    /** Answer for a text that is no number of the wanted form. */
    public static final long NONE = -1;

    private static final int LENGTH_MAX = 32;
    private static final int SHORT = 18;

    private DecimalText() {
    }

    /**
     * A decimal as a mantissa.
     *
     * @param decimals places of the mantissa, 0..18
     * @return {@code value * 10^decimals}, or {@link #NONE} when the text is not a number, is negative, longer than 32
     *     bytes, needs more places (zeros aside) or exceeds a long
     */
    public static long mantissa(byte[] text, int from, int to, int decimals) {
        if (to - from > LENGTH_MAX || from >= to || text[from] == '-') {
            return NONE;
        }
        long value = to - from <= SHORT ? shortMantissa(text, from, to, decimals) : NONE;
        if (value != NONE) {
            return value;
        }
        value = Decimals.parse(text, from, to - from, decimals);
        return value == Decimals.BAD ? NONE : value;
    }

    /** As {@link #mantissa}, with a sign allowed; {@link Decimals#BAD} for what does not fit. */
    public static long signedMantissa(byte[] text, int from, int to, int decimals) {
        return to - from > LENGTH_MAX ? Decimals.BAD : Decimals.parse(text, from, to - from, decimals);
    }

    /** For the usual text: at most 18 digits and perhaps a point, which cannot overflow before they are scaled. */
    private static long shortMantissa(byte[] text, int from, int to, int decimals) {
        long value = 0;
        int point = to - 1;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (text[i] == '.' && point == to - 1 && i > from && i < to - 1) {
                point = i;
            } else {
                return NONE;
            }
        }
        int scale = decimals - (to - 1 - point);
        if (scale > Decimals.DECIMALS_MAX || scale < -Decimals.DECIMALS_MAX) {
            return NONE;
        }
        long factor = Decimals.pow10(Math.abs(scale));
        if (scale < 0) {
            long floor = value / factor;
            return floor * factor == value ? floor : NONE;
        }
        return Math.multiplyHigh(value, factor) == 0 && value * factor >= 0 ? value * factor : NONE;
    }

    /** Decimal places written in a plain decimal. */
    public static int places(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '.') {
                return to - i - 1;
            }
        }
        return 0;
    }

    /** A whole number without sign, or {@link #NONE}. */
    public static long whole(byte[] text, int from, int to) {
        return mantissa(text, from, to, 0);
    }
}
