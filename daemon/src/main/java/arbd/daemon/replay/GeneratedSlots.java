package arbd.daemon.replay;

import arbd.daemon.pipeline.Slot;
import arbd.daemon.pipeline.SlotSource;
import java.util.ArrayDeque;

/** What decide says in a replay, waiting to be compared with what the journal holds; slots are reused. */
final class GeneratedSlots implements SlotSource {
    private final ArrayDeque<Slot> waiting = new ArrayDeque<>();
    private final ArrayDeque<Slot> spare = new ArrayDeque<>();
    private long cause;

    /** The input that is being decided on. */
    void cause(long ringSequence) {
        cause = ringSequence;
    }

    @Override
    public Slot claim() {
        Slot slot = spare.isEmpty() ? new Slot() : spare.pollLast();
        slot.causeSequence = cause;
        waiting.addLast(slot);
        return slot;
    }

    /** The oldest that was not compared yet, or null. */
    Slot peek() {
        return waiting.peekFirst();
    }

    /** The oldest is dealt with. */
    void drop() {
        spare.addLast(waiting.pollFirst());
    }

    /** How many were not compared. */
    int size() {
        return waiting.size();
    }
}
