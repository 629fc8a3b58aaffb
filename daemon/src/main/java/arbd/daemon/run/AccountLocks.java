package arbd.daemon.run;

import arbd.config.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One file lock for each account in use, below the folder of all instances: two daemons of this user on this machine do
 * not trade from one wallet. Named after a digest of the public key, so it covers one key, not two keys of the same
 * account, and not another machine. The operating system drops the locks with the process, however it ends.
 */
final class AccountLocks implements AutoCloseable {
    private static final int NAME_BYTES = 12;

    private final Path folder;
    private final List<FileChannel> held = new ArrayList<>();

    /** Below the folder of all instances. */
    AccountLocks(Path home) {
        this.folder = home.resolve(".accounts");
    }

    /**
     * Takes the account of a venue.
     *
     * @throws StopException when another process, or another venue of this one, has it
     */
    void take(String venue, Protocol protocol, String apiKey) throws StopException {
        Path file = folder.resolve(protocol.wallet() + "-" + digest(apiKey) + ".lock");
        FileLock lock;
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held.add(channel);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw used(venue, file, e);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + file + ": " + e.getMessage(), e);
        }
        if (lock == null) {
            throw used(venue, file, null);
        }
    }

    @Override
    public void close() {
        try {
            for (FileChannel channel : held) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StopException used(String venue, Path file, Throwable cause) {
        return new StopException(StopException.HELD, "the account of venue " + venue + " is traded by another arbd,"
                + " or by another venue of this one (lock " + file + "): stop it, or give each a sub-account of its"
                + " own", cause);
    }

    private static String digest(String apiKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
