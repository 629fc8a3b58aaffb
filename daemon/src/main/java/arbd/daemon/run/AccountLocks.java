package arbd.daemon.run;

import arbd.config.Protocol;
import arbd.execution.net.Credentials;
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
import java.util.Locale;
import java.util.Optional;

/**
 * One file lock for each account in use, below the folder of all instances: two daemons of this user on this machine do
 * not trade from one wallet. Named after a digest of the public key, so it covers one key, not two keys of the same
 * account, and not another machine. Where a wallet signs for the account, it has a lock of its own: two accounts may
 * have approved the same. The operating system drops the locks with the process, however it ends.
 */
final class AccountLocks implements AutoCloseable {
    private static final int NAME_BYTES = 12;

    private final Path folder;
    private final List<FileChannel> held = new ArrayList<>();

    /** Below the folder of all instances. */
    AccountLocks(Path home) {
        this.folder = folder(home);
    }

    /** Where what belongs to an account, and not to an instance, is kept. */
    static Path folder(Path home) {
        return home.resolve(".accounts");
    }

    /** File of a wallet's nonces, for whoever holds its lock. */
    static Path nonces(Path folder, Protocol protocol, String wallet) {
        return folder.resolve(name(protocol, wallet) + ".nonce");
    }

    /**
     * Takes the wallet that signs for a venue's account, where there is one.
     *
     * @throws StopException when another process, or another venue of this one, has it, or the secret is no key
     */
    void takeWallet(String venue, Protocol protocol, Credentials credentials) throws StopException {
        try {
            Optional<String> wallet = SigningWallet.of(protocol, credentials);
            if (wallet.isPresent()) {
                take(name(protocol, wallet.get()), "the wallet that signs for venue " + venue + " is in use by another"
                        + " arbd, or by another venue of this one (lock %s): stop it, or approve a wallet for each");
            }
        } catch (IllegalArgumentException noKey) {
            throw new StopException(StopException.CONFIGURATION, "credentials of venue " + venue
                    + " cannot be used: " + noKey.getMessage(), noKey);
        }
    }

    private static String name(Protocol protocol, String wallet) {
        return protocol.wallet() + "-wallet-" + digest(wallet);
    }

    /**
     * Takes the account of a venue.
     *
     * @throws StopException when another process, or another venue of this one, has it
     */
    void take(String venue, Protocol protocol, String apiKey) throws StopException {
        take(protocol.wallet() + "-" + digest(apiKey), "the account of venue " + venue + " is traded by another arbd,"
                + " or by another venue of this one (lock %s): stop it, or give each a sub-account of its own");
    }

    private void take(String name, String used) throws StopException {
        Path file = folder.resolve(name + ".lock");
        FileLock lock;
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held.add(channel);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw used(used, file, e);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + file + ": " + e.getMessage(), e);
        }
        if (lock == null) {
            throw used(used, file, null);
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

    private static StopException used(String words, Path file, Throwable cause) {
        return new StopException(StopException.HELD, String.format(Locale.ROOT, words, file), cause);
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
