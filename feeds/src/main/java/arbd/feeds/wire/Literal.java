package arbd.feeds.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A known ASCII text of 1 to 128 bytes, to be compared with what stands in a frame, eight bytes at a time and without a
 * loop up to 48. A record, because the compiler takes the fields of a constant record for constants.
 *
 * @param length bytes of the text
 * @param head its first eight bytes, or all of a shorter one, as in {@link Words}
 * @param second the eight bytes behind the head; 0 where the text does not reach so far, as in the next three
 * @param third the eight bytes behind those
 * @param fourth the eight bytes behind those
 * @param fifth the eight bytes behind those
 * @param tail its last eight bytes, which may overlap those in front; the head again when it is shorter
 * @param bytes the whole text
 */
public record Literal(int length, long head, long second, long third, long fourth, long fifth, long tail,
        byte[] bytes) {
    private static final int LONGEST = 128;
    private static final int WORD = Long.BYTES;

    /** The literal of this text. */
    public static Literal of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new IllegalArgumentException("a literal has 1..128 bytes, was " + bytes.length);
        }
        byte[] padded = Arrays.copyOf(bytes, LONGEST + WORD);
        long head = Words.at(padded, 0);
        return new Literal(bytes.length, head, Words.at(padded, WORD), Words.at(padded, 2 * WORD),
                Words.at(padded, 3 * WORD), Words.at(padded, 4 * WORD),
                bytes.length < WORD ? head : Words.at(padded, bytes.length - WORD), bytes);
    }

    /** Whether it stands at {@code at} and ends at or before {@code end}, which is within the array. */
    boolean stands(byte[] text, int at, int end) {
        if (end - at < length) {
            return false;
        }
        if (length < WORD) {
            return shortStands(text, at);
        }
        return Words.at(text, at) == head && Words.at(text, at + length - WORD) == tail
                && (length <= 2 * WORD || between(text, at));
    }

    private boolean between(byte[] text, int at) {
        return Words.at(text, at + WORD) == second
                && (length <= 3 * WORD || Words.at(text, at + 2 * WORD) == third
                && (length <= 4 * WORD || Words.at(text, at + 3 * WORD) == fourth
                && (length <= 5 * WORD || Words.at(text, at + 4 * WORD) == fifth
                && (length <= 6 * WORD || longStands(text, at)))));
    }

    private boolean longStands(byte[] text, int at) {
        return Arrays.equals(text, at + 5 * WORD, at + length - WORD, bytes, 5 * WORD, length - WORD);
    }

    private boolean shortStands(byte[] text, int at) {
        if (text.length - at >= WORD) {
            return Words.first(Words.at(text, at), 8 * length) == head;
        }
        for (int i = 0; i < length; i++) {
            if (text[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
