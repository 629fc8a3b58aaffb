package arbd.daemon.cli;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.Endpoint;
import arbd.config.VenueConfig;
import arbd.daemon.run.AccountChecks;
import arbd.daemon.run.StopException;
import arbd.execution.net.Credentials;
import arbd.execution.rights.AccountCheck;
import arbd.execution.rights.AccountVerdict;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.SystemClock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks a venue what a new key may, where it is known which, and says so; being offline is no failure. */
final class KeyPermissions {
    private final PrintStream to;
    private final NanoClock clock = new SystemClock();

    KeyPermissions(PrintStream to) {
        this.to = to;
    }

    /**
     * Says what a key may.
     *
     * @param config its venue of this account is asked; it need not be there
     * @param otherwise who is asked when no configuration names the account, empty = nobody
     * @return whether {@code run} would refuse the account
     */
    boolean show(Path config, String account, Credentials key, Optional<Endpoint> otherwise) throws StopException {
        Optional<VenueConfig> named = Files.exists(config) ? named(config, account) : Optional.empty();
        if (named.isPresent() && named.get().rest().isPresent()) {
            VenueConfig at = named.get();
            URI rest = at.rest().orElseThrow();
            return ask(rest, AccountChecks.check(at, rest, at.orderEntry().orElse(rest), key, clock));
        }
        if (otherwise.isPresent()) {
            return ask(otherwise.get().rest(), AccountChecks.check(otherwise.get(), key, clock));
        }
        to.println("permissions not asked: no venue of " + config + " has account: " + account + " yet, and no"
                + " --environment says where to ask; arbd run asks before it trades");
        return false;
    }

    private Optional<VenueConfig> named(Path config, String account) {
        try {
            return ConfigFile.load(config).venues().stream()
                    .filter(venue -> venue.account().filter(account::equals).isPresent()).findFirst();
        } catch (ConfigException invalid) {
            to.println(config + " is not valid yet (" + invalid.problems().get(0) + "): arbd check --config " + config
                    + " tells all");
            return Optional.empty();
        }
    }

    private boolean ask(URI rest, Optional<AccountCheck> check) {
        if (check.isEmpty()) {
            to.println("permissions not asked: nobody reads accounts of this venue");
            return false;
        }
        to.println("asking " + rest.getAuthority() + " what the key may ...");
        try {
            AccountVerdict verdict = check.get().look();
            to.println(verdict.refused() ? "REFUSED: " + verdict.words() : "permissions: " + verdict.words());
            return verdict.refused();
        } catch (IOException untold) {
            to.println("permissions not asked: " + rest.getAuthority() + " did not answer (" + untold.getMessage()
                    + "); arbd run asks before it trades");
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
