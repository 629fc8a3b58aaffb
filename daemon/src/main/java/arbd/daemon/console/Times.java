package arbd.daemon.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
public final class Times {
    /** What is understood, for messages. */
    public static final String FORM = "a time such as 500ms, 30s, 10m or 2h";

    private static final Pattern PATTERN = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    private Times() {
    }

    /** Nanoseconds of a {@link #FORM}; -1 when the text is none. */
    public static long nanos(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return -1;
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
        return Long.parseLong(matcher.group(1)) * unit;
    }
}
