package arbd.daemon.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A gzip file that is whole at every moment: lines are collected in memory, compressed as one member of their own, and
 * appended by one write. Whatever ends the process, the file holds whole members; a member that did not fit on the disk
 * is taken back.
 */
final class MemberFile implements AutoCloseable {
    private final FileChannel file;
    private final Path path;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    private final ByteArrayOutputStream member = new ByteArrayOutputStream(1 << 14);
    private long length;

    /** A new file; it must not be there. */
    MemberFile(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void append(byte[] bytes, int count) {
        lines.write(bytes, 0, count);
    }

    void append(int one) {
        lines.write(one);
    }

    /** Appends what was collected. */
    void flush() throws IOException {
        if (lines.size() == 0) {
            return;
        }
        member.reset();
        try (GZIPOutputStream zip = new GZIPOutputStream(member)) {
            lines.writeTo(zip);
        }
        lines.reset();
        ByteBuffer bytes = ByteBuffer.wrap(member.toByteArray());
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            takeBack();
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
        length += bytes.limit();
    }

    private void takeBack() throws IOException {
        file.truncate(length);
    }

    /** Bytes of the file. */
    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
