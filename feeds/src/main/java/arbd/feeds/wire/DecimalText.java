package arbd.feeds.wire;

/** Digits in a text to mantissas, exactly; refuses what does not fit instead of rounding it. */
public final class DecimalText {
    /** Answer for a text that is no number of the wanted form. */
    public static final long NONE = -1;

    private static final int DIGITS_MAX = 40;

    private DecimalText() {
    }

    /**
     * A plain decimal without sign or exponent, as a mantissa.
     *
     * @param decimals places of the mantissa, 0..18
     * @return {@code value * 10^decimals}, or {@link #NONE} when the text is not such a number, needs more places (zeros
     *     aside) or exceeds a long
     */
    public static long mantissa(byte[] text, int from, int to, int decimals) {
        int length = to - from;
        if (length <= 0 || length > DIGITS_MAX || text[from] == '.' || text[to - 1] == '.') {
            return NONE;
        }
        long value = 0;
        int places = -1;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (text[i] == '.' && places < 0) {
                places = 0;
            } else if (digit < 0 || digit > 9) {
                return NONE;
            } else if (places == decimals) {
                if (digit != 0) {
                    return NONE;
                }
            } else {
                value = append(value, digit);
                places = places < 0 ? places : places + 1;
            }
            if (value < 0) {
                return NONE;
            }
        }
        for (int i = Math.max(places, 0); i < decimals && value >= 0; i++) {
            value = append(value, 0);
        }
        return value;
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

    private static long append(long value, int digit) {
        return value < 0 || value > (Long.MAX_VALUE - digit) / 10 ? NONE : value * 10 + digit;
    }
}
