package arbd.execution.hyperliquid;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes MessagePack into the same bytes again and again: maps, lists, text, truth and whole numbers that are not
 * negative, each in its shortest form. That is all that actions are made of; a library would be a thousand times the
 * code, and allocate.
 */
public final class MessagePack {
    private static final int FIX_MAX = 15;
    private static final int FIX_TEXT_MAX = 31;

    private byte[] bytes = new byte[512];
    private int length;

    /** Back to empty. */
    public MessagePack clear() {
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

    /** Begins a map of so many keys and values, which follow. */
    public MessagePack map(int size) {
        return size <= FIX_MAX ? add(0x80 | size) : number(0xde, size, Short.BYTES);
    }

    /** Begins a list of so many values, which follow. */
    public MessagePack list(int size) {
        return size <= FIX_MAX ? add(0x90 | size) : number(0xdc, size, Short.BYTES);
    }

    /** A text; one of ASCII does not allocate. */
    public MessagePack text(String text) {
        int size = text.length();
        for (int i = 0; i < size; i++) {
            if (text.charAt(i) > Byte.MAX_VALUE) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                return text(utf8, 0, utf8.length);
            }
        }
        textOf(size);
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** A text from its bytes, without allocating. */
    public MessagePack text(byte[] utf8, int offset, int size) {
        textOf(size);
        System.arraycopy(utf8, offset, bytes, length, size);
        length += size;
        return this;
    }

    private void textOf(int size) {
        if (size <= FIX_TEXT_MAX) {
            add(0xa0 | size);
        } else if (size <= 0xff) {
            number(0xd9, size, Byte.BYTES);
        } else {
            number(0xda, size, Short.BYTES);
        }
        room(size);
    }

    /** True or false. */
    public MessagePack truth(boolean value) {
        return add(value ? 0xc3 : 0xc2);
    }

    /** Nothing. */
    public MessagePack nil() {
        return add(0xc0);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public MessagePack whole(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("actions hold no negative numbers");
        }
        if (value <= Byte.MAX_VALUE) {
            return add((int) value);
        }
        return value <= 0xff ? number(0xcc, value, Byte.BYTES) : value <= 0xffff ? number(0xcd, value, Short.BYTES)
                : value <= 0xffff_ffffL ? number(0xce, value, Integer.BYTES) : number(0xcf, value, Long.BYTES);
    }

    private MessagePack number(int kind, long value, int size) {
        add(kind);
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            add((int) (value >>> shift));
        }
        return this;
    }

    private MessagePack add(int oneByte) {
        room(1);
        bytes[length++] = (byte) oneByte;
        return this;
    }

    private void room(int size) {
        if (length + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
        }
    }
}
