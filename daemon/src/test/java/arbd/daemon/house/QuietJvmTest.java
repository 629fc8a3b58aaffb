package arbd.daemon.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the launcher's flags the libraries that reach into the JVM work, and no JDK has anything to say about it. */
final class QuietJvmTest {
    @TempDir
    private Path temporary;

    @Test
    void shouldBeQuietOnThisJdk() throws Exception {
        assertEquals("touched all", run(Path.of(System.getProperty("java.home")), Runtime.version().feature(), true));
    }

    @Test
    void shouldBeQuietOnAnotherJdk() throws Exception {
        Path home = Tools.secondJdk();
        assertEquals("touched all", run(home, feature(home), true));
    }

    @Test
    void shouldHearWhatAJvmWithoutTheFlagsSays() throws Exception {
        assertNotEquals("touched all", run(Path.of(System.getProperty("java.home")), 0, false));
    }

    private String run(Path home, int feature, boolean withFlags) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        if (withFlags) {
            command.addAll(Checkout.jvmOpens());
        }
        if (withFlags && feature >= 24) {
            command.addAll(Checkout.jvmNewer());
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                FixtureForJvm.class.getName(), temporary.resolve("queue").toString()));
        Path said = temporary.resolve("said");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        return Files.readString(said, StandardCharsets.UTF_8).strip();
    }

    private static int feature(Path home) throws Exception {
        String release = Files.readString(home.resolve("release"));
        return Integer.parseInt(release.replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1"));
    }
}
