package arbd.daemon.cli;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.Problem;
import arbd.daemon.run.Instance;
import arbd.daemon.run.StopException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options that every verb understands. */
final class Common {
    /** Where the launcher found the program; else the working directory. */
    private static final Path HOME = Path.of(System.getProperty("arbd.home", ""));

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration; default: the simulated venues.")
    private Path config;

    @Option(names = "--instance", paramLabel = "NAME", description = "Which daemon on this machine; default: main.")
    private String instance;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean json() {
        return json;
    }

    String instance() {
        return instance;
    }

    boolean hasConfig() {
        return config != null;
    }

    /** The configuration, else the named profile. */
    DaemonConfig load(String profile) throws StopException {
        Path file = config != null ? config : HOME.resolve("config/profiles").resolve(profile);
        try {
            DaemonConfig loaded = ConfigFile.load(file);
            for (Problem warning : loaded.warnings()) {
                err().println("warning: " + warning);
            }
            return loaded;
        } catch (ConfigException e) {
            String problems = e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
            throw new StopException(StopException.CONFIGURATION, problems, e);
        }
    }

    /** The folder of all instances. */
    static Path home() {
        return Path.of(System.getProperty("arbd.var", HOME.resolve("var").toString()));
    }

    /** The journal that is named, else the latest of the instance. */
    Path journal(Path named) throws StopException {
        if (named != null) {
            return named;
        }
        Optional<String> configured = config == null ? Optional.empty() : load("").journal().directory();
        String name = instance == null ? config == null ? "main" : load("").instance() : instance;
        Instance of = Instance.of(home(), name, configured);
        return of.latestRun().orElseThrow(() -> new StopException(StopException.USAGE,
                "instance '" + name + "' has no journal yet in " + of.folder() + ": name one, or run ./arbd run"));
    }

    /** For data. */
    static PrintStream out() {
        return System.out;
    }

    /** For talk. */
    static PrintStream err() {
        return System.err;
    }
}
