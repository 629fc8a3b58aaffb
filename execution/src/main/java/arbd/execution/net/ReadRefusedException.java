package arbd.execution.net;

import java.io.IOException;

/** A venue refused to answer a question about an account; the message is for people. */
public final class ReadRefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int WORDS_MAX = 160;

    private final String code;

    /**
     * With the venue's own words.
     *
     * @param code the venue's code, or the HTTP status where there is none
     * @param words the venue's, empty = none; made printable and cut
     */
    public ReadRefusedException(String code, String words) {
        super(printable(words.isEmpty() ? code : code + " " + words));
        this.code = code;
    }

    /** The venue's code, or the HTTP status where there is none. */
    public String code() {
        return code;
    }

    /** What a venue writes goes to logs and terminals: no control character may. */
    private static String printable(String words) {
        String cut = words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) + "..." : words;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
