package arbd.execution.sim.chain;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** One list in Ethereum's recursive length prefix encoding (Yellow Paper, appendix B), as headers are hashed. */
final class Rlp {
    private static final int SHORT_MAX = 55;
    private static final int TEXT = 0x80;
    private static final int LIST = 0xc0;

    private final ByteArrayOutputStream items = new ByteArrayOutputStream();

    /** Adds bytes as they are. */
    Rlp bytes(byte[] value) {
        if (value.length != 1 || (value[0] & 0xff) >= TEXT) {
            items.writeBytes(length(value.length, TEXT));
        }
        items.writeBytes(value);
        return this;
    }

    /** Adds hexadecimal text as bytes. */
    Rlp hex(String text) {
        return bytes(Hex.parse(text));
    }

    /** Adds a number that is not negative, without leading zeros. */
    Rlp number(long value) {
        return bytes(value == 0 ? new byte[0] : unsigned(value));
    }

    /** The list. */
    byte[] list() {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes(length(items.size(), LIST));
        list.writeBytes(items.toByteArray());
        return list.toByteArray();
    }

    private static byte[] length(int length, int kind) {
        if (length <= SHORT_MAX) {
            return new byte[] {(byte) (kind + length)};
        }
        byte[] digits = unsigned(length);
        byte[] prefix = new byte[digits.length + 1];
        prefix[0] = (byte) (kind + SHORT_MAX + digits.length);
        System.arraycopy(digits, 0, prefix, 1, digits.length);
        return prefix;
    }

    private static byte[] unsigned(long value) {
        byte[] digits = BigInteger.valueOf(value).toByteArray();
        if (digits[0] != 0) {
            return digits;
        }
        byte[] shorter = new byte[digits.length - 1];
        System.arraycopy(digits, 1, shorter, 0, shorter.length);
        return shorter;
    }
}
