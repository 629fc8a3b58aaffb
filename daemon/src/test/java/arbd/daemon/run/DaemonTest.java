package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    @TempDir
    private Path home;

    @Test
    void shouldAgreeWithTheVenuesLedgersAfterTradingAndReplayEqual() throws Exception {
        Path journal;
        try (Daemon daemon = open()) {
            assertEquals(1, daemon.epoch());
            assertTrue(daemon.recovery().clean());
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 3);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            assertTrue(daemon.tally().count(Tally.Count.FILLS) > 0);
            journal = daemon.runFolder();
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertEquals(null, replayed.divergence());
            assertTrue(replayed.cleanEnd());
        }
    }

    @Test
    void shouldLatchAHaltOverRestartsAndRefuseASecondDaemon() throws Exception {
        try (Daemon daemon = open()) {
            daemon.start();
            await(daemon::ready);
            StopException held = assertThrows(StopException.class, this::open);
            assertEquals(StopException.HELD, held.exitCode());
            daemon.halt("operator");
            long orders = daemon.tally().count(Tally.Count.ORDERS);
            await(() -> daemon.tally().count(Tally.Count.INPUTS) > 0 && daemon.pipeline().haltFlag().up());
            assertTrue(daemon.instance().haltLatched());
            assertTrue(orders >= 0 && daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
        }
        try (Daemon again = open()) {
            assertEquals(2, again.epoch());
            assertTrue(again.pipeline().haltFlag().up());
            again.start();
            await(again::ready);
            Thread.sleep(300);
            assertEquals(0, again.tally().count(Tally.Count.ORDERS));
            Files.delete(again.instance().sentinel());
            again.latchOwnHalt();
            assertTrue(again.instance().haltLatched(), "a halt in force is written down, whoever called it");
            again.stop();
        }
    }

    @Test
    void shouldNameTheDifferenceWhenALedgerIsNotOurs() throws Exception {
        try (Daemon daemon = open()) {
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.FILLS) >= 1);
            daemon.stop();
            try (Daemon other = openAs("other")) {
                other.start();
                await(other::ready);
                assertFalse(LedgerCheck.differences(daemon.pipeline(), daemon.tally(), other.simulated(),
                        daemon.routes().instruments()).isEmpty());
                other.stop();
            }
            assertNotEquals(0, daemon.tally().count(Tally.Count.FILLS));
        }
    }

    private Daemon open() throws StopException {
        return openAs("main");
    }

    private Daemon openAs(String name) throws StopException {
        return Daemon.open(TestMarket.CONFIG, new RunOptions(home, name, 7L, 0, "run", "test"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 10_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(2);
        }
        assertTrue(condition.getAsBoolean(), "not within 20 s");
    }
}
