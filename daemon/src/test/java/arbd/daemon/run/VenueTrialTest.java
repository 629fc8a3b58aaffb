package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.keys.KeyFolder;
import arbd.daemon.trial.TrialPlan;
import arbd.daemon.trial.TrialResult;
import arbd.execution.net.Credentials;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.VenueServers;
import arbd.market.Venue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test orders at simulated venues of another process's kind: addresses, accounts and key files. */
class VenueTrialTest {
    private static final long TENTH_E8 = 10_000_000;

    @TempDir
    private Path home;

    @Test
    void shouldLeaveNothingAtAnyVenue() throws Exception {
        Map<Integer, SimulatedAccount> accounts = SimulatedVenues.accounts(TestMarket.TABLE);
        try (VenueServers venues = VenueServers.start(TestMarket.TABLE,
                SimulatedVenues.settings(TestMarket.parse(calm()), TestMarket.TABLE, 7L, null), accounts, Map.of())) {
            DaemonConfig config = hosted(venues, accounts);
            List<String> ids = new ArrayList<>();
            for (Venue venue : TestMarket.TABLE.venues()) {
                String symbol = TestMarket.TABLE.of(venue).get(0).symbol();
                try (VenueTrial trial = VenueTrial.open(config, venue.name(), symbol, home)) {
                    TrialPlan plan = trial.plan(TENTH_E8);
                    assertEquals(List.of(), venues.ledger(venue.id()).orders(), "sent before anybody said yes");
                    TrialResult result = trial.run(plan, (id, nanos) -> ids.add(id));
                    assertEquals(TrialResult.Verdict.GOOD, result.verdict(), result.toString());
                }
                assertEquals(1, venues.ledger(venue.id()).orders().size());
                assertEquals(ids.get(ids.size() - 1), venues.ledger(venue.id()).orders().get(0).clientOrderId());
                assertEquals(List.of(), venues.ledger(venue.id()).fills());
            }
            assertEquals(2, ids.stream().distinct().count());
        }
    }

    @Test
    void shouldPlaceNothingWithoutAKeyThatWorks() throws Exception {
        Map<Integer, SimulatedAccount> accounts = SimulatedVenues.accounts(TestMarket.TABLE);
        try (VenueServers venues = VenueServers.start(TestMarket.TABLE,
                SimulatedVenues.settings(TestMarket.parse(calm()), TestMarket.TABLE, 7L, null), accounts, Map.of())) {
            DaemonConfig config = hosted(venues, accounts);
            Files.delete(home.resolve("secrets/alpha.properties"));
            try (VenueTrial trial = VenueTrial.open(config, "alpha", "BTCUSDT", home)) {
                TrialPlan plan = trial.plan(TENTH_E8);
                StopException refused = assertThrows(StopException.class, () -> trial.run(plan, (id, nanos) -> { }));
                assertEquals(StopException.CONFIGURATION, refused.exitCode());
            }
            assertEquals(List.of(), venues.ledger(0).orders());
        }
    }

    @Test
    void shouldSayWhatItCannotDo() {
        DaemonConfig paper = TestMarket.parse(TestMarket.TEXT.replace("mode: live", "mode: paper")
                .replace("    simulated: true\n", ""));
        DaemonConfig watched = TestMarket.parse(TestMarket.TEXT.replaceFirst("simulated: true",
                "simulated: true\n    marketDataOnly: true"));
        refused(paper, "BTCUSDT", StopException.CONFIGURATION, "mode: expected live");
        refused(watched, "BTCUSDT", StopException.CONFIGURATION, "was marketDataOnly");
        refused(TestMarket.CONFIG, "NOPE", StopException.USAGE, "has no alpha:NOPE; it has alpha:BTCUSDT, ");
    }

    private void refused(DaemonConfig config, String symbol, int code, String words) {
        StopException refused = assertThrows(StopException.class,
                () -> VenueTrial.open(config, "alpha", symbol, home));
        assertEquals(code, refused.exitCode());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    /** Without chance: each order is taken. */
    private static String calm() {
        return TestMarket.TEXT.replace("  seed: 42", "  seed: 42\n  rejectRate: 0 %\n  partialFills: 0 %");
    }

    private DaemonConfig hosted(VenueServers venues, Map<Integer, SimulatedAccount> accounts) throws Exception {
        String text = TestMarket.TEXT.replaceAll("(?m)^(balances|simulation):.*\\n(?:  .*\\n)*", "");
        KeyFolder keys = KeyFolder.beside(home.resolve("live.yaml"));
        for (Venue venue : TestMarket.TABLE.venues()) {
            SimulatedAccount account = accounts.get(venue.id());
            keys.write(venue.name(), new Credentials(account.apiKey(), account.secret()), true);
            text = text.replaceFirst("simulated: true", "account: " + venue.name()
                    + "\n    marketData: " + venues.marketDataUri(venue.id())
                    + "\n    orderEntry: " + venues.orderEntryUri(venue.id())
                    + "\n    rest: " + venues.restUri(venue.id()));
        }
        Path file = Files.writeString(home.resolve("live.yaml"), text);
        return ConfigFile.load(file);
    }
}
