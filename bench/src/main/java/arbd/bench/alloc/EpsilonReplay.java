package arbd.bench.alloc;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Replay in a JVM of its own that never collects garbage: whatever is allocated per record would end it. */
public final class EpsilonReplay {
    private static final long POLL_MILLIS = 200;

    private EpsilonReplay() {
    }

    /**
     * How it ended.
     *
     * @param exitCode of the JVM
     * @param text all that it said
     */
    public record Result(int exitCode, String text) {
        /** Whether every one of so many records was replayed, with the same decisions. */
        public boolean equal(long records) {
            return exitCode == 0 && text.contains("EQUAL") && text.contains(String.format("%,d records", records));
        }

        String lastLine() {
            String stripped = text.strip();
            return stripped.substring(stripped.lastIndexOf('\n') + 1);
        }
    }

    /**
     * Replays a journal.
     *
     * @param said a file for what the JVM says
     * @param waiting told several times a second that it goes on
     */
    public static Result of(Path journal, Path said, Runnable waiting) throws IOException, InterruptedException {
        Process replay = new ProcessBuilder(command(journal)).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        try {
            while (!replay.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                waiting.run();
            }
        } finally {
            replay.destroyForcibly();
        }
        return new Result(replay.exitValue(), Files.readString(said));
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
}
