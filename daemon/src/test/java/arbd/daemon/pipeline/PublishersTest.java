package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.record.DepthDecoder;
import arbd.daemon.record.MarketStatusDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.OrderReportDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.execution.order.Report;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.QuoteTable;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublishersTest {
    private static final int RING = 1024;

    private final RingBuffer<Slot> ring =
            RingBuffer.createMultiProducer(Slot::new, RING, new BusySpinWaitStrategy());
    private final EventPoller<Slot> poller = ring.newPoller();

    PublishersTest() {
        ring.addGatingSequences(poller.getSequence());
    }

    @Test
    void shouldDropAndCountTicksThatDoNotFitAndLeaveRoomForReports() throws Exception {
        TickPublisher ticks = new TickPublisher(ring, TestMarket.TABLE);
        for (int i = 1; i <= 5_000; i++) {
            ticks.on(TestMarket.quote(i % 5, 100, 200, i));
        }
        long published = ring.getCursor() + 1;
        assertEquals(5_000, published + ticks.drops());
        assertEquals(RING / 8, RING - published + 1, "all but an eighth is used");
        assertEquals(0, ticks.pay(), "nothing fits yet");
        assertEquals(5, ticks.quoted());
        int[] taken = new int[1];
        poller.poll((slot, sequence, end) -> ++taken[0] < 3);
        assertEquals(3, ticks.pay(), "three were taken, three owed ones follow");
    }

    @Test
    void shouldKnowWhenAnInstrumentWasQuotedAndForgetItWhenItsFeedFalls() {
        TickPublisher ticks = new TickPublisher(ring, TestMarket.TABLE);
        assertEquals(Long.MIN_VALUE, ticks.quotedNanos(1));
        Tick quote = TestMarket.quote(1, 100, 200, 77);
        ticks.on(quote);
        assertEquals(quote.receivedNanos, ticks.quotedNanos(1));
        Tick status = new Tick();
        status.type = Tick.STATUS;
        status.instrument = 1;
        status.state = MarketState.STALE;
        ticks.on(status);
        assertEquals(quote.receivedNanos, ticks.quotedNanos(1), "a stale book was quoted all the same");
        status.state = MarketState.DISCONNECTED;
        ticks.on(status);
        assertEquals(Long.MIN_VALUE, ticks.quotedNanos(1));
        assertEquals(1, ticks.quoted());
        assertEquals(Long.MIN_VALUE, ticks.quotedNanos(0), "another instrument");
    }

    @Test
    void shouldBringTheLatestStateOfEveryInstrumentInOrderHoweverOftenTheRingIsFull() throws Exception {
        long drops = 0;
        for (long seed = 1; seed <= 20; seed++) {
            drops += new Owed(seed).run();
        }
        assertTrue(drops > 10_000, "only " + drops + " drops");
    }

    @Test
    void shouldNeverDropAReportAndSayWhenSocketsMustWait() throws Exception {
        AccountPublisher accounts = new AccountPublisher(ring);
        Random random = new Random(4);
        OrderReportDecoder decoder = new OrderReportDecoder();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        long[] expected = {1};
        EventPoller.Handler<Slot> read = (slot, sequence, end) -> {
            decoder.wrapAndApplyHeader(slot.buffer, 0, header);
            assertEquals(expected[0]++, decoder.number(), "lost, repeated or out of order");
            return random.nextInt(50) > 0;
        };
        Report report = new Report();
        int congested = 0;
        assertFalse(accounts.congested());
        for (int i = 1; i <= 100_000; i++) {
            report.number = i;
            report.textLength = i % Report.TEXT;
            accounts.on(report);
            congested += accounts.congested() ? 1 : 0;
            if (random.nextInt(150) == 0) {
                poller.poll(read);
                accounts.flush();
            }
        }
        while (accounts.flush() > 0 || poller.poll(read) == EventPoller.PollState.PROCESSING) {
            assertTrue(expected[0] <= 100_001);
        }
        assertEquals(100_001, expected[0]);
        assertTrue(congested > 1_000, "congested " + congested);
        assertFalse(accounts.congested());
    }

    @Test
    void shouldHaveRoomForAReportWhenTicksHaveTakenTheirShare() {
        TickPublisher ticks = new TickPublisher(ring, TestMarket.TABLE);
        for (int i = 0; i < 5_000; i++) {
            ticks.on(TestMarket.quote(0, 100, 200, i));
        }
        AccountPublisher accounts = new AccountPublisher(ring);
        for (int i = 0; i < RING / 8 - 1; i++) {
            accounts.on(new Report());
        }
        assertFalse(accounts.congested());
    }

    /** What arrives must lead to the same market as what was said, though much is dropped on the way. */
    private final class Owed {
        private final String words;
        private final Random random;
        private final TickPublisher ticks = new TickPublisher(ring, TestMarket.TABLE);
        private final QuoteTable said = new QuoteTable(TestMarket.TABLE);
        private final QuoteTable arrived = new QuoteTable(TestMarket.TABLE);
        private final long[] latest = new long[5];
        private final Tick tick = new Tick();
        private final Tick back = new Tick();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final QuoteDecoder quote = new QuoteDecoder();
        private final DepthDecoder depth = new DepthDecoder();
        private final MarketStatusDecoder status = new MarketStatusDecoder();

        Owed(long seed) {
            words = "seed " + seed;
            random = new Random(seed);
            Arrays.fill(latest, -1);
        }

        long run() throws Exception {
            for (int i = 0; i < 4_000; i++) {
                say(i);
                if (random.nextInt(300) == 0) {
                    int[] left = {random.nextInt(400)};
                    poller.poll((slot, sequence, end) -> take(slot, left));
                }
            }
            int[] all = {Integer.MAX_VALUE};
            while (poller.poll((slot, sequence, end) -> take(slot, all)) == EventPoller.PollState.PROCESSING
                    || ticks.pay() > 0) {
                assertEquals(0, all[0] < 0 ? 1 : 0);
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(said.state(i), arrived.state(i), words + " instrument " + i);
                assertEquals(said.sane(i), arrived.sane(i), words + " instrument " + i);
                if (said.sane(i)) {
                    assertEquals(said.px(i, Side.BUY, 0), arrived.px(i, Side.BUY, 0), words + " instrument " + i);
                    assertEquals(said.qty(i, Side.SELL, 0), arrived.qty(i, Side.SELL, 0), words + " instrument " + i);
                    assertEquals(said.receivedNanos(i), arrived.receivedNanos(i), words + " instrument " + i);
                }
            }
            return ticks.drops();
        }

        private void say(int at) {
            long px = 1_000 + random.nextInt(100);
            TestMarket.quote(tick, random.nextInt(5), px, px + 1 + random.nextInt(5), at);
            tick.bidQty[0] = 1 + at;
            int kind = random.nextInt(10);
            if (kind == 0) {
                tick.type = Tick.STATUS;
                tick.state = random.nextBoolean() ? MarketState.STALE : MarketState.DISCONNECTED;
            } else if (kind < 4) {
                tick.type = Tick.DEPTH;
            }
            said.apply(tick);
            ticks.on(tick);
        }

        private boolean take(Slot slot, int[] left) {
            back.receivedNanos = slot.monotonicNanos;
            back.bids = 1;
            back.asks = 1;
            if (slot.type == QuoteDecoder.TEMPLATE_ID) {
                quote.wrapAndApplyHeader(slot.buffer, 0, header);
                back.type = Tick.QUOTE;
                back.instrument = quote.instrument();
                back.bidPx[0] = quote.bidPx();
                back.bidQty[0] = quote.bidQty();
                back.askPx[0] = quote.askPx();
                back.askQty[0] = quote.askQty();
            } else if (slot.type == DepthDecoder.TEMPLATE_ID) {
                depth.wrapAndApplyHeader(slot.buffer, 0, header);
                back.type = Tick.DEPTH;
                back.instrument = depth.instrument();
                DepthDecoder.BidsDecoder bids = depth.bids().next();
                back.bidPx[0] = bids.px();
                back.bidQty[0] = bids.qty();
                DepthDecoder.AsksDecoder asks = depth.asks().next();
                back.askPx[0] = asks.px();
                back.askQty[0] = asks.qty();
            } else {
                status.wrapAndApplyHeader(slot.buffer, 0, header);
                back.type = Tick.STATUS;
                back.instrument = status.instrument();
                back.state = MarketState.of(status.state());
            }
            assertTrue(back.receivedNanos > latest[back.instrument], words + ": time went back");
            latest[back.instrument] = back.receivedNanos;
            arrived.apply(back);
            return --left[0] > 0;
        }
    }
}
