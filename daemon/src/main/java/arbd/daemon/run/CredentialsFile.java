package arbd.daemon.run;

import arbd.daemon.keys.KeyFolder;
import arbd.execution.net.Credentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;

/**
 * Reads an account's key: {@code apiKey=...}, {@code secret=...} and, for OKX, {@code passphrase=...} in a file that
 * only its owner may read.
 */
final class CredentialsFile {
    private CredentialsFile() {
    }

    /** With or without a passphrase, which is an error to leave out when it is needed. */
    static Credentials read(Path file, boolean passphraseNeeded) throws StopException {
        Properties properties = new Properties();
        try {
            if (!Files.exists(file)) {
                throw new StopException(StopException.CONFIGURATION, file + ": expected a credentials file with"
                        + " apiKey=... and secret=..., there is none");
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.stream().anyMatch(bit -> !KeyFolder.allowed(file, bit))) {
                throw new StopException(StopException.PERMISSION, file
                        + ": others may read it; run chmod 600 on it first");
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        } catch (IllegalArgumentException e) {
            throw new StopException(StopException.CONFIGURATION,
                    file + ": expected apiKey=... and secret=..., with every backslash doubled");
        } catch (IOException e) {
            throw new StopException(StopException.PERMISSION, file + " cannot be read: " + e.getMessage(), e);
        }
        String apiKey = properties.getProperty("apiKey", "").trim();
        String secret = properties.getProperty("secret", "").trim();
        if (apiKey.isEmpty() || secret.isEmpty()) {
            throw new StopException(StopException.CONFIGURATION, file + ": expected apiKey=... and secret=...");
        }
        String passphrase = properties.getProperty("passphrase", "").trim();
        if (passphraseNeeded && passphrase.isEmpty()) {
            throw new StopException(StopException.CONFIGURATION, file
                    + ": expected passphrase=... too: OKX wants the one that was chosen when the API key was made");
        }
        return new Credentials(apiKey, secret, passphrase);
    }
}
