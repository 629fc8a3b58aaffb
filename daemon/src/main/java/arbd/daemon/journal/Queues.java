package arbd.daemon.journal;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** How a journal's Chronicle Queue is opened: in one place, so that writer and readers agree. */
final class Queues {
    private static final long BLOCK_BYTES = 64L << 20;

    private Queues() {
    }

    static ChronicleQueue open(Path folder, boolean readOnly) {
        return SingleChronicleQueueBuilder.binary(folder.toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .readOnly(readOnly)
                .build();
    }
}
