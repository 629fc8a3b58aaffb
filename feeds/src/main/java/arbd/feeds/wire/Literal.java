package arbd.feeds.wire;

import java.nio.charset.StandardCharsets;

/**
 * A known ASCII text of 1 to 64 bytes, to be compared with what stands in a frame, eight bytes at a time. A record,
 * because the compiler takes the fields of a constant record for constants.
 *
 * @param length bytes of the text
 * @param head its first eight bytes, or all of a shorter one, as in {@link Words}
 * @param tail its last eight bytes, which may overlap the head; the head again when it is shorter
 * @param words all whole words between them, for the few texts that are longer than sixteen bytes
 */
public record Literal(int length, long head, long tail, long[] words) {
    private static final int LONGEST = 64;

    /** The literal of this text. */
    public static Literal of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new IllegalArgumentException("a literal has 1..64 bytes, was " + bytes.length);
        }
        byte[] padded = new byte[LONGEST + Long.BYTES];
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        long[] words = new long[Math.max(0, (bytes.length - 1) / Long.BYTES - 1)];
        for (int i = 0; i < words.length; i++) {
            words[i] = Words.at(padded, Long.BYTES * (i + 1));
        }
        long head = Words.at(padded, 0);
        return new Literal(bytes.length, head,
                bytes.length < Long.BYTES ? head : Words.at(padded, bytes.length - Long.BYTES), words);
    }

    /** Whether it stands at {@code at} and ends at or before {@code end}, which is within the array. */
    boolean stands(byte[] text, int at, int end) {
        if (end - at < length) {
            return false;
        }
        if (length < Long.BYTES) {
            return shortStands(text, at);
        }
        if (Words.at(text, at) != head || Words.at(text, at + length - Long.BYTES) != tail) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (Words.at(text, at + Long.BYTES * (i + 1)) != words[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean shortStands(byte[] text, int at) {
        if (text.length - at >= Long.BYTES) {
            return Words.first(Words.at(text, at), 8 * length) == head;
        }
        for (int i = 0; i < length; i++) {
            if (text[at + i] != (byte) (head >>> 8 * i)) {
                return false;
            }
        }
        return true;
    }
}
