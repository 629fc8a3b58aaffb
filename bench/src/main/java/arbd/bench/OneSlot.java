package arbd.bench;

import arbd.daemon.pipeline.Slot;
import arbd.daemon.pipeline.SlotSource;

/** Gives decide one slot, over and over, and counts. */
public final class OneSlot implements SlotSource {
    private final Slot slot = new Slot();
    private long claimed;

    @Override
    public Slot claim() {
        claimed++;
        return slot;
    }

    /** Slots given so far. */
    public long claimed() {
        return claimed;
    }
}
