package arbd.execution.order;

import arbd.market.Require;
import java.nio.charset.StandardCharsets;

/**
 * The text under which a venue knows our order: {@code a}, instance tag (4), epoch (4) and number (8), the last two in
 * base 36 with leading zeros: 17 letters and digits. Fits every supported venue (Kraken allows 18 free characters,
 * Binance and Bybit 36, OKX 32 alphanumerics). Never reused: the epoch rises with every life of the instance.
 */
public final class ClientOrderId {
    /** Length of every id. */
    public static final int LENGTH = 17;
    /** Largest epoch that fits. */
    public static final int EPOCH_MAX = 36 * 36 * 36 * 36 - 1;
    /** Largest number that fits. */
    public static final long NUMBER_MAX = 2_821_109_907_455L;

    private static final int TAG = 4;
    private static final int EPOCH_AT = 1 + TAG;
    private static final int NUMBER_AT = EPOCH_AT + 4;

    private final byte[] tag;

    /**
     * Ids of one instance.
     *
     * @param tag four characters of {@code [0-9a-z]} that tell the instance from others on the same account
     */
    public ClientOrderId(String tag) {
        Require.that(tag.matches("[0-9a-z]{4}"), "instance tag must be four of [0-9a-z], was '%s'", tag);
        this.tag = tag.getBytes(StandardCharsets.US_ASCII);
    }

    /** A tag for an instance name: the last four base-36 digits of a hash of the name. */
    public static String tagOf(String instance) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < instance.length(); i++) {
            hash = (hash ^ instance.charAt(i)) * 0x100000001b3L;
        }
        byte[] text = new byte[TAG];
        writeBase36(Long.remainderUnsigned(hash, EPOCH_MAX), text, 0, TAG);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** Writes the id at {@code offset}; {@link #LENGTH} bytes. */
    public void write(int epoch, long number, byte[] into, int offset) {
        if (epoch <= 0 || epoch > EPOCH_MAX || number <= 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("order " + number + " of epoch " + epoch + " does not fit");
        }
        into[offset] = 'a';
        System.arraycopy(tag, 0, into, offset + 1, TAG);
        writeBase36(epoch, into, offset + EPOCH_AT, 4);
        writeBase36(number, into, offset + NUMBER_AT, 8);
    }

    /** The id as text, for logs and tests. */
    public String text(int epoch, long number) {
        byte[] bytes = new byte[LENGTH];
        write(epoch, number, bytes, 0);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /**
     * Reads an id back into {@code report.epoch} and {@code report.number}; both 0 when it is not one of this
     * instance's.
     *
     * @return whether it is ours
     */
    public boolean read(byte[] from, int offset, int length, Report report) {
        report.epoch = 0;
        report.number = 0;
        if (length != LENGTH || from[offset] != 'a') {
            return false;
        }
        for (int i = 0; i < TAG; i++) {
            if (from[offset + 1 + i] != tag[i]) {
                return false;
            }
        }
        long epoch = readBase36(from, offset + EPOCH_AT, 4);
        long number = readBase36(from, offset + NUMBER_AT, 8);
        if (epoch <= 0 || number <= 0) {
            return false;
        }
        report.epoch = (int) epoch;
        report.number = number;
        return true;
    }

    private static void writeBase36(long value, byte[] into, int offset, int digits) {
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            int digit = (int) (rest % 36);
            into[offset + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= 36;
        }
    }

    private static long readBase36(byte[] from, int offset, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            byte b = from[offset + i];
            int digit = b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'z' ? b - 'a' + 10 : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 36 + digit;
        }
        return value;
    }
}
