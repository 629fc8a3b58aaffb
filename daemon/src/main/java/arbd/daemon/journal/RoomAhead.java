package arbd.daemon.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.queue.ExcerptAppender;

/**
 * Keeps disk space allocated in front of the writer. A journal is written through mapped memory, where a full disk
 * loses a store without a word and is told of some instructions later, when the record may count as written. So zeros
 * are written ahead of need by system calls, which fail before anything is lost. Owned by the appender.
 */
final class RoomAhead implements AutoCloseable {
    /** Less than this in front of the writer is mended at once; larger than any record but the first. */
    private static final long LEAST = 256L << 10;
    /** What is kept when there is time. */
    private static final long AMPLE = 4L << 20;
    private static final int PIECE = 64 << 10;

    private final ExcerptAppender appender;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
    private FileChannel channel;
    private int cycle = Integer.MIN_VALUE;
    private long written;
    private long allocated;

    /** In front of this writer, which has written nothing yet. */
    RoomAhead(ExcerptAppender appender) {
        this.appender = appender;
    }

    /**
     * Tells how far the writer has come in its present file, bytes.
     *
     * @throws JournalException when there is no room; what is written so far is whole
     */
    void reached(long position) {
        written = position;
        if (appender.cycle() != cycle) {
            open(appender.currentFile());
            cycle = appender.cycle();
            allocated = position;
        }
        while (allocated - position < LEAST) {
            allocate();
        }
    }

    /** Allocates some more if there is less than ample room. */
    void whenIdle() {
        if (channel != null && allocated - written < AMPLE) {
            allocate();
        }
    }

    private void allocate() {
        zeros.clear();
        try {
            while (zeros.hasRemaining()) {
                allocated += channel.write(zeros, allocated);
            }
        } catch (IOException full) {
            throw new JournalException("no room for the journal on its disk: " + full.getMessage(), full);
        }
    }

    private void open(File file) {
        close();
        try {
            channel = FileChannel.open(file.toPath(), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new JournalException("journal file " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new JournalException("journal file cannot be closed: " + e.getMessage(), e);
            }
            channel = null;
        }
    }
}
