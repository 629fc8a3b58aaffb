package arbd.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table {@code refused.txt}. */
final class RefusedCases {
    /**
     * One row.
     *
     * @param expected the lines of the complaint
     */
    record Refused(String title, String text, List<String> expected) {
    }

    private RefusedCases() {
    }

    /** A file beside the tests. */
    static String resource(String name) {
        try (InputStream in = RefusedCases.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Refused> all() {
        List<Refused> cases = new ArrayList<>();
        String full = resource("full.yaml");
        for (String block : resource("refused.txt").split("\n== ")) {
            String[] lines = block.split("\n");
            String from = null;
            String to = null;
            List<String> expected = new ArrayList<>();
            for (String line : lines) {
                String rest = line.length() < 2 ? "" : unescaped(line.substring(2));
                from = line.startsWith("- ") ? rest : from;
                to = line.startsWith("+ ") || line.equals("+") ? rest : to;
                if (line.startsWith("> ")) {
                    expected.add(line.substring(2));
                }
            }
            if (to != null) {
                cases.add(new Refused(lines[0], from == null ? to : changed(full, from, to), expected));
            }
        }
        return cases;
    }

    private static String changed(String full, String from, String to) {
        int at = full.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("full.yaml does not contain: " + from);
        }
        return full.substring(0, at) + to + full.substring(at + from.length());
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");
    }
}
