package arbd.daemon.archive;

import arbd.daemon.run.StopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The file {@code NAME.CHECKSUM} that Binance publishes beside each archive: SHA-256 and the name. */
final class Checksum {
    private static final int HEX = 64;
    private static final long BYTES_MAX = 4096;
    private static final int BUFFER = 1 << 16;

    private Checksum() {
    }

    /**
     * Compares an archive with the file beside it.
     *
     * @return whether there is one
     * @throws StopException when they differ
     */
    static boolean compare(Path archive) throws StopException {
        Path beside = archive.resolveSibling(archive.getFileName() + ".CHECKSUM");
        if (!Files.isRegularFile(beside)) {
            return false;
        }
        try {
            String text = Files.size(beside) > BYTES_MAX ? "" : Files.readString(beside, StandardCharsets.ISO_8859_1);
            String[] words = text.trim().split("\\s+\\*?", 2);
            if (words[0].length() != HEX) {
                throw new StopException(StopException.DAMAGED, beside + ":1: expected a SHA-256 in hex");
            }
            if (!sha256(archive).equals(words[0].toLowerCase(Locale.ROOT))) {
                throw new StopException(StopException.DAMAGED, archive + ": not what " + beside.getFileName()
                        + " says: download it again");
            }
            return true;
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot read " + archive + ": " + e.getMessage(), e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[BUFFER];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                digest.update(bytes, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
