package arbd.daemon.run;

import arbd.amm.Pool;
import arbd.config.BalanceConfig;
import arbd.config.DaemonConfig;
import arbd.config.PriceConfig;
import arbd.config.Protocol;
import arbd.config.SimulationConfig;
import arbd.daemon.setup.Markets;
import arbd.execution.sim.CoinbaseKeys;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulatedPools;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.chain.ChainSettings;
import arbd.feeds.evm.ChainPools;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What simulated venues need, from the configuration. */
public final class SimulatedVenues {
    /** What test chains call themselves. */
    private static final long UNKNOWN_CHAIN = 1_337;

    private SimulatedVenues() {
    }

    /** Keys that are made for this run and open nothing but its loopback ports; a chain has none. */
    public static Map<Integer, SimulatedAccount> accounts(InstrumentTable table) {
        SecureRandom random = new SecureRandom();
        Map<Integer, SimulatedAccount> accounts = new HashMap<>();
        for (Venue venue : table.venues()) {
            if (Markets.isChain(venue)) {
                continue;
            }
            byte[] key = new byte[16];
            byte[] secret = new byte[32];
            random.nextBytes(key);
            random.nextBytes(secret);
            accounts.put(venue.id(), account(venue.protocol(), HexFormat.of().formatHex(key), secret));
        }
        return accounts;
    }

    private static SimulatedAccount account(String protocol, String key, byte[] secret) {
        String digits = HexFormat.of().formatHex(secret);
        if (protocol.startsWith(Protocol.HYPERLIQUID.word())) {
            return new SimulatedAccount("0x" + key + "00000000", "0x" + digits);
        }
        if (protocol.equals(Protocol.COINBASE.word())) {
            return new SimulatedAccount("sim-" + key, CoinbaseKeys.generate());
        }
        return new SimulatedAccount("sim-" + key, Base64.getEncoder().encodeToString(secret),
                protocol.startsWith(Protocol.OKX.word()) ? digits.substring(0, 16) : "");
    }

    /**
     * The market's parameters.
     *
     * @param seed in place of the configured one, null = as configured
     * @param ledgerFolder where the venues append their ledgers
     */
    public static SimulationSettings settings(
            DaemonConfig config, InstrumentTable table, Long seed, Path ledgerFolder) {
        SimulationConfig simulation = config.simulation();
        return new SimulationSettings(
                seed == null ? simulation.seed() : seed, 0, simulation.latency().minNanos(),
                simulation.latency().maxNanos(), simulation.rejectRateE8(), simulation.competingTakersE8(),
                simulation.partialFillsE8(), simulation.quoteEveryNanos(), simulation.volatilityE8(),
                simulation.dislocation().everyNanos(), simulation.dislocation().sizeE8(),
                simulation.dislocation().lastsNanos(), simulation.fundingEveryNanos(), prices(config, table),
                balances(config, table), ledgerFolder);
    }

    /**
     * The simulated chains, by venue id.
     *
     * @param seed in place of the configured one, null = as configured
     */
    public static Map<Integer, SimulatedPools> chains(DaemonConfig config, InstrumentTable table, Long seed) {
        long from = seed == null ? config.simulation().seed() : seed;
        Map<Integer, SimulatedPools> chains = new HashMap<>();
        for (Venue venue : table.venues()) {
            config.venues().get(venue.id()).chain().ifPresent(chain -> {
                List<Pool> pools = Markets.pools(config, table).stream()
                        .filter(pool -> pool.venue().id() == venue.id()).toList();
                long id = ChainPools.of(chain.name(), pools).id();
                chains.put(venue.id(), new SimulatedPools(ChainSettings.lively(from + venue.id(),
                        config.simulation().blockEveryNanos()).of(id == 0 ? UNKNOWN_CHAIN : id), pools));
            });
        }
        return chains;
    }

    private static Map<Integer, BigDecimal> prices(DaemonConfig config, InstrumentTable table) {
        Map<Integer, BigDecimal> prices = new HashMap<>();
        prices.put(Markets.asset(table.assets(), config.routes().settlement().get(0)).id(), BigDecimal.ONE);
        for (PriceConfig price : config.simulation().prices()) {
            prices.put(Markets.asset(table.assets(), price.asset()).id(), price.px());
        }
        return prices;
    }

    private static Map<Integer, Map<Integer, Long>> balances(DaemonConfig config, InstrumentTable table) {
        Map<Integer, Map<Integer, Long>> balances = new HashMap<>();
        for (Venue venue : table.venues()) {
            balances.put(venue.id(), new HashMap<>());
        }
        for (BalanceConfig balance : config.balances()) {
            Asset asset = Markets.asset(table.assets(), balance.asset());
            for (Venue venue : table.venues()) {
                if (venue.name().equals(balance.venue())) {
                    balances.get(venue.id()).put(asset.id(), balance.units(asset.decimals()));
                }
            }
        }
        return balances;
    }
}
