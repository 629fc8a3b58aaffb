package arbd.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds programs that some tests need and that are no part of a JDK. Absent: the test is skipped with a message; with
 * {@code ARBD_TOOLS_REQUIRED=true} (for a second JDK {@code ARBD_SECOND_JDK_REQUIRED=true}) it fails.
 */
public final class Tools {
    private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final int OLDEST_FEATURE = 17;

    private Tools() {
    }

    /** The program of this name on the PATH; skips or fails the test when absent. */
    public static Path require(String name) {
        return find(name).orElseGet(() ->
                absent("the program '" + name + "' is not on the PATH", "ARBD_TOOLS_REQUIRED"));
    }

    /** Says what a test that needs a tool lacks: skips the test, or fails it when tools are required. */
    public static void unusable(String message) {
        absent(message, "ARBD_TOOLS_REQUIRED");
    }

    /** The program of this name on the PATH, if there is one. */
    public static Optional<Path> find(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path candidate = Path.of(folder, name).toAbsolutePath();
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * The home of the newest JDK, 17 at least, of another feature release than the one that runs this test; skips or
     * fails the test when there is none.
     */
    public static Path secondJdk() {
        Path best = null;
        int bestFeature = OLDEST_FEATURE - 1;
        for (String folder : new String[] {"/usr/lib/jvm", "/opt"}) {
            for (Path home : subfolders(Path.of(folder))) {
                int feature = feature(home);
                if (feature > bestFeature && feature != Runtime.version().feature()) {
                    best = home;
                    bestFeature = feature;
                }
            }
        }
        return best != null ? best : absent("a second JDK is not installed", "ARBD_SECOND_JDK_REQUIRED");
    }

    private static List<Path> subfolders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> below = Files.newDirectoryStream(folder, Files::isDirectory)) {
            List<Path> found = new ArrayList<>();
            below.forEach(found::add);
            return found;
        } catch (IOException e) {
            return fail("cannot list " + folder, e);
        }
    }

    /** The feature release of the JDK in this folder, 0 when it is none that can compile. */
    private static int feature(Path home) {
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isReadable(home.resolve("release"))) {
            return 0;
        }
        try {
            Matcher version = FEATURE.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return fail("cannot read the release of " + home, e);
        }
    }

    private static Path absent(String message, String variable) {
        return Boolean.parseBoolean(System.getenv(variable)) ? fail(message) : abort(message);
    }
}
