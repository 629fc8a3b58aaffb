package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.market.MarketState;
import arbd.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolInputsTest {
    private static final int BYTES = 2_048;
    private static final int POOL_HEAD = 8;

    private final TestPools pools = new TestPools();
    private final InboundEncoder encoder = new InboundEncoder();
    private final PoolEvent event = new PoolEvent();
    private final long[] block = new long[TestPools.POOLS.size()];
    private long now = TestMarket.SECOND;

    @Test
    void shouldSayTheSameAndHashTheSameForTheSameInputs() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Slot> inputs = inputs(seed);
            Scribe first = new Scribe();
            Scribe second = new Scribe();
            assertEquals(hash(inputs, first), hash(inputs, second), "seed " + seed);
            assertEquals(first.all(), second.all(), "seed " + seed);
        }
    }

    @Test
    void shouldHashDifferentlyWhenAnyOneInputIsMissing() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Slot> inputs = inputs(seed);
            long hash = hash(inputs, new Scribe());
            for (int at = 0; at < inputs.size(); at += 3) {
                List<Slot> less = new ArrayList<>(inputs);
                Slot removed = less.remove(at);
                assertNotEquals(hash, hash(less, new Scribe()), "seed " + seed + " input " + at + " of type "
                        + removed.type);
            }
        }
    }

    /** Every byte of a pool's latest state is state that decides, and so in the hash. */
    @Test
    void shouldHashDifferentlyWhenOneByteOfALatestStateDiffers() {
        int bytes = 0;
        for (Pool pool : TestPools.POOLS) {
            List<Slot> inputs = inputs(7 + pool.id());
            pools.live(event, pool.id(), ++block[pool.id()], now, new SplittableRandom(pool.id()));
            inputs.add(slot(pool));
            Decider told = told(inputs, new Scribe());
            assertEquals(MarketState.LIVE, told.books().pools.state(pool.id()));
            Slot last = inputs.get(inputs.size() - 1);
            // Behind the message header and the pool's id.
            for (int at = POOL_HEAD + Integer.BYTES; at < last.length; at++) {
                byte before = last.buffer.getByte(at);
                boolean count = pool.kind() == PoolKind.CONCENTRATED && at >= ticksAt() && at < ticksAt() + 4;
                if (!count) {
                    last.buffer.putByte(at, (byte) (before ^ 1));
                    assertNotEquals(told.stateHash(), hash(inputs, new Scribe()), pool.kind() + " byte " + at);
                    last.buffer.putByte(at, before);
                    bytes++;
                }
            }
        }
        assertTrue(bytes > 200, "only " + bytes + " bytes");
    }

    @Test
    void shouldCountWhatIsOldAndWhatMakesNoSense() {
        Decider decider = new Decider(TestMarket.SETTINGS, TestPools.ROUTES, new Scribe());
        SplittableRandom random = new SplittableRandom(1);
        for (Pool pool : TestPools.POOLS) {
            pools.live(event, pool.id(), 10, now, random);
            tell(decider);
            assertEquals(MarketState.LIVE, decider.books().pools.state(pool.id()));
            pools.live(event, pool.id(), 9, now, random);
            tell(decider);
            assertEquals(MarketState.LIVE, decider.books().pools.state(pool.id()), "an old state changes nothing");
            pools.live(event, pool.id(), 11, now, random);
            event.reserve0.set(0);
            event.sqrtPrice.set(0);
            tell(decider);
            assertEquals(MarketState.STALE, decider.books().pools.state(pool.id()), "no contract is in that state");
            pools.status(event, pool.id(), MarketState.DISCONNECTED, now);
            tell(decider);
            assertEquals(MarketState.DISCONNECTED, decider.books().pools.state(pool.id()));
        }
        assertEquals(16, decider.tally().count(Tally.Count.POOL_EVENTS));
        assertEquals(4, decider.tally().count(Tally.Count.OLD_POOL_EVENTS));
        assertEquals(4, decider.tally().count(Tally.Count.UNSOUND_POOL_EVENTS));
    }

    private void tell(Decider decider) {
        decider.at(++now);
        decider.on(event);
        decider.done();
    }

    /** Where the group of ticks says how many there are, and how long each is. */
    private static int ticksAt() {
        return POOL_HEAD + 4 + 8 + 4 + 2 * 32 + 3 * 4;
    }

    private List<Slot> inputs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Slot> inputs = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            now += random.nextLong(20 * TestMarket.MILLI);
            Pool pool = TestPools.POOLS.get(random.nextInt(TestPools.POOLS.size()));
            int kind = random.nextInt(10);
            if (kind < 2) {
                Tick tick = TestMarket.quote(random.nextInt(5), 6_000_000, 6_000_100 + random.nextInt(50), now);
                Slot slot = new Slot();
                encoder.encode(tick, slot);
                inputs.add(slot);
            } else if (kind < 4) {
                pools.status(event, pool.id(), random.nextBoolean() ? MarketState.STALE : MarketState.DISCONNECTED,
                        now);
                inputs.add(slot(pool));
            } else {
                pools.live(event, pool.id(), ++block[pool.id()], now, random);
                inputs.add(slot(pool));
            }
        }
        return inputs;
    }

    private Slot slot(Pool pool) {
        Slot slot = new Slot(BYTES);
        encoder.encode(event, pool.kind(), slot);
        return slot;
    }

    private static long hash(List<Slot> inputs, DecisionSink out) {
        return told(inputs, out).stateHash();
    }

    private static Decider told(List<Slot> inputs, DecisionSink out) {
        Decider decider = new Decider(TestMarket.SETTINGS, TestPools.ROUTES, out);
        InboundDecoder decoder = new InboundDecoder();
        for (Slot slot : inputs) {
            decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
        }
        return decider;
    }
}
