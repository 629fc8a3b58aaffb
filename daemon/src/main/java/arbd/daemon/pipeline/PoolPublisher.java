package arbd.daemon.pipeline;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.PoolSink;
import arbd.market.MarketState;
import arbd.market.Require;
import com.lmax.disruptor.RingBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Pool events into the inbound ring, as {@link TickPublisher} does it for ticks: never waits; what finds no room is
 * dropped and counted, and its pool is owed the latest state that was dropped. Some room is always left to reports.
 * Owned by one event loop.
 */
final class PoolPublisher implements PoolSink {
    /**
     * In the order in which they are paid: a status forgets the state before it. It is paid itself even when a state
     * follows, since only a status lets the chain go back to an earlier block.
     */
    private static final int STATUS = 0;
    private static final int STATE = 1;
    private static final int KINDS = 2;

    private final OwedSlots way;
    private final InboundEncoder encoder = new InboundEncoder();
    private final PoolKind[] kinds;
    private final AtomicIntegerArray told;
    private final boolean[] seen;
    private final AtomicInteger toldLive = new AtomicInteger();

    /**
     * Publishes what is told of these pools.
     *
     * @throws IllegalArgumentException when the ring's slots are too small for them
     */
    PoolPublisher(RingBuffer<Slot> ring, List<Pool> pools) {
        int bytes = PoolCodec.slotBytes(pools);
        int slot = ring.get(0).buffer.capacity();
        Require.that(slot >= bytes, "a slot of the inbound ring has %d bytes, a pool needs %d", slot, bytes);
        this.kinds = new PoolKind[pools.size()];
        this.told = new AtomicIntegerArray(pools.size());
        this.seen = new boolean[pools.size()];
        Slot[] owed = new Slot[pools.size() * KINDS];
        for (Pool pool : pools) {
            kinds[pool.id()] = pool.kind();
            told.lazySet(pool.id(), MarketState.UNKNOWN.ordinal());
            owed[pool.id() * KINDS + STATUS] = new Slot();
            owed[pool.id() * KINDS + STATE] = new Slot(bytes);
        }
        this.way = new OwedSlots(ring, owed);
    }

    @Override
    public void on(PoolEvent event) {
        note(event);
        long sequence = way.claim();
        if (sequence == OwedSlots.NONE) {
            owe(event);
            return;
        }
        encoder.encode(event, kinds[event.pool], way.slot(sequence));
        way.publish(sequence);
    }

    /** Publishes what is owed, as far as there is room; returns how much. */
    public int pay() {
        return way.pay();
    }

    /** What a pool's feed told last; from any thread. */
    public MarketState state(int pool) {
        return MarketState.of(told.get(pool));
    }

    /** Whether every pool was told live at least once; from any thread. */
    public boolean allTold() {
        return toldLive.get() == kinds.length;
    }

    /** Events that found no room so far; from any thread. */
    public long drops() {
        return way.drops();
    }

    private void note(PoolEvent event) {
        told.lazySet(event.pool, event.state.ordinal());
        if (event.state == MarketState.LIVE && !seen[event.pool]) {
            seen[event.pool] = true;
            toldLive.lazySet(toldLive.getPlain() + 1);
        }
    }

    private void owe(PoolEvent event) {
        int first = event.pool * KINDS;
        int kind = event.state == MarketState.LIVE ? STATE : STATUS;
        if (kind == STATUS) {
            way.forget(first + STATE);
        }
        encoder.encode(event, kinds[event.pool], way.owe(first + kind));
    }
}
