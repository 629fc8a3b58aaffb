package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue that stands alone, as its user sees it. */
final class SimIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 30;
    private static final Pattern SECRET = Pattern.compile("#   secrets/(\\S+) .*\\n((?:#     .*\\n)+)");

    @TempDir
    private Path folder;

    private Sandbox box;

    @BeforeEach
    void prepare() throws Exception {
        box = new Sandbox(folder);
    }

    @Test
    void shouldPrintAConfigurationWithWhichADaemonTrades() throws Exception {
        try (DaemonProcess sim = box.start("sim", "--venue", "okx", "--seed", "3",
                "--faults", "dropAcks:1%,cut:60s")) {
            String shown = shown(sim, "holdingTime");
            copySecrets(shown);
            Path config = box.write("my.yaml", Sandbox.anyPort(shown));
            try (DaemonProcess daemon = box.start("run", "--config", config.toString(), "--json");
                    LifeWatch watch = new LifeWatch(box, 0)) {
                watch.awaitTrading(SECONDS);
                daemon.signal("TERM");
                daemon.expectExit(0, SECONDS);
            }
            sim.signal("INT");
            sim.expectExit(0, SECONDS);
            assertTrue(sim.err().matches("(?s).*okx: [1-9]\\d* orders, [1-9]\\d* fills, 0 client ids twice, .*"),
                    sim.err());
            assertFalse(sim.err().contains("CONSERVE"), sim.err());
        }
    }

    /** Does with the printed comment what a reader would do. */
    private void copySecrets(String shown) throws IOException {
        Matcher secret = SECRET.matcher(shown);
        assertTrue(secret.find(), shown);
        Path file = Files.createDirectories(folder.resolve("secrets")).resolve(secret.group(1));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret.group(2).replaceAll("(?m)^#     ", ""));
    }

    @Test
    void shouldSayTheSameToProgramsAndWriteItDown() throws Exception {
        Path written = folder.resolve("written");
        try (DaemonProcess sim = box.start("sim", "--venue", "kraken,okx", "--json", "--write", written.toString(),
                "--ledger", folder.resolve("ledgers").toString(), "--for", "3s")) {
            sim.expectExit(0, SECONDS);
            JsonNode all = JSON.readTree(sim.out());
            JsonNode kraken = all.get("venues").get(0);
            assertEquals(List.of("kraken", "okx"), all.get("venues").findValuesAsText("name"));
            assertEquals(all.get("yaml").asText(), Files.readString(written.resolve("sim.yaml")));
            Path file = written.resolve("secrets").resolve(kraken.get("account").asText() + ".properties");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertTrue(Files.readString(file).contains("secret=" + kraken.get("secret").asText()));
            assertEquals("/v2", URI.create(kraken.get("orderEntry").asText()).getPath());
            assertFalse(all.get("yaml").asText().contains(kraken.get("secret").asText()),
                    "no secret in the configuration");
            assertTrue(Files.readString(folder.resolve("ledgers/okx.ledger.jsonl")).contains("\"opening\""));
        }
    }

    @Test
    void shouldSayInOneLineWhyItCannotBegin() throws Exception {
        assertRefused(64, "--venue: expected one of binance, ", "--venue", "binanc");
        assertRefused(64, "'--faults': at character 8: expected one of cut, ", "--venue", "okx", "--faults",
                "cut:5s,dropAks:2%");
        assertRefused(64, "--port: expected 0..64000, was 70000", "--venue", "okx", "--port", "70000");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            if (port <= 64_000) {
                assertRefused(75, "cannot listen on loopback port " + port, "--venue", "okx", "--port", "" + port);
            }
        }
        Path live = box.write("live.yaml", Sandbox.anyPort(Files.readString(Sandbox.profile()))
                .replace("mode: live", "mode: paper").replace("simulated: true", "simulated: false"));
        assertRefused(78, "venues.alpha.simulated: expected true", "--venue", "alpha", "--config", live.toString());
    }

    private void assertRefused(int code, String words, String... options) throws Exception {
        String[] all = new String[options.length + 1];
        all[0] = "sim";
        System.arraycopy(options, 0, all, 1, options.length);
        try (DaemonProcess sim = box.start(all)) {
            sim.expectExit(code, SECONDS);
            assertEquals("", sim.out());
            assertTrue(sim.err().lines().anyMatch(line -> line.startsWith("arbd: ") && line.contains(words)),
                    sim.err());
            assertFalse(sim.err().contains("\tat "), sim.err());
        }
    }

    /** Waits until all of it was printed. */
    private static String shown(DaemonProcess sim, String last) throws Exception {
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (!sim.out().contains(last) || !sim.out().endsWith("\n")) {
            assertTrue(sim.alive() && System.nanoTime() < until, sim.err());
            Thread.sleep(20);
        }
        return sim.out();
    }
}
