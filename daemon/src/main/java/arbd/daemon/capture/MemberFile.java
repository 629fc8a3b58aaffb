package arbd.daemon.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip file of many members: lines are collected in memory, compressed as one member of their own, and appended by
 * one write. What ends the process can cut off the last member, never one before it; a member that did not fit on the
 * disk is taken back. Its buffers are used again: what it allocates does not grow with what it writes.
 */
final class MemberFile implements AutoCloseable {
    /** RFC 1952: magic number, deflate, no flags, no time, no hint, of no particular system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 2 * Integer.BYTES;

    /** What was collected, without a copy of it. */
    private static final class Lines extends ByteArrayOutputStream {
        Lines() {
            super(1 << 16);
        }

        byte[] array() {
            return buf;
        }
    }

    private final FileChannel file;
    private final Path path;
    private final Lines lines = new Lines();
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private ByteBuffer member = ByteBuffer.allocateDirect(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
    private long length;

    /** A new file; it must not be there. */
    MemberFile(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void append(byte[] bytes, int count) {
        lines.write(bytes, 0, count);
    }

    /** Bytes that were added and are not in the file. */
    int waiting() {
        return lines.size();
    }

    /** Appends what was collected. */
    void flush() throws IOException {
        if (lines.size() == 0) {
            return;
        }
        compress();
        lines.reset();
        try {
            while (member.hasRemaining()) {
                file.write(member);
            }
        } catch (IOException e) {
            file.truncate(length);
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
        length += member.limit();
    }

    private void compress() {
        member.clear();
        member.put(HEADER);
        deflater.reset();
        deflater.setInput(lines.array(), 0, lines.size());
        deflater.finish();
        while (!deflater.finished()) {
            if (deflater.deflate(member) == 0 || member.remaining() < TRAILER) {
                ByteBuffer larger = ByteBuffer.allocateDirect(2 * member.capacity()).order(ByteOrder.LITTLE_ENDIAN);
                larger.put(member.flip());
                member = larger;
            }
        }
        crc.reset();
        crc.update(lines.array(), 0, lines.size());
        member.putInt((int) crc.getValue()).putInt(lines.size()).flip();
    }

    /** Bytes of the file. */
    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        } finally {
            deflater.end();
        }
    }
}
