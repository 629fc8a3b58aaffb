package arbd.bench;

import arbd.daemon.decide.Decider;
import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.market.Tick;

/** Quotes as they lie in the inbound ring, and a decider that is told them: everything that decide does with one. */
public final class EncodedQuotes {
    private final Slot[] slots;
    private final InboundDecoder decoder = new InboundDecoder();
    private final OneSlot said = new OneSlot();
    private final Decider decider;
    private long nanos;
    private int next;

    /**
     * Encodes so many quotes.
     *
     * @param count a power of two
     * @param offEvery as in {@link QuoteStream}: 0 = no quote gives an edge
     */
    public EncodedQuotes(int count, int offEvery) {
        SimMarket market = SimMarket.load();
        this.decider = new Decider(market.settings(), market.routes(), new OutboundEncoder(said));
        this.slots = new Slot[count];
        QuoteStream quotes = new QuoteStream(market.instruments(), 5, offEvery);
        InboundEncoder encoder = new InboundEncoder();
        Tick tick = new Tick();
        for (int i = 0; i < count; i++) {
            slots[i] = new Slot();
            quotes.next(tick);
            tick.updateId = 0;
            encoder.encode(tick, slots[i]);
        }
    }

    /** Decides on the next quote, a step of event time later; returns how much was said so far. */
    public long decideNext() {
        Slot slot = slots[next++ & slots.length - 1];
        nanos += QuoteStream.STEP_NANOS;
        decoder.deliver(slot.buffer, slot.type, nanos, nanos, decider);
        return said.claimed();
    }

    /** What was decided. */
    public Decider decider() {
        return decider;
    }
}
