package arbd.feeds.wire;

import java.nio.charset.StandardCharsets;

/** Texts that are compared byte by byte. */
public final class Ascii {
    private Ascii() {
    }

    /** The bytes of an ASCII text. */
    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
