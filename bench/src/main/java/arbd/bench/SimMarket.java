package arbd.bench;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.market.InstrumentTable;
import arbd.route.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables of the simulated profile, as the daemon builds them: four venues, twenty instruments. Immutable. */
public final class SimMarket {
    /** Life of the process that the settings are of. */
    public static final int EPOCH = 1;

    private static final String PROFILE = "sim.yaml";
    private static final int FOUND_COUNT = 16;
    /** A cycle allocates when it gets its id. So few ids that all are given before anything is measured. */
    private static final String FOUND_MAX = "acrossVenues: true, foundMax: " + FOUND_COUNT + "}";

    private final DaemonConfig config;
    private final InstrumentTable instruments;
    private final RouteTable routes;

    private SimMarket(DaemonConfig config) {
        this.config = config;
        this.instruments = Markets.table(config);
        this.routes = Markets.routes(config, instruments);
        if (routes.found().foundMax() != FOUND_COUNT) {
            throw new IllegalStateException(PROFILE + " does not look for cycles as it did");
        }
    }

    /**
     * Reads the profile that this module carries.
     *
     * @throws UncheckedIOException when it is not on the class path
     */
    public static SimMarket load() {
        try (InputStream in = SimMarket.class.getResourceAsStream(PROFILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SimMarket(ConfigFile.parse(PROFILE, text.replace("acrossVenues: true}", FOUND_MAX)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configuration. */
    public DaemonConfig config() {
        return config;
    }

    /** Venues, assets, instruments. */
    public InstrumentTable instruments() {
        return instruments;
    }

    /** Routes over them. */
    public RouteTable routes() {
        return routes;
    }

    /** What decide goes by. */
    public DecisionSettings settings() {
        return Settings.of(config, instruments, EPOCH, false);
    }
}
