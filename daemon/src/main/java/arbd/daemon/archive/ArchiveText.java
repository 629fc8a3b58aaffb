package arbd.daemon.archive;

import arbd.daemon.recording.LineReader;
import arbd.daemon.run.StopException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Text of an archive: a zip of exactly one file, a gzip file, or plain. Nothing is unpacked to disk, no name in a zip
 * is believed, and what inflates beyond all reason is refused.
 */
final class ArchiveText {
    /** Rows of numbers shrink to a tenth, books to a thirtieth. */
    private static final long RATIO_MAX = 200;
    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private ArchiveText() {
    }

    /**
     * Opens one.
     *
     * @throws StopException when it is not there, or not what its name says
     */
    static LineReader open(Path path) throws StopException {
        String name = path.toString();
        InputStream raw = null;
        try {
            long bound = Files.size(path) * RATIO_MAX + ALWAYS_ALLOWED;
            raw = Files.newInputStream(path);
            InputStream text = name.endsWith(".zip") ? new Bounded(new OnlyFile(raw), bound)
                    : name.endsWith(".gz") ? new Bounded(new GZIPInputStream(raw, BUFFER), bound) : raw;
            return LineReader.of(name, text);
        } catch (NoSuchFileException e) {
            throw new StopException(StopException.IO, "no such file: " + path, e);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            close(raw);
            throw new StopException(StopException.DAMAGED, path + ": cannot be unpacked: " + e.getMessage(), e);
        } catch (IOException e) {
            close(raw);
            throw new StopException(StopException.IO, "cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void close(InputStream raw) throws StopException {
        try {
            if (raw != null) {
                raw.close();
            }
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot close an archive: " + e.getMessage(), e);
        }
    }

    /** The one file in a zip; its checksum is compared at its end. */
    private static final class OnlyFile extends FilterInputStream {
        private final ZipInputStream zip;
        private boolean ended;

        OnlyFile(InputStream raw) throws IOException {
            super(new ZipInputStream(raw));
            zip = (ZipInputStream) in;
            ZipEntry first = zip.getNextEntry();
            if (first == null || first.isDirectory()) {
                throw new ZipException("expected a zip of one file");
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = ended ? -1 : zip.read(bytes, offset, length);
            if (read < 0 && !ended) {
                ended = true;
                if (zip.getNextEntry() != null) {
                    throw new ZipException("expected a zip of one file, has more");
                }
            }
            return read;
        }
    }

    /** Ends with a complaint what is longer than it may be. */
    private static final class Bounded extends FilterInputStream {
        private final long bound;
        private long total;

        Bounded(InputStream text, long bound) {
            super(text);
            this.bound = bound;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            total += Math.max(0, read);
            if (total > bound) {
                throw new ZipException("inflates to more than " + RATIO_MAX + " times its size: not an archive of a"
                        + " venue");
            }
            return read;
        }
    }
}
