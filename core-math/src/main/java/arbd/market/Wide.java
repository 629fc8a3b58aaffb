package arbd.market;

/**
 * Products of two {@code long}s, which need 128 bits (10 + 8 decimals pass 2^63 at 9.2 units). Stateless, never throws
 * and never wraps: whatever does not fit, and whatever was asked with arguments out of range, is {@link #OVERFLOW}.
 */
public final class Wide {
    /** Result that does not fit in a {@code long}; therefore never a valid result. */
    public static final long OVERFLOW = Long.MAX_VALUE;

    private static final long LOW = 0xFFFF_FFFFL;

    private Wide() {
    }

    /**
     * The largest whole number not above {@code a * b / c}.
     *
     * @param a not negative
     * @param b not negative
     * @param c positive
     * @return the quotient, or {@link #OVERFLOW}
     */
    public static long mulDivFloor(long a, long b, long c) {
        if ((a | b | c) < 0 || c == 0) {
            return OVERFLOW;
        }
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == 0 && low >= 0) {
            return low / c;
        }
        return high >= c ? OVERFLOW : divide(high, low, c);
    }

    /**
     * The smallest whole number not below {@code a * b / c}.
     *
     * @param a not negative
     * @param b not negative
     * @param c positive
     * @return the quotient, or {@link #OVERFLOW}
     */
    public static long mulDivCeil(long a, long b, long c) {
        long floor = mulDivFloor(a, b, c);
        if (floor == OVERFLOW) {
            return OVERFLOW;
        }
        // The remainder is below c, so its low 64 bits are all of it.
        return a * b - floor * c == 0 ? floor : floor + 1;
    }

    /** Compares {@code a * b} with {@code c * d} exactly, for any arguments: negative, zero or positive. */
    public static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /** {@code a + b} of two numbers that are not negative; {@link #OVERFLOW} absorbs. */
    public static long add(long a, long b) {
        long sum = a + b;
        return (a | b | sum) < 0 ? OVERFLOW : sum;
    }

    /** Needs {@code 0 <= high < divisor}, so the quotient fits in 64 bits. */
    private static long divide(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long top = high << shift | low >>> (64 - shift);
        long quotient = divideUnsigned(top, low << shift, divisor << shift);
        return quotient < 0 ? OVERFLOW : quotient;
    }

    /**
     * Unsigned 128 by 64 bits, schoolbook on 32-bit digits (Knuth, TAOCP 2, 4.3.1 D; Warren, Hacker's Delight, divlu).
     *
     * @param high below the divisor, unsigned
     * @param divisor unsigned, its highest bit set
     * @return the quotient, unsigned 64 bits: unlike elsewhere here nothing is an overflow
     */
    public static long divideUnsigned(long high, long low, long divisor) {
        long q1 = digit(high, low >>> 32, divisor);
        long middle = (high << 32 | low >>> 32) - q1 * divisor;
        long q0 = digit(middle, low & LOW, divisor);
        return q1 << 32 | q0;
    }

    /** One 32-bit digit of the quotient of (top, next) by the normalised v. */
    private static long digit(long top, long next, long v) {
        long vHigh = v >>> 32;
        long vLow = v & LOW;
        long q = Long.divideUnsigned(top, vHigh);
        long r = top - q * vHigh;
        while (q > LOW || Long.compareUnsigned(q * vLow, r << 32 | next) > 0) {
            q--;
            r += vHigh;
            if (r > LOW) {
                break;
            }
        }
        return q;
    }
}
