package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.PoolEvent;
import arbd.daemon.decide.Decider;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.decide.TestPools;
import arbd.market.MarketState;
import com.lmax.disruptor.EventPoller;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolAllocationTest {
    private static final int EVENTS = 50_000;
    /** What the measurement and a late compilation may cost, for all events together. */
    private static final long SLACK = 20_000;

    private final Rings rings = new Rings(1024, 4096, PoolCodec.slotBytes(TestPools.POOLS));
    private final PoolPublisher publisher = new PoolPublisher(rings.inbound, TestPools.POOLS);
    private final Slot said = new Slot();
    private final Decider decider =
            new Decider(TestMarket.SETTINGS, TestPools.ROUTES, new OutboundEncoder(() -> said));
    private final InboundDecoder decoder = new InboundDecoder();
    private final EventPoller.Handler<Slot> decide = this::decide;
    private final EventPoller.Handler<Slot> journal = (slot, sequence, end) -> true;
    private final TestPools pools = new TestPools();
    private final PoolEvent event = new PoolEvent();
    private final SplittableRandom random = new SplittableRandom(3);
    private long block;

    /** Live states of both kinds, statuses, drops and what is owed, from the feed's sink to decide. */
    @Test
    void shouldAllocateNothingPerEventFromTheSinkToDecide() throws Exception {
        run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        long decided = decider.tally().count(Tally.Count.POOL_EVENTS);
        assertTrue(decided > EVENTS && publisher.drops() > EVENTS / 10,
                decided + " events, " + publisher.drops() + " drops: nothing was measured");
        assertEquals(0, decider.tally().count(Tally.Count.UNSOUND_POOL_EVENTS), "a state that makes no sense");
        assertTrue(least < SLACK, least + " bytes for " + EVENTS + " events");
    }

    private void run() throws Exception {
        for (int i = 1; i <= EVENTS; i++) {
            block++;
            int pool = random.nextInt(TestPools.POOLS.size());
            if (random.nextInt(50) == 0) {
                pools.status(event, pool, MarketState.STALE, block);
            } else {
                pools.live(event, pool, block, block, random);
            }
            publisher.on(event);
            if (i % 1_500 == 0) {
                rings.inboundToDecide.poll(decide);
                rings.inboundToJournal.poll(journal);
            }
        }
    }

    private boolean decide(Slot slot, long sequence, boolean endOfBatch) {
        decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
        return true;
    }
}
