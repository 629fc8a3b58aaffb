package arbd.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The peers on other platforms: whether they are here, and their libraries. */
final class Peers {
    /** Debian's own, which finds the package {@code python3-websockets}. */
    static final String PYTHON = "/usr/bin/python3";

    private static final long SECONDS = 120;

    private Peers() {
    }

    /** Why the handler on Python cannot run; empty = it can. */
    static String pythonMissing() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return "there is no " + PYTHON;
        }
        return run(Path.of("/"), List.of(PYTHON, "-c", "import websockets"))
                ? "" : "Python's websockets is not installed: apt-get install python3-websockets";
    }

    /** Why the handler on node cannot run; empty = it can, its libraries are in {@code folder}. */
    static String nodeMissing(Path folder) throws IOException, InterruptedException {
        if (!Commands.found("node")) {
            return "there is no node: apt-get install nodejs npm";
        }
        Files.createDirectories(folder);
        Commands.copy("node/package.json", folder);
        Path lock = Commands.copy("node/package-lock.json", folder);
        Path installed = folder.resolve("installed-lock.json");
        boolean done = Files.exists(installed) && Files.mismatch(lock, installed) < 0;
        if (!done) {
            if (!Commands.found("npm")) {
                return "there is no npm to install ws with: apt-get install npm";
            }
            if (!run(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund",
                    "--prefer-offline", "--fetch-retries=0"))) {
                return "npm ci could not install ws (offline?): see " + folder.resolve("said.txt");
            }
            Files.copy(lock, installed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return "";
    }

    /** A folder beside the classes or the jar that runs, which a clean build removes. */
    static Path folder() throws IOException {
        try {
            Path code = Path.of(Peers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return code.resolveSibling("peers").resolve("node");
        } catch (java.net.URISyntaxException broken) {
            throw new IOException("cannot find the folder of the benchmarks", broken);
        }
    }

    private static boolean run(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (Files.isWritable(folder) && folder.getNameCount() > 0) {
            builder.directory(folder.toFile()).redirectOutput(folder.resolve("said.txt").toFile());
        } else {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().onExit().join();
            return false;
        }
        return process.exitValue() == 0;
    }
}
