package arbd.execution.hyperliquid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers of a wallet's actions: milliseconds, strictly rising, whatever the clock does and over restarts. A file
 * holds a number that no nonce sent so far exceeds; it is written about once a second of trading, before anything
 * beyond it is sent, and never forced to disk: a machine that loses it takes longer to come back than it looks ahead.
 */
public final class Nonces {
    /** How far the file is ahead of what was used, milliseconds. */
    static final long AHEAD_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Nonces.class);
    private static final long MILLISECOND = 1_000_000L;

    private final Path file;
    /** Owned by the execute stage. */
    private long last;
    /** Owned by the thread that signs. */
    private long written;
    private boolean failed;

    private Nonces(Path file, long last) {
        this.file = file;
        this.last = last;
        this.written = last;
    }

    /** Rising within this life alone. */
    public static Nonces inMemory() {
        return new Nonces(null, 0);
    }

    /**
     * Rising over all lives that use this file.
     *
     * @throws IllegalArgumentException when it is there and cannot be read
     */
    public static Nonces in(Path file) {
        try {
            return new Nonces(file, Files.exists(file) ? Long.parseLong(Files.readString(file).trim()) : 0);
        } catch (IOException | NumberFormatException unreadable) {
            throw new IllegalArgumentException(file + " does not hold a nonce; put the present time in milliseconds"
                    + " into it, or remove it", unreadable);
        }
    }

    /** The next. */
    long next(long wallNanos) {
        last = Math.max(last + 1, wallNanos / MILLISECOND);
        return last;
    }

    /** Notes that this one is about to be sent. Called on the thread that signs. */
    void use(long nonce) {
        if (nonce <= written || file == null) {
            return;
        }
        written = nonce + AHEAD_MILLIS;
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, written + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} cannot be written ({}): should the clock step back before the next start, the venue will"
                        + " refuse orders until it has caught up", file, e.getMessage());
            }
            failed = true;
        }
    }
}
