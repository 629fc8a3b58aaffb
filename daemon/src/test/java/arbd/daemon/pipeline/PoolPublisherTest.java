package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.PoolEvent;
import arbd.amm.PoolTable;
import arbd.daemon.decide.TestPools;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.execution.order.Report;
import arbd.market.MarketState;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolPublisherTest {
    private static final int RING = 1024;
    private static final int POOLS = TestPools.POOLS.size();

    private final RingBuffer<Slot> ring = RingBuffer.createMultiProducer(
            () -> new Slot(PoolCodec.slotBytes(TestPools.POOLS)), RING, new BusySpinWaitStrategy());
    private final EventPoller<Slot> poller = ring.newPoller();
    private final TestPools pools = new TestPools();
    private final PoolEvent event = new PoolEvent();
    private final SplittableRandom random = new SplittableRandom(8);

    PoolPublisherTest() {
        ring.addGatingSequences(poller.getSequence());
    }

    @Test
    void shouldDropAndCountEventsThatDoNotFitAndLeaveRoomForReports() throws Exception {
        PoolPublisher publisher = new PoolPublisher(ring, TestPools.POOLS);
        for (int i = 1; i <= 5_000; i++) {
            live(publisher, i % POOLS, i);
        }
        long published = ring.getCursor() + 1;
        assertEquals(5_000, published + publisher.drops());
        assertEquals(RING / 8, RING - published + 1, "all but an eighth is used");
        assertEquals(0, publisher.pay(), "nothing fits yet");
        AccountPublisher accounts = new AccountPublisher(ring);
        for (int i = 0; i < RING / 8 - 1; i++) {
            accounts.on(new Report());
        }
        assertFalse(accounts.congested(), "a report has room when pools have taken their share");
        int[] taken = new int[1];
        poller.poll((slot, sequence, end) -> ++taken[0] < RING / 8 + 3);
        assertEquals(4, publisher.pay(), "room again for the four pools that are owed");
    }

    @Test
    void shouldForgetWhatCameBeforeAStatusAndTellTheStatusBeforeWhatFollows() throws Exception {
        PoolPublisher publisher = new PoolPublisher(ring, TestPools.POOLS);
        for (int i = 0; i < RING; i++) {
            live(publisher, 0, 100 + i);
        }
        live(publisher, 1, 5_000);
        pools.status(event, 1, MarketState.STALE, 1);
        publisher.on(event);
        drain();
        assertEquals(2, publisher.pay(), "the last state of pool 0, and the status of pool 1 alone");
        assertEquals(PoolStatusDecoder.TEMPLATE_ID, ring.get(ring.getCursor()).type);
        for (int i = 0; i < RING; i++) {
            live(publisher, 0, 100 + i);
        }
        pools.status(event, 1, MarketState.STALE, 1);
        publisher.on(event);
        live(publisher, 1, 40);
        drain();
        assertEquals(3, publisher.pay());
        assertEquals(PoolStatusDecoder.TEMPLATE_ID, ring.get(ring.getCursor() - 1).type, "an earlier block may follow");
    }

    @Test
    void shouldBringTheLatestStateOfEveryPoolInOrderHoweverOftenTheRingIsFull() throws Exception {
        long drops = 0;
        for (long seed = 1; seed <= 20; seed++) {
            drops += new Owed(seed).run();
        }
        assertTrue(drops > 10_000, "only " + drops + " drops");
    }

    @Test
    void shouldKnowWhatWasToldOfEachPool() {
        PoolPublisher publisher = new PoolPublisher(ring, TestPools.POOLS);
        assertEquals(MarketState.UNKNOWN, publisher.state(3));
        for (int pool = 0; pool < POOLS; pool++) {
            assertFalse(publisher.allTold(), "pool " + pool + " was not told yet");
            live(publisher, pool, 1);
            live(publisher, pool, 2);
            assertEquals(MarketState.LIVE, publisher.state(pool));
        }
        assertTrue(publisher.allTold());
        pools.status(event, 3, MarketState.DISCONNECTED, 3);
        publisher.on(event);
        assertEquals(MarketState.DISCONNECTED, publisher.state(3));
        assertEquals(MarketState.LIVE, publisher.state(2), "another pool");
        assertTrue(publisher.allTold(), "once is enough");
    }

    @Test
    void shouldRefuseARingWhoseSlotsAreTooSmallBeforeAnythingIsPublished() {
        RingBuffer<Slot> small = RingBuffer.createMultiProducer(Slot::new, RING, new BusySpinWaitStrategy());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new PoolPublisher(small, TestPools.POOLS));
        assertTrue(refused.getMessage().contains("1024"), refused.getMessage());
        new PoolPublisher(small, TestPools.POOLS.subList(0, 1));
    }

    private void live(PoolPublisher publisher, int pool, long block) {
        pools.live(event, pool, block, block, random);
        publisher.on(event);
    }

    private void drain() throws Exception {
        while (poller.poll((slot, sequence, end) -> true) == EventPoller.PollState.PROCESSING) {
            assertTrue(ring.getCursor() >= 0);
        }
    }

    /** What arrives must lead to the same pools as what was said, though much is dropped on the way. */
    private final class Owed {
        private final String words;
        private final SplittableRandom drawn;
        private final PoolPublisher publisher = new PoolPublisher(ring, TestPools.POOLS);
        private final PoolTable table = new PoolTable(TestPools.POOLS);
        private final InboundEncoder encoder = new InboundEncoder();
        private final PoolCodec codec = new PoolCodec();
        private final Slot[] said = new Slot[POOLS];
        private final Slot[] arrived = new Slot[POOLS];
        private final PoolEvent back = new PoolEvent();
        private final long[] latest = new long[POOLS];
        private final long[] block = new long[POOLS];

        Owed(long seed) {
            words = "seed " + seed;
            drawn = new SplittableRandom(seed);
            Arrays.fill(latest, -1);
            Arrays.setAll(said, pool -> new Slot(PoolCodec.LENGTH_MAX));
            Arrays.setAll(arrived, pool -> new Slot(PoolCodec.LENGTH_MAX));
        }

        long run() throws Exception {
            for (int i = 0; i < 4_000; i++) {
                say(i);
                if (drawn.nextInt(300) == 0) {
                    int[] left = {drawn.nextInt(400)};
                    poller.poll((slot, sequence, end) -> take(slot, left));
                }
            }
            int[] all = {Integer.MAX_VALUE};
            while (poller.poll((slot, sequence, end) -> take(slot, all)) == EventPoller.PollState.PROCESSING
                    || publisher.pay() > 0) {
                assertTrue(all[0] > 0);
            }
            for (int pool = 0; pool < POOLS; pool++) {
                assertEquals(publisher.state(pool), table.state(pool), words + " pool " + pool);
                assertEquals(said[pool].monotonicNanos, arrived[pool].monotonicNanos, words + " pool " + pool);
                assertEquals(said[pool].length, arrived[pool].length, words + " pool " + pool);
                assertArrayEquals(Arrays.copyOf(said[pool].buffer.byteArray(), said[pool].length),
                        Arrays.copyOf(arrived[pool].buffer.byteArray(), said[pool].length), words + " pool " + pool);
            }
            return publisher.drops();
        }

        /** Blocks go on, and back only behind a status, as after a reorganisation. */
        private void say(int at) {
            int pool = drawn.nextInt(POOLS);
            if (drawn.nextInt(10) == 0) {
                pools.status(event, pool, drawn.nextBoolean() ? MarketState.STALE : MarketState.DISCONNECTED, at);
                block[pool] = Math.max(0, block[pool] - drawn.nextInt(5));
            } else {
                pools.live(event, pool, ++block[pool], at, drawn);
            }
            encoder.encode(event, TestPools.POOLS.get(pool).kind(), said[pool]);
            publisher.on(event);
        }

        private boolean take(Slot slot, int[] left) {
            codec.decode(slot.buffer, slot.type, back);
            back.receivedNanos = slot.monotonicNanos;
            assertTrue(back.receivedNanos > latest[back.pool], words + ": time went back");
            latest[back.pool] = back.receivedNanos;
            arrived[back.pool].copyFrom(slot);
            assertTrue(table.apply(back), words + ": an event was taken for an old one");
            return --left[0] > 0;
        }
    }
}
