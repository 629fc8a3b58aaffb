package arbd.daemon.e2e;

import arbd.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages of node that tests use, pinned by a lock file in src/test and installed below target. */
final class NodeModules {
    private static final Path TARGET = Path.of(System.getProperty("arbd.e2e.jar")).getParent();
    private static final Path SOURCES = Path.of(System.getProperty("arbd.e2e.home"), "daemon/src/test");
    private static final long INSTALL_SECONDS = 180;

    private NodeModules() {
    }

    /**
     * Copies a script of src/test/NAME and, unless that is there already, installs what its lock file pins.
     *
     * @return the folder with script and modules
     */
    static Path install(Path npm, String name, String module, String script) throws IOException, InterruptedException {
        Path from = SOURCES.resolve(name);
        Path folder = Files.createDirectories(TARGET.resolve(name));
        Path lock = folder.resolve("package-lock.json");
        boolean same = Files.isDirectory(folder.resolve("node_modules").resolve(module))
                && Files.exists(lock) && Files.mismatch(lock, from.resolve("package-lock.json")) < 0;
        for (String file : List.of("package.json", "package-lock.json", script)) {
            Files.copy(from.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (same) {
            return folder;
        }
        Path talk = folder.resolve("npm.log");
        Process install = new ProcessBuilder(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(talk.toFile()).start();
        if (!install.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || install.exitValue() != 0) {
            install.destroyForcibly().waitFor();
            Files.delete(lock);
            Tools.unusable("'npm ci' could not install " + module + "; see npm.log in " + folder);
        }
        return folder;
    }
}
