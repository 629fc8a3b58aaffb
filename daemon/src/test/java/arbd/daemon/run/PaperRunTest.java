package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.DaemonConfig;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.Line;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.execution.sim.VenueServers;
import arbd.market.Venue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mode paper against venues that would take real orders, if any came. */
class PaperRunTest {
    @TempDir
    private Path home;

    @Test
    void shouldTradeOnPaperOnlyAndReplayEqual() throws Exception {
        Path journal;
        try (VenueServers venues = venues(); Daemon daemon = open(paper(venues, "fused"))) {
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 3);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            assertTrue(daemon.tally().count(Tally.Count.FILLS) > 0);
            for (Venue venue : TestMarket.TABLE.venues()) {
                assertEquals(List.of(), venues.ledger(venue.id()).orders(), "an order left for " + venue.name());
            }
            journal = daemon.runFolder();
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertEquals(null, replayed.divergence());
            assertTrue(replayed.cleanEnd());
        }
    }

    @Test
    void shouldStartAfreshAfterALifeOnPaperAndKeepToOneThread() throws Exception {
        try (VenueServers venues = venues()) {
            for (int life = 1; life <= 2; life++) {
                try (Daemon daemon = open(paper(venues, "split"))) {
                    assertEquals(life, daemon.epoch());
                    assertFalse(daemon.layout().split());
                    assertTrue(daemon.recovery().carried().isEmpty());
                    daemon.start();
                    await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 1);
                    daemon.stop();
                    assertEquals(List.of(), LedgerCheck.differences(daemon));
                }
            }
        }
    }

    @Test
    void shouldRefuseAnInstanceThatTradesOnRealVenues() throws Exception {
        Path journal = Instance.of(home, "main", Optional.empty()).runFolder(1, 0);
        EpochStart start = new EpochStart(1, 0, -1, false, TestMarket.TABLE, Carried.NOTHING, "main", "test", "run",
                "test.yaml", TestMarket.HOSTED);
        try (Line line = new Line(journal, start, null, 33, order -> { })) {
            line.open();
            line.steps(10);
        }
        try (VenueServers venues = venues()) {
            DaemonConfig config = paper(venues, "fused");
            StopException refused = assertThrows(StopException.class, () -> open(config));
            assertEquals(StopException.USAGE, refused.exitCode());
            assertTrue(refused.getMessage().contains("trades on real venues"), refused.getMessage());
        }
    }

    @Test
    void shouldSayWhichVenueHasNoAddress() {
        DaemonConfig config = TestMarket.parse(TestMarket.TEXT.replace("mode: live", "mode: paper")
                .replace("    simulated: true\n", ""));

        StopException refused = assertThrows(StopException.class, () -> open(config));
        assertEquals(StopException.CONFIGURATION, refused.exitCode());
        assertTrue(refused.getMessage().startsWith("test.yaml: venues.alpha: expected environment: live"),
                refused.getMessage());
    }

    private Daemon open(DaemonConfig config) throws StopException {
        return Daemon.open(config, new RunOptions(home, "main", null, 0, "run", "test"));
    }

    private static VenueServers venues() {
        return VenueServers.start(TestMarket.TABLE,
                SimulatedVenues.settings(TestMarket.CONFIG, TestMarket.TABLE, 7L, null),
                SimulatedVenues.accounts(TestMarket.TABLE), Map.of());
    }

    /** Its accounts have names, and nobody has their keys. */
    private static DaemonConfig paper(VenueServers venues, String layout) {
        String text = TestMarket.TEXT.replace("mode: live", "mode: paper")
                .replace("layout: fused", "layout: " + layout);
        for (Venue venue : TestMarket.TABLE.venues()) {
            int at = text.indexOf("simulated: true");
            text = text.substring(0, at) + "account: nobody-" + venue.name()
                    + "\n    marketData: \"" + venues.marketDataUri(venue.id())
                    + "\"\n    orderEntry: \"" + venues.orderEntryUri(venue.id())
                    + "\"\n    rest: \"" + venues.restUri(venue.id()) + "\""
                    + text.substring(at + "simulated: true".length());
        }
        return TestMarket.parse(text);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 15_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(2);
        }
        assertTrue(condition.getAsBoolean(), "not within 30 s");
    }
}
