package arbd.daemon.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** How a journal's Chronicle Queue is opened: in one place, so that writer and readers agree. */
final class Queues {
    private static final long BLOCK_BYTES = 64L << 20;

    private Queues() {
    }

    /** Whether a queue was ever written there. */
    static boolean exists(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(SingleChronicleQueue.SUFFIX));
        } catch (IOException e) {
            throw new JournalException("journal " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    static ChronicleQueue open(Path folder, boolean readOnly) {
        return SingleChronicleQueueBuilder.binary(folder.toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .readOnly(readOnly)
                .build();
    }
}
