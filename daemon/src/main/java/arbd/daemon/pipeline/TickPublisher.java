package arbd.daemon.pipeline;

import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

    private final RingBuffer<Slot> ring;
    private final int roomForOthers;
    private final InboundEncoder encoder = new InboundEncoder();
    private final Slot[] owed;
    private final boolean[] owes;
    private final AtomicLong drops = new AtomicLong();
    private final boolean[] seen;
    private final AtomicInteger quoted = new AtomicInteger();
    private final AtomicLongArray quotedNanos;
    private int owing;

    TickPublisher(RingBuffer<Slot> ring, InstrumentTable instruments) {
        this.ring = ring;
        this.roomForOthers = ring.getBufferSize() / 8;
        this.owed = new Slot[instruments.size() * KINDS];
        this.seen = new boolean[instruments.size()];
        this.owes = new boolean[owed.length];
        this.quotedNanos = new AtomicLongArray(instruments.size());
        for (int i = 0; i < instruments.size(); i++) {
            quotedNanos.lazySet(i, Long.MIN_VALUE);
        }
        for (int i = 0; i < owed.length; i++) {
            owed[i] = new Slot();
        }
    }

    @Override
    public void on(Tick tick) {
        if (tick.type == Tick.QUOTE || tick.type == Tick.DEPTH) {
            quoted(tick.instrument, tick.receivedNanos);
        } else if (tick.type == Tick.STATUS && tick.state == MarketState.DISCONNECTED) {
            quotedNanos.lazySet(tick.instrument, Long.MIN_VALUE);
        }
        if (owing > 0) {
            pay();
        }
        if (owing > 0 || !room()) {
            owe(tick);
            return;
        }
        try {
            long sequence = ring.tryNext();
            encoder.encode(tick, ring.get(sequence));
            ring.publish(sequence);
        } catch (InsufficientCapacityException e) {
            owe(tick);
        }
    }

    /** Publishes what is owed, as far as there is room; returns how much. */
    public int pay() {
        int paid = 0;
        for (int i = 0; i < owed.length && owing > 0 && room(); i++) {
            if (owes[i] && publish(owed[i])) {
                owes[i] = false;
                owing--;
                paid++;
            }
        }
        return paid;
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
        return drops.get();
    }

    private void quoted(int instrument, long receivedNanos) {
        quotedNanos.lazySet(instrument, receivedNanos);
        if (!seen[instrument]) {
            seen[instrument] = true;
            quoted.lazySet(quoted.getPlain() + 1);
        }
    }

    private boolean publish(Slot slot) {
        try {
            long sequence = ring.tryNext();
            ring.get(sequence).copyFrom(slot);
            ring.publish(sequence);
            return true;
        } catch (InsufficientCapacityException e) {
            return false;
        }
    }

    private boolean room() {
        return ring.hasAvailableCapacity(roomForOthers);
    }

    private void owe(Tick tick) {
        drops.lazySet(drops.getPlain() + 1);
        int first = tick.instrument * KINDS;
        int kind = kind(tick.type);
        for (int later = kind + 1; later <= QUOTE; later++) {
            forget(first + later);
        }
        encoder.encode(tick, owed[first + kind]);
        if (!owes[first + kind]) {
            owes[first + kind] = true;
            owing++;
        }
    }

    private static int kind(int type) {
        return switch (type) {
            case Tick.QUOTE -> QUOTE;
            case Tick.DEPTH -> DEPTH;
            case Tick.MARK_FUNDING -> MARK;
            default -> STATUS;
        };
    }

    private void forget(int at) {
        if (owes[at]) {
            owes[at] = false;
            owing--;
        }
    }
}
