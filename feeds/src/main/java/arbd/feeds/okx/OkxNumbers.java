package arbd.feeds.okx;

import arbd.feeds.wire.DecimalText;

/** The whole numbers of a book message. Stateless. */
final class OkxNumbers {
    /** What {@link #signed} answers for a text that is no number or too large. */
    static final long BAD = Long.MIN_VALUE;

    private OkxNumbers() {
    }

    /** A whole number that may have a minus sign. */
    static long signed(byte[] text, int from, int to) {
        boolean negative = from < to && text[from] == '-';
        long value = DecimalText.whole(text, negative ? from + 1 : from, to);
        return value == DecimalText.NONE ? BAD : negative ? -value : value;
    }

    /** Whether a number is a checksum: a signed number of 32 bits. */
    static boolean checksum(long value) {
        return (int) value == value;
    }

    /** Whether a number can be one of the venue's, -1 included. */
    static boolean sequence(long value) {
        return value >= -1;
    }
}
