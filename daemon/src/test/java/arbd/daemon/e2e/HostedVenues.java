package arbd.daemon.e2e;

import arbd.config.BalanceConfig;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.PriceConfig;
import arbd.daemon.setup.Markets;
import arbd.execution.sim.FaultPlan;
import arbd.execution.sim.LedgerSnapshot;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulatedPools;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.execution.sim.chain.ChainSettings;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The venues of the profile, living in the test so that they outlive the daemon; for the daemon they are real:
 * addresses, accounts and credential files.
 */
final class HostedVenues implements AutoCloseable {
    /** Fundings are at whole multiples of this since 1970. */
    static final long FUNDING_EVERY_MILLIS = 10_000;
    private static final long MILLISECOND = 1_000_000L;
    private static final long BLOCK_EVERY_NANOS = 200 * MILLISECOND;
    private static final String RICH = "100000000";

    private final InstrumentTable table;
    private final VenueServers servers;
    private final Path config;
    private final List<String> secrets = new ArrayList<>();

    /** With request latencies up to so many milliseconds, and lively books. */
    HostedVenues(Sandbox box, long seed, long latencyMaxMillis) throws Exception {
        this(box, seed, latencyMaxMillis, FUNDING_EVERY_MILLIS * MILLISECOND);
    }

    /** With fundings at another interval. */
    HostedVenues(Sandbox box, long seed, long latencyMaxMillis, long fundingEveryNanos) throws Exception {
        DaemonConfig profile = ConfigFile.load(Sandbox.profile());
        this.table = Markets.table(profile);
        SimulationSettings settings = new SimulationSettings(seed, 0, MILLISECOND, latencyMaxMillis * MILLISECOND,
                300_000, 15_000_000, 10_000_000, 40 * MILLISECOND, 20_000, 200 * MILLISECOND, 900_000,
                250 * MILLISECOND, fundingEveryNanos, prices(profile), balances(profile), null);
        this.servers = VenueServers.start(table, settings, accounts(box), chains(profile, seed));
        this.config = box.write("live.yaml", text(Sandbox.anyPort(Files.readString(Sandbox.profile()))));
    }

    /** The daemon's configuration. */
    Path config() {
        return config;
    }

    InstrumentTable table() {
        return table;
    }

    /** Keys and secrets of all accounts. */
    List<String> secrets() {
        return secrets;
    }

    /** The venue that is a chain. */
    Venue chain() {
        return table.venues().stream().filter(Markets::isChain).findFirst().orElseThrow();
    }

    /** Of all venues, now. */
    Books books() {
        Map<Integer, LedgerSnapshot> ledgers = new HashMap<>();
        table.venues().forEach(venue -> ledgers.put(venue.id(), ledger(venue)));
        return new Books(table, ledgers);
    }

    LedgerSnapshot ledger(Venue venue) {
        return servers.ledger(venue.id());
    }

    FaultPlan faults(Venue venue) {
        return servers.faults(venue.id());
    }

    /** All venues are gone. */
    void vanish() {
        servers.close();
    }

    @Override
    public void close() {
        servers.close();
    }

    private Map<Integer, SimulatedAccount> accounts(Sandbox box) throws Exception {
        Path folder = Files.createDirectories(box.folder().resolve("secrets"));
        SecureRandom random = new SecureRandom();
        Map<Integer, SimulatedAccount> accounts = new HashMap<>();
        for (Venue venue : table.venues()) {
            if (Markets.isChain(venue)) {
                continue;
            }
            byte[] bytes = new byte[64];
            random.nextBytes(bytes);
            String all = Base64.getEncoder().encodeToString(bytes);
            boolean wallet = venue.protocol().startsWith("hyperliquid");
            SimulatedAccount account = wallet ? new SimulatedAccount("0x" + HexFormat.of().formatHex(bytes, 0, 20),
                    "0x" + HexFormat.of().formatHex(bytes, 20, 52))
                    : new SimulatedAccount(HexFormat.of().formatHex(bytes, 0, 20),
                    all.substring(28, 72), venue.protocol().equals("okx") ? "Pass/" + all.substring(72, 84) : "");
            accounts.put(venue.id(), account);
            secrets.add(account.apiKey());
            secrets.add(account.secret());
            if (!account.passphrase().isEmpty()) {
                secrets.add(account.passphrase());
            }
            Path file = folder.resolve(venue.name() + "-account.properties");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "apiKey=" + account.apiKey() + "\nsecret=" + account.secret()
                    + "\npassphrase=" + account.passphrase() + "\n");
        }
        return accounts;
    }

    /** The profile with addresses in place of the simulation, and without limits that long faults would reach. */
    private String text(String profile) {
        String text = profile;
        for (Venue venue : table.venues()) {
            String orders = Markets.isChain(venue) ? "" : "\n    account: " + venue.name() + "-account"
                    + "\n    orderEntry: " + servers.orderEntryUri(venue.id())
                    + "\n    rest: " + servers.restUri(venue.id());
            String live = "simulated: false\n    marketData: " + servers.marketDataUri(venue.id()) + orders;
            int at = text.indexOf("simulated: true");
            text = text.substring(0, at) + live + text.substring(at + "simulated: true".length());
        }
        text = text.replaceAll("(?m)^(balances|simulation):.*\\n(?:  .*\\n)*", "");
        text = text.replace("dataTimeout: 15 s", "dataTimeout: 2 s");
        text = Sandbox.set(text, "nakedNotionalMax", "\"900000000 USDT\"");
        text = Sandbox.set(text, "haltRouteAfterMiss", "1 s");
        return Sandbox.set(text, "orderRate", "{orders: 500, per: 10 s}");
    }

    private Map<Integer, SimulatedPools> chains(DaemonConfig profile, long seed) {
        Map<Integer, SimulatedPools> chains = new HashMap<>();
        for (Venue venue : table.venues()) {
            if (Markets.isChain(venue)) {
                chains.put(venue.id(), new SimulatedPools(ChainSettings.lively(seed, BLOCK_EVERY_NANOS),
                        Markets.pools(profile, table).stream().filter(pool -> pool.venue().equals(venue)).toList()));
            }
        }
        return chains;
    }

    private Map<Integer, BigDecimal> prices(DaemonConfig profile) {
        Map<Integer, BigDecimal> prices = new HashMap<>();
        prices.put(Markets.asset(table.assets(), profile.routes().settlement().get(0)).id(), BigDecimal.ONE);
        for (PriceConfig price : profile.simulation().prices()) {
            prices.put(Markets.asset(table.assets(), price.asset()).id(), price.px());
        }
        return prices;
    }

    private Map<Integer, Map<Integer, Long>> balances(DaemonConfig profile) {
        Map<Integer, Map<Integer, Long>> balances = new HashMap<>();
        for (Venue venue : table.venues()) {
            balances.put(venue.id(), new HashMap<>());
            for (BalanceConfig balance : profile.balances()) {
                if (balance.venue().equals(venue.name())) {
                    balances.get(venue.id()).put(Markets.asset(table.assets(), balance.asset()).id(),
                            new BalanceConfig(venue.name(), balance.asset(), new BigDecimal(RICH)).units(8));
                }
            }
        }
        return balances;
    }
}
