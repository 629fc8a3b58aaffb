package arbd.feeds.wire;

import arbd.amm.U256;
import java.util.Arrays;

/** Hexadecimal digits in a node's text to numbers, exactly; refuses what does not fit. Upper and lower case alike. */
public final class HexText {
    /** Answer for a text that is no quantity. */
    public static final long NONE = -1;
    /** Digits of a number of 256 bits. */
    public static final int WORD = 64;

    private static final int LIMB = 16;
    private static final byte[] VALUES = values();

    private HexText() {
    }

    /**
     * A quantity of JSON-RPC: {@code 0x} and digits, not negative.
     *
     * @return the number, or {@link #NONE} when the text is none or exceeds a long
     */
    public static long quantity(byte[] text, int from, int to) {
        int digits = to - from - 2;
        if (digits < 1 || digits > LIMB || !prefixed(text, from, to)) {
            return NONE;
        }
        long value = 0;
        int seen = 0;
        for (int i = from + 2; i < to; i++) {
            int digit = VALUES[text[i] & 0xff];
            seen |= digit;
            value = value << 4 | digit;
        }
        return seen < 0 || value < 0 ? NONE : value;
    }

    /** Whether {@code 0x} and exactly so many digits of whatever kind stand between these two positions. */
    public static boolean hasDigits(byte[] text, int from, int to, int digits) {
        return to - from == digits + 2 && prefixed(text, from, to);
    }

    /** Whether the text begins with {@code 0x}. */
    public static boolean prefixed(byte[] text, int from, int to) {
        return to - from >= 2 && text[from] == '0' && text[from + 1] == 'x';
    }

    /**
     * Reads {@value #WORD} digits, which must lie within the array.
     *
     * @return false = something else stands there, and {@code into} is of no meaning
     */
    public static boolean word(byte[] text, int from, U256 into) {
        int seen = 0;
        long limb3 = 0;
        long limb2 = 0;
        long limb1 = 0;
        long limb0 = 0;
        for (int i = from; i < from + LIMB; i++) {
            int digit3 = VALUES[text[i] & 0xff];
            int digit2 = VALUES[text[i + LIMB] & 0xff];
            int digit1 = VALUES[text[i + 2 * LIMB] & 0xff];
            int digit0 = VALUES[text[i + 3 * LIMB] & 0xff];
            seen |= digit3 | digit2 | digit1 | digit0;
            limb3 = limb3 << 4 | digit3;
            limb2 = limb2 << 4 | digit2;
            limb1 = limb1 << 4 | digit1;
            limb0 = limb0 << 4 | digit0;
        }
        into.set(limb3, limb2, limb1, limb0);
        return seen >= 0;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < LIMB; i++) {
            char digit = Character.forDigit(i, LIMB);
            values[digit] = (byte) i;
            values[Character.toUpperCase(digit)] = (byte) i;
        }
        return values;
    }
}
