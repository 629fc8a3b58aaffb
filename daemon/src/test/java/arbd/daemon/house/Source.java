package arbd.daemon.house;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file in three views of equal length: as written, only its code (comments and the insides of literals are
 * blanks), only its comments. The last two make sense for Java.
 */
final class Source {
    private static final Pattern PARTS = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
            + "|\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'", Pattern.DOTALL);

    private final String path;
    private final String text;
    private final String code;
    private final String comments;

    Source(String path, String text) {
        this.path = path;
        this.text = text;
        if (!isJava()) {
            this.code = text;
            this.comments = "";
            return;
        }
        StringBuilder codeOnly = new StringBuilder(text);
        StringBuilder commentsOnly = new StringBuilder(blank(text));
        Matcher part = PARTS.matcher(text);
        while (part.find()) {
            boolean comment = part.group("comment") != null;
            int inner = comment ? 0 : 1;
            codeOnly.replace(part.start() + inner, part.end() - inner,
                    blank(text.substring(part.start() + inner, part.end() - inner)));
            if (comment) {
                commentsOnly.replace(part.start(), part.end(), part.group());
            }
        }
        this.code = codeOnly.toString();
        this.comments = commentsOnly.toString();
    }

    String path() {
        return path;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String text() {
        return text;
    }

    String code() {
        return code;
    }

    String comments() {
        return comments;
    }

    List<String> lines() {
        return text.lines().toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMain() {
        return path.contains("/src/main/java/");
    }

    /** The package of a Java file, by its folder. */
    String packageName() {
        int java = path.indexOf("/java/");
        int slash = path.lastIndexOf('/');
        return java < 0 || slash <= java + 5 ? "" : path.substring(java + 6, slash).replace('/', '.');
    }

    /** The line, from 1, that holds this offset. */
    int line(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static String blank(String part) {
        return part.replaceAll("[^\\n]", " ");
    }
}
