package arbd.amm;

import arbd.market.Wide;

/**
 * Quotients of {@link U256}, with 512 bits between product and division, exactly and rounded as the name says. Long
 * division in 64-bit digits (Knuth, TAOCP 2, 4.3.1 D), each digit by the reciprocal of the divisor's top limb (Moeller
 * and Granlund, Improved division by invariant integers, 2011). Keeps what it needs to work with: one for each thread.
 */
public final class MulDiv {
    private static final int LIMBS = U256.LIMBS;

    /** Dividend, then remainder; one limb more for its normalised form. */
    private final long[] rest = new long[2 * LIMBS + 1];
    /** Divisor, shifted until its highest bit is set. */
    private final long[] divisor = new long[LIMBS];
    private final long[] quotient = new long[LIMBS + 1];
    private final U256 one = U256.of(1);

    /** Ready to divide. */
    public MulDiv() {
    }

    /** Into becomes a x b / d without its fraction; false, and into is left alone, for d = 0 or what does not fit. */
    public boolean floor(U256 a, U256 b, U256 d, U256 into) {
        return multiply(a, b) <= 2 * LIMBS && divide(d, into);
    }

    /** Into becomes the smallest whole number not below a x b / d; false, for d = 0 or what does not fit. */
    public boolean ceil(U256 a, U256 b, U256 d, U256 into) {
        return floor(a, b, d, into) && (exact() || into.add(into, one));
    }

    /** Into becomes a / d without its fraction; false for d = 0. */
    public boolean divideFloor(U256 a, U256 d, U256 into) {
        return floor(a, one, d, into);
    }

    /** Into becomes the smallest whole number not below a / d; false for d = 0. */
    public boolean divideCeil(U256 a, U256 d, U256 into) {
        return ceil(a, one, d, into);
    }

    /** Into becomes a x b; false, and into is left alone, for what does not fit. */
    public boolean multiply(U256 a, U256 b, U256 into) {
        multiply(a, b);
        if ((rest[4] | rest[5] | rest[6] | rest[7]) != 0) {
            return false;
        }
        into.set(rest[3], rest[2], rest[1], rest[0]);
        return true;
    }

    /** Into becomes a x b modulo 2^256; false when that wrapped. */
    public boolean multiplyWrapping(U256 a, U256 b, U256 into) {
        multiply(a, b);
        into.set(rest[3], rest[2], rest[1], rest[0]);
        return (rest[4] | rest[5] | rest[6] | rest[7]) == 0;
    }

    /** Puts all of a x b into {@link #rest}; returns limbs that may be used. */
    private int multiply(U256 a, U256 b) {
        int as = a.significant();
        int bs = b.significant();
        for (int i = 0; i < rest.length; i++) {
            rest[i] = 0;
        }
        for (int i = 0; i < as; i++) {
            long x = a.limb[i];
            long carry = 0;
            for (int j = 0; j < bs; j++) {
                long y = b.limb[j];
                long low = x * y;
                long half = rest[i + j] + low;
                long sum = half + carry;
                carry = U256.multiplyHigh(x, y) + (Long.compareUnsigned(half, low) < 0 ? 1 : 0)
                        + (Long.compareUnsigned(sum, half) < 0 ? 1 : 0);
                rest[i + j] = sum;
            }
            rest[i + bs] = carry;
        }
        return as + bs;
    }

    /** Divides what is in {@link #rest}, whose quotient must fit, and leaves the remainder there, shifted. */
    private boolean divide(U256 d, U256 into) {
        int n = d.significant();
        if (n == 0 || !fits(d)) {
            return false;
        }
        int m = 2 * LIMBS;
        while (m > n && rest[m - 1] == 0) {
            m--;
        }
        normalise(d, n, m);
        long reciprocal = Wide.divideUnsigned(~divisor[n - 1], -1L, divisor[n - 1]);
        for (int i = 0; i <= LIMBS; i++) {
            quotient[i] = 0;
        }
        for (int j = m - n; j >= 0; j--) {
            quotient[j] = digit(j, n, reciprocal);
        }
        into.set(quotient[3], quotient[2], quotient[1], quotient[0]);
        return true;
    }

    /** Whether the upper half of the dividend is below the divisor: then the quotient has at most four limbs. */
    private boolean fits(U256 d) {
        for (int i = LIMBS - 1; i >= 0; i--) {
            int order = Long.compareUnsigned(rest[LIMBS + i], d.limb[i]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private void normalise(U256 d, int n, int m) {
        int shift = Long.numberOfLeadingZeros(d.limb[n - 1]);
        // A shift by 64 would be one by 0, so the bits that cross a limb are shifted twice.
        for (int i = n - 1; i > 0; i--) {
            divisor[i] = d.limb[i] << shift | d.limb[i - 1] >>> 1 >>> 63 - shift;
        }
        divisor[0] = d.limb[0] << shift;
        rest[m] = rest[m - 1] >>> 1 >>> 63 - shift;
        for (int i = m - 1; i > 0; i--) {
            rest[i] = rest[i] << shift | rest[i - 1] >>> 1 >>> 63 - shift;
        }
        rest[0] <<= shift;
    }

    /** One digit of the quotient; takes digit x divisor from the rest. */
    private long digit(int j, int n, long reciprocal) {
        long guess = guess(rest[j + n], rest[j + n - 1], n > 1 ? rest[j + n - 2] : 0, n, reciprocal);
        if (guess == 0) {
            return 0;
        }
        long borrow = 0;
        for (int i = 0; i < n; i++) {
            long low = guess * divisor[i];
            long taken = low + borrow;
            borrow = U256.multiplyHigh(guess, divisor[i]) + (Long.compareUnsigned(taken, low) < 0 ? 1 : 0);
            long before = rest[j + i];
            rest[j + i] = before - taken;
            borrow += Long.compareUnsigned(before, taken) < 0 ? 1 : 0;
        }
        long top = rest[j + n];
        rest[j + n] = top - borrow;
        if (Long.compareUnsigned(top, borrow) < 0) {
            addBack(j, n);
            return guess - 1;
        }
        return guess;
    }

    /** The digit or one more. Tests that the top is below the divisor before it estimates: else a digit would wrap. */
    private long guess(long top, long next, long third, int n, long reciprocal) {
        long d = divisor[n - 1];
        long q;
        long r;
        if (Long.compareUnsigned(top, d) >= 0) {
            q = -1L;
            r = next + d;
            if (Long.compareUnsigned(r, d) < 0) {
                return q;
            }
        } else {
            long low = reciprocal * top;
            long sum = low + next;
            q = U256.multiplyHigh(reciprocal, top) + top + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0) + 1;
            r = next - q * d;
            if (Long.compareUnsigned(r, sum) > 0) {
                q--;
                r += d;
            }
            if (Long.compareUnsigned(r, d) >= 0) {
                q++;
                r -= d;
            }
        }
        return n > 1 ? corrected(q, r, third, n) : q;
    }

    private long corrected(long guess, long remainder, long third, int n) {
        long q = guess;
        long r = remainder;
        long second = divisor[n - 2];
        long high = U256.multiplyHigh(q, second);
        long low = q * second;
        while (Long.compareUnsigned(high, r) > 0 || high == r && Long.compareUnsigned(low, third) > 0) {
            q--;
            r += divisor[n - 1];
            if (Long.compareUnsigned(r, divisor[n - 1]) < 0) {
                break;
            }
            high -= Long.compareUnsigned(low, second) < 0 ? 1 : 0;
            low -= second;
        }
        return q;
    }

    private void addBack(int j, int n) {
        long carry = 0;
        for (int i = 0; i < n; i++) {
            long half = rest[j + i] + divisor[i];
            long sum = half + carry;
            carry = (Long.compareUnsigned(half, divisor[i]) < 0 ? 1 : 0)
                    + (Long.compareUnsigned(sum, half) < 0 ? 1 : 0);
            rest[j + i] = sum;
        }
        rest[j + n] += carry;
    }

    /** Whether nothing was left by the last division. */
    private boolean exact() {
        long any = 0;
        for (int i = 0; i < LIMBS; i++) {
            any |= rest[i];
        }
        return any == 0;
    }
}
