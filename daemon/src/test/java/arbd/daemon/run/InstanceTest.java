package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    @TempDir
    private Path home;

    @Test
    void shouldHoldItsFolderAgainstTheSameProcessAndLetGoWhenClosed() throws Exception {
        try (Instance first = instance()) {
            first.acquire();
            try (Instance second = instance()) {
                StopException held = assertThrows(StopException.class, second::acquire);
                assertEquals(StopException.HELD, held.exitCode());
                assertTrue(held.getMessage().contains("instance 'main' is running already"), held.getMessage());
                assertTrue(held.getMessage().contains("--instance NAME"), held.getMessage());
            }
            try (Instance other = Instance.of(home, "other", Optional.empty())) {
                other.acquire();
            }
        }
        try (Instance again = instance()) {
            again.acquire();
        }
    }

    @Test
    void shouldHoldItsFolderAgainstAnotherProcess() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process other = new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1", Holder.class.getName(), home.toString()).start();
        try {
            for (int i = 0; i < 2_000 && !Files.exists(home.resolve("held")); i++) {
                Thread.sleep(5);
            }
            assertTrue(Files.exists(home.resolve("held")), "the other process did not start");
            try (Instance second = instance()) {
                StopException held = assertThrows(StopException.class, second::acquire);
                assertEquals(StopException.HELD, held.exitCode());
            }
        } finally {
            other.destroyForcibly();
        }
        assertTrue(other.waitFor(10, TimeUnit.SECONDS));
        try (Instance afterTheKill = instance()) {
            afterTheKill.acquire();
        }
    }

    @Test
    void shouldNeverGiveAnEpochTwiceEvenWhenJournalsOrTheCounterAreLost() throws Exception {
        try (Instance instance = instance()) {
            instance.acquire();
            assertEquals(1, instance.nextEpoch());
            assertEquals(2, instance.nextEpoch());
            Path run = instance.runFolder(2, 1_700_000_000_000_000_000L);
            assertEquals("000002-20231114T221320Z", run.getFileName().toString());
            assertEquals(Optional.empty(), instance.latestRun(), "it is not created yet");
            Files.createDirectories(instance.runFolder(9, 0));
            Files.createDirectories(instance.folder().resolve("journal/999999-not-a-run"));
            assertEquals(10, instance.nextEpoch(), "a journal knows a later one");
            Files.delete(instance.folder().resolve("epoch"));
            assertEquals(10, instance.nextEpoch());
            Files.delete(instance.runFolder(9, 0));
            assertEquals(11, instance.nextEpoch(), "the counter remembers lost journals");
            Files.writeString(instance.folder().resolve("epoch"), "many");
            StopException damaged = assertThrows(StopException.class, instance::nextEpoch);
            assertEquals(StopException.DAMAGED, damaged.exitCode());
        }
    }

    @Test
    void shouldListTheRunsLatestFirst() throws Exception {
        Instance instance = instance();
        assertEquals(Optional.empty(), instance.latestRun());
        for (int epoch : new int[] {3, 11, 2}) {
            Files.createDirectories(instance.runFolder(epoch, epoch * 1_000_000_000L));
        }
        assertEquals(instance.runFolder(11, 11_000_000_000L), instance.latestRun().orElseThrow());
        assertEquals(3, instance.runsLatestFirst().size());
        assertEquals(instance.runFolder(2, 2_000_000_000L), instance.runsLatestFirst().get(2));
    }

    @Test
    void shouldLatchAHaltUntilTheFileIsRemoved() throws IOException {
        Instance instance = instance();
        Files.createDirectories(instance.folder());
        assertFalse(instance.haltLatched());
        instance.latchHalt("operator");
        assertTrue(instance().haltLatched());
        assertEquals("operator\n", Files.readString(instance.sentinel()));
        Files.delete(instance.sentinel());
        assertFalse(instance.haltLatched());
    }

    @Test
    void shouldPutJournalsWhereTheConfigurationSays() {
        Path elsewhere = home.resolve("elsewhere");
        Instance instance = Instance.of(home, "main", Optional.of(elsewhere.toString()));
        assertTrue(instance.runFolder(1, 0).startsWith(elsewhere));
    }

    private Instance instance() {
        return Instance.of(home, "main", Optional.empty());
    }

    /** Another process that holds the instance. */
    static final class Holder {
        private Holder() {
        }

        public static void main(String[] args) throws Exception {
            Instance.of(Path.of(args[0]), "main", Optional.empty()).acquire();
            Files.createFile(Path.of(args[0], "held"));
            Thread.sleep(60_000);
        }
    }
}
