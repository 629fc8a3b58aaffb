package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder for one test: configurations, instances, and what the children print. */
final class Sandbox {
    private static final String INSTANCE = "main";

    private final Path folder;
    private final Path var;
    private final Path talk;

    Sandbox(Path folder) throws IOException {
        this(folder, folder.resolve("var"));
    }

    /** With the instances elsewhere. */
    Sandbox(Path folder, Path var) throws IOException {
        this.folder = folder;
        this.var = var;
        this.talk = Files.createDirectories(folder.resolve("talk"));
    }

    /** The configuration that {@code run} takes by default. */
    static Path profile() {
        return Path.of(System.getProperty("arbd.e2e.home")).resolve("config/profiles/sim.yaml");
    }

    /** Gives every setting of this name another value; there must be one. */
    static String set(String text, String key, String value) {
        Matcher found = Pattern.compile("(?m)^( *" + key + ": )(\"[^\"]*\"|\\{[^}]*}|[^\"{#\\s]+( [^#\\s]+)*)")
                .matcher(text);
        assertTrue(found.find(), () -> "the profile has no '" + key + "'");
        return found.replaceAll("$1" + Matcher.quoteReplacement(value));
    }

    /** The profile with livelier books and pools, so that a few seconds are enough. */
    static String lively() throws IOException {
        return anyPort(set(set(Files.readString(profile()), "dislocation",
                "{every: 300 ms, size: 90 bps, lasts: 250 ms}"), "blockEvery", "200 ms"));
    }

    /** With the status page on whatever port is free, so that two lives do not meet there. */
    static String anyPort(String text) {
        return text + "\nhttp: {port: 0}\n";
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path folder() {
        return folder;
    }

    /** The instance's folder. */
    Path instance() {
        return var.resolve(INSTANCE);
    }

    /** Where children's words are kept. */
    Path talk() {
        return talk;
    }

    DaemonProcess start(String... arguments) throws IOException {
        return start(Jdk.current(), arguments);
    }

    DaemonProcess start(Jdk jdk, String... arguments) throws IOException {
        return DaemonProcess.start(jdk, talk,
                List.of("-Darbd.home=" + System.getProperty("arbd.e2e.home"), "-Darbd.var=" + var), List.of(arguments));
    }

    /** Journals of all lives, oldest first. */
    List<Path> runs() throws IOException {
        Path journals = instance().resolve("journal");
        if (!Files.isDirectory(journals)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(journals)) {
            return runs.sorted().toList();
        }
    }

    /** Journal of the latest life. */
    Path latestRun() throws IOException {
        List<Path> runs = runs();
        return runs.get(runs.size() - 1);
    }

    /** The venues' ledgers of an embedded simulation. */
    Path ledgers(Path run) {
        return instance().resolve("venues").resolve(run.getFileName());
    }

    /** Replays a journal here; it must be equal. Returns the state hash that it came to. */
    String replayed(Path run) {
        try (JournalReader reader = JournalReader.open(run)) {
            ReplayResult result = Replayer.run(reader, records -> { });
            assertTrue(result.equal(), () -> run + ": " + result.divergence());
            return String.format("%016x", result.stateHash());
        }
    }

    /** Replays a journal in a process of its own; it must be equal. Returns the state hash that it came to. */
    String verified(Jdk jdk, Path run) throws IOException, InterruptedException {
        try (DaemonProcess replay = start(jdk, "replay", "--verify", run.toString())) {
            replay.expectExit(0, 120);
            List<String> lines = replay.out().lines().toList();
            String verdict = lines.get(lines.size() - 1);
            assertTrue(verdict.matches("EQUAL {2}state [0-9a-f]{16}"), () -> "verdict was: " + verdict);
            assertEquals("", replay.err(), "replay complained");
            return verdict.substring(verdict.length() - 16);
        }
    }
}
