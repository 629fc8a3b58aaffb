package arbd.execution.sim.chain;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;

/** Numbers and bytes as JSON-RPC writes them: quantities without leading zeros, contract data in words of 32 bytes. */
final class Hex {
    static final int WORD_DIGITS = 64;
    static final int ADDRESS_DIGITS = 40;

    private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(256);
    private static final String ZEROS = "0".repeat(WORD_DIGITS);

    private Hex() {
    }

    /** A quantity, {@code 0x0} for nothing. */
    static String quantity(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** A word without {@code 0x}; what is negative in two's complement. */
    static String word(BigInteger value) {
        String digits = (value.signum() < 0 ? value.add(WRAP) : value).toString(16);
        return ZEROS.substring(digits.length()) + digits;
    }

    static String word(long value) {
        return word(BigInteger.valueOf(value));
    }

    /** An address as a word without {@code 0x}. */
    static String word(String address) {
        return ZEROS.substring(ADDRESS_DIGITS) + address.substring(2).toLowerCase(Locale.ROOT);
    }

    /** Bytes with {@code 0x}. */
    static String bytes(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    /** The bytes of text that begins with {@code 0x}. */
    static byte[] parse(String text) {
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    /** Whether this is {@code 0x} and so many hexadecimal digits, any even number when negative. */
    static boolean isBytes(String text, int digits) {
        if (!text.startsWith("0x") || (digits < 0 ? text.length() % 2 != 0 : text.length() != digits + 2)) {
            return false;
        }
        return text.chars().skip(2).allMatch(c -> HexFormat.isHexDigit(c));
    }

    /** An address that belongs to nobody, the same for the same name. */
    static String address(String name) {
        return "0x" + HexFormat.of().formatHex(Keccak.hash(name), 12, Keccak.BYTES);
    }
}
