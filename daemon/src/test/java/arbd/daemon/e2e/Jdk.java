package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java installation that the daemon may run on.
 *
 * @param home its folder
 * @param feature its feature release
 */
record Jdk(Path home, int feature) {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one that runs the test. */
    static Jdk current() {
        return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** The newest installed one of another feature release; with {@code ARBD_TOOLS_REQUIRED=true} there must be one. */
    static Optional<Jdk> other() throws IOException {
        List<Jdk> found = new ArrayList<>();
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> homes = Files.list(INSTALLED)) {
                for (Path home : homes.sorted().toList()) {
                    feature(home).filter(feature -> feature >= 17 && feature != current().feature)
                            .ifPresent(feature -> found.add(new Jdk(home, feature)));
                }
            }
        }
        if (found.isEmpty() && Boolean.parseBoolean(System.getenv("ARBD_TOOLS_REQUIRED"))) {
            fail("a second JDK is required, and there is none in " + INSTALLED);
        }
        return found.stream().max(Comparator.comparingInt(Jdk::feature));
    }

    /** The command that begins a Java process with the flags that the launcher gives. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(List.of(System.getProperty("arbd.e2e.opens").trim().split("\\s+")));
        if (feature >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        return command;
    }

    private static Optional<Integer> feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
        return Optional.of(Integer.parseInt(version.split("[.+-]")[0]));
    }
}
