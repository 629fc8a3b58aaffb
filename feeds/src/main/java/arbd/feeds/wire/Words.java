package arbd.feeds.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of text at a time, as one long whose lowest byte is the first character. The tricks are the usual ones of
 * SIMD within a register (Mycroft's zero-byte test; Lamport's multiplications for digits). All masks that mark bytes by
 * their top bit are exact up to and including the first marked byte, and only the first may be used.
 */
public final class Words {
    /** Digits that fit a word. */
    public static final int DIGITS = 8;
    /** One more than the largest number of {@link #DIGITS} digits. */
    public static final long E8 = 100_000_000L;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long ZEROS = 0x3030303030303030L;

    private Words() {
    }

    /** The eight bytes at {@code at}, which must lie within the array. */
    public static long at(byte[] text, int at) {
        return (long) LONG.get(text, at);
    }

    /** Writes eight bytes at {@code at}, which must lie within the array. */
    public static void put(byte[] text, int at, long word) {
        LONG.set(text, at, word);
    }

    /** 24 bits that depend on every byte, for the slot of a table. */
    public static int spread(long word) {
        return (int) ((word ^ word >>> 32) * 0x9e3779b97f4a7c15L >>> 40);
    }

    /** Keeps the first {@code bits}, 0..64 in steps of eight, and clears the rest. */
    static long first(long word, int bits) {
        return bits == Long.SIZE ? word : word & (1L << bits) - 1;
    }

    /** Position of the first marked byte, 8 when there is none. */
    static int position(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /**
     * As {@link #position}, but found by branches and not by counting: the processor guesses them, since numbers of one
     * kind mostly have as many digits as the last ones, and reads on behind the number before it knows where that ends.
     */
    static int firstGuessed(long mask) {
        if (mask == 0) {
            return 8;
        }
        if (mask << 32 != 0) {
            if (mask << 48 != 0) {
                return mask << 56 != 0 ? 0 : 1;
            }
            return mask << 40 != 0 ? 2 : 3;
        }
        if (mask << 16 != 0) {
            return mask << 24 != 0 ? 4 : 5;
        }
        return mask << 8 != 0 ? 6 : 7;
    }

    /** Marks bytes that are this ASCII character. */
    static long equal(long word, char wanted) {
        long difference = word ^ wanted * ONES;
        return difference - ONES & ~difference & TOPS;
    }

    /** Marks quotes, backslashes, control characters and everything that is not ASCII. */
    static long notPlain(long word) {
        return equal(word, '"') | equal(word, '\\') | (word - ' ' * ONES | word) & TOPS;
    }

    /** ASCII digits to their values; other characters to something above nine. */
    static long values(long word) {
        return word ^ ZEROS;
    }

    /** Marks what is no digit in a word of {@link #values}. */
    static long notDigits(long values) {
        return (values + 0x7676767676767676L | values) & TOPS;
    }

    /** How many bits of a word of {@link #values} are digits, up to the first character that is none: 0..64. */
    static int digitBits(long values) {
        return Long.numberOfTrailingZeros(notDigits(values)) & ~7;
    }

    /** Each two digit values as one number, in the byte of the first of them. */
    static long pairs(long values) {
        return values * 10 + (values >>> 8);
    }

    /** The number written by eight digit values, the first character being the highest digit. */
    static long number(long values) {
        long pairs = pairs(values);
        long low = (pairs & 0x000000ff000000ffL) * (100 + (1_000_000L << 32));
        long high = (pairs >>> 16 & 0x000000ff000000ffL) * (1 + (10_000L << 32));
        return low + high >>> 32;
    }

    /** The byte that begins at this bit, 0..63; at 64 the first again. */
    static int byteAt(long word, int bit) {
        return (int) (word >>> bit) & 0xff;
    }

    /**
     * As one number: the values in the first {@code highBits}, 8..56, of one word, whatever is behind them, and those
     * in the first {@code lowBits} of another, 0 behind them; both in steps of eight, together 64 at most.
     */
    static long number(long high, int highBits, long low, int lowBits) {
        long digits = high << Long.SIZE - highBits >>> lowBits;
        return number(lowBits == 0 ? digits : digits | low << Long.SIZE - lowBits);
    }

    /** The values in the first {@code bits}, 0..64 in steps of eight, as a number. */
    static long number(long values, int bits) {
        return bits == 0 ? 0 : number(values << Long.SIZE - bits);
    }

    /** How many zeros are in front of the first other digit of {@link #digits}. */
    public static int leadingZeros(long digits) {
        return position(values(digits) + 0x7f7f7f7f7f7f7f7fL & TOPS);
    }

    /**
     * Eight ASCII digits.
     *
     * @param number 0..99,999,999; leading zeros are written
     */
    public static long digits(long number) {
        // Halves, quarters, digits: each step divides what its lanes hold by a multiplication.
        long halves = number / 10_000 | number % 10_000 << 32;
        long hundreds = (halves * 10_486 >>> 20) & 0x0000007f0000007fL;
        long quarters = hundreds | halves - 100 * hundreds << 16;
        long tens = (quarters * 103 >>> 10) & 0x000f000f000f000fL;
        return (tens | quarters - 10 * tens << 8) + ZEROS;
    }
}
