package arbd.daemon.pipeline;

import arbd.daemon.decide.Decider;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.record.NewOrderEncoder;
import arbd.feeds.net.NanoClock;
import arbd.market.Require;
import arbd.route.RouteTable;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;

/**
 * The shell around the pure {@link Decider}: takes inputs off the inbound ring, stamps and publishes what it says. An
 * input is taken only when the outbound ring has room for the most that it could say.
 */
final class DecideStage implements Agent, SlotSource {
    private static final int INPUTS_PER_TURN = 64;

    private final RingBuffer<Slot> outbound;
    private final EventPoller<Slot> poller;
    private final NanoClock clock;
    private final InboundDecoder decoder = new InboundDecoder();
    private final Decider decider;
    private final EventPoller.Handler<Slot> handler = this::decide;
    private final AtomicLong dueNanos = new AtomicLong(Long.MAX_VALUE);
    private final Histogram decideNanos = new Histogram(10_000_000_000L, 3);
    private final Latencies latencies = new Latencies();
    private final int outputMax;
    private long claimed;
    private int taken;

    DecideStage(Rings rings, DecisionSettings settings, RouteTable routes, NanoClock clock) {
        this.outbound = rings.outbound;
        this.poller = rings.inboundToDecide;
        this.clock = clock;
        this.decider = new Decider(settings, routes, new OutboundEncoder(this));
        this.outputMax = Decider.outputMax(settings, routes);
        Require.that(outputMax <= outbound.getBufferSize() / 2,
                "one input may say %d things, more than half of an outbound ring of %d: raise threads.outboundRing",
                outputMax, outbound.getBufferSize());
        this.claimed = outbound.getCursor();
    }

    @Override
    public int doWork() throws Exception {
        if (!outbound.hasAvailableCapacity(outputMax)) {
            return 0;
        }
        taken = 0;
        poller.poll(handler);
        return taken;
    }

    @Override
    public String roleName() {
        return "decide";
    }

    @Override
    public Slot claim() {
        claimed = outbound.next();
        return outbound.get(claimed);
    }

    Decider decider() {
        return decider;
    }

    /** Event time at which decide wants to be woken; from any thread. */
    long dueNanos() {
        return dueNanos.get();
    }

    /** Time from an input's receipt to its decision; read it when the stage has stopped. */
    Histogram decideNanos() {
        return decideNanos;
    }

    /** The same times, coarser; from any thread. */
    Latencies latencies() {
        return latencies;
    }

    private boolean decide(Slot slot, long sequence, boolean endOfBatch) {
        decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
        if (decider.dueNanos() != dueNanos.getPlain()) {
            dueNanos.lazySet(decider.dueNanos());
        }
        boolean ordered = false;
        if (claimed > outbound.getCursor()) {
            long now = clock.nanoTime();
            decideNanos.recordValue(Math.max(0, Math.min(now - slot.monotonicNanos, 10_000_000_000L)));
            latencies.record(now - slot.monotonicNanos);
            ordered = publish(sequence, slot.monotonicNanos, now);
        }
        taken++;
        // On one thread with the others, the next input can wait until the orders are on their way.
        return !ordered && taken < INPUTS_PER_TURN && outbound.hasAvailableCapacity(outputMax);
    }

    /** Returns whether there is an order in it. */
    private boolean publish(long cause, long causeReceivedNanos, long nowNanos) {
        long first = outbound.getCursor() + 1;
        boolean ordered = false;
        long wallNanos = clock.wallNanos();
        for (long sequence = first; sequence <= claimed; sequence++) {
            Slot slot = outbound.get(sequence);
            slot.causeSequence = cause;
            slot.causeReceivedNanos = causeReceivedNanos;
            slot.monotonicNanos = nowNanos;
            slot.wallNanos = wallNanos;
            ordered |= slot.type == NewOrderEncoder.TEMPLATE_ID;
        }
        outbound.publish(first, claimed);
        return ordered;
    }
}
