package arbd.daemon.keys;

import arbd.execution.net.Credentials;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code secrets} beside a configuration: one file for each account, for its owner alone. A service's
 * credentials ({@code $CREDENTIALS_DIRECTORY/ACCOUNT.properties}) go before it.
 */
public final class KeyFolder {
    /** What an account may be called, as in a configuration. */
    public static final String ACCOUNT = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";

    private static final String ENDING = ".properties";
    private static final String SYSTEMD = "CREDENTIALS_DIRECTORY";

    private final Path folder;
    private final Path service;

    /**
     * A folder, and where a service's credentials are.
     *
     * @param service null = there are none
     */
    KeyFolder(Path folder, Path service) {
        this.folder = folder;
        this.service = service;
    }

    /** The folder beside a configuration file. */
    public static KeyFolder beside(Path config) {
        Path parent = config.toAbsolutePath().getParent();
        return new KeyFolder((parent == null ? Path.of("") : parent).resolve("secrets"), service());
    }

    private static Path service() {
        String directory = System.getenv(SYSTEMD);
        return directory == null || directory.isBlank() ? null : Path.of(directory);
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The file that an account's key is read from: the service's when it has one. */
    public Path file(String account) {
        Path ofService = service == null ? null : service.resolve(account + ENDING);
        return ofService != null && Files.exists(ofService) ? ofService : ownFile(account);
    }

    /**
     * Whether a file may have this permission: the owner's, and of a service's credentials reading for the group, too,
     * which is how systemd's access list for the service's user looks.
     */
    public static boolean allowed(Path file, PosixFilePermission bit) {
        Path service = service();
        return allowed(file, bit, service);
    }

    static boolean allowed(Path file, PosixFilePermission bit, Path service) {
        boolean ofService = service != null && file.toAbsolutePath().normalize()
                .startsWith(service.toAbsolutePath().normalize());
        return bit.name().startsWith("OWNER") || ofService && bit == PosixFilePermission.GROUP_READ;
    }

    /**
     * Writes an account's key, whole or not at all: 0600 in a folder of 0700.
     *
     * @param replace whether one that is there may be replaced
     * @return the file
     * @throws FileAlreadyExistsException when there is one and it may not be replaced
     */
    public Path write(String account, Credentials key, boolean replace) throws IOException {
        Path file = ownFile(account);
        if (!replace && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
        Files.setPosixFilePermissions(folder, ours);
        Path fresh = Files.createTempFile(folder, "." + account, ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text(key));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file;
    }

    /** Removes an account's key; false = there was none. */
    public boolean remove(String account) throws IOException {
        return Files.deleteIfExists(ownFile(account));
    }

    /** Files of all accounts, the service's before the folder's, each in order of names. */
    public List<Path> files() throws IOException {
        List<Path> ofService = service == null ? List.of() : in(service);
        return Stream.concat(ofService.stream(), in(folder).stream()).toList();
    }

    /** The account whose file it is. */
    public static String account(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(ACCOUNT + "\\.properties")).sorted()
                    .toList();
        }
    }

    private Path ownFile(String account) {
        return folder.resolve(account + ENDING);
    }

    /** As a properties file, without the date that would be its first line. */
    private static String text(Credentials key) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("apiKey", key.apiKey());
        properties.setProperty("secret", key.secret());
        if (!key.passphrase().isEmpty()) {
            properties.setProperty("passphrase", key.passphrase());
        }
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString().lines().filter(line -> !line.startsWith("#")).sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
