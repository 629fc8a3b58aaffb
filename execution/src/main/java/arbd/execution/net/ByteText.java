package arbd.execution.net;

import arbd.market.Decimals;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ASCII text that is written into the same bytes again and again. Grows to what it needs, then allocates nothing. */
public final class ByteText {
    private byte[] bytes = new byte[1024];
    private int length;

    /** Back to empty. */
    public ByteText clear() {
        length = 0;
        return this;
    }

    /** The bytes; valid up to {@link #length()} until the next write. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes written. */
    public int length() {
        return length;
    }

    /** Appends one ASCII character. */
    public ByteText add(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends an ASCII text. */
    public ByteText add(CharSequence text) {
        int size = text.length();
        room(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Appends bytes. */
    public ByteText add(byte[] text, int offset, int size) {
        room(size);
        System.arraycopy(text, offset, bytes, length, size);
        length += size;
        return this;
    }

    /** Appends a whole number. */
    public ByteText add(long value) {
        return decimal(value, 0);
    }

    /** Appends a mantissa as decimal text, without needless zeros. */
    public ByteText decimal(long mantissa, int decimals) {
        room(Decimals.TEXT_MAX);
        length += Decimals.format(mantissa, decimals, false, bytes, length);
        return this;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    private void room(int size) {
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
        }
    }
}
