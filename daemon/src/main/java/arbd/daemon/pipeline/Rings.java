package arbd.daemon.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;

/**
 * The two rings and who reads them. Nobody ever waits on a ring: readers poll, writers ask for room first.
 *
 * <pre>{@code
 * inbound:  feeds, sessions, timers, operator --> decide, journal
 * outbound: decide --> journal --> execute            (journal in front: what is not written is not sent)
 * }</pre>
 */
final class Rings {
    final RingBuffer<Slot> inbound;
    final EventPoller<Slot> inboundToDecide;
    final EventPoller<Slot> inboundToJournal;
    final RingBuffer<Slot> outbound;
    final EventPoller<Slot> outboundToJournal;
    final EventPoller<Slot> outboundToExecute;

    /**
     * Empty rings.
     *
     * @param inboundBytes of each inbound slot
     */
    Rings(int inboundSlots, int outboundSlots, int inboundBytes) {
        this.inbound = RingBuffer.createMultiProducer(
                () -> new Slot(inboundBytes), inboundSlots, new BusySpinWaitStrategy());
        this.inboundToDecide = inbound.newPoller();
        this.inboundToJournal = inbound.newPoller();
        inbound.addGatingSequences(inboundToDecide.getSequence(), inboundToJournal.getSequence());
        this.outbound = RingBuffer.createSingleProducer(Slot::new, outboundSlots, new BusySpinWaitStrategy());
        this.outboundToJournal = outbound.newPoller();
        this.outboundToExecute = outbound.newPoller(outboundToJournal.getSequence());
        outbound.addGatingSequences(outboundToExecute.getSequence());
    }

    /** Inputs that decide or the journal have not read yet; from any thread. */
    long inboundWaiting() {
        long read = Math.min(inboundToDecide.getSequence().get(), inboundToJournal.getSequence().get());
        return Math.max(0, inbound.getCursor() - read);
    }

    /** Outputs that execute has not read yet; from any thread. */
    long outboundWaiting() {
        long read = outboundToExecute.getSequence().get();
        return Math.max(0, outbound.getCursor() - read);
    }

    /** Whether everything said so far was read by everybody. */
    boolean drained() {
        long in = inbound.getCursor();
        long out = outbound.getCursor();
        return inboundToDecide.getSequence().get() >= in && inboundToJournal.getSequence().get() >= in
                && outboundToExecute.getSequence().get() >= out;
    }
}
