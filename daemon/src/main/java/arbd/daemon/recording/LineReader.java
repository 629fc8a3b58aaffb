package arbd.daemon.recording;

import arbd.daemon.run.StopException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Lines of a text file, plain or gzip by its name, as bytes in one reused array. Allocates nothing per line. */
public final class LineReader implements AutoCloseable {
    /** Longest line that is read. */
    private static final int LINE_MAX = 16 << 20;

    private static final int CHUNK = 64 << 10;

    private final String file;
    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private byte[] line = new byte[4096];
    private int length;
    private int at;
    private int end;
    private long number;
    private boolean untilDamage;
    private String damage;

    private LineReader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file.
     *
     * @throws StopException when it is not there, cannot be read, or ends in {@code .gz} and is no gzip file
     */
    public static LineReader open(Path file) throws StopException {
        try {
            InputStream raw = Files.newInputStream(file);
            return new LineReader(file.toString(), file.toString().endsWith(".gz") ? unzip(raw) : raw);
        } catch (NoSuchFileException e) {
            throw new StopException(StopException.IO, "no such file: " + file, e);
        } catch (ZipException | EOFException e) {
            throw new StopException(StopException.DAMAGED, file + ": not a gzip file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lines of an open stream, which is closed with the reader. */
    public static LineReader of(String name, InputStream in) {
        return new LineReader(name, in);
    }

    /** From now on text ends where its compression is damaged or cut off, and {@link #damage} tells of it. */
    public void untilDamage() {
        untilDamage = true;
    }

    /** Where and how the text was damaged, null = it was not. */
    public String damage() {
        return damage;
    }

    /**
     * Moves to the next line; a last one without line feed counts.
     *
     * @throws StopException when the text cannot be read, its compression is damaged, or the line is too long
     */
    public boolean next() throws StopException {
        length = 0;
        boolean any = false;
        while (true) {
            if (at == end && !fill()) {
                boolean whole = any && damage == null;
                number += whole ? 1 : 0;
                return whole;
            }
            any = true;
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            append(from, at);
            if (at < end) {
                at++;
                number++;
                length -= length > 0 && line[length - 1] == '\r' ? 1 : 0;
                return true;
            }
        }
    }

    /** The line, from index 0; valid until the next {@link #next}. */
    public byte[] line() {
        return line;
    }

    /** Bytes of the line. */
    public int length() {
        return length;
    }

    /** Number of the line, from 1. */
    public long number() {
        return number;
    }

    /** Where we are, for messages. */
    public String where() {
        return file + ":" + number;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream unzip(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, CHUNK);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private boolean fill() throws StopException {
        try {
            at = 0;
            end = Math.max(0, in.read(chunk, 0, chunk.length));
            return end > 0;
        } catch (ZipException | EOFException e) {
            String where = file + ":" + (number + 1) + ": the compressed data is damaged or cut off: "
                    + e.getMessage();
            if (untilDamage) {
                damage = where;
                end = 0;
                return false;
            }
            throw new StopException(StopException.DAMAGED, where, e);
        } catch (IOException e) {
            throw new StopException(StopException.IO, file + ":" + (number + 1) + ": cannot be read: "
                    + e.getMessage(), e);
        }
    }

    private void append(int from, int to) throws StopException {
        int needed = length + to - from;
        if (needed > LINE_MAX) {
            throw new StopException(StopException.DAMAGED, file + ":" + (number + 1) + ": line longer than "
                    + LINE_MAX + " bytes");
        }
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, Math.min(LINE_MAX, 2 * line.length)));
        }
        System.arraycopy(chunk, from, line, length, to - from);
        length = needed;
    }
}
