package arbd.daemon.pipeline;

import arbd.daemon.journal.JournalAppender;
import com.lmax.disruptor.EventPoller;
import org.agrona.concurrent.Agent;

/**
 * Writes everything down, in one order. Before an order is written, every input up to the one that caused it is; and
 * only what is written is visible to execute, whose poller follows this one.
 */
final class JournalStage implements Agent {
    private static final int RECORDS_PER_TURN = 256;
    private static final int TOUCH_EVERY = 64;

    private final EventPoller<Slot> inbound;
    private final EventPoller<Slot> outbound;
    private final JournalAppender journal;
    private final EventPoller.Handler<Slot> onInput = this::input;
    private final EventPoller.Handler<Slot> onOutput = this::output;
    private long inputWritten = -1;
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
        inbound.poll(onInput);
        outbound.poll(onOutput);
        if (written == 0 && ++turns % TOUCH_EVERY == 0) {
            journal.touchAhead();
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

    private boolean output(Slot slot, long sequence, boolean endOfBatch) throws Exception {
        while (inputWritten < slot.causeSequence) {
            // The cause is on the ring since before it was decided on, so this never waits.
            written = 0;
            inbound.poll(onInput);
        }
        journal.append(slot, sequence);
        return ++written < RECORDS_PER_TURN;
    }
}
