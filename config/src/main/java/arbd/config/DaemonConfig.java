package arbd.config;

import java.util.List;
import java.util.Optional;

/**
 * The whole configuration of one daemon, valid as a whole.
 *
 * @param file the file's name, for messages
 * @param text the exact text that was read; the journal stores it
 * @param instance name of this daemon among others on the machine
 * @param mode live or paper
 * @param threads stages on threads
 * @param journal the journal
 * @param http the status page
 * @param capture recordings made while trading; empty = none
 * @param assets in the order of the file; the dense asset ids
 * @param equivalents which assets count as another
 * @param venues in the order of the file; the dense venue ids
 * @param routes what is looked for
 * @param risk limits
 * @param balances opening balances of simulated and paper accounts, in the order of the file
 * @param inventory what venues should hold, in the order of the file
 * @param drainMillis longest wait for open orders at a stop, 0..600000
 * @param heartbeatNanos time between status lines
 * @param simulation parameters of simulated venues
 * @param warnings what is allowed but probably not meant, one line each
 */
public record DaemonConfig(
        String file, String text, String instance, Mode mode, ThreadsConfig threads, JournalConfig journal,
        HttpConfig http, Optional<CaptureConfig> capture, List<AssetConfig> assets,
        List<EquivalentConfig> equivalents, List<VenueConfig> venues, RoutesConfig routes, RiskConfig risk,
        List<BalanceConfig> balances, List<InventoryConfig> inventory, long drainMillis, long heartbeatNanos,
        SimulationConfig simulation, List<Problem> warnings) {

    /** Copies the lists. */
    public DaemonConfig {
        assets = List.copyOf(assets);
        equivalents = List.copyOf(equivalents);
        venues = List.copyOf(venues);
        balances = List.copyOf(balances);
        inventory = List.copyOf(inventory);
        warnings = List.copyOf(warnings);
    }

    /**
     * The asset of this name.
     *
     * @throws IllegalArgumentException when it is not configured
     */
    public AssetConfig asset(String name) {
        for (AssetConfig asset : assets) {
            if (asset.name().equals(name)) {
                return asset;
            }
        }
        throw new IllegalArgumentException("no asset " + name);
    }

    /**
     * The venue of this name.
     *
     * @throws IllegalArgumentException when it is not configured
     */
    public VenueConfig venue(String name) {
        for (VenueConfig venue : venues) {
            if (venue.name().equals(name)) {
                return venue;
            }
        }
        throw new IllegalArgumentException("no venue " + name);
    }

    /** The same, with recordings into this directory whatever the file says; null = as the file says. */
    public DaemonConfig capturingTo(String directory) {
        if (directory == null) {
            return this;
        }
        CaptureConfig there = capture.map(at -> at.elsewhere(directory)).orElse(CaptureConfig.into(directory));
        return new DaemonConfig(file, text, instance, mode, threads, journal, http, Optional.of(there), assets,
                equivalents, venues, routes, risk, balances, inventory, drainMillis, heartbeatNanos, simulation,
                warnings);
    }

    DaemonConfig withWarnings(List<Problem> given) {
        return new DaemonConfig(file, text, instance, mode, threads, journal, http, capture, assets,
                equivalents, venues, routes, risk, balances, inventory, drainMillis, heartbeatNanos, simulation, given);
    }

    /** For people; without the text. */
    @Override
    public String toString() {
        return "DaemonConfig[" + file + ", instance " + instance + ", " + mode + ", " + venues.size() + " venues, "
                + assets.size() + " assets]";
    }
}
