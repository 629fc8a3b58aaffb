package arbd.amm;

import arbd.market.Require;
import java.math.BigInteger;

/**
 * A number of 0..2^256 - 1 as chains count, in four 64-bit limbs. A reusable slot: operations write into {@code this},
 * may be given {@code this} as an argument, wrap modulo 2^256 as the EVM does, allocate nothing, and say by their
 * result whether the true value fitted. Products that are divided at once are in {@link MulDiv}.
 */
public final class U256 {
    /** Limbs of a number. */
    static final int LIMBS = 4;
    /** Bits of a number. */
    static final int BITS = 256;

    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_BIAS = 1075;

    /** Least significant first. */
    final long[] limb = new long[LIMBS];

    /** Zero. */
    public U256() {
    }

    /** A copy of what is not negative and fits. */
    public static U256 of(BigInteger value) {
        Require.that(value.signum() >= 0 && value.bitLength() <= BITS, "not a number of 256 bits: %s", value);
        U256 number = new U256();
        for (int i = 0; i < LIMBS; i++) {
            number.limb[i] = value.shiftRight(Long.SIZE * i).longValue();
        }
        return number;
    }

    /** A number from its 64 bits, unsigned. */
    public static U256 of(long unsigned) {
        return new U256().set(unsigned);
    }

    /** Reads decimal digits. */
    public static U256 of(String decimal) {
        return of(new BigInteger(decimal));
    }

    /** Two to a power of 0..255. */
    public static U256 powerOfTwo(int exponent) {
        U256 number = new U256();
        number.limb[exponent / Long.SIZE] = 1L << exponent;
        return number;
    }

    /** Becomes this number of 64 bits, unsigned. */
    public U256 set(long unsigned) {
        return set(0, 0, 0, unsigned);
    }

    /** Becomes equal. */
    public U256 set(U256 other) {
        return set(other.limb[3], other.limb[2], other.limb[1], other.limb[0]);
    }

    /** Becomes the number of these limbs, most significant first. */
    public U256 set(long limb3, long limb2, long limb1, long limb0) {
        limb[3] = limb3;
        limb[2] = limb2;
        limb[1] = limb1;
        limb[0] = limb0;
        return this;
    }

    /** One limb, 0 = least significant. */
    public long limb(int index) {
        return limb[index];
    }

    /** Whether this is nothing. */
    public boolean isZero() {
        return (limb[0] | limb[1] | limb[2] | limb[3]) == 0;
    }

    /** Position of the highest bit that is set, counted from 1; 0 for zero. */
    public int bits() {
        for (int i = LIMBS - 1; i >= 0; i--) {
            if (limb[i] != 0) {
                return Long.SIZE * (i + 1) - Long.numberOfLeadingZeros(limb[i]);
            }
        }
        return 0;
    }

    /** Limbs that are needed: 0 for zero. */
    int significant() {
        int count = LIMBS;
        while (count > 0 && limb[count - 1] == 0) {
            count--;
        }
        return count;
    }

    /** Negative, zero or positive, as this is less, equal or more. */
    public int compare(U256 other) {
        for (int i = LIMBS - 1; i >= 0; i--) {
            if (limb[i] != other.limb[i]) {
                return Long.compareUnsigned(limb[i], other.limb[i]);
            }
        }
        return 0;
    }

    /** Becomes a + b; false when that wrapped. */
    public boolean add(U256 a, U256 b) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long x = a.limb[i];
            long half = x + b.limb[i];
            long sum = half + carry;
            carry = (Long.compareUnsigned(half, x) < 0 ? 1 : 0) + (Long.compareUnsigned(sum, half) < 0 ? 1 : 0);
            limb[i] = sum;
        }
        return carry == 0;
    }

    /** Becomes a + b for 64 unsigned bits b; false when that wrapped. */
    public boolean add(U256 a, long b) {
        long carry = b;
        for (int i = 0; i < LIMBS; i++) {
            long sum = a.limb[i] + carry;
            carry = Long.compareUnsigned(sum, carry) < 0 ? 1 : 0;
            limb[i] = sum;
        }
        return carry == 0;
    }

    /** Becomes a - b; false when that wrapped, that is when b is larger. */
    public boolean subtract(U256 a, U256 b) {
        long borrow = 0;
        for (int i = 0; i < LIMBS; i++) {
            long x = a.limb[i];
            long half = x - b.limb[i];
            long difference = half - borrow;
            borrow = (Long.compareUnsigned(half, x) > 0 ? 1 : 0) + (Long.compareUnsigned(difference, half) > 0 ? 1 : 0);
            limb[i] = difference;
        }
        return borrow == 0;
    }

    /** Becomes a x b for 64 unsigned bits b; false when that wrapped. */
    public boolean multiply(U256 a, long b) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long low = a.limb[i] * b;
            long high = multiplyHigh(a.limb[i], b);
            long sum = low + carry;
            carry = high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
            limb[i] = sum;
        }
        return carry == 0;
    }

    /** Becomes a shifted up by 0..255 bits; false when bits fell off. */
    public boolean shiftLeft(U256 a, int by) {
        boolean fits = a.bits() + by <= BITS || a.isZero();
        int limbs = by / Long.SIZE;
        int shift = by % Long.SIZE;
        for (int i = LIMBS - 1; i >= 0; i--) {
            long high = i >= limbs ? a.limb[i - limbs] << shift : 0;
            long low = i > limbs && shift > 0 ? a.limb[i - limbs - 1] >>> Long.SIZE - shift : 0;
            limb[i] = high | low;
        }
        return fits;
    }

    /** Becomes a shifted down by 0..255 bits. */
    public U256 shiftRight(U256 a, int by) {
        int limbs = by / Long.SIZE;
        int shift = by % Long.SIZE;
        for (int i = 0; i < LIMBS; i++) {
            long low = i + limbs < LIMBS ? a.limb[i + limbs] >>> shift : 0;
            long high = i + limbs + 1 < LIMBS && shift > 0 ? a.limb[i + limbs + 1] << Long.SIZE - shift : 0;
            limb[i] = high | low;
        }
        return this;
    }

    /** About this number. For ranking and guessing. */
    public double toDouble() {
        double sum = 0;
        double scale = 1;
        for (int i = 0; i < LIMBS; i++) {
            sum += ((limb[i] >>> 1) * 2.0 + (limb[i] & 1)) * scale;
            scale *= 0x1p64;
        }
        return sum;
    }

    /** Becomes the whole part of a guess: zero for what is negative or no number, the largest for what is too large. */
    public U256 setGuess(double guess) {
        if (!(guess >= 1)) {
            return set(0);
        }
        if (guess >= 0x1p255) {
            return set(-1, -1, -1, -1);
        }
        long bits = Double.doubleToRawLongBits(guess);
        int exponent = (int) (bits >>> MANTISSA_BITS) - EXPONENT_BIAS;
        set(bits & (1L << MANTISSA_BITS) - 1 | 1L << MANTISSA_BITS);
        if (exponent >= 0) {
            shiftLeft(this, exponent);
        } else {
            shiftRight(this, -exponent);
        }
        return this;
    }

    /** The same number for tests and for people; allocates. */
    public BigInteger toBigInteger() {
        BigInteger value = BigInteger.ZERO;
        for (int i = LIMBS - 1; i >= 0; i--) {
            value = value.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(limb[i])));
        }
        return value;
    }

    /** Decimal digits; allocates. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }

    /** The high 64 bits of a product of unsigned numbers ({@code Math.unsignedMultiplyHigh} came with JDK 18). */
    static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
