package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.VenueConfig;
import arbd.daemon.keys.KeyFolder;
import arbd.daemon.paper.PaperAccounts;
import arbd.execution.net.Credentials;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.VenueServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Where each venue is and with which key: embedded servers for simulated ones, the configuration for the rest. */
final class Addresses {
    private final DaemonConfig config;
    private final VenueServers simulated;
    private final Map<Integer, SimulatedAccount> accounts;
    private final PaperAccounts paper;

    Addresses(DaemonConfig config, VenueServers simulated, Map<Integer, SimulatedAccount> accounts) {
        this(config, simulated, accounts, null);
    }

    private Addresses(DaemonConfig config, VenueServers simulated, Map<Integer, SimulatedAccount> accounts,
            PaperAccounts paper) {
        this.config = config;
        this.simulated = simulated;
        this.accounts = accounts;
        this.paper = paper;
    }

    /** Real market data, and accounts on paper in the place of every session. */
    static Addresses onPaper(DaemonConfig config, PaperAccounts paper) {
        return new Addresses(config, null, Map.of(), paper);
    }

    /** Accounts on paper, null = sessions are made. */
    PaperAccounts paper() {
        return paper;
    }

    URI marketData(int venue) {
        return at(venue).simulated() ? simulated.marketDataUri(venue) : at(venue).marketData().orElseThrow();
    }

    URI orderEntry(int venue) {
        return at(venue).simulated() ? simulated.orderEntryUri(venue) : at(venue).orderEntry().orElseThrow();
    }

    URI rest(int venue) {
        return at(venue).simulated() ? simulated.restUri(venue) : at(venue).rest().orElseThrow();
    }

    Credentials credentials(int venue) throws StopException {
        if (at(venue).simulated()) {
            SimulatedAccount account = accounts.get(venue);
            return new Credentials(account.apiKey(), account.secret(), account.passphrase());
        }
        Path file = KeyFolder.beside(Path.of(config.file())).file(at(venue).account().orElseThrow());
        return CredentialsFile.read(file, at(venue).protocol().passphrase());
    }

    /** Whether a venue is simulated in this process. */
    boolean simulated(int venue) {
        return at(venue).simulated();
    }

    /**
     * The world that a venue's addresses lead to, whatever their hosts are called: what the file says; where it gives
     * addresses alone, the one that they are known for; else it is taken for live.
     */
    Environment environment(int venue) {
        VenueConfig config = at(venue);
        return config.environment().orElseGet(() -> config.orderEntry().stream()
                .flatMap(uri -> Endpoints.at(config.protocol(), uri.getHost()).stream()).findFirst()
                .orElse(Environment.LIVE));
    }

    private VenueConfig at(int venue) {
        return config.venues().get(venue);
    }
}
