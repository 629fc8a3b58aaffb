package arbd.daemon.cli;

import arbd.daemon.run.StopException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes one account's key from this machine. */
@Command(name = "remove", description = "Remove an account's key from this machine; the venue still knows it.")
final class KeysRemoveCommand implements Callable<Integer> {
    @Mixin
    private KeyPlace place;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ACCOUNT", description = "As the configuration calls it.")
    private String account;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Override
    public Integer call() throws StopException {
        KeyPlace.check(spec, account);
        String file = place.folder().path().resolve(account + ".properties").toString();
        if (!yes) {
            Common.err().println("would remove " + file + "; --yes does it");
            return 0;
        }
        try {
            if (!place.folder().remove(account)) {
                throw new StopException(StopException.USAGE, "there is no " + file);
            }
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot remove " + file + ": " + e, e);
        }
        Common.err().println("removed " + file + "; delete the key at the venue, too");
        return 0;
    }
}
