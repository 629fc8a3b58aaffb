package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.PoolEvent;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.market.Tick;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Routes over pools through the slots of the rings: the same again, and without allocating. */
class PoolRunsTest {
    private static final int INPUTS = 3_000;
    private static final int BYTES = 4_096;
    private static final int EVENTS = 6_000;
    private static final long SLACK = 20_000;

    private final InboundEncoder encoder = new InboundEncoder();
    private final InboundDecoder decoder = new InboundDecoder();
    private final Slot said = new Slot();
    private final PoolEvent event = new PoolEvent();
    private final Tick tick = new Tick();
    private long now = TestMarket.SECOND;

    @Test
    void shouldSayTheSameBytesAndHashTheSameForTheSameInputs() {
        for (long seed = 811; seed <= 813; seed++) {
            List<Slot> inputs = inputs(seed);
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            ByteArrayOutputStream second = new ByteArrayOutputStream();
            long hash = run(inputs, first);
            assertEquals(hash, run(inputs, second), "seed " + seed);
            assertArrayEquals(first.toByteArray(), second.toByteArray(), "seed " + seed);
            assertTrue(first.size() > 10_000, "seed " + seed + ": only " + first.size() + " bytes");
            inputs.remove(INPUTS / 2);
            assertNotEquals(hash, run(inputs, new ByteArrayOutputStream()), "seed " + seed);
        }
    }

    private List<Slot> inputs(long seed) {
        Random random = new Random(seed);
        SmallMarket market = new SmallMarket(random);
        List<Slot> inputs = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            now += random.nextInt(20_000_000);
            Slot slot = new Slot(BYTES);
            if (random.nextBoolean()) {
                market.pool(event, i + 1, now);
                event.wallNanos = now;
                encoder.encode(event, SmallMarket.POOLS.get(event.pool).kind(), slot);
            } else {
                market.book(tick, now);
                encoder.encode(tick, slot);
            }
            inputs.add(slot);
        }
        return inputs;
    }

    private long run(List<Slot> inputs, ByteArrayOutputStream out) {
        Slot slots = new Slot();
        Decider decider = new Decider(SmallMarket.settings(), SmallMarket.TABLES, new OutboundEncoder(() -> {
            out.write(slots.buffer.byteArray(), 0, slots.length);
            return slots;
        }));
        for (int venue = 0; venue < 2; venue++) {
            decider.at(0);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                decider.at(0);
                decider.on(TestMarket.balance(venue, asset, 10_000));
                decider.done();
            }
        }
        for (Slot slot : inputs) {
            decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
        }
        out.write(slots.buffer.byteArray(), 0, slots.length);
        return decider.stateHash();
    }

    /** Cycles, books against pools, refusals, marks that end: all that is told while pools and books move. */
    @Test
    void shouldAllocateNothingPerEvent() {
        Decider decider = new Decider(PoolMarket.settings(), PoolMarket.ROUTES, new OutboundEncoder(() -> said));
        for (int venue = 0; venue < 2; venue++) {
            decider.at(now);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                decider.at(now);
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        List<Slot> pools = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            PoolEvent of = i % 3 == 2 ? PoolMarket.concentrated(-196_256 + 20 * i, 0)
                    : PoolMarket.pair(i % 3, 299_000 + 331 * i, 0);
            Slot slot = new Slot(BYTES);
            encoder.encode(of, PoolMarket.POOLS.get(of.pool).kind(), slot);
            pools.add(slot);
        }
        run(decider, pools, EVENTS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long sizings = decider.tally().count(Tally.Count.SIZINGS);
        for (int attempt = 0; attempt < 3; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(decider, pools, EVENTS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        sizings = decider.tally().count(Tally.Count.SIZINGS) - sizings;
        assertTrue(sizings > EVENTS, "only " + sizings + " sizings: nothing was measured");
        assertTrue(least < SLACK, least + " bytes for " + EVENTS + " events");
    }

    private void run(Decider decider, List<Slot> pools, int events) {
        for (int i = 0; i < events; i++) {
            now += 10_000_000L;
            if (i % 3 == 0) {
                TestMarket.quote(tick, i % 2 == 0 ? 1 : 4, 300_000 + i % 50, 300_010 + i % 50, now);
                encoder.encode(tick, said);
                decoder.deliver(said.buffer, said.type, now, now, decider);
            } else {
                Slot slot = pools.get(i % pools.size());
                decoder.deliver(slot.buffer, slot.type, now, now, decider);
            }
        }
    }
}
