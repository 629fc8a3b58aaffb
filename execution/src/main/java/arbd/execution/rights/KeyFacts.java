package arbd.execution.rights;

import java.util.ArrayList;
import java.util.List;

/**
 * What a key may do.
 *
 * @param read whether it may read the account
 * @param trade whether it may trade what is wanted of it
 * @param withdraw whether it may move money out of the account
 * @param more what else the venue says of it, for people; printable, bounded
 */
public record KeyFacts(Told read, Told trade, Told withdraw, List<String> more) {
    private static final int CHARS_MAX = 80;
    private static final int MORE_MAX = 8;

    /** Copies, cuts and makes printable what a venue wrote. */
    public KeyFacts {
        more = more.stream().limit(MORE_MAX).map(KeyFacts::printable).toList();
    }

    /** In one line. */
    public String words() {
        List<String> words = new ArrayList<>();
        words.add(word(read, "reads"));
        words.add(word(trade, "trades"));
        words.add(switch (withdraw) {
            case YES -> "MAY WITHDRAW";
            case NO -> "may not withdraw";
            case UNTOLD -> "whether it may withdraw is not told";
        });
        words.addAll(more);
        return String.join(", ", words);
    }

    private static String word(Told told, String what) {
        return switch (told) {
            case YES -> what;
            case NO -> what + " NOT";
            case UNTOLD -> what + "?";
        };
    }

    /** What a venue writes goes to logs and terminals: no control character may. */
    static String printable(String text) {
        String cut = text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) + "..." : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
