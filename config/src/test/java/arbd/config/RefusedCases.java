package arbd.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tables {@code refused.txt} and {@code refused-pools.txt}. */
final class RefusedCases {
    /**
     * One row.
     *
     * @param file the file that it changes
     * @param expected the lines of the complaint
     */
    record Refused(String file, String title, String text, List<String> expected) {
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
        List<Refused> cases = new ArrayList<>(of("full.yaml", "refused.txt"));
        cases.addAll(of("pools.yaml", "refused-pools.txt"));
        cases.addAll(of("margin.yaml", "refused-margin.txt"));
        return cases;
    }

    private static List<Refused> of(String file, String table) {
        List<Refused> cases = new ArrayList<>();
        String full = resource(file);
        for (String block : resource(table).split("\n== ")) {
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
                cases.add(new Refused(file, lines[0], from == null ? to : changed(full, from, to), expected));
            }
        }
        return cases;
    }

    private static String changed(String full, String from, String to) {
        int at = full.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("the file does not contain: " + from);
        }
        return full.substring(0, at) + to + full.substring(at + from.length());
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");
    }
}
