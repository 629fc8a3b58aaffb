package arbd.bench.ring;

import arbd.daemon.pipeline.Slot;
import java.util.concurrent.ArrayBlockingQueue;

/** An {@link ArrayBlockingQueue} of slots made beforehand, so that it allocates no messages either. */
public final class QueueHop implements Hop {
    private final ArrayBlockingQueue<Slot> queue;
    private final Slot[] slots;
    private final boolean blocks;
    private int next;

    /**
     * A queue of so many slots, a power of two.
     *
     * @param blocks whether the receiver waits in {@code take()}, as is usual; else it asks with {@code poll()}
     */
    public QueueHop(int slots, boolean blocks) {
        this.queue = new ArrayBlockingQueue<>(slots);
        this.slots = new Slot[2 * slots];
        this.blocks = blocks;
        for (int i = 0; i < this.slots.length; i++) {
            this.slots[i] = new Slot();
        }
    }

    @Override
    public void send(long nanos) throws InterruptedException {
        Slot slot = slots[next++ & slots.length - 1];
        slot.monotonicNanos = nanos;
        queue.put(slot);
    }

    @Override
    public long receive() throws InterruptedException {
        Slot slot = blocks ? queue.take() : queue.poll();
        return slot == null ? NONE : slot.monotonicNanos;
    }
}
