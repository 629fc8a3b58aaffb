package arbd.feeds.net;

/** Why a frame was refused. */
public enum Malformed {
    /** The WebSocket framing itself was broken. */
    FRAMING,
    /** A frame or message above the limit. */
    OVERSIZED,
    /** Not a text frame. */
    BINARY,
    /** Not the JSON that the venue's protocol promises: cut off, wrong type, nested too deeply, doubled key. */
    SYNTAX,
    /** A price or quantity that does not fit the instrument, or is not positive where it must be. */
    NUMBER,
    /** A symbol that this connection did not subscribe. */
    SYMBOL,
    /** Well-formed, and of no kind that we know. */
    UNKNOWN_KIND;

    private static final Malformed[] VALUES = values();

    /** How many there are. */
    public static final int COUNT = VALUES.length;

    /** The reason with this ordinal, without allocating. */
    public static Malformed of(int ordinal) {
        return VALUES[ordinal];
    }
}
