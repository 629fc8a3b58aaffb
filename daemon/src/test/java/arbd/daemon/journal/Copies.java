package arbd.daemon.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/** Journals as raw records, to cut and to damage. */
public final class Copies {
    private Copies() {
    }

    /** Every record, header and body. */
    public static List<byte[]> records(Path folder) {
        List<byte[]> records = new ArrayList<>();
        try (ChronicleQueue queue = Queues.open(folder, true); ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return records;
                    }
                    Bytes<?> bytes = document.wire().bytes();
                    byte[] record = new byte[(int) bytes.readRemaining()];
                    bytes.read(record);
                    records.add(record);
                }
            }
        }
    }

    /** A journal of exactly these records. */
    public static void write(Path folder, List<byte[]> records) {
        try (ChronicleQueue queue = Queues.open(folder, false); ExcerptAppender appender = queue.createAppender()) {
            for (byte[] record : records) {
                try (DocumentContext document = appender.writingDocument()) {
                    document.wire().bytes().write(record);
                }
            }
        }
    }
}
