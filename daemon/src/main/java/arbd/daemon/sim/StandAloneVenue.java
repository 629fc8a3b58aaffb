package arbd.daemon.sim;

import arbd.config.InstrumentConfig;
import arbd.config.PoolConfig;
import arbd.config.VenueConfig;
import arbd.execution.sim.SimulatedAccount;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a stand-alone venue is, and what opens it.
 *
 * @param config its section
 * @param account null = a chain, which has none
 * @param marketData WebSocket of market data
 * @param orderEntry WebSocket of orders and private streams; empty = no orders are sent there
 * @param rest empty = there is none
 */
public record StandAloneVenue(VenueConfig config, SimulatedAccount account, URI marketData, Optional<URI> orderEntry,
        Optional<URI> rest) {
    private static final int ACCOUNT_LENGTH_MAX = 32;

    /** The venue's name in the configuration. */
    public String name() {
        return config.name();
    }

    /** What can be traded there, or a chain's pools. */
    public List<String> symbols() {
        return config.chain().isPresent() ? config.chain().get().pools().stream().map(PoolConfig::address).toList()
                : config.instruments().stream().map(InstrumentConfig::symbol).toList();
    }

    /** Name of its account, and of the file with the account's credentials, which is not that of a real one. */
    public String accountName() {
        String name = "sim-" + name();
        return name.substring(0, Math.min(name.length(), ACCOUNT_LENGTH_MAX));
    }

    /** What stands in {@code secrets/ACCOUNT.properties}, or empty where nobody logs on. */
    public Optional<String> credentials() {
        if (account == null || config.marketDataOnly()) {
            return Optional.empty();
        }
        String passphrase = account.passphrase().isEmpty() ? "" : "passphrase=" + escaped(account.passphrase()) + "\n";
        return Optional.of("apiKey=" + escaped(account.apiKey()) + "\nsecret=" + escaped(account.secret()) + "\n"
                + passphrase);
    }

    /** As {@link java.util.Properties} wants values. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "StandAloneVenue[" + name() + "]";
    }
}
