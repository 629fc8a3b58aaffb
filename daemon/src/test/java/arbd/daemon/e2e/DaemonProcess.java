package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One child: the packaged program with a verb. Closing it ends it, whatever it does. */
final class DaemonProcess implements AutoCloseable {
    private static final long POLL_MILLIS = 10;
    private static final int SIGINT_BIT = 1 << 2 - 1;

    private final Process process;
    private final Path out;
    private final Path err;

    private DaemonProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param talk folder for what it prints
     * @param options of Java, before the jar
     * @param arguments the verb and its options
     */
    static DaemonProcess start(Jdk jdk, Path talk, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (interruptsIgnored()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(jdk.command());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("arbd.e2e.jar")));
        command.addAll(arguments);
        Path out = Files.createTempFile(talk, arguments.get(0) + "-", ".out");
        Path err = Path.of(out.toString().replace(".out", ".err"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(talk.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().remove("JOURNAL_STREAM");
        return new DaemonProcess(builder.start(), out, err);
    }

    /** A shell's background job ignores SIGINT, and so would its children. */
    private static boolean interruptsIgnored() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & SIGINT_BIT) != 0;
            }
        }
        return false;
    }

    /** Data: standard output so far. */
    String out() throws IOException {
        return Files.readString(out);
    }

    /** Talk: standard error so far. */
    String err() throws IOException {
        return Files.readString(err);
    }

    /** Its command line as other users of the machine see it. */
    String commandLine() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Sends a signal by name. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor(), "kill -" + name);
    }

    /** SIGKILL, and waits until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits until it said this on standard error. */
    void awaitTalk(String words, long seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!err().contains(words)) {
            if (!alive() && !err().contains(words)) {
                fail("ended with " + process.exitValue() + " before it said '" + words + "':\n" + err());
            }
            if (System.nanoTime() - until > 0) {
                fail("did not say '" + words + "' within " + seconds + " s:\n" + err());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Its exit code; too slow is a failure. */
    int exitCode(long seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            fail("still running after " + seconds + " s:\n" + err());
        }
        return process.exitValue();
    }

    /** Must end with this code within the time. */
    void expectExit(int code, long seconds) throws IOException, InterruptedException {
        int actual = exitCode(seconds);
        assertEquals(code, actual, () -> "exit code; it said:\n" + talk());
    }

    private String talk() {
        try {
            return out() + err();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
