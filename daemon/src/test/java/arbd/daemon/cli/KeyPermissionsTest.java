package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.run.SimulatedVenues;
import arbd.daemon.run.StopException;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.VenueServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code keys add} says of a key, asked at a simulated venue, and where there is nobody to ask. */
class KeyPermissionsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream errBefore = System.err;
    private final InputStream inBefore = System.in;
    private final Map<Integer, SimulatedAccount> accounts = SimulatedVenues.accounts(TestMarket.TABLE);
    private final VenueServers venues = VenueServers.start(TestMarket.TABLE,
            SimulatedVenues.settings(TestMarket.CONFIG, TestMarket.TABLE, 7L, null), accounts, Map.of());

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(errBefore);
        System.setIn(inBefore);
        venues.close();
    }

    @Test
    void shouldSayWhatAKeyMay() throws Exception {
        String said = add(0, config(venues.restUri(0).toString()), accounts.get(0).secret());
        assertTrue(said.contains("permissions: the key reads, trades, may not withdraw, not bound to IP addresses"),
                said);
        assertTrue(said.contains("next: arbd test-order"), said);
    }

    @Test
    void shouldRefuseAKeyThatMayWithdrawAndKeepIt() throws Exception {
        venues.rights(0).withdraws(true);
        String said = add(StopException.PERMISSION, config(venues.restUri(0).toString()), accounts.get(0).secret());
        assertTrue(said.contains("REFUSED: the key may withdraw, which arbd never does"), said);
        assertFalse(said.contains("next: "), said);
        assertTrue(Files.exists(folder.resolve("secrets/main.properties")), "to be replaced, not typed for nothing");
    }

    @Test
    void shouldSayThatALoginIsRefused() throws Exception {
        String said = add(StopException.PERMISSION, config(venues.restUri(0).toString()), "not-the-secret");
        assertTrue(said.contains("REFUSED: its login is refused (the venue says -1022 "), said);
    }

    @Test
    void shouldNotFailWhereNobodyAnswers() throws Exception {
        String said = add(0, config("http://127.0.0.1:1"), accounts.get(0).secret());
        assertTrue(said.contains("permissions not asked: 127.0.0.1:1 did not answer (ConnectException); arbd run asks"),
                said);
    }

    @Test
    void shouldSayWhereItWouldAsk() throws Exception {
        String said = add(0, folder.resolve("none.yaml"), accounts.get(0).secret());
        assertTrue(said.contains("permissions not asked: no venue of " + folder.resolve("none.yaml")), said);
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "venues: 7\n");
        said = add(0, broken, accounts.get(0).secret());
        assertTrue(said.contains(" is not valid yet (") && said.contains("): arbd check --config"), said);
        assertEquals(StopException.USAGE, Main.run("keys", "add", "other", "--venue", "kraken", "--environment",
                "testnet", "--config", broken.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--environment: expected --venue beside it"));
    }

    /** Takes in the key of account main and gives what was said. */
    private String add(int code, Path config, String secret) {
        String key = accounts.get(0).apiKey();
        System.setIn(new ByteArrayInputStream((key + "\n" + secret + "\n").getBytes(StandardCharsets.UTF_8)));
        assertEquals(code, Main.run("keys", "add", "main", "--venue", "binance", "--force", "--config",
                config.toString()));
        String said = err.toString(StandardCharsets.UTF_8);
        err.reset();
        assertFalse(said.contains(key) || said.contains(secret), said);
        return said;
    }

    private Path config(String rest) throws Exception {
        String text = TestMarket.TEXT.replaceAll("(?m)^(balances|simulation):.*\\n(?:  .*\\n)*", "");
        for (int venue = 0; venue < 2; venue++) {
            text = text.replaceFirst("simulated: true", "account: " + (venue == 0 ? "main" : "second")
                    + "\n    marketData: " + venues.marketDataUri(venue) + "\n    orderEntry: "
                    + venues.orderEntryUri(venue) + "\n    rest: "
                    + (venue == 0 ? rest : venues.restUri(venue)));
        }
        return Files.writeString(folder.resolve("live.yaml"), text);
    }
}
