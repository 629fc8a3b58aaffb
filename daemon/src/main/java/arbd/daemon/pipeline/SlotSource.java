package arbd.daemon.pipeline;

/** Where decide's outputs are written: the outbound ring, or the replay's comparison. */
public interface SlotSource {
    /** The next free slot. */
    Slot claim();
}
