package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.console.Event;
import arbd.daemon.console.RecordLines;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.record.AccountCheckedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.execution.risk.Verdict;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whole lives of the daemon in which one venue's account is refused: nothing goes there, the other trades on. */
class RefusedAccountTest {
    private static final int ALPHA = 0;
    private static final int BETA = 1;

    @TempDir
    private Path home;

    @Test
    void shouldNeverTradeWithAKeyThatMayWithdrawAndReplayEqual() throws Exception {
        Path journal;
        try (Daemon daemon = open()) {
            daemon.simulated().rights(BETA).withdraws(true);
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().verdicts(Verdict.ACCOUNT_REFUSED) > 0
                    && daemon.tally().count(Tally.Count.ARBITRAGES) >= 1);
            assertTrue(daemon.pipeline().sessionUp(BETA), "cancellations and questions have their session");
            assertTrue(daemon.accounts().refused(BETA));
            assertFalse(daemon.accounts().refused(ALPHA));
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            journal = daemon.runFolder();
        }
        assertEquals(List.of("not read yet ", "refused the key may withdraw, which arbd never does: make one at the"
                + " venue without that right"), said(journal, "beta"));
        assertEquals("as configured the key reads, trades, may not withdraw, not bound to IP addresses",
                said(journal, "alpha").get(1));
        othersTradedOn(journal);
    }

    @Test
    void shouldTradeOnWhereAnotherVenueBlocksItsRegion() throws Exception {
        Path journal;
        Logger logger = (Logger) LoggerFactory.getLogger("arbd");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (Daemon daemon = open()) {
            daemon.simulated().rights(BETA).blocked(451);
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 1
                    && daemon.feeds().get(BETA).disconnects() >= 3);
            assertFalse(daemon.pipeline().sessionUp(BETA));
            assertTrue(daemon.stop());
            journal = daemon.runFolder();
        } finally {
            logger.detachAppender(log);
        }
        List<String> warned = List.copyOf(log.list).stream().filter(event -> event.getLevel() == Level.WARN
                && event.getFormattedMessage().contains("status 451")).map(ILoggingEvent::getFormattedMessage).toList();
        assertEquals(4, warned.stream().filter(line -> !line.contains("fees cannot be read")).count(),
                "listing, account and both sockets, once each: " + warned);
        assertTrue(warned.stream().filter(line -> !line.contains("fees cannot be read"))
                .allMatch(line -> line.contains("does not serve this address")), warned.toString());
        assertTrue(said(journal, "beta").get(1).startsWith("refused the venue does not serve this address (the venue"
                + " says status 451)"), said(journal, "beta").toString());
        othersTradedOn(journal);
    }

    /** What was told of a venue's account, one line each. */
    private static List<String> said(Path journal, String venue) {
        List<String> said = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal)) {
            assertTrue(reader.next());
            RecordLines lines = new RecordLines(EpochCodec.read(reader.body()));
            while (reader.next()) {
                if (reader.header().type == AccountCheckedDecoder.TEMPLATE_ID) {
                    Event event = lines.event(reader.header(), reader.body());
                    if (event.value("venue").equals(venue)) {
                        said.add(event.value("state") + " " + event.value("meaning"));
                    }
                }
            }
        }
        return said;
    }

    private static void othersTradedOn(Path journal) {
        Map<Integer, Integer> orders = new HashMap<>();
        try (JournalReader reader = JournalReader.open(journal)) {
            NewOrderDecoder order = new NewOrderDecoder();
            while (reader.next()) {
                if (reader.header().type == NewOrderDecoder.TEMPLATE_ID) {
                    order.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
                    orders.merge(TestMarket.TABLE.get(order.instrument()).venue().id(), 1, Integer::sum);
                }
            }
        }
        assertTrue(orders.getOrDefault(ALPHA, 0) >= 3, "three legs at least: " + orders);
        assertEquals(null, orders.get(BETA));
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertEquals(null, replayed.divergence());
            assertTrue(replayed.cleanEnd());
        }
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
