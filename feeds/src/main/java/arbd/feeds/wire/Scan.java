package arbd.feeds.wire;

/**
 * Reads a text that is expected to be written in one known way, byte for byte. Any surprise makes the read answer
 * false, and the caller turns to the {@link JsonCursor}.
 */
public final class Scan {
    private byte[] text = new byte[0];
    private int at;
    private int end;
    private int from;
    private int to;

    /** Starts on a new text. */
    public void reset(byte[] bytes, int offset, int length) {
        text = bytes;
        at = offset;
        end = offset + length;
    }

    /** Passes over exactly these bytes; stays where it is when they are not next. */
    public boolean literal(byte[] expected) {
        if (end - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /** Passes over plain printable ASCII up to a quote, and over the quote; what was before it is the token. */
    public boolean quoted() {
        from = at;
        while (at < end) {
            byte b = text[at];
            if (b == '"') {
                to = at++;
                return true;
            }
            if (b < 0x20 || b == '\\') {
                return false;
            }
            at++;
        }
        return false;
    }

    /** Passes over the digits of a whole number; they are the token. */
    public boolean whole() {
        from = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        to = at;
        return to - from == 1 || to > from && text[from] != '0';
    }

    /** Passes over a plain decimal, without sign or exponent; it is the token. */
    public boolean decimal() {
        if (!whole()) {
            return false;
        }
        if (at < end && text[at] == '.') {
            int point = at++;
            while (at < end && text[at] >= '0' && text[at] <= '9') {
                at++;
            }
            to = at;
            return to > point + 1;
        }
        return true;
    }

    /** Whether everything was read. */
    public boolean done() {
        return at == end;
    }

    /** First byte of the token. */
    public int from() {
        return from;
    }

    /** One past the last byte of the token. */
    public int to() {
        return to;
    }
}
