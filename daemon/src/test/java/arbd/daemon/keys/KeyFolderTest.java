package arbd.daemon.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Credentials;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    private static final String PEM = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\\IBl=\n-----END EC PRIVATE KEY-----";

    @TempDir
    private Path home;

    @Test
    void shouldWriteForItsOwnerAloneAndLeaveNothingElse() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.setPosixFilePermissions(home.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = KeyFolder.beside(home.resolve("my.yaml")).write("main", new Credentials("k3y", PEM, "p: =#\\"),
                false);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        Properties read = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            read.load(in);
        }
        assertEquals(List.of("k3y", PEM, "p: =#\\"), List.of(read.getProperty("apiKey"), read.getProperty("secret"),
                read.getProperty("passphrase")));
        try (var all = Files.list(file.getParent())) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void shouldKeepAKeyThatIsThereUnlessToldOtherwise() throws Exception {
        KeyFolder folder = KeyFolder.beside(home.resolve("my.yaml"));
        folder.write("main", new Credentials("one", "s"), false);

        assertThrows(FileAlreadyExistsException.class, () -> folder.write("main", new Credentials("two", "s"), false));
        assertTrue(Files.readString(folder.file("main")).contains("apiKey=one"));
        folder.write("main", new Credentials("two", "s"), true);
        assertTrue(Files.readString(folder.file("main")).contains("apiKey=two"));
        assertEquals("main", KeyFolder.account(folder.files().get(0)));
        assertTrue(folder.remove("main"));
        assertFalse(folder.remove("main"));
        assertEquals(List.of(), folder.files());
    }

    @Test
    void shouldTakeAServicesCredentialsFirst() throws Exception {
        Path service = Files.createDirectories(home.resolve("run/credentials"));
        KeyFolder folder = new KeyFolder(home.resolve("secrets"), service);
        assertEquals(home.resolve("secrets/main.properties"), folder.file("main"));
        Files.writeString(service.resolve("main.properties"), "apiKey=k\n");
        assertEquals(service.resolve("main.properties"), folder.file("main"));
        assertEquals(home.resolve("secrets/other.properties"), folder.file("other"));
    }

    @Test
    void shouldLetTheGroupReadAServicesCredentialsAndNobodyElseTouchThem() {
        Path service = home.resolve("credentials");
        Path inside = service.resolve("main.properties");
        Path outside = home.resolve("secrets/main.properties");
        Path besides = home.resolve("credentials/../secrets/main.properties");
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        for (PosixFilePermission bit : PosixFilePermission.values()) {
            assertEquals(owner.contains(bit) || bit == PosixFilePermission.GROUP_READ,
                    KeyFolder.allowed(inside, bit, service), bit.name());
            assertEquals(owner.contains(bit), KeyFolder.allowed(outside, bit, service), bit.name());
            assertEquals(owner.contains(bit), KeyFolder.allowed(besides, bit, service), bit.name());
            assertEquals(owner.contains(bit), KeyFolder.allowed(inside, bit, null), bit.name());
        }
    }

    @Test
    void shouldReadThePartsOfAPipe() throws Exception {
        Credentials three = KeyInput.read(new StringReader("k3y\n s3cr3t== \nphrase\n"), Optional.empty(), true);
        assertEquals(List.of("k3y", "s3cr3t==", "phrase"), List.of(three.apiKey(), three.secret(), three.passphrase()));
        Credentials pem = KeyInput.read(new StringReader("organizations/1/apiKeys/2\n" + PEM + "\n"), Optional.empty(),
                false);
        assertEquals(PEM, pem.secret());
        assertEquals("", pem.passphrase());
        assertEquals(PEM, KeyInput.read(new StringReader("k"), Optional.of(PEM), false).secret());
    }

    @Test
    void shouldComplainWithoutRepeatingWhatWasTyped() {
        for (String text : List.of("", "k", "k\n", "\nhunter2", "k\nhunt\u00e9r2", "k\nhunter2\u0007",
                "k\n-----BEGIN hunter2\nMH", "k\n" + "hunter2".repeat(4_000), "k\ns\nhunter2\n".repeat(5_000))) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                    () -> KeyInput.read(new StringReader(text), Optional.empty(), false));
            StringWriter trace = new StringWriter();
            refused.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains("hunter2") || trace.toString().contains("hunt\u00e9r2"),
                    refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class,
                () -> KeyInput.read(new StringReader("k\ns\n"), Optional.empty(), true));
    }
}
