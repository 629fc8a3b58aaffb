package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.console.Event;
import arbd.daemon.console.JournalFollower;
import arbd.daemon.decide.HaltReason;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.execution.sim.SimulatedListing;
import arbd.market.Instrument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole lives of the daemon whose venues charge something else than is configured: 10 bps everywhere. */
class ChangingFeesTest {
    private static final int ALPHA = 0;
    private static final long TWELVE_BPS = 120_000;

    @TempDir
    private Path home;

    @Test
    void shouldCountTheFeesThatVenuesTellFromTheStartAndReplayThem() throws Exception {
        Path journal;
        try (Daemon daemon = open()) {
            SimulatedListing listing = daemon.simulated().listing(ALPHA);
            alpha().forEach(at -> listing.change(charging(at, TWELVE_BPS)));
            assertEquals("alpha (3 of 3), beta (2 of 2)", FeeWords.assumed(daemon));
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 1);
            assertEquals("", FeeWords.assumed(daemon), "asked before the first quote");
            alpha().forEach(at -> assertEquals(TWELVE_BPS, daemon.fees().fee(at.id()).buyE8()));
            assertEquals(0, daemon.tally().count(Tally.Count.OVERCHARGED), "fills are charged what was told");
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            journal = daemon.runFolder();
        }
        List<Event> fees = events(journal, "fee");
        assertEquals(5, fees.size(), "each instrument, once");
        assertEquals(3, fees.stream().filter(fee -> fee.value("buy").equals("12 bps")).count());
        assertEquals(2, fees.stream().filter(fee -> fee.value("sell").equals("10 bps")).count());
        replaysEqual(journal);
    }

    @Test
    void shouldStopTheRouteWhenItsVenueRaisesTheFeeAndShowTheDifference() throws Exception {
        Path journal;
        try (Daemon daemon = open()) {
            daemon.start();
            await(daemon::ready);
            assertEquals("", FeeWords.assumed(daemon));
            SimulatedListing listing = daemon.simulated().listing(ALPHA);
            alpha().forEach(at -> listing.charge(at.symbol(), TWELVE_BPS));
            await(() -> daemon.tally().count(Tally.Count.OVERCHARGED) > 0);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            journal = daemon.runFolder();
        }
        Event charged = events(journal, "overcharged").get(0);
        assertTrue(charged.value("rate").startsWith("12"), () -> "rounded up to a hair: " + charged.value("rate"));
        assertTrue(!charged.value("assumed").equals(charged.value("charged")));
        assertTrue(events(journal, "halt").stream()
                .anyMatch(halt -> halt.value("reason").endsWith(HaltReason.FEE.words())), "the route is stopped");
        replaysEqual(journal);
    }

    private static List<Event> events(Path journal, String type) {
        List<Event> events = new ArrayList<>();
        try (JournalFollower follower = new JournalFollower(journal)) {
            while (follower.poll((event, sequence, wallNanos) -> {
                if (event.type().equals(type)) {
                    events.add(event);
                }
            }, 10_000) > 0) {
                // More may follow.
                continue;
            }
        }
        return events;
    }

    private static void replaysEqual(Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertNull(replayed.divergence());
            assertTrue(replayed.cleanEnd());
        }
    }

    private static List<Instrument> alpha() {
        return TestMarket.TABLE.of(TestMarket.TABLE.venues().get(ALPHA));
    }

    private static Instrument charging(Instrument at, long feeE8) {
        return new Instrument(at.id(), at.venue(), at.symbol(), at.kind(), at.base(), at.quote(), at.pxDecimals(),
                at.qtyDecimals(), at.pxIncrement(), at.qtyIncrement(), at.minQty(), at.minNotional(), feeE8,
                at.feeSide());
    }

    private Daemon open() throws StopException {
        return Daemon.open(TestMarket.CONFIG, new RunOptions(home, "main", 7L, 0, "run", "test"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 30_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(2);
        }
        assertTrue(condition.getAsBoolean(), "not within a minute");
    }
}
