package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.daemon.decide.TestPools;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolPairDecoder;
import arbd.daemon.record.PoolStatusDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.market.MarketState;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolCodecTest {
    private final InboundEncoder encoder = new InboundEncoder();
    private final PoolCodec codec = new PoolCodec();
    private final Slot slot = new Slot(PoolCodec.slotBytes(TestPools.POOLS));
    private final PoolEvent event = new PoolEvent();
    private final PoolEvent back = new PoolEvent();

    @Test
    void shouldBringEveryFieldBackAsItWas() {
        TestPools pools = new TestPools();
        int full = 0;
        for (long seed = 1; seed <= 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int pool = random.nextInt(TestPools.POOLS.size());
            pools.live(event, pool, random.nextLong(), random.nextLong(), random);
            if (random.nextBoolean()) {
                event.sqrtPrice.set(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            }
            PoolKind kind = TestPools.POOLS.get(pool).kind();
            encoder.encode(event, kind, slot);
            codec.decode(slot.buffer, slot.type, back);
            String words = "seed " + seed;
            assertEquals(event.receivedNanos, slot.monotonicNanos, words);
            assertEquals(event.wallNanos, slot.wallNanos, words);
            assertEquals(-1, slot.causeSequence, words);
            assertEquals(event.pool, back.pool, words);
            assertEquals(MarketState.LIVE, back.state, words);
            assertEquals(event.block, back.block, words);
            assertEquals(event.logIndex, back.logIndex, words);
            if (kind == PoolKind.CONSTANT_PRODUCT) {
                assertEquals(PoolPairDecoder.TEMPLATE_ID, slot.type, words);
                assertEquals(event.reserve0.toBigInteger(), back.reserve0.toBigInteger(), words);
                assertEquals(event.reserve1.toBigInteger(), back.reserve1.toBigInteger(), words);
            } else {
                assertConcentrated(words);
                full += event.ticks == PoolEvent.TICKS ? 1 : 0;
            }
        }
        assertTrue(full > 10, "only " + full + " events with all ticks");
    }

    private void assertConcentrated(String words) {
        assertEquals(PoolConcentratedDecoder.TEMPLATE_ID, slot.type, words);
        assertEquals(event.sqrtPrice.toBigInteger(), back.sqrtPrice.toBigInteger(), words);
        assertEquals(event.liquidity.toBigInteger(), back.liquidity.toBigInteger(), words);
        assertEquals(event.tick, back.tick, words);
        assertEquals(event.windowFrom, back.windowFrom, words);
        assertEquals(event.windowTo, back.windowTo, words);
        assertEquals(event.ticks, back.ticks, words);
        assertArrayEquals(Arrays.copyOf(event.tickIndex, event.ticks), Arrays.copyOf(back.tickIndex, back.ticks),
                words);
        assertArrayEquals(Arrays.copyOf(event.netHigh, event.ticks), Arrays.copyOf(back.netHigh, back.ticks), words);
        assertArrayEquals(Arrays.copyOf(event.netLow, event.ticks), Arrays.copyOf(back.netLow, back.ticks), words);
    }

    @Test
    void shouldTellEveryOtherStateAsAStatus() {
        for (Pool pool : TestPools.POOLS) {
            for (MarketState state : List.of(MarketState.UNKNOWN, MarketState.STALE, MarketState.DISCONNECTED)) {
                event.pool = pool.id();
                event.state = state;
                event.block = 77;
                encoder.encode(event, pool.kind(), slot);
                codec.decode(slot.buffer, slot.type, back);
                assertEquals(PoolStatusDecoder.TEMPLATE_ID, slot.type);
                assertEquals(state, back.state);
                assertEquals(pool.id(), back.pool);
                assertEquals(0, back.block, "a status has no block");
            }
        }
    }

    @Test
    void shouldHaveRoomForAllTicksAndOnlyWhereThereAreTicks() {
        assertEquals(Slot.CAPACITY, PoolCodec.slotBytes(List.of()));
        assertEquals(Slot.CAPACITY, PoolCodec.slotBytes(TestPools.POOLS.subList(0, 1)));
        assertTrue(PoolCodec.slotBytes(TestPools.POOLS) > Slot.CAPACITY);
        event.state = MarketState.LIVE;
        event.ticks = PoolEvent.TICKS;
        encoder.encode(event, PoolKind.CONCENTRATED, slot);
        assertEquals(PoolCodec.LENGTH_MAX, slot.length);
        assertEquals(PoolCodec.slotBytes(TestPools.POOLS), slot.length, "not a byte too many");
    }

    @Test
    void shouldReadNothingThatIsNotAboutAPool() {
        assertThrows(IllegalArgumentException.class, () -> codec.decode(slot.buffer, QuoteDecoder.TEMPLATE_ID, back));
    }
}
