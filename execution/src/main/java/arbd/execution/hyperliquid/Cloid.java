package arbd.execution.hyperliquid;

import arbd.execution.order.ClientOrderId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A client order id as Hyperliquid wants it: 16 bytes, {@code 0x} and 32 digits. They hold all of a
 * {@link ClientOrderId}: its prefix and the four letters of the instance as they are, the epoch in 4 bytes and the
 * number in 7, highest first.
 */
public final class Cloid {
    /** Characters of one. */
    public static final int LENGTH = 34;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT_BYTES = 5;
    private static final int EPOCH_BYTES = Integer.BYTES;
    private static final int NUMBER_BYTES = 7;
    private static final int RADIX = 36;

    private Cloid() {
    }

    /**
     * Writes the id of an order.
     *
     * @param id its text, {@link ClientOrderId#LENGTH} bytes, of which prefix and instance are taken
     * @param into receives {@link #LENGTH} characters
     */
    static void write(byte[] id, int epoch, long number, byte[] into) {
        into[0] = '0';
        into[1] = 'x';
        int at = 2;
        for (int i = 0; i < TEXT_BYTES; i++) {
            at = digits(id[i], 1, into, at);
        }
        digits(number, NUMBER_BYTES, into, digits(epoch, EPOCH_BYTES, into, at));
    }

    private static int digits(long value, int bytes, byte[] into, int offset) {
        int at = offset;
        for (int shift = bytes * Byte.SIZE - 4; shift >= 0; shift -= 4) {
            into[at++] = DIGITS[(int) (value >>> shift) & 15];
        }
        return at;
    }

    /** The text of the {@link ClientOrderId} that this was made of; what was not made of one is given back as it is. */
    public static String clientOrderId(String cloid) {
        byte[] bytes = bytes(cloid);
        if (bytes == null || bytes[0] != 'a') {
            return cloid;
        }
        String text = new String(bytes, 0, TEXT_BYTES, StandardCharsets.ISO_8859_1);
        long epoch = whole(bytes, TEXT_BYTES, EPOCH_BYTES);
        long number = whole(bytes, TEXT_BYTES + EPOCH_BYTES, NUMBER_BYTES);
        boolean ours = text.matches("a[0-9a-z]{4}") && epoch > 0 && epoch <= ClientOrderId.EPOCH_MAX
                && number > 0 && number <= ClientOrderId.NUMBER_MAX;
        return ours ? text + padded(epoch, 4) + padded(number, 8) : cloid;
    }

    private static byte[] bytes(String cloid) {
        boolean written = cloid.length() == LENGTH && cloid.startsWith("0x")
                && cloid.chars().skip(2).allMatch(HexFormat::isHexDigit);
        return written ? HexFormat.of().parseHex(cloid, 2, LENGTH) : null;
    }

    private static long whole(byte[] bytes, int from, int length) {
        long value = 0;
        for (byte b : Arrays.copyOfRange(bytes, from, from + length)) {
            value = value << Byte.SIZE | b & 0xff;
        }
        return value;
    }

    private static String padded(long value, int digits) {
        String text = Long.toString(value, RADIX).toLowerCase(Locale.ROOT);
        return "0".repeat(digits - text.length()) + text;
    }
}
