package arbd.bench.latency;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the subjects. What they read is written into the scratch folder first. */
final class Commands {
    /** Secret of both accounts; it opens nothing but the stand-in. */
    static final String SECRET = "bench-secret-that-opens-nothing-but-a-loopback-port";

    private static final List<String> LAUNCHER_FLAGS = List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m",
            "-XX:+AlwaysPreTouch", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8");
    /** However its parent ends, a daemon does not stay for ever. */
    private static final String FOR = "3600s";

    private final Path scratch;
    private final int core;

    /**
     * For subjects that stay on a CPU.
     *
     * @param core -1 = any
     */
    Commands(Path scratch, int core) {
        this.scratch = scratch;
        this.core = core;
    }

    /** {@code arbd run} with a configuration, under the launcher's flags. */
    List<String> daemon(StandIn standIn) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("daemon-" + standIn.port(0)));
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        for (String venue : List.of("alpha", "beta")) {
            Path file = Files.createFile(secrets.resolve(venue + ".properties"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "apiKey=bench-" + venue + "\nsecret=" + SECRET + "\n");
        }
        Path config = Files.writeString(folder.resolve("latency.yaml"), text("daemon.yaml")
                .replace("@cores@", core >= 0 ? "ingest: " + core : "")
                .replace("@alpha@", Integer.toString(standIn.port(0)))
                .replace("@beta@", Integer.toString(standIn.port(1))));
        List<String> command = java();
        command.add("-Darbd.var=" + folder.resolve("var"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "arbd.daemon.cli.Main", "run",
                "--config", config.toString(), "--for", FOR));
        return command;
    }

    /** An echo under the same flags. */
    List<String> echo(StandIn standIn) {
        List<String> command = java();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Echo.class.getName(),
                standIn.address(0), standIn.address(1), Integer.toString(core)));
        return command;
    }

    /** The handler on node, whose libraries are there already. */
    List<String> node(StandIn standIn) throws IOException {
        return pinned("node", copy("node/handler.js", Peers.folder()).toString(),
                standIn.address(0), standIn.address(1));
    }

    /** The handler on Python. */
    List<String> python(StandIn standIn) throws IOException {
        return pinned(Peers.PYTHON, copy("python/handler.py", scratch).toString(),
                standIn.address(0), standIn.address(1));
    }

    /** Copies a file that comes with the benchmarks into a folder. */
    static Path copy(String resource, Path folder) throws IOException {
        Path file = folder.resolve(Path.of(resource).getFileName());
        return Files.writeString(file, text(resource));
    }

    private List<String> pinned(String... arguments) {
        List<String> command = new ArrayList<>();
        if (core >= 0 && found("taskset")) {
            command.addAll(List.of("taskset", "-c", Integer.toString(core)));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--")).forEach(command::add);
        command.addAll(LAUNCHER_FLAGS);
        return command;
    }

    /** Whether a program is on the path. */
    static boolean found(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Commands.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the benchmarks come without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
