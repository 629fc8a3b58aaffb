package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.ClientOrderId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a daemon ends, and what keeps one from beginning. */
final class StopIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 30;

    @TempDir
    private Path folder;

    private Sandbox box;
    private String config;

    @BeforeEach
    void prepare() throws Exception {
        box = new Sandbox(folder);
        config = box.write("my.yaml", Sandbox.lively()).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void shouldStopInOrderWhenTold(String signal) throws Exception {
        try (DaemonProcess daemon = box.start("run", "--config", config, "--json")) {
            awaitTrading();
            daemon.signal(signal);
            daemon.expectExit(0, SECONDS);
            assertTrue(daemon.err().contains("stopping: told to stop"), daemon.err());
            JsonNode summary = JSON.readTree(daemon.out());
            assertTrue(JournalFacts.read(box.latestRun()).stoppedInOrder());
            assertEquals(summary.get("stateHash").textValue(), box.replayed(box.latestRun()));
        }
    }

    @Test
    void shouldStopAtOnceWhenToldTwice() throws Exception {
        String slow = Sandbox.set(Sandbox.lively(), "latency", "{min: 2 s, max: 2 s}");
        String slowConfig = box.write("slow.yaml", slow).toString();
        try (DaemonProcess daemon = box.start("run", "--config", slowConfig, "--json")) {
            awaitOrder();
            daemon.signal("INT");
            daemon.awaitTalk("stopping: told to stop", SECONDS);
            daemon.signal("INT");
            daemon.expectExit(130, SECONDS);
            assertTrue(daemon.err().contains("stopped at once"), daemon.err());
            assertFalse(JournalFacts.read(box.latestRun()).stoppedInOrder());
            box.replayed(box.latestRun());
        }
        try (DaemonProcess next = box.start("run", "--config", config, "--json")) {
            next.awaitTalk("epoch 1 was interrupted", SECONDS);
            next.awaitTalk("ready after", SECONDS);
        }
    }

    @Test
    void shouldStayHaltedUntilTheSentinelIsRemoved() throws Exception {
        try (DaemonProcess daemon = box.start("run", "--config", config, "--json")) {
            awaitTrading();
            daemon.signal("USR1");
            daemon.awaitTalk("HALT    everything", SECONDS);
            Thread.sleep(2_000);
            assertTrue(daemon.alive(), "a halted daemon keeps running");
            assertTrue(Files.exists(box.instance().resolve("HALT")));
            daemon.signal("TERM");
            daemon.expectExit(0, SECONDS);
        }
        assertNothingLeftAfterTheHalt(box.latestRun());
        box.replayed(box.latestRun());
        assertEquals(0, orders("--for", "2s"), "a latched halt survives the restart");
        assertTrue(JournalFacts.read(box.latestRun()).start().halted());
        box.replayed(box.latestRun());
        Files.delete(box.instance().resolve("HALT"));
        assertTrue(orders("--for", "4s") > 0, "without the sentinel it trades again");
    }

    private long orders(String... options) throws Exception {
        try (DaemonProcess daemon = box.start("run", "--config", config, "--json", options[0], options[1])) {
            daemon.expectExit(0, SECONDS);
            boolean latched = Files.exists(box.instance().resolve("HALT"));
            assertEquals(latched, daemon.err().contains("HALTED      latched by"), daemon.err());
            assertEquals(latched, LedgerFiles.read(box.ledgers(box.latestRun())).clientOrderIds().isEmpty());
            return JSON.readTree(daemon.out()).get("orders").longValue();
        }
    }

    private void assertNothingLeftAfterTheHalt(Path run) throws Exception {
        JournalFacts facts = JournalFacts.read(run);
        assertTrue(facts.haltSequence() > 0, "the halt is journaled");
        List<String> sent = LedgerFiles.read(box.ledgers(run)).clientOrderIds();
        assertFalse(sent.isEmpty());
        ClientOrderId ids = new ClientOrderId(ClientOrderId.tagOf("main"));
        for (String text : sent) {
            JournalFacts.Placed placed = facts.placed().get(OrderKey.of(ids, text));
            assertTrue(placed != null && placed.sequence() < facts.haltSequence(),
                    () -> text + " left after the halt (record " + facts.haltSequence() + "): " + placed);
        }
    }

    @Test
    void shouldRefuseAnInstanceThatAnotherHolds() throws Exception {
        try (DaemonProcess first = box.start("run", "--config", config, "--json")) {
            first.awaitTalk("ready after", SECONDS);
            assertRefused(75, "is running already", "run", "--config", config, "--json");
            assertTrue(first.alive());
            assertEquals(1, box.runs().size(), "the second one wrote nothing");
            first.signal("TERM");
            first.expectExit(0, SECONDS);
        }
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWritten() throws Exception {
        Path file = box.write("not-a-folder", "");
        box = new Sandbox(folder, file);
        assertRefused(73, "cannot write", "run", "--json");
    }

    @Test
    void shouldNameEveryMistakeWithItsPlaceBeforeItConnects() throws Exception {
        String bad = Sandbox.set(Sandbox.lively(), "layout", "aout");
        String file = box.write("bad.yaml", bad).toString();
        int line = bad.substring(0, bad.indexOf("layout: aout")).split("\n", -1).length;
        assertRefused(78, file + ":" + line + ":11 threads.layout: ", "run", "--config", file, "--json");
        assertEquals(List.of(), box.runs(), "no life began");
        assertRefused(64, "--confg", "run", "--confg", file);
    }

    @Test
    void shouldStopBeforeTheDiskIsFull() throws Exception {
        String text = Sandbox.lively() + "\njournal: {diskFloor: 1024 GiB}\n";
        assertRefused(74, "below journal.diskFloor", "run", "--config", box.write("floor.yaml", text).toString(),
                "--json");
        box.replayed(box.latestRun());
    }

    private void awaitTrading() throws Exception {
        try (LifeWatch life = new LifeWatch(box, 0)) {
            life.awaitTrading(SECONDS);
        }
    }

    private void awaitOrder() throws Exception {
        try (LifeWatch life = new LifeWatch(box, 0)) {
            life.awaitOrder(SECONDS);
        }
    }

    @Test
    void shouldRefuseCredentialsThatAreNotPrivateOrCannotBeUsed() throws Exception {
        try (HostedVenues venues = new HostedVenues(box, 1, 2)) {
            String[] run = {"run", "--config", venues.config().toString(), "--json"};
            Path secrets = folder.resolve("secrets");
            Files.setPosixFilePermissions(secrets.resolve("beta-account.properties"),
                    PosixFilePermissions.fromString("rw-r-----"));
            assertRefused(77, "beta-account.properties: others may read it; run chmod 600", run);
            Files.setPosixFilePermissions(secrets.resolve("beta-account.properties"),
                    PosixFilePermissions.fromString("rw-------"));
            Files.writeString(secrets.resolve("alpha-account.properties"), "apiKey=a b\nsecret=hidden-words\n");
            assertRefused(78, "credentials of venue alpha cannot be used", run);
            assertFalse(Talk.latest(box).contains("hidden-words"));
            Files.delete(secrets.resolve("alpha-account.properties"));
            assertRefused(78, "expected a credentials file", run);
        }
    }

    /** One clear line is the last thing that is said, and no trace. */
    private void assertRefused(int code, String words, String... arguments) throws Exception {
        try (DaemonProcess daemon = box.start(arguments)) {
            daemon.expectExit(code, SECONDS);
            assertEquals("", daemon.out(), "nothing on standard output");
            List<String> clear = daemon.err().lines().filter(line -> line.startsWith("arbd: ")).toList();
            assertEquals(1, clear.size(), daemon.err());
            assertTrue(clear.get(0).contains(words), clear.get(0));
            assertFalse(daemon.err().contains("\tat "), daemon.err());
        }
    }
}
