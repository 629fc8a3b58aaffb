package arbd.daemon.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One recording: wire text and sidecar, line by line. What is added is in memory until it is flushed. */
public final class CapturePart implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String HEADER = "line\tt_ns\tdir\tnote\n";
    private static final String WIRE = ".wire.jsonl.gz";
    private static final String SIDECAR = ".meta.tsv.gz";
    /** Lines are compressed and written when there are so many bytes of them. */
    private static final int BLOCK = 1 << 20;
    /** Two numbers, tabs, a direction. */
    private static final int ROW_MAX = 64;

    private final String name;
    private final MemberFile wire;
    private final MemberFile sidecar;
    private final long beganNanos;
    private final UnsafeBuffer row = new UnsafeBuffer(new byte[1 << 10]);
    private byte[] text = new byte[1 << 14];
    private long lines;

    /**
     * Begins one.
     *
     * @param folder of the venue, which is made when it is not there
     * @param name of the two files, without their endings
     * @param wallNanos when it begins
     * @throws IOException when they cannot be written, or are there already
     */
    public CapturePart(Path folder, String name, long wallNanos) throws IOException {
        Files.createDirectories(folder);
        this.name = name;
        this.beganNanos = wallNanos;
        this.sidecar = new MemberFile(folder.resolve(name + SIDECAR));
        try {
            this.wire = new MemberFile(folder.resolve(name + WIRE));
            byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
            sidecar.append(header, header.length);
            sidecar.flush();
        } catch (IOException e) {
            sidecar.close();
            throw e;
        }
    }

    /** A name from the time, or a little later, and of no recording in this folder: names are in order of time. */
    static String free(Path folder, String suffix, long wallNanos) {
        long nanos = wallNanos;
        while (Files.exists(folder.resolve(stamp(nanos) + suffix + SIDECAR))) {
            nanos += 1_000_000L;
        }
        return stamp(nanos) + suffix;
    }

    /** A time as names of recordings have it. */
    public static String stamp(long wallNanos) {
        return STAMP.format(Instant.ofEpochSecond(0, wallNanos));
    }

    /** Names of the two files of a recording, the sidecar first. */
    public static String[] files(String name) {
        return new String[] {name + SIDECAR, name + WIRE};
    }

    /**
     * Adds a line. A line feed in the text, which only stands between its values, becomes a space.
     *
     * @param direction {@code in}, {@code out} or {@code http}
     * @param note ASCII, without tab or line feed
     * @throws IOException when what was collected cannot be written
     */
    public void line(long wallNanos, String direction, String note, DirectBuffer bytes, int offset, int length)
            throws IOException {
        if (text.length < length + 1) {
            text = new byte[Integer.highestOneBit(length + 1) << 1];
        }
        bytes.getBytes(offset, text, 0, length);
        for (int i = 0; i < length; i++) {
            if (text[i] == '\n' || text[i] == '\r') {
                text[i] = ' ';
            }
        }
        text[length] = '\n';
        wire.append(text, length + 1);
        row(wallNanos, direction, note);
        if (wire.waiting() >= BLOCK) {
            flush();
        }
    }

    /** Digits and words are put as they are: a daemon that trades should not collect garbage for its capture. */
    private void row(long wallNanos, String direction, String note) {
        if (row.capacity() < ROW_MAX + note.length()) {
            row.wrap(new byte[ROW_MAX + note.length()]);
        }
        int at = row.putLongAscii(0, ++lines);
        row.putByte(at++, (byte) '\t');
        at += row.putLongAscii(at, wallNanos);
        row.putByte(at++, (byte) '\t');
        at += row.putStringWithoutLengthAscii(at, direction);
        row.putByte(at++, (byte) '\t');
        at += row.putStringWithoutLengthAscii(at, note);
        row.putByte(at++, (byte) '\n');
        sidecar.append(row.byteArray(), at);
    }

    /** Writes what was added. */
    public void flush() throws IOException {
        wire.flush();
        sidecar.flush();
    }

    /** Name of its files, without their endings. */
    String name() {
        return name;
    }

    /** Lines that were added. */
    public long lines() {
        return lines;
    }

    /** Bytes of both files. */
    public long length() {
        return wire.length() + sidecar.length();
    }

    /** Wall-clock time at which it began. */
    long beganNanos() {
        return beganNanos;
    }

    @Override
    public void close() throws IOException {
        try (wire; sidecar) {
            flush();
        }
    }
}
