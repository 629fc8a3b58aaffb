package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under the journal; needs the right to mount a small one, and is skipped without. */
final class DiskIT {
    private static final long SECONDS = 90;

    @TempDir
    private Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = new SmallDisk(folder, "200m");
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void shouldStopWithOneClearLineWhenTheDiskIsFullAndGoOnWhenThereIsRoom() throws Exception {
        Sandbox box = new Sandbox(folder, disk.folder());
        String config = box.write("my.yaml", Sandbox.lively() + "\njournal: {diskFloor: 64 MiB}\n").toString();
        Path ballast = disk.folder().resolve("ballast");
        try (DaemonProcess daemon = box.start("run", "--config", config, "--json");
                LifeWatch watch = new LifeWatch(box, 0)) {
            watch.awaitTrading(SECONDS);
            fill(ballast);
            daemon.expectExit(74, SECONDS);
            List<String> clear = daemon.err().lines().filter(line -> line.startsWith("arbd: ")).toList();
            assertEquals(1, clear.size(), daemon.err());
            assertTrue(clear.get(0).contains("disk"), clear.get(0));
            assertFalse(daemon.err().contains("\tat "), daemon.err());
        }
        Files.delete(ballast);
        box.replayed(box.latestRun());
        try (DaemonProcess next = box.start("run", "--config", config, "--json");
                LifeWatch watch = new LifeWatch(box, 1)) {
            watch.awaitTrading(SECONDS);
            next.signal("TERM");
            next.expectExit(0, SECONDS);
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertTrue(Files.size(ballast) > 0, full::toString);
        }
    }
}
