package arbd.bench.ring;

import arbd.daemon.pipeline.Slot;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;

/** The inbound ring as the daemon makes it: several producers, slots of bytes, a poller that never waits. */
public final class RingHop implements Hop {
    private final RingBuffer<Slot> ring;
    private final EventPoller<Slot> poller;
    private final EventPoller.Handler<Slot> handler = this::take;
    private long received;

    /** A ring of so many slots, a power of two. */
    public RingHop(int slots) {
        this.ring = RingBuffer.createMultiProducer(Slot::new, slots, new BusySpinWaitStrategy());
        this.poller = ring.newPoller();
        ring.addGatingSequences(poller.getSequence());
    }

    @Override
    public void send(long nanos) {
        long sequence = ring.next();
        ring.get(sequence).monotonicNanos = nanos;
        ring.publish(sequence);
    }

    @Override
    public long receive() throws Exception {
        received = NONE;
        poller.poll(handler);
        return received;
    }

    private boolean take(Slot slot, long sequence, boolean endOfBatch) {
        received = slot.monotonicNanos;
        return false;
    }
}
