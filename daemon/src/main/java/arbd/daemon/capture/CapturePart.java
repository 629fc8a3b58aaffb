package arbd.daemon.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.agrona.DirectBuffer;

/** One recording: wire text and sidecar, line by line. */
final class CapturePart implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String HEADER = "line\tt_ns\tdir\tnote\n";

    private final MemberFile wire;
    private final MemberFile sidecar;
    private final long beganNanos;
    private byte[] text = new byte[1 << 14];
    private long lines;

    /**
     * Begins one.
     *
     * @param folder of the venue, which is made when it is not there
     * @param suffix behind the time in its name; may be empty
     */
    CapturePart(Path folder, String suffix, long wallNanos) throws IOException {
        Files.createDirectories(folder);
        String name = free(folder, STAMP.format(Instant.ofEpochSecond(0, wallNanos)) + suffix);
        beganNanos = wallNanos;
        sidecar = new MemberFile(folder.resolve(name + ".meta.tsv.gz"));
        wire = new MemberFile(folder.resolve(name + ".wire.jsonl.gz"));
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        sidecar.append(header, header.length);
        sidecar.flush();
    }

    private static String free(Path folder, String name) {
        String free = name;
        for (int number = 2; Files.exists(folder.resolve(free + ".meta.tsv.gz")); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /** Adds a line. A line feed in the text, which only stands between its values, becomes a space. */
    void line(long wallNanos, String direction, String note, DirectBuffer bytes, int offset, int length) {
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
        byte[] row = (++lines + "\t" + wallNanos + "\t" + direction + "\t" + note + "\n")
                .getBytes(StandardCharsets.UTF_8);
        sidecar.append(row, row.length);
    }

    /** Writes what was added. */
    void flush() throws IOException {
        wire.flush();
        sidecar.flush();
    }

    long lines() {
        return lines;
    }

    /** Bytes of both files. */
    long length() {
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
