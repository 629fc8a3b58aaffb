package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    private static final String KEYS = "apiKey = k3y \nsecret=s3cr3t==\n";

    @TempDir
    private Path folder;

    @Test
    void shouldReadAFileThatOnlyItsOwnerMayRead() throws Exception {
        for (String mode : new String[] {"rw-------", "r--------"}) {
            Credentials credentials = CredentialsFile.read(file(KEYS, mode), false);
            assertFalse(credentials.toString().contains("s3cr3t"), "a secret in words");
            assertTrue(credentials.toString().length() < 200);
        }
    }

    @Test
    void shouldRefuseAFileThatOthersMayTouch() throws Exception {
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"}) {
            Path open = file(KEYS, mode);
            StopException refused = assertThrows(StopException.class, () -> CredentialsFile.read(open, false), mode);
            assertEquals(StopException.PERMISSION, refused.exitCode());
            assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
        }
    }

    @Test
    void shouldNameWhatIsMissingAndNeverTheSecret() throws Exception {
        StopException none = assertThrows(StopException.class,
                () -> CredentialsFile.read(folder.resolve("none"), false));
        assertEquals(StopException.CONFIGURATION, none.exitCode());
        for (String text : new String[] {"", "apiKey=k", "secret=s3cr3t", "apiKey=\nsecret=s3cr3t", "s3cr3t"}) {
            Path file = file(text, "rw-------");
            StopException refused = assertThrows(StopException.class, () -> CredentialsFile.read(file, false));
            assertEquals(StopException.CONFIGURATION, refused.exitCode());
            assertFalse(refused.getMessage().contains("s3cr3t"), refused.getMessage());
        }
        StopException unreadable = assertThrows(StopException.class,
                () -> CredentialsFile.read(file("secret=\\u00zz s3cr3t", "rw-------"), false));
        assertFalse(String.valueOf(unreadable.getMessage()).contains("s3cr3t"));
    }

    @Test
    void shouldAskForAPassphraseWhereTheVenueDoes() throws Exception {
        StopException refused = assertThrows(StopException.class,
                () -> CredentialsFile.read(file(KEYS, "rw-------"), true));
        assertEquals(StopException.CONFIGURATION, refused.exitCode());
        assertTrue(refused.getMessage().contains("expected passphrase=..."), refused.getMessage());
        assertFalse(refused.getMessage().contains("s3cr3t"), refused.getMessage());
        Path file = file(KEYS + "passphrase= Open \"Sesame\" \n", "rw-------");
        Credentials credentials = CredentialsFile.read(file, true);
        assertEquals("Open \"Sesame\"", credentials.passphrase());
        assertFalse(credentials.toString().contains("Sesame"));
    }

    /** As Coinbase hands keys out: a PEM file, or one line of JSON. */
    @Test
    void shouldReadASecretOfSeveralLines() throws Exception {
        String pem = "-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----";
        Path line = file("apiKey=organizations/o/apiKeys/k\nsecret=" + pem.replace("\n", "\\n") + "\\n\n", "rw-------");
        assertEquals(pem, CredentialsFile.read(line, false).secret());
        Path beside = file("key.pem", pem + "\n", "rw-------");
        Path pointing = file("apiKey=k\nsecretFile=key.pem\n", "rw-------");
        assertEquals(pem, CredentialsFile.read(pointing, false).secret());
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
        StopException open = assertThrows(StopException.class, () -> CredentialsFile.read(pointing, false));
        assertEquals(StopException.PERMISSION, open.exitCode());
        Files.delete(beside);
        StopException gone = assertThrows(StopException.class, () -> CredentialsFile.read(pointing, false));
        assertTrue(gone.getMessage().contains("key.pem: expected"), gone.getMessage());
        Path both = file(KEYS + "secretFile=key.pem\n", "rw-------");
        StopException two = assertThrows(StopException.class, () -> CredentialsFile.read(both, false));
        assertTrue(two.getMessage().contains("there are both"), two.getMessage());
    }

    private Path file(String text, String mode) throws IOException {
        return file("account.properties", text, mode);
    }

    private Path file(String name, String text, String mode) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
