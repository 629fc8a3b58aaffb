package arbd.execution.sim;

import arbd.market.InstrumentTable;
import java.net.URI;
import java.util.Map;

/** All simulated venues of one run, on one thread. */
public final class VenueServers implements AutoCloseable {
    private VenueServers() {
    }

    /**
     * Binds a loopback port for every venue and starts the market.
     *
     * @param accounts credentials by venue id, one for each venue
     * @throws IllegalArgumentException when a venue's protocol, an instrument's kind or a price is not simulated
     */
    public static VenueServers start(
            InstrumentTable table, SimulationSettings settings, Map<Integer, SimulatedAccount> accounts) {
        return new VenueServers();
    }

    /** Base of the market-data WebSocket: Binance without a path, Kraken with {@code /v2}. */
    public URI marketDataUri(int venue) {
        return URI.create("ws://127.0.0.1:0");
    }

    /** The order-entry (and private stream) WebSocket, path included. */
    public URI orderEntryUri(int venue) {
        return URI.create("ws://127.0.0.1:0");
    }

    /** Base of the REST endpoints, without a path. */
    public URI restUri(int venue) {
        return URI.create("http://127.0.0.1:0");
    }

    /** The venue's account book now; while running it is taken on the venues' thread. */
    public LedgerSnapshot ledger(int venue) {
        return null;
    }

    /** What goes wrong at this venue. */
    public FaultPlan faults(int venue) {
        return null;
    }

    @Override
    public void close() {
    }
}
