package arbd.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is soon full, mounted in a folder; skips the test where that is not allowed. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    /** Mounts a disk of so many bytes, with a unit as in {@code 8m}, in a new folder of this name. */
    public SmallDisk(Path within, String size) throws IOException, InterruptedException {
        this.folder = Files.createDirectory(within.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())
                .redirectErrorStream(true).redirectOutput(within.resolve("mount.out").toFile()).start();
        assumeTrue(mount.waitFor() == 0, "a small disk cannot be mounted here");
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Unmounts it, even while its pages are mapped. */
    @Override
    public void close() throws IOException {
        new ProcessBuilder("umount", "-l", folder.toString()).start().onExit().join();
    }
}
