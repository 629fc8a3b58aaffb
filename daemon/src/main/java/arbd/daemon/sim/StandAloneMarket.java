package arbd.daemon.sim;

import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.run.SimulatedVenues;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Markets;
import arbd.execution.sim.LedgerSnapshot;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.market.InstrumentTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Simulated venues that stand alone. Processes with one seed are one market: their reference prices are a function of
 * seed and time, while each venue's own noise and dislocations are drawn from the seed and its name.
 */
public final class StandAloneMarket implements AutoCloseable {
    private final DaemonConfig config;
    private final InstrumentTable table;
    private final VenueServers servers;
    private final List<StandAloneVenue> venues = new ArrayList<>();
    private final List<FaultSchedule> schedules = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "faults");
        thread.setDaemon(true);
        return thread;
    });

    private StandAloneMarket(DaemonConfig config, InstrumentTable table, VenueServers servers,
            Map<Integer, SimulatedAccount> accounts) {
        this.config = config;
        this.table = table;
        this.servers = servers;
        for (VenueConfig venue : config.venues()) {
            int id = venues.size();
            boolean chain = venue.chain().isPresent();
            venues.add(new StandAloneVenue(venue, accounts.get(id), servers.marketDataUri(id),
                    venue.marketDataOnly() ? Optional.empty() : Optional.of(servers.orderEntryUri(id)),
                    chain ? Optional.empty() : Optional.of(servers.restUri(id))));
        }
    }

    /**
     * Opens these venues of a configuration.
     *
     * @param names of the venues, each of which is simulated in the configuration
     * @param seed of everything random
     * @param port of the first venue, the next ones follow; 0 = any that are free
     * @param ledgers folder for the venues' ledgers, which is there; null = they are kept in memory
     * @throws StopException when a venue is not there or cannot be simulated, or a port is not free
     */
    public static StandAloneMarket open(DaemonConfig config, List<String> names, long seed, int port, Path ledgers)
            throws StopException {
        DaemonConfig chosen = chosen(config, names);
        InstrumentTable table = Markets.table(chosen);
        Map<Integer, SimulatedAccount> accounts = SimulatedVenues.accounts(table);
        SimulationSettings settings = SimulatedVenues.settings(chosen, table, seed * 31 + names.hashCode(), ledgers)
                .standAlone(port, seed);
        try {
            return new StandAloneMarket(chosen, table,
                    VenueServers.start(table, settings, accounts, SimulatedVenues.chains(chosen, table, seed)),
                    accounts);
        } catch (IllegalArgumentException notSimulated) {
            throw new StopException(StopException.CONFIGURATION, notSimulated.getMessage(), notSimulated);
        } catch (IllegalStateException noPort) {
            throw new StopException(StopException.HELD, noPort.getMessage() + ": is another program there?", noPort);
        }
    }

    private static DaemonConfig chosen(DaemonConfig config, List<String> names) throws StopException {
        List<VenueConfig> venues = new ArrayList<>();
        for (String name : names) {
            VenueConfig venue = config.venues().stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow(() -> new StopException(StopException.USAGE, "--venue: expected one of "
                            + String.join(", ", config.venues().stream().map(VenueConfig::name).toList()) + ", was '"
                            + name + "'"));
            if (!venue.simulated()) {
                throw new StopException(StopException.CONFIGURATION, config.file() + ": venues." + name
                        + ".simulated: expected true, for its market is made from balances and simulation");
            }
            if (venues.contains(venue)) {
                throw new StopException(StopException.USAGE, "--venue: '" + name + "' is there twice");
            }
            venues.add(venue);
        }
        return new DaemonConfig(config.file(), config.text(), config.instance(), config.mode(), config.threads(),
                config.journal(), config.http(), config.capture(), config.assets(),
                config.equivalents(), venues, config.routes(), config.risk(), config.balances(), config.inventory(),
                config.drainMillis(), config.heartbeatNanos(), config.simulation(), config.warnings());
    }

    /** Lets this go wrong at every venue from now on. */
    public void fault(FaultSpec spec, long seed) {
        for (StandAloneVenue venue : venues) {
            FaultSchedule schedule = new FaultSchedule(clock, servers.faults(schedules.size()));
            schedule.start(spec, seed * 31 + venue.name().hashCode());
            schedules.add(schedule);
        }
    }

    /** The venues, in the order in which they were named. */
    public List<StandAloneVenue> venues() {
        return venues;
    }

    /** What is traded, with the dense ids of this market. */
    public InstrumentTable table() {
        return table;
    }

    /** The account book of each venue. */
    public LedgerSnapshot ledger(StandAloneVenue venue) {
        return servers.ledger(venues.indexOf(venue));
    }

    /** Faults of a venue that happened at times of their own. */
    public long faults(StandAloneVenue venue) {
        return schedules.isEmpty() ? 0 : schedules.get(venues.indexOf(venue)).happened();
    }

    /** A configuration for a daemon that trades here: the one that this market is from, with addresses. */
    public String yaml() {
        return YamlText.write(sections(), 1);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> sections() {
        Map<String, Object> all = YamlText.read(config.text());
        Map<String, Object> known = (Map<String, Object>) all.get("venues");
        Map<String, Object> placed = new LinkedHashMap<>();
        for (StandAloneVenue venue : venues) {
            placed.put(venue.name(), placed(venue, (Map<String, Object>) known.get(venue.name())));
        }
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("venues", placed);
        all.keySet().removeAll(List.of("venues", "balances", "simulation", "inventory"));
        sections.putAll(all);
        return sections;
    }

    private static Map<String, Object> placed(StandAloneVenue venue, Map<String, Object> section) {
        Map<String, Object> placed = new LinkedHashMap<>();
        placed.put("protocol", section.get("protocol"));
        placed.put("simulated", "false");
        placed.put("marketData", venue.marketData().toString());
        venue.orderEntry().ifPresent(uri -> placed.put("orderEntry", uri.toString()));
        venue.rest().ifPresent(uri -> placed.put("rest", uri.toString()));
        if (venue.credentials().isPresent()) {
            placed.put("account", venue.accountName());
        }
        section.forEach(placed::putIfAbsent);
        return placed;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        servers.close();
    }
}
