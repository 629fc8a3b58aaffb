package arbd.daemon.run;

import arbd.daemon.keys.KeyFolder;
import arbd.execution.net.Credentials;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;

/**
 * Reads an account's key: {@code apiKey=...}, {@code secret=...} and, for OKX, {@code passphrase=...} in a file that
 * only its owner may read. A secret of several lines, as Coinbase's PEM, is written with {@code \n} for each line end,
 * or is all of another such file: {@code secretFile=...}, beside this one.
 */
final class CredentialsFile {
    private static final long BYTES_MAX = 64 << 10;

    private CredentialsFile() {
    }

    /** With or without a passphrase, which is an error to leave out when it is needed. */
    static Credentials read(Path file, boolean passphraseNeeded) throws StopException {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(text(file, "apiKey=... and secret=..."))) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new StopException(StopException.CONFIGURATION,
                    file + ": expected apiKey=... and secret=..., with every backslash doubled");
        } catch (IOException e) {
            throw new StopException(StopException.PERMISSION, file + " cannot be read: " + e.getMessage(), e);
        }
        String apiKey = properties.getProperty("apiKey", "").trim();
        String secret = secret(file, properties);
        if (apiKey.isEmpty() || secret.isEmpty()) {
            throw new StopException(StopException.CONFIGURATION,
                    file + ": expected apiKey=... and secret=... (or secretFile=...)");
        }
        String passphrase = properties.getProperty("passphrase", "").trim();
        if (passphraseNeeded && passphrase.isEmpty()) {
            throw new StopException(StopException.CONFIGURATION, file
                    + ": expected passphrase=... too: OKX wants the one that was chosen when the API key was made");
        }
        return new Credentials(apiKey, secret, passphrase);
    }

    private static String secret(Path file, Properties properties) throws StopException {
        String secret = properties.getProperty("secret", "").trim();
        String elsewhere = properties.getProperty("secretFile", "").trim();
        if (!secret.isEmpty() && !elsewhere.isEmpty()) {
            throw new StopException(StopException.CONFIGURATION,
                    file + ": expected secret=... or secretFile=..., there are both");
        }
        return elsewhere.isEmpty() ? secret
                : text(file.toAbsolutePath().resolveSibling(elsewhere), "the secret").trim();
    }

    /** A small file that only its owner may touch. */
    private static String text(Path file, String expected) throws StopException {
        try {
            if (!Files.exists(file)) {
                throw new StopException(StopException.CONFIGURATION, file + ": expected a credentials file with "
                        + expected + ", there is none");
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.stream().anyMatch(bit -> !KeyFolder.allowed(file, bit))) {
                throw new StopException(StopException.PERMISSION, file
                        + ": others may read it; run chmod 600 on it first");
            }
            if (Files.size(file) > BYTES_MAX) {
                throw new StopException(StopException.CONFIGURATION, file + ": too large for a credentials file");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new StopException(StopException.CONFIGURATION, file + ": not UTF-8");
        } catch (IOException e) {
            throw new StopException(StopException.PERMISSION, file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
