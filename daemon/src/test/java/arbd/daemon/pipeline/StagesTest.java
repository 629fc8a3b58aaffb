package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.record.NewOrderEncoder;
import arbd.daemon.record.WalletBalanceEncoder;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.market.Side;
import arbd.route.Sizing;
import com.lmax.disruptor.EventPoller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagesTest {
    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock();

    /**
     * Execute is stepped before the journal here, as its own thread may be. With {@code outbound.newPoller()} in place
     * of a poller behind the journal's (and both gating the ring) this fails: the order leaves unwritten.
     */
    @Test
    void shouldNotShowExecuteWhatTheJournalHasNotWritten() throws Exception {
        Rings rings = new Rings(1024, 4096, Slot.CAPACITY);
        AccountPublisher accounts = new AccountPublisher(rings.inbound);
        RecordingEntry entry = new RecordingEntry(accounts, clock, 1, order -> { });
        entry.answers(false);
        DecideStage decide = new DecideStage(rings, TestMarket.SETTINGS, TestMarket.ROUTES, clock);
        ExecuteStage execute = new ExecuteStage(rings, TestMarket.TABLE, new OrderEntry[] {entry, entry}, accounts,
                new HaltFlag(false), clock);
        try (JournalAppender appender = JournalAppender.create(folder, 1)) {
            JournalStage journal = new JournalStage(rings, appender);
            edge(rings, accounts);
            while (decide.doWork() > 0) {
                assertEquals(0, execute.doWork());
            }
            assertEquals(List.of(), entry.sent(), "an order left that nobody has written down");
            execute.doWork();
            assertEquals(List.of(), entry.sent());
            journal.doWork();
            execute.doWork();
            assertEquals(List.of("order 1/1", "order 1/2"), entry.sent());
            assertFalse(rings.drained(), "what decide said behind the orders kept them waiting");
            journal.doWork();
            execute.doWork();
            assertTrue(rings.drained());
        }
    }

    /** With {@code onInput} in place of {@code onCause} the later input is written before the orders: this fails. */
    @Test
    void shouldWriteNoMoreThanTheCausesInFrontOfAnOrder() throws Exception {
        Rings rings = new Rings(1024, 4096, Slot.CAPACITY);
        AccountPublisher accounts = new AccountPublisher(rings.inbound);
        DecideStage decide = new DecideStage(rings, TestMarket.SETTINGS, TestMarket.ROUTES, clock);
        try (JournalAppender appender = JournalAppender.create(folder, 1)) {
            JournalStage journal = new JournalStage(rings, appender);
            edge(rings, accounts);
            long cause = rings.inbound.getCursor();
            accounts.on(TestMarket.balance(0, 0, TestMarket.opening(0)));
            decide.doWork();
            assertEquals(cause, rings.inboundToDecide.getSequence().get(), "took another input before the orders left");
            journal.doWork();
        }
        List<Integer> types = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next()) {
                types.add(reader.header().type);
            }
        }
        int order = types.indexOf(NewOrderEncoder.TEMPLATE_ID);
        assertEquals(List.of(NewOrderEncoder.TEMPLATE_ID, NewOrderEncoder.TEMPLATE_ID,
                WalletBalanceEncoder.TEMPLATE_ID), types.subList(order, Math.min(order + 3, types.size())));
    }

    @Test
    void shouldSendAnOrderAsItWasDecided() throws Exception {
        Rings rings = new Rings(1024, 4096, Slot.CAPACITY);
        List<String> sent = new ArrayList<>();
        RecordingEntry entry = new RecordingEntry(new AccountPublisher(rings.inbound), clock, 1, order -> sent.add(
                order.number + " " + order.side + " " + order.px + " " + order.qty + " " + order.reduceOnly));
        ExecuteStage execute = new ExecuteStage(rings, TestMarket.TABLE, new OrderEntry[] {entry, entry},
                new AccountPublisher(rings.inbound), new HaltFlag(false), clock);
        try (JournalAppender appender = JournalAppender.create(folder, 1)) {
            JournalStage journal = new JournalStage(rings, appender);
            Order order = new Order();
            order.epoch = 1;
            order.side = Side.SELL;
            order.px = 7;
            order.qty = 8;
            for (int number = 1; number <= 3; number++) {
                order.number = number;
                order.reduceOnly = number == 2;
                long claimed = rings.outbound.next();
                Slot slot = rings.outbound.get(claimed);
                slot.causeSequence = -1;
                new OutboundEncoder(() -> slot).order(order, new Sizing());
                rings.outbound.publish(claimed);
                journal.doWork();
                execute.doWork();
            }
        }
        assertEquals(List.of("1 SELL 7 8 false", "2 SELL 7 8 true", "3 SELL 7 8 false"), sent);
    }

    @Test
    void shouldSendNothingWhenTheJournalCannotBeWritten() throws Exception {
        Rings rings = new Rings(1024, 4096, Slot.CAPACITY);
        AccountPublisher accounts = new AccountPublisher(rings.inbound);
        RecordingEntry entry = new RecordingEntry(accounts, clock, 1, order -> { });
        DecideStage decide = new DecideStage(rings, TestMarket.SETTINGS, TestMarket.ROUTES, clock);
        ExecuteStage execute = new ExecuteStage(rings, TestMarket.TABLE, new OrderEntry[] {entry, entry}, accounts,
                new HaltFlag(false), clock);
        JournalAppender appender = JournalAppender.create(folder, 1);
        JournalStage journal = new JournalStage(rings, appender);
        appender.close();
        edge(rings, accounts);
        while (decide.doWork() > 0) {
            assertThrows(RuntimeException.class, journal::doWork);
        }
        execute.doWork();
        assertEquals(List.of(), entry.sent());
    }

    /** Outputs stop decide, not the other way round: an input waits until everything it may cause has room. */
    @Test
    void shouldTakeNoInputWithoutRoomForAllThatItMaySay() throws Exception {
        Rings rings = new Rings(8192, 4096, Slot.CAPACITY);
        AccountPublisher accounts = new AccountPublisher(rings.inbound);
        DecideStage decide = new DecideStage(rings, TestMarket.SETTINGS, TestMarket.ROUTES, clock);
        JournalStage journal;
        try (JournalAppender appender = JournalAppender.create(folder, 1)) {
            journal = new JournalStage(rings, appender);
            List<Integer> seen = new ArrayList<>();
            EventPoller.Handler<Slot> count = (slot, sequence, end) -> seen.add(slot.type);
            for (int i = 0; i < 40_000; i++) {
                Report stray = new Report();
                stray.receivedNanos = i;
                accounts.on(stray);
                accounts.flush();
                decide.doWork();
                if (i % 5_000 == 4_999) {
                    journal.doWork();
                }
            }
            assertTrue(accounts.congested(), "decide should have stopped with a full outbound ring");
            assertTrue(rings.outbound.getCursor() < 4096);
            while (journal.doWork() + decide.doWork() + accounts.flush() + poll(rings, count) > 0) {
                assertTrue(rings.outbound.remainingCapacity() >= 0);
            }
            assertEquals(40_000, decide.decider().inputs());
            assertEquals(40_000 / 16, seen.size(), "one state hash every 16 inputs");
        }
        try (JournalReader reader = JournalReader.open(folder)) {
            while (reader.next()) {
                assertEquals(1, reader.header().epoch);
            }
            assertEquals(40_000 + 40_000 / 16, reader.read());
        }
    }

    @Test
    void shouldStopEveryAgentAfterOneThrewAndNeverStepItAgain() {
        Failure failure = new Failure();
        List<String> steps = new ArrayList<>();
        GuardedAgent bad = new GuardedAgent(agent("bad", steps, true), -1, failure);
        GuardedAgent good = new GuardedAgent(agent("good", steps, false), -1, failure);
        assertEquals(1, good.doWork());
        assertThrows(AgentTerminationException.class, bad::doWork);
        assertThrows(AgentTerminationException.class, bad::doWork);
        assertThrows(AgentTerminationException.class, good::doWork);
        assertEquals(List.of("good", "bad"), steps);
        assertEquals("bad", failure.stage());
        assertEquals("planted", failure.cause().getMessage());
        failure.raise("late", new IllegalStateException("later"));
        assertEquals("bad", failure.stage(), "only the first counts");
    }

    private static int poll(Rings rings, EventPoller.Handler<Slot> count) throws Exception {
        return rings.outboundToExecute.poll(count) == EventPoller.PollState.PROCESSING ? 1 : 0;
    }

    private static Agent agent(String name, List<String> steps, boolean throwing) {
        return new Agent() {
            @Override
            public int doWork() {
                steps.add(name);
                if (throwing) {
                    throw new IllegalStateException("planted");
                }
                return 1;
            }

            @Override
            public String roleName() {
                return name;
            }
        };
    }

    private void edge(Rings rings, AccountPublisher accounts) {
        for (int venue = 0; venue < 2; venue++) {
            accounts.session(venue, true, clock.nanoTime(), clock.wallNanos());
            for (int asset = 0; asset < 3; asset++) {
                accounts.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
            }
        }
        TickPublisher ticks = new TickPublisher(rings.inbound, TestMarket.TABLE);
        ticks.on(TestMarket.quote(0, 5_999_900, 6_000_000, clock.nanoTime()));
        ticks.on(TestMarket.quote(3, 6_040_000, 6_040_100, clock.nanoTime()));
    }
}
