package arbd.daemon.journal;

import arbd.daemon.pipeline.Slot;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.util.MicroTouched;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one writer of a journal. Numbers the records, checksums them and appends them to a Chronicle Queue. Owned by the
 * journal stage (by the starting thread until the pipeline runs); allocates nothing per record.
 */
public final class JournalAppender implements AutoCloseable {
    private static final int FIRST_SIZE = RecordHeader.LENGTH + Slot.CAPACITY;

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final RecordHeader header = new RecordHeader();
    private final CRC32C crc = new CRC32C();
    private final RoomAhead room;
    private byte[] record = new byte[FIRST_SIZE];
    private final UnsafeBuffer view = new UnsafeBuffer(record);
    private long sequence;

    private JournalAppender(ChronicleQueue queue, int epoch) {
        this.queue = queue;
        this.appender = queue.createAppender();
        this.room = new RoomAhead(appender);
        // The starting thread writes the first record, the journal stage the rest: one after the other, never both.
        appender.singleThreadedCheckDisabled(true);
        this.header.epoch = epoch;
    }

    /**
     * Starts a journal in a new folder.
     *
     * @param folder created when absent
     * @throws JournalException when it cannot be written, or there is a journal already: only one appender, ever
     */
    public static JournalAppender create(Path folder, int epoch) {
        if (Queues.exists(folder)) {
            throw new JournalException("journal " + folder + " exists already");
        }
        try {
            return new JournalAppender(Queues.open(folder, false), epoch);
        } catch (RuntimeException e) {
            throw new JournalException("journal " + folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Appends what is in a ring slot. */
    public void append(Slot slot, long ringSequence) {
        header.ringSequence = ringSequence;
        header.causeSequence = slot.causeSequence;
        header.monotonicNanos = slot.monotonicNanos;
        header.wallNanos = slot.wallNanos;
        append(slot.type, slot.buffer, slot.length);
    }

    /** Appends a record of the journal's own. */
    public void appendOwn(int type, DirectBuffer body, int length, long monotonicNanos, long wallNanos) {
        header.ringSequence = -1;
        header.causeSequence = -1;
        header.monotonicNanos = monotonicNanos;
        header.wallNanos = wallNanos;
        append(type, body, length);
    }

    /** Number of records appended. */
    public long appended() {
        return sequence;
    }

    /** Takes room on the disk and touches the next page ahead of need, so that an append does not wait for either. */
    public void prepare() {
        room.whenIdle();
        if (appender instanceof MicroTouched touched) {
            touched.microTouch();
        }
    }

    @Override
    public void close() {
        room.close();
        appender.close();
        queue.close();
    }

    /** A record that could not be written whole (the disk is full) must not be taken for one. */
    private void put(DocumentContext document, int total) {
        try {
            document.wire().bytes().write(record, 0, total);
        } catch (RuntimeException | Error e) {
            document.rollbackOnClose();
            throw e;
        }
    }

    private void append(int type, DirectBuffer body, int length) {
        int total = RecordHeader.LENGTH + length;
        if (total > record.length) {
            record = new byte[total];
            view.wrap(record);
        }
        view.putBytes(RecordHeader.LENGTH, body, 0, length);
        header.sequence = sequence;
        header.type = type;
        header.bodyLength = length;
        header.write(view, record, crc);
        long end;
        try (DocumentContext document = appender.writingDocument()) {
            put(document, total);
            end = document.wire().bytes().writePosition();
        }
        sequence++;
        room.reached(end);
    }
}
