package arbd.daemon.pipeline;

import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Ticks into the inbound ring. A network thread never waits: a tick that finds no room is dropped and counted, and its
 * instrument is owed: the latest state that was dropped is published first when there is room again. Some room is
 * always left to reports, which must not be dropped. Owned by one event loop.
 */
public final class TickPublisher implements TickSink {
    /**
     * In the order in which they are paid: a status forgets what came before it, a depth the quote before it. A mark
     * price has nothing to do with the book and forgets, and is forgotten by, nothing.
     */
    private static final int STATUS = 0;
    private static final int DEPTH = 1;
    private static final int QUOTE = 2;
    private static final int MARK = 3;
    private static final int KINDS = 4;

    private final OwedSlots way;
    private final InboundEncoder encoder = new InboundEncoder();
    private final boolean[] seen;
    private final AtomicInteger quoted = new AtomicInteger();
    private final AtomicLongArray quotedNanos;

    TickPublisher(RingBuffer<Slot> ring, InstrumentTable instruments) {
        Slot[] owed = new Slot[instruments.size() * KINDS];
        this.seen = new boolean[instruments.size()];
        this.quotedNanos = new AtomicLongArray(instruments.size());
        for (int i = 0; i < instruments.size(); i++) {
            quotedNanos.lazySet(i, Long.MIN_VALUE);
        }
        for (int i = 0; i < owed.length; i++) {
            owed[i] = new Slot();
        }
        this.way = new OwedSlots(ring, owed);
    }

    @Override
    public void on(Tick tick) {
        if (tick.type == Tick.QUOTE || tick.type == Tick.DEPTH) {
            quoted(tick.instrument, tick.receivedNanos);
        } else if (tick.type == Tick.STATUS && tick.state == MarketState.DISCONNECTED) {
            quotedNanos.lazySet(tick.instrument, Long.MIN_VALUE);
        }
        long sequence = way.claim();
        if (sequence == OwedSlots.NONE) {
            owe(tick);
            return;
        }
        encoder.encode(tick, way.slot(sequence));
        way.publish(sequence);
    }

    /** Publishes what is owed, as far as there is room; returns how much. */
    public int pay() {
        return way.pay();
    }

    /** Instruments that were quoted at least once; from any thread. */
    public int quoted() {
        return quoted.get();
    }

    /**
     * Receipt time of an instrument's latest quote, {@link Long#MIN_VALUE} = none since its feed connected; from any
     * thread.
     */
    public long quotedNanos(int instrument) {
        return quotedNanos.get(instrument);
    }

    /** Ticks that found no room so far; from any thread. */
    public long drops() {
        return way.drops();
    }

    private void quoted(int instrument, long receivedNanos) {
        quotedNanos.lazySet(instrument, receivedNanos);
        if (!seen[instrument]) {
            seen[instrument] = true;
            quoted.lazySet(quoted.getPlain() + 1);
        }
    }

    private void owe(Tick tick) {
        int first = tick.instrument * KINDS;
        int kind = kind(tick.type);
        for (int later = kind + 1; later <= QUOTE; later++) {
            way.forget(first + later);
        }
        encoder.encode(tick, way.owe(first + kind));
    }

    private static int kind(int type) {
        return switch (type) {
            case Tick.QUOTE -> QUOTE;
            case Tick.DEPTH -> DEPTH;
            case Tick.MARK_FUNDING -> MARK;
            default -> STATUS;
        };
    }
}
