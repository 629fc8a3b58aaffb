package arbd.daemon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys of accounts. */
@Command(
        name = "keys",
        description = "Keep the keys of accounts: files that only you may read, beside the configuration.",
        synopsisSubcommandLabel = "add|list|remove",
        subcommands = {KeysAddCommand.class, KeysListCommand.class, KeysRemoveCommand.class},
        footer = {"", "Examples:", "  arbd keys add kraken-main --venue kraken --config my.yaml",
            "  pass show okx | arbd keys add okx --venue okx",
            "  arbd keys list --config my.yaml", "  arbd keys remove kraken-main --yes",
            "", "A service gets them as systemd credentials: LoadCredential=kraken-main.properties:/path;",
            "they are read from $CREDENTIALS_DIRECTORY first."})
final class KeysCommand implements Runnable {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected add, list or remove");
    }
}
