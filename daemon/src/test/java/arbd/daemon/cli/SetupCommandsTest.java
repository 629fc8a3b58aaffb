package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code venues}, {@code init} and {@code keys} as somebody types them. */
class SetupCommandsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final InputStream inBefore = System.in;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(outBefore);
        System.setErr(errBefore);
        System.setIn(inBefore);
    }

    private static String said(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8);
        stream.reset();
        return text;
    }

    private void pipe(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldWriteAFileThatCheckTakesAndNeverOverItself() throws Exception {
        Path file = folder.resolve("my.yaml");
        assertEquals(0, Main.run("init", "--venues", "kraken,binance", "--mode", "paper", "--out", file.toString()));
        assertTrue(said(err).contains("./arbd run --config " + file));
        String written = Files.readString(file);
        assertEquals(0, Main.run("check", "--config", file.toString()));
        assertEquals("", said(err));
        assertTrue(said(out).contains("is valid: 2 venues"));

        assertEquals(StopException.CANNOT_CREATE,
                Main.run("init", "--venues", "okx", "--out", file.toString()));
        assertTrue(said(err).contains("is there already"));
        assertEquals(written, Files.readString(file));
        assertEquals(0, Main.run("init", "--venues", "okx", "--out", file.toString(), "--force"));
        assertTrue(Files.readString(file).contains("protocol: okx"));
        said(err);
        assertEquals(0, Main.run("init", "--venues", "okx", "--out", "-"));
        assertEquals(Files.readString(file), said(out));
    }

    @Test
    void shouldAskForWhatItMustNotAssume() {
        usage("mode live wants --environment", "init", "--venues", "binance", "--mode", "live");
        usage("kraken has no testnet; it has live", "init", "--venues", "kraken", "--environment", "testnet");
        usage("did you mean kraken?", "init", "--venues", "krakn");
        usage("expected ASSET=OTHER:HAIRCUT", "init", "--venues", "kraken", "--equivalent", "USD=USDT");
        usage("no market of DOGE", "init", "--venues", "kraken", "--assets", "DOGE");
        usage("unknown venue 'krakn'", "venues", "krakn");
    }

    private void usage(String words, String... arguments) {
        assertEquals(StopException.USAGE, Main.run(arguments));
        String talk = said(err);
        assertTrue(talk.contains(words), talk);
    }

    @Test
    void shouldTellOfVenuesForPeopleAndPrograms() throws Exception {
        assertEquals(0, Main.run("venues"));
        assertTrue(said(out).contains("\nkraken "));
        assertEquals(0, Main.run("venues", "okx"));
        assertTrue(said(out).contains("wss://wseeapap.okx.com:8443/ws/v5/private"));
        assertEquals(0, Main.run("venues", "--json"));
        assertEquals("LIMIT_MAKER", new ObjectMapper().readTree(said(out))
                .at("/venues/binance/orders/timeInForce/postOnly").asText());
    }

    @Test
    void shouldTakeInAKeyAndNeverShowIt() throws Exception {
        String config = folder.resolve("my.yaml").toString();
        Path file = folder.resolve("secrets/okx-main.properties");
        pipe("k3y\nhunter2\nopen sesame\n");
        assertEquals(0, Main.run("keys", "add", "okx-main", "--venue", "okx", "--config", config));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).contains("secret=hunter2"));
        pipe("other\nhunter2\nphrase\n");
        assertEquals(StopException.CANNOT_CREATE, Main.run("keys", "add", "okx-main", "--config", config));
        assertTrue(Files.readString(file).contains("apiKey=k3y"));
        pipe("k\nhunter2\n");
        assertEquals(StopException.CONFIGURATION,
                Main.run("keys", "add", "second", "--venue", "okx", "--config", config));
        assertFalse(Files.exists(folder.resolve("secrets/second.properties")));
        assertEquals(StopException.USAGE, Main.run("keys", "add", "hunter2/", "--config", config));
        assertEquals(StopException.USAGE, Main.run("keys", "add", "x", "--venue", "binance-coinm", "--config", config));
        assertEquals(0, Main.run("keys", "list", "--config", config));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(StopException.PERMISSION, Main.run("keys", "list", "--config", config));
        assertEquals(0, Main.run("keys", "remove", "okx-main", "--config", config));
        assertTrue(Files.exists(file), "removed without --yes");
        assertEquals(0, Main.run("keys", "remove", "okx-main", "--config", config, "--yes"));
        assertFalse(Files.exists(file));
        String all = said(out) + said(err);
        assertFalse(all.contains("hunter2") || all.contains("sesame"), all);
        assertTrue(all.contains("permissions not asked"), all);
    }

    @Test
    void shouldBoundHowFarAwayATestOrderIs() {
        assertEquals(StopException.USAGE, Main.run("test-order", "--venue", "alpha", "--symbol", "BTCUSDT",
                "--away", "95"));
        assertTrue(said(err).contains("expected 1 to 90 percent"));
    }
}
