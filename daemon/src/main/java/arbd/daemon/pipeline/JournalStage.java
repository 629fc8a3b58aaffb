package arbd.daemon.pipeline;

import arbd.daemon.journal.JournalAppender;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import com.lmax.disruptor.EventPoller;
import org.agrona.concurrent.Agent;

/**
 * Writes everything down, in one order. Before an order is written, every input up to the one that caused it is; and
 * only what is written is visible to execute, whose poller follows this one. All orders of an arbitrage are written
 * before the first is visible; what came in since, and what decide said behind them, does not keep them waiting.
 */
final class JournalStage implements Agent {
    private static final int RECORDS_PER_TURN = 256;
    private static final int TOUCH_EVERY = 64;

    private final EventPoller<Slot> inbound;
    private final EventPoller<Slot> outbound;
    private final JournalAppender journal;
    private final EventPoller.Handler<Slot> onInput = this::input;
    private final EventPoller.Handler<Slot> onCause = this::cause;
    private final EventPoller.Handler<Slot> onOutput = this::output;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder order = new NewOrderDecoder();
    private long inputWritten = -1;
    private long causeSequence;
    private int written;
    private int turns;

    JournalStage(Rings rings, JournalAppender journal) {
        this.inbound = rings.inboundToJournal;
        this.outbound = rings.outboundToJournal;
        this.journal = journal;
    }

    @Override
    public int doWork() throws Exception {
        written = 0;
        outbound.poll(onOutput);
        inbound.poll(onInput);
        if (written == 0 && ++turns % TOUCH_EVERY == 0) {
            journal.prepare();
        }
        return written;
    }

    @Override
    public String roleName() {
        return "journal";
    }

    private boolean input(Slot slot, long sequence, boolean endOfBatch) {
        journal.append(slot, sequence);
        inputWritten = sequence;
        return ++written < RECORDS_PER_TURN;
    }

    private boolean cause(Slot slot, long sequence, boolean endOfBatch) {
        input(slot, sequence, endOfBatch);
        return sequence < causeSequence;
    }

    private boolean output(Slot slot, long sequence, boolean endOfBatch) throws Exception {
        causeSequence = slot.causeSequence;
        while (inputWritten < causeSequence) {
            // The cause is on the ring since before it was decided on, so this never waits.
            inbound.poll(onCause);
        }
        journal.append(slot, sequence);
        written++;
        return slot.type == NewOrderDecoder.TEMPLATE_ID ? moreOrders(slot) : written < RECORDS_PER_TURN;
    }

    /** Whether its arbitrage has more: execute sees what was read when this turn of reading ends, and not before. */
    private boolean moreOrders(Slot slot) {
        order.wrapAndApplyHeader(slot.buffer, 0, header);
        return order.leg() < order.legs() - 1;
    }
}
