package arbd.feeds.wire;

/**
 * Walks one JSON text (RFC 8259) in place. Never throws on bad input: the first error sticks, and every later read
 * answers nothing. Strings are given as byte ranges, escapes left as they stand.
 */
public final class JsonCursor {
    /** Deepest nesting that is accepted. */
    public static final int DEPTH_MAX = 32;

    private byte[] text = new byte[0];
    private int at;
    private int end;
    private boolean bad;
    private int from;
    private int to;
    private boolean first;

    /** Starts on a new text. */
    public void reset(byte[] bytes, int offset, int length) {
        text = bytes;
        at = offset;
        end = offset + length;
        bad = false;
        first = false;
        from = offset;
        to = offset;
    }

    /** Whether an error was met. */
    public boolean bad() {
        return bad;
    }

    /** Position of the next byte. */
    public int position() {
        return at;
    }

    /** Continues at a position that was seen before. */
    public void seek(int position) {
        at = position;
    }

    /** First byte of the token read last; for a string, after its quote. */
    public int from() {
        return from;
    }

    /** One past the last byte of the token read last. */
    public int to() {
        return to;
    }

    /** The bytes under the cursor. */
    public byte[] bytes() {
        return text;
    }

    /** Whether the text is one whole, valid JSON value; the cursor is where it was before. */
    public boolean valid() {
        int start = at;
        skipValue();
        boolean whole = ended();
        at = start;
        return whole;
    }

    /** First byte of the value that comes next, 0 at the end. */
    public byte peek() {
        skipSpace();
        return at < end ? text[at] : 0;
    }

    /** Enters an object. */
    public boolean enterObject() {
        return enter('{');
    }

    /** Enters an array. */
    public boolean enterArray() {
        return enter('[');
    }

    /** To the next member of the object: its key becomes the token; false after the last one or on an error. */
    public boolean nextKey() {
        if (!next('}')) {
            return false;
        }
        if (!readString()) {
            return false;
        }
        skipSpace();
        return take(':');
    }

    /** To the next element of the array; false after the last one or on an error. */
    public boolean nextElement() {
        return next(']');
    }

    /** Reads a string: the bytes between its quotes become the token. */
    public boolean readString() {
        skipSpace();
        if (!take('"')) {
            return false;
        }
        from = at;
        while (at < end) {
            if (text.length - at >= Long.BYTES) {
                at = Math.min(end - 1, at + Words.position(Words.notPlain(Words.at(text, at))));
            }
            int b = text[at];
            if (b == '"') {
                to = at++;
                return true;
            }
            int width = b >= 0x20 && b != '\\' ? 1 : b == '\\' ? escape() : utf8();
            if (width == 0) {
                return fail();
            }
            at += width;
        }
        return fail();
    }

    /** Reads a number: its text becomes the token. */
    public boolean readNumber() {
        skipSpace();
        int p = at;
        if (p < end && text[p] == '-') {
            p++;
        }
        int digits = digitsFrom(p);
        if (digits == 0 || digits > 1 && text[p] == '0') {
            return fail();
        }
        p += digits;
        if (p < end && text[p] == '.') {
            digits = digitsFrom(p + 1);
            if (digits == 0) {
                return fail();
            }
            p += digits + 1;
        }
        if (p < end && (text[p] | 0x20) == 'e') {
            p++;
            if (p < end && (text[p] == '+' || text[p] == '-')) {
                p++;
            }
            digits = digitsFrom(p);
            if (digits == 0) {
                return fail();
            }
            p += digits;
        }
        from = at;
        to = p;
        at = p;
        return true;
    }

    /** Passes over the next value whatever it is, checking it. */
    public boolean skipValue() {
        return skipValue(DEPTH_MAX);
    }

    /** Whether nothing but white space is left, and no error was met. */
    boolean ended() {
        skipSpace();
        return !bad && at == end;
    }

    /** As {@link #skipValue()}, nested so deep at most. */
    boolean skipValue(int depthMax) {
        long objects = 0;
        int depth = 0;
        boolean atValue = true;
        do {
            if (atValue) {
                byte b = peek();
                if (b == '{' || b == '[') {
                    if (++depth > depthMax) {
                        return fail();
                    }
                    objects = objects << 1 | (b == '{' ? 1 : 0);
                    enter(b);
                } else if (!skipScalar(b)) {
                    return false;
                }
            }
            if (depth == 0) {
                return !bad;
            }
            boolean object = (objects & 1) == 1;
            atValue = object ? nextKey() : nextElement();
            if (bad) {
                return false;
            }
            if (!atValue) {
                depth--;
                objects >>>= 1;
            }
        } while (depth > 0 || atValue);
        return !bad;
    }

    /** Whether the token is exactly these bytes. */
    public boolean tokenIs(byte[] expected) {
        int length = to - from;
        if (length != expected.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[from + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean skipScalar(byte b) {
        if (b == '"') {
            return readString();
        }
        if (b == 't') {
            return literal("true");
        }
        if (b == 'f') {
            return literal("false");
        }
        if (b == 'n') {
            return literal("null");
        }
        return readNumber();
    }

    private boolean literal(String word) {
        from = at;
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        to = at;
        return true;
    }

    private boolean enter(int bracket) {
        skipSpace();
        first = true;
        return take(bracket);
    }

    private boolean next(int close) {
        if (bad) {
            return false;
        }
        skipSpace();
        boolean opened = first;
        first = false;
        if (at < end && text[at] == close) {
            at++;
            return false;
        }
        return opened || take(',');
    }

    private boolean take(int expected) {
        if (bad || at >= end || text[at] != expected) {
            return fail();
        }
        at++;
        return true;
    }

    private boolean fail() {
        bad = true;
        return false;
    }

    private void skipSpace() {
        while (at < end && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private int digitsFrom(int position) {
        int p = position;
        while (p < end && text[p] >= '0' && text[p] <= '9') {
            p++;
        }
        return Math.max(0, p - position);
    }

    private int escape() {
        if (at + 1 >= end) {
            return 0;
        }
        byte b = text[at + 1];
        if (b != 'u') {
            return "\"\\/bfnrt".indexOf(b) >= 0 ? 2 : 0;
        }
        for (int i = 2; i < 6; i++) {
            if (at + i >= end || Character.digit(text[at + i], 16) < 0) {
                return 0;
            }
        }
        return 6;
    }

    /** Length of the UTF-8 sequence of two to four bytes here (RFC 3629), 0 = not one. */
    private int utf8() {
        int lead = text[at] & 0xff;
        int length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3
                : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = text[at + 1] & 0xff;
        boolean overlong = lead == 0xe0 && second < 0xa0 || lead == 0xf0 && second < 0x90;
        boolean outside = lead == 0xed && second >= 0xa0 || lead == 0xf4 && second >= 0x90;
        return overlong || outside ? 0 : length;
    }
}
