package arbd.daemon.archive;

import arbd.daemon.capture.CapturePart;
import arbd.daemon.recording.LineReader;
import arbd.daemon.run.StopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One archive into one recording. It is written beside its place and moved there when it is whole; times are the
 * venue's, and one that is before a time above it counts as the latest.
 */
public final class ArchiveImport {
    /** What is under way is in a folder of this name, and the archive's. */
    private static final String UNDER_WAY = ".importing-";

    private final ArchiveFile archive;
    private final Path folder;
    private final UnsafeBuffer text = new UnsafeBuffer(new byte[0]);
    private long lines;
    private long backwards;
    private long firstNanos;
    private long latestNanos;
    private boolean checked;
    private CapturePart part;

    /**
     * Of this archive.
     *
     * @param out folder of recordings, in which the venue has its own
     */
    public ArchiveImport(ArchiveFile archive, Path out) {
        this.archive = archive;
        this.folder = out.resolve(archive.venue());
    }

    /**
     * Reads it and writes the recording.
     *
     * @param progress told the number of each line that was read
     * @throws StopException with file and line, when the archive is not what it should be: nothing is left of it
     */
    public void run(LongConsumer progress) throws StopException {
        checked = Checksum.compare(archive.path());
        String[] names = CapturePart.files(archive.stem());
        for (String name : names) {
            if (Files.exists(folder.resolve(name))) {
                throw new StopException(StopException.CANNOT_CREATE, folder.resolve(name) + " is there already");
            }
        }
        Path underWay = folder.resolve(UNDER_WAY + archive.stem());
        try {
            clear(underWay);
            try (LineReader in = ArchiveText.open(archive.path());
                    CapturePart to = new CapturePart(underWay, archive.stem(), 0)) {
                part = to;
                copy(in, progress);
            }
            for (String name : names) {
                Files.move(underWay.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            clear(underWay);
        } catch (StopException e) {
            clearAfter(e, underWay);
            throw e;
        } catch (IOException e) {
            StopException stop = new StopException(StopException.IO, "cannot write to " + folder + ": "
                    + e.getMessage(), e);
            clearAfter(stop, underWay);
            throw stop;
        }
    }

    private void copy(LineReader in, LongConsumer progress) throws StopException, IOException {
        BookMessage book = new BookMessage(archive.symbol());
        RowMessage rows = new RowMessage(archive.kind(), archive.symbol());
        while (in.next()) {
            try {
                if (archive.kind() == ArchiveKind.BYBIT_BOOK) {
                    line(book.nanos(in.line(), in.length()), in.line(), in.length());
                } else {
                    row(in, rows);
                }
            } catch (BadRowException bad) {
                throw new StopException(StopException.DAMAGED, in.where() + ": " + bad.getMessage(), bad);
            }
            progress.accept(in.number());
        }
        if (lines == 0) {
            throw new StopException(StopException.DAMAGED, archive.path() + ": there is nothing in it");
        }
    }

    private void row(LineReader in, RowMessage rows) throws BadRowException, IOException {
        CsvRow row = new CsvRow(new String(in.line(), 0, in.length(), StandardCharsets.UTF_8));
        if (in.number() == 1 && rows.header(row)) {
            return;
        }
        byte[] message = rows.of(row).getBytes(StandardCharsets.UTF_8);
        line(rows.nanos(), message, message.length);
    }

    private void line(long nanos, byte[] message, int length) throws IOException {
        if (lines++ == 0) {
            firstNanos = nanos;
        }
        backwards += nanos < latestNanos ? 1 : 0;
        latestNanos = Math.max(latestNanos, nanos);
        text.wrap(message);
        part.line(latestNanos, "in", "", text, 0, length);
    }

    private static void clearAfter(StopException stop, Path underWay) {
        try {
            clear(underWay);
        } catch (IOException e) {
            stop.addSuppressed(e);
        }
    }

    private static void clear(Path underWay) throws IOException {
        if (!Files.isDirectory(underWay)) {
            return;
        }
        try (Stream<Path> files = Files.list(underWay)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(underWay);
    }

    /** The recording: path without an ending, as {@code backtest} takes it. */
    public Path recording() {
        return folder.resolve(archive.stem());
    }

    /** Messages that were written. */
    public long lines() {
        return lines;
    }

    /** Of them, those whose time was before that of one above. */
    public long backwards() {
        return backwards;
    }

    /** Time of the first message, nanoseconds since 1970. */
    public long firstNanos() {
        return firstNanos;
    }

    /** The latest time. */
    public long lastNanos() {
        return latestNanos;
    }

    /** Whether the archive was compared with the checksum that is published beside it. */
    public boolean checked() {
        return checked;
    }
}
