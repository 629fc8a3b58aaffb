package arbd.daemon.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a journal in order and checks every record: length, checksum, layout version, no gap in the sequence. May read
 * while another process writes; {@link #next} then returns false at the present end and true again when there is more.
 * Not thread-safe; allocates nothing per record after the largest was seen.
 */
public final class JournalReader implements AutoCloseable {
    /** No record is larger: the first holds a configuration of at most 4 MiB, all others fit in a slot. */
    private static final int RECORD_BYTES_MAX = 16 << 20;

    private final Path folder;
    private ChronicleQueue queue;
    private ExcerptTailer tailer;
    private final RecordHeader header = new RecordHeader();
    private final CRC32C crc = new CRC32C();
    private byte[] record = new byte[4096];
    private final UnsafeBuffer whole = new UnsafeBuffer(record);
    private final UnsafeBuffer body = new UnsafeBuffer(0, 0);
    private long expected;
    private boolean foundNothing;

    private JournalReader(Path folder, ChronicleQueue queue) {
        this.folder = folder;
        this.queue = queue;
        this.tailer = queue.createTailer();
    }

    /**
     * Opens a journal folder.
     *
     * @throws JournalException when there is no journal
     */
    public static JournalReader open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new JournalException("no journal at " + folder);
        }
        try {
            return new JournalReader(folder, Queues.open(folder, true));
        } catch (RuntimeException e) {
            throw new JournalException("journal " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Moves to the next record.
     *
     * @return false at the present end
     * @throws DamagedJournalException when the record is not what was written
     */
    public boolean next() {
        if (foundNothing) {
            reopen();
        }
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                foundNothing = expected == 0;
                return false;
            }
            Bytes<?> bytes = document.wire().bytes();
            long remaining = bytes.readRemaining();
            if (remaining > RECORD_BYTES_MAX) {
                throw new DamagedJournalException(folder, expected, "record of " + remaining + " bytes");
            }
            int length = (int) remaining;
            if (length > record.length) {
                record = new byte[Math.max(length, record.length * 2)];
                whole.wrap(record);
            }
            bytes.read(record, 0, length);
            check(length);
        } catch (InternalError e) {
            // Mapped memory beyond the end of its file: the queue's own length of a record is not what was written.
            throw new DamagedJournalException(folder, expected, "a length points beyond the file");
        }
        return true;
    }

    /** Header of the current record. */
    public RecordHeader header() {
        return header;
    }

    /** Body of the current record, valid until the next call of {@link #next}. */
    public UnsafeBuffer body() {
        return body;
    }

    /** Records read so far. */
    public long read() {
        return expected;
    }

    /** Where the journal is. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }

    /**
     * A queue that was opened in the very moment in which its writer made it may never find the first record (Chronicle
     * Queue 2026.4, about once in a hundred such openings). So until there is a record, each look is a new one.
     */
    private void reopen() {
        ChronicleQueue again;
        try {
            again = Queues.open(folder, true);
        } catch (RuntimeException stillBeingMade) {
            return;
        }
        close();
        queue = again;
        tailer = queue.createTailer();
        foundNothing = false;
    }

    private void check(int length) {
        String wrong = header.read(whole, record, length, crc);
        if (wrong == null && header.sequence != expected) {
            wrong = "record " + header.sequence + " follows " + (expected - 1) + ": records are missing";
        }
        if (wrong != null) {
            throw new DamagedJournalException(folder, expected, wrong);
        }
        body.wrap(record, RecordHeader.LENGTH, header.bodyLength);
        expected++;
    }
}
