package arbd.daemon.cli;

import arbd.daemon.keys.KeyFolder;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which folder of keys is meant. */
final class KeyPlace {
    @Option(names = "--config", paramLabel = "FILE",
            description = "Its folder has the folder secrets; default: the working directory.")
    private Path config;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** The configuration that is meant, whether there is one or not. */
    Path config() {
        return config == null ? Path.of("arbd.yaml") : config;
    }

    KeyFolder folder() {
        return KeyFolder.beside(config());
    }

    /** Short names of accounts, as a configuration has them; anything else may be a pasted key and is not repeated. */
    static void check(CommandSpec spec, String account) {
        if (!account.matches(KeyFolder.ACCOUNT)) {
            throw new ParameterException(spec.commandLine(), "expected an account's name of letters, digits, - and _,"
                    + " up to 32, was something else (not shown)");
        }
    }
}
