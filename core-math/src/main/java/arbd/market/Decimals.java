package arbd.market;

import java.nio.charset.StandardCharsets;

/**
 * Exact decimal text to and from {@code long} mantissas: {@code "1.25"} at 4 decimals is 12,500. Nothing is ever
 * rounded: text that does not fit exactly is {@link #BAD}. Stateless, and the byte forms do not allocate.
 */
public final class Decimals {
    /** What {@link #parse} returns for text that is no number or does not fit; never a valid mantissa. */
    public static final long BAD = Long.MIN_VALUE;
    /** Most decimals that a mantissa may have. */
    public static final int DECIMALS_MAX = 18;
    /** Most bytes that {@link #format} writes: sign, 19 digits, point. */
    public static final int TEXT_MAX = 21;

    private static final int EXPONENT_MAX = 1_000_000;
    private static final long[] POW10 = new long[DECIMALS_MAX + 1];

    static {
        POW10[0] = 1;
        for (int i = 1; i < POW10.length; i++) {
            POW10[i] = POW10[i - 1] * 10;
        }
    }

    private Decimals() {
    }

    /**
     * Ten to a power.
     *
     * @param exponent 0..18
     */
    public static long pow10(int exponent) {
        return POW10[exponent];
    }

    /**
     * Reads a JSON number ({@code -12.50}, {@code 1e-08}) exactly; leading zeros are allowed, a leading plus is not.
     *
     * @param decimals decimals of the wanted mantissa, 0..18
     * @return the mantissa, or {@link #BAD}: not a number, non-zero digits beyond the wanted decimals, or overflow
     */
    public static long parse(byte[] bytes, int offset, int length, int decimals) {
        int end = offset + length;
        int at = offset;
        boolean negative = length > 0 && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long significant = 0;
        int zeros = 0;
        int fraction = 0;
        int digits = 0;
        boolean point = false;
        for (; at < end; at++) {
            int c = bytes[at];
            if (c == '.' && !point && digits > 0) {
                point = true;
                continue;
            }
            if (c < '0' || c > '9') {
                break;
            }
            digits++;
            fraction += point ? 1 : 0;
            if (c == '0') {
                zeros += significant == 0 ? 0 : 1;
            } else {
                significant = append(significant, zeros, c - '0');
                zeros = 0;
                if (significant < 0) {
                    return BAD;
                }
            }
        }
        if (digits == 0 || point && fraction == 0) {
            return BAD;
        }
        long exponent = at == end ? 0 : exponent(bytes, at, end);
        if (exponent == BAD) {
            return BAD;
        }
        long magnitude = shift(significant, exponent + zeros - fraction + decimals);
        return negative && magnitude != BAD ? -magnitude : magnitude;
    }

    /** As {@link #parse(byte[], int, int, int)}, for text that is not on a hot path. */
    public static long parse(String text, int decimals) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length, decimals);
    }

    /** {@code value} with so many zeros and then a digit behind it; -1 when that overflows. */
    private static long append(long value, int zeros, int digit) {
        if (value == 0) {
            return digit;
        }
        if (zeros + 1 > DECIMALS_MAX) {
            return -1;
        }
        long factor = POW10[zeros + 1];
        if (value > (Long.MAX_VALUE - digit) / factor) {
            return -1;
        }
        return value * factor + digit;
    }

    private static long exponent(byte[] bytes, int start, int end) {
        int at = start;
        if (bytes[at] != 'e' && bytes[at] != 'E') {
            return BAD;
        }
        at++;
        boolean negative = at < end && bytes[at] == '-';
        if (at < end && (negative || bytes[at] == '+')) {
            at++;
        }
        if (at == end) {
            return BAD;
        }
        long exponent = 0;
        for (; at < end; at++) {
            int c = bytes[at];
            if (c < '0' || c > '9') {
                return BAD;
            }
            exponent = Math.min(EXPONENT_MAX, exponent * 10 + c - '0');
        }
        return negative ? -exponent : exponent;
    }

    /** The last digit of {@code significant} is not zero, so a negative scale always loses something. */
    private static long shift(long significant, long scale) {
        if (significant == 0) {
            return 0;
        }
        if (scale < 0 || scale > DECIMALS_MAX || significant > Long.MAX_VALUE / POW10[(int) scale]) {
            return BAD;
        }
        return significant * POW10[(int) scale];
    }

    /**
     * Writes a mantissa as plain decimal text.
     *
     * @param decimals decimals of the mantissa, 0..18
     * @param trailingZeros true: always so many decimals; false: as few as are needed, and no point without decimals
     * @param into receives up to {@link #TEXT_MAX} bytes from {@code offset} on
     * @return bytes written
     */
    public static int format(long mantissa, int decimals, boolean trailingZeros, byte[] into, int offset) {
        long rest = mantissa > 0 ? -mantissa : mantissa;
        int fraction = decimals;
        if (!trailingZeros) {
            while (fraction > 0 && rest % 10 == 0) {
                rest /= 10;
                fraction--;
            }
        }
        int digits = Math.max(digits(rest), fraction + 1);
        int sign = mantissa < 0 ? 1 : 0;
        int length = sign + digits + (fraction > 0 ? 1 : 0);
        int at = offset + length - 1;
        for (int i = 0; i < digits; i++) {
            if (i == fraction && i > 0) {
                into[at--] = '.';
            }
            into[at--] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        if (sign == 1) {
            into[offset] = '-';
        }
        return length;
    }

    private static int digits(long notPositive) {
        int digits = 1;
        for (long rest = notPositive / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** All decimals, trailing zeros included: {@code 1.2500}. */
    public static String text(long mantissa, int decimals) {
        return text(mantissa, decimals, true);
    }

    /** As few decimals as are needed: {@code 1.25}. */
    public static String shortText(long mantissa, int decimals) {
        return text(mantissa, decimals, false);
    }

    private static String text(long mantissa, int decimals, boolean trailingZeros) {
        byte[] bytes = new byte[TEXT_MAX];
        int length = format(mantissa, decimals, trailingZeros, bytes, 0);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
