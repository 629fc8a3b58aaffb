package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands work in the order in which they stand, and what it shows is what they print. */
final class ReadmeIT {
    private static final String PROMPT = "$ ./arbd ";
    private static final List<String> KINDS =
            List.of(" WIN ", " REFUSED ", "venue ledgers equal ours to the last unit", "EQUAL  state ");
    private static final long SECONDS = 120;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @TempDir
    private Path folder;

    @Test
    void shouldPrintWhatTheReadmeShows() throws Exception {
        Sandbox box = new Sandbox(folder);
        List<String> commands = commands();
        assertEquals("run", commands.get(0).split(" ")[0], "the first command is the one that a newcomer runs");
        StringBuilder printed = new StringBuilder();
        for (String command : commands) {
            try (DaemonProcess arbd = box.start(command.split(" "))) {
                arbd.expectExit(0, SECONDS);
                printed.append(arbd.out());
            }
        }
        for (String kind : KINDS) {
            assertTrue(printed.toString().contains(kind), () -> "nothing printed '" + kind + "':\n" + printed);
        }
        for (String shown : shownAtStart()) {
            assertTrue(shape(printed.toString()).contains(shape(shown)), () -> "the README shows '" + shown + "'");
        }
    }

    @Test
    void shouldLinkOnlyToWhatIsThere() throws Exception {
        Path home = Path.of(System.getProperty("arbd.e2e.home"));
        try (Stream<Path> docs = Files.walk(home.resolve("docs"))) {
            for (Path page : Stream.concat(Stream.of(home.resolve("README.md")),
                    docs.filter(page -> page.toString().endsWith(".md"))).toList()) {
                Matcher links = LINK.matcher(Files.readString(page));
                while (links.find()) {
                    String target = links.group(1);
                    assertTrue(target.startsWith("https://") || Files.exists(page.resolveSibling(target)),
                            () -> page.getFileName() + " links to " + target + ", which is not there");
                }
            }
        }
    }

    /** Every line that begins with a prompt, without it. */
    private static List<String> commands() throws Exception {
        List<String> commands = readme().stream().filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length())).toList();
        assertFalse(commands.isEmpty(), "the README shows no command");
        return commands;
    }

    /** What the first command is shown to print before anything depends on the moment. */
    private static List<String> shownAtStart() throws Exception {
        List<String> shown = new ArrayList<>();
        boolean inside = false;
        for (String line : readme()) {
            if (inside && line.equals("...")) {
                return shown;
            }
            boolean ofThisMachine = line.startsWith("arbd ") || line.startsWith("  threads ");
            if (inside && !ofThisMachine) {
                shown.add(line);
            }
            inside |= line.startsWith(PROMPT);
        }
        return shown;
    }

    private static List<String> readme() throws Exception {
        return Files.readAllLines(Path.of(System.getProperty("arbd.e2e.home")).resolve("README.md"));
    }

    /** Without numbers, which differ from run to run. */
    private static String shape(String text) {
        return NUMBER.matcher(text).replaceAll("#");
    }
}
