package arbd.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay of a long journal in a JVM that never collects garbage: whatever is allocated per record would end it. */
final class EpsilonReplayTest {
    private static final int QUOTES = 1_000_000;
    private static final long MINUTES = 5;

    @Test
    void shouldReplayAMillionEventsWithoutAGarbageCollector(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal");
        Path said = folder.resolve("said.txt");
        long records = JournalMaker.write(journal, QUOTES);
        Process replay = new ProcessBuilder(command(journal)).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        try {
            assertTrue(replay.waitFor(MINUTES, TimeUnit.MINUTES), () -> "still replaying: " + text(said));
        } finally {
            replay.destroyForcibly();
        }
        String text = text(said);
        assertEquals(0, replay.exitValue(), text);
        assertTrue(text.contains("EQUAL"), text);
        assertTrue(text.contains(String.format("%,d records", records)), records + " records, but: " + text);
    }

    private static List<String> command(Path journal) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(inherited());
        command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx256m",
                "-cp", System.getProperty("java.class.path"),
                "arbd.daemon.cli.Main", "replay", "--verify", journal.toString()));
        return command;
    }

    /** What this JVM was told to open, which differs between JDKs. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--")).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
