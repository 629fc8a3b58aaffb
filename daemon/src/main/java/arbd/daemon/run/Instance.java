package arbd.daemon.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one instance: its lock, its epoch counter, its halt sentinel and one journal folder for each life.
 * The operating system drops the lock with the process, however it ends.
 */
public final class Instance implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path journals;
    private FileChannel channel;
    private FileLock lock;

    private Instance(Path folder, Path journals) {
        this.folder = folder;
        this.journals = journals;
    }

    /**
     * The folder of an instance, not locked: enough to look.
     *
     * @param home folder of all instances
     * @param name the instance
     * @param journalFolder as configured: holds a folder for each instance; else {@code journal} below the instance's
     *     folder
     */
    public static Instance of(Path home, String name, Optional<String> journalFolder) {
        Path folder = home.resolve(name);
        Path journals = journalFolder.map(root -> Path.of(root).resolve(name)).orElse(folder.resolve("journal"));
        return new Instance(folder, journals);
    }

    /**
     * Takes the instance for this process.
     *
     * @throws StopException when another process has it, or the folder cannot be written
     */
    public void acquire() throws StopException {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(journals);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw held(e);
        } catch (AccessDeniedException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + e.getFile()
                    + ": permission denied; give this user the folder, or choose another instance", e);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + folder + ": " + e.getMessage(), e);
        }
        if (lock == null) {
            throw held(null);
        }
    }

    /** Opens the next epoch: a number that no life of this instance ever had, even if its journal is lost. */
    public int nextEpoch() throws StopException {
        Path file = folder.resolve("epoch");
        try {
            int last = Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : 0;
            int next = Math.max(last, lastJournaledEpoch()) + 1;
            Path fresh = folder.resolve("epoch.new");
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                out.write(StandardCharsets.US_ASCII.encode(next + "\n"));
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return next;
        } catch (NumberFormatException e) {
            throw new StopException(StopException.DAMAGED, file + " does not hold a number: put the highest epoch of "
                    + journals + " into it", e);
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The journal folder of a new life; not created yet. */
    public Path runFolder(int epoch, long wallNanos) {
        String stamp = STAMP.format(Instant.ofEpochSecond(0, wallNanos));
        return journals.resolve(String.format("%06d-%s", epoch, stamp));
    }

    /** The journal of the latest life, if there is any. */
    public Optional<Path> latestRun() throws StopException {
        return runsLatestFirst().stream().findFirst();
    }

    /** The journals of all lives that are still there. */
    List<Path> runsLatestFirst() throws StopException {
        if (!Files.isDirectory(journals)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(journals)) {
            return all.filter(run -> run.getFileName().toString().matches("\\d{6}-\\d{8}T\\d{6}Z"))
                    .sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot read " + journals + ": " + e.getMessage(), e);
        }
    }

    /** Whether a halt is latched. */
    public boolean haltLatched() {
        return Files.exists(sentinel());
    }

    /** The file whose presence latches a halt over restarts. */
    public Path sentinel() {
        return folder.resolve("HALT");
    }

    /** Latches a halt. */
    public void latchHalt(String reason) throws IOException {
        Files.writeString(sentinel(), reason + "\n");
    }

    /** Where it all is. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StopException held(Throwable cause) {
        return new StopException(StopException.HELD, "instance '" + folder.getFileName() + "' is running already (lock "
                + folder.resolve("lock") + "); stop it, or start another with --instance NAME", cause);
    }

    private int lastJournaledEpoch() throws StopException {
        Optional<Path> latest = latestRun();
        if (latest.isEmpty()) {
            return 0;
        }
        return Integer.parseInt(latest.get().getFileName().toString().substring(0, 6));
    }
}
