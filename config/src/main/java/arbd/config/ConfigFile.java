package arbd.config;

import java.nio.file.Path;
import java.util.List;

/** Reads a configuration. */
public final class ConfigFile {
    /** Most bytes of a configuration file. */
    public static final int SIZE_MAX = 4 << 20;

    private ConfigFile() {
    }

    /**
     * Reads and checks a file.
     *
     * @throws ConfigException when it cannot be read or is not valid: with every problem found
     */
    public static DaemonConfig load(Path path) throws ConfigException {
        return parse(path.toString(), "");
    }

    /**
     * Checks a text, such as one that a journal holds.
     *
     * @param name stands for the file's name in messages
     * @throws ConfigException when it is not valid: with every problem found
     */
    public static DaemonConfig parse(String name, String text) throws ConfigException {
        throw new ConfigException(List.of(new Problem(name, 0, 0, "", "expected a configuration, was '" + text + "'")));
    }
}
