package arbd.bench.journal;

import arbd.bench.QuoteStream;
import arbd.bench.SimMarket;
import arbd.bench.goal.WrongAnswerException;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.market.Tick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One quote into the journal, header and checksum included, and as many bytes into a plain file beside it. */
public final class Appends implements AutoCloseable {
    private final Slot slot = new Slot();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(RecordHeader.LENGTH + Slot.CAPACITY);
    private final Path folder;
    private final JournalAppender journal;
    private final FileChannel file;
    private long written;

    /** Opens both in this folder, which must hold neither. */
    public Appends(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.journal = JournalAppender.create(folder.resolve("journal"), SimMarket.EPOCH);
        this.file = FileChannel.open(folder.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Tick tick = new Tick();
        new QuoteStream(SimMarket.load().instruments(), seed, 0).next(tick);
        new InboundEncoder().encode(tick, slot);
        bytes.limit(RecordHeader.LENGTH + slot.length);
    }

    /** So many records into the journal; returns how many there are. */
    public long append(int count) {
        for (int i = 0; i < count; i++) {
            journal.append(slot, journal.appended());
        }
        return journal.appended();
    }

    /** One system call for each record; returns how many bytes were written so far. */
    public long write(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            bytes.position(0);
            written += file.write(bytes);
        }
        return written;
    }

    /** One system call for each record, and another ({@code fdatasync}) that waits for the device. */
    public long writeAndForce(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write(1);
            file.force(false);
        }
        return written;
    }

    /** Bytes of one record, header included. */
    public int recordBytes() {
        return bytes.limit();
    }

    /**
     * Reads the journal back, checksums included, and measures the file.
     *
     * @throws WrongAnswerException when anything that was written is not there
     */
    public void check() throws IOException, WrongAnswerException {
        try (JournalReader reader = JournalReader.open(folder.resolve("journal"))) {
            while (reader.next()) {
                if (reader.header().bodyLength != slot.length || !same(reader)) {
                    throw new WrongAnswerException("record " + reader.read() + " is not what was appended");
                }
            }
            if (reader.read() != journal.appended()) {
                throw new WrongAnswerException(journal.appended() + " records were appended, the journal holds "
                        + reader.read());
            }
        }
        if (file.size() != written) {
            throw new WrongAnswerException(written + " bytes were written, the file holds " + file.size());
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
        file.close();
    }

    private boolean same(JournalReader reader) {
        for (int i = 0; i < slot.length; i++) {
            if (reader.body().getByte(i) != slot.buffer.getByte(i)) {
                return false;
            }
        }
        return true;
    }
}
