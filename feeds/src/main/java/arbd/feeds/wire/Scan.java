package arbd.feeds.wire;

import arbd.market.Decimals;

/**
 * Reads a text that is expected to be written in one known way, byte for byte. Each read takes the position where it
 * begins and answers the one where it ended, so that the position stays in a register; any surprise, and every read
 * after one, answers {@link #FAILED}, and the caller turns to the {@link JsonCursor}.
 *
 * <pre>{@code
 * int at = scan.reset(bytes, offset, length);
 * at = scan.literal(at, BID_PX);
 * at = scan.mantissa(at, decimals);
 * long bidPx = scan.value();
 * }</pre>
 */
public final class Scan {
    /** The text is not written in the expected way. */
    public static final int FAILED = -1;

    private static final int POINT = '.' ^ '0';

    private byte[] text = new byte[0];
    private int end;
    private int from;
    private int to;
    private int places;
    private long value;

    /** Starts on a new text; answers where it begins. */
    public int reset(byte[] bytes, int offset, int length) {
        text = bytes;
        end = offset + length;
        return offset;
    }

    /** Whether this text stands here. */
    public boolean at(int at, Literal expected) {
        return at >= 0 && expected.stands(text, at, end);
    }

    /** Passes over exactly this text. */
    public int literal(int at, Literal expected) {
        return at(at, expected) ? at + expected.length() : FAILED;
    }

    /** Passes over this text if it stands here. */
    public int optional(int at, Literal expected) {
        return at(at, expected) ? at + expected.length() : at;
    }

    /** Up to the next quote, over plain printable ASCII; what was passed over is the token. */
    public int plain(int at) {
        if (at < 0) {
            return FAILED;
        }
        int p = at;
        int stop = Long.BYTES;
        while (stop == Long.BYTES && text.length - p >= Long.BYTES && p < end) {
            stop = Words.position(Words.notPlain(Words.at(text, p)));
            p += stop;
        }
        while (p < end && text[p] >= ' ' && text[p] != '"' && text[p] != '\\') {
            p++;
        }
        if (p >= end || text[p] != '"') {
            return FAILED;
        }
        from = at;
        to = p;
        return p;
    }

    /**
     * Up to the next byte of this kind, whatever is before it, which becomes the token and must be checked by the
     * caller, for instance by finding it in a table.
     */
    public int until(int at, char stop) {
        if (at < 0) {
            return FAILED;
        }
        int p = at;
        int passed = Long.BYTES;
        while (passed == Long.BYTES && text.length - p >= Long.BYTES && p < end) {
            passed = Words.position(Words.equal(Words.at(text, p), stop));
            p += passed;
        }
        while (p < end && text[p] != stop) {
            p++;
        }
        from = at;
        to = p;
        return p < end ? p : FAILED;
    }

    /** Whether the token is this other part of the text in capital letters, as far as ASCII letters go. */
    public boolean tokenIsUpperCaseOf(int otherFrom, int otherTo) {
        int length = to - from;
        boolean same = length == otherTo - otherFrom;
        for (int i = 0; same && i < length; i++) {
            int other = text[otherFrom + i];
            same = text[from + i] == (other >= 'a' && other <= 'z' ? other - 0x20 : other);
        }
        return same;
    }

    /**
     * Passes over a plain decimal, without sign or exponent. It becomes the {@link #value}; {@link #places} tells how
     * many places it is written with. What follows must be looked at by the next read, which must not accept a digit:
     * of a number that goes on behind its eighth place, or behind the end of the text, only the beginning is read.
     *
     * @param decimals places of the mantissa, 0..18
     */
    public int mantissa(int at, int decimals) {
        if (at < 0 || text.length - at < Long.BYTES) {
            return slowMantissa(at, decimals);
        }
        long whole = Words.values(Words.at(text, at));
        int digits = Words.firstGuessed(Words.notDigits(whole));
        int wholeBits = 8 * digits;
        int point = at + digits;
        int bits = 8 * decimals;
        boolean usual = Words.byteAt(whole, wholeBits) == POINT && digits > 0
                && (digits == 1 || Words.byteAt(whole, 0) != 0);
        if (!usual || bits > Long.SIZE || text.length - point <= Long.BYTES) {
            return slowMantissa(at, decimals);
        }
        long fraction = Words.values(Words.at(text, point + 1));
        int written = Words.firstGuessed(Words.notDigits(fraction));
        fraction = Words.first(fraction, 8 * written);
        if (written == 0 || Words.first(fraction, bits) != fraction) {
            return slowMantissa(at, decimals);
        }
        places = written;
        value = wholeBits + bits <= Long.SIZE ? Words.number(whole, wholeBits, fraction, bits)
                : Words.number(whole, wholeBits) * Decimals.pow10(decimals) + Words.number(fraction, bits);
        return point + 1 + written;
    }

    /** Passes over the digits of a whole number, which becomes the {@link #value}. */
    public int whole(int at) {
        if (at < 0 || text.length - at < 2 * Long.BYTES) {
            return slowWhole(at);
        }
        long high = Words.values(Words.at(text, at));
        int highDigits = Words.firstGuessed(Words.notDigits(high));
        long low = Words.values(Words.at(text, at + Words.DIGITS));
        int lowDigits = highDigits < Words.DIGITS ? 0 : Words.firstGuessed(Words.notDigits(low));
        int last = at + highDigits + lowDigits;
        if (highDigits == 0 || highDigits > 1 && text[at] == '0' || lowDigits == Words.DIGITS || last > end) {
            return slowWhole(at);
        }
        value = Words.number(high, 8 * highDigits) * Decimals.pow10(lowDigits) + Words.number(low, 8 * lowDigits);
        return last;
    }

    private int slowWhole(int at) {
        int last = digits(at);
        return last <= at || last - at > 1 && text[at] == '0' ? FAILED : take(at, last, 0);
    }

    /** Any plain decimal, the long, the short and the one at the end of the array. */
    private int slowMantissa(int at, int decimals) {
        int point = digits(at);
        if (point <= at || point - at > 1 && text[at] == '0') {
            return FAILED;
        }
        int last = point;
        places = 0;
        if (point < end && text[point] == '.') {
            last = digits(point + 1);
            places = last - point - 1;
            if (places == 0) {
                return FAILED;
            }
        }
        return take(at, last, decimals);
    }

    private int take(int at, int last, int decimals) {
        value = DecimalText.mantissa(text, at, last, decimals);
        return value == DecimalText.NONE ? FAILED : last;
    }

    /** The first position from here on without a digit. */
    private int digits(int at) {
        int p = at;
        while (p >= 0 && p < end && isDigit(text[p])) {
            p++;
        }
        return p;
    }

    /** Whether everything was read. */
    public boolean done(int at) {
        return at == end;
    }

    /** The number read last, not negative. */
    public long value() {
        return value;
    }

    /** Places that the decimal read last is written with. */
    public int places() {
        return places;
    }

    /** First byte of the token read last. */
    public int from() {
        return from;
    }

    /** One past the last byte of the token read last. */
    public int to() {
        return to;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
