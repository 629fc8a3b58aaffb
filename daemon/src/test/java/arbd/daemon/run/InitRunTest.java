package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.DaemonConfig;
import arbd.config.Environment;
import arbd.config.Mode;
import arbd.config.Protocol;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.init.ChosenMarkets;
import arbd.daemon.init.InitFile;
import arbd.daemon.init.InitRequest;
import arbd.daemon.setup.Markets;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code arbd init} writes for paper runs as it is, but for the addresses. */
class InitRunTest {
    private static final Map<String, String> PRICES = Map.of("USDT", "1", "BTC", "60000", "ETH", "3000");

    @TempDir
    private Path home;

    @Test
    void shouldTradeOnPaperWithWhatInitWrote() throws Exception {
        InitRequest request = new InitRequest(List.of(Protocol.KRAKEN, Protocol.BINANCE, Protocol.OKX,
                Protocol.BINANCE_USDM), Mode.PAPER, Environment.LIVE, List.of("BTC", "ETH"), List.of());
        String text = InitFile.text(request, ChosenMarkets.of(request));
        InstrumentTable table = Markets.table(TestMarket.parse(text));
        try (VenueServers venues = VenueServers.start(table, settings(table), SimulatedVenues.accounts(table),
                Map.of())) {
            String here = text + "http: {enabled: false}\n";
            for (Venue venue : table.venues()) {
                here = here.replaceFirst("(?m)^    protocol: " + venue.protocol() + "$", "$0\n    marketData: "
                        + venues.marketDataUri(venue.id()) + "\n    rest: " + venues.restUri(venue.id()));
            }
            trade(TestMarket.parse(here));
            for (Venue venue : table.venues()) {
                assertEquals(List.of(), venues.ledger(venue.id()).orders(), venue.name());
            }
        }
    }

    private void trade(DaemonConfig config) throws Exception {
        try (Daemon daemon = Daemon.open(config, new RunOptions(home, null, null, 0, "run", "test"))) {
            assertEquals("paper", daemon.instance().folder().getFileName().toString());
            daemon.start();
            for (int i = 0; i < 15_000 && daemon.tally().count(Tally.Count.FILLS) == 0; i++) {
                Thread.sleep(2);
            }
            assertTrue(daemon.ready(), "every instrument of the file is quoted");
            assertTrue(daemon.tally().count(Tally.Count.FILLS) > 0, "nothing was filled on paper within 30 s");
            daemon.stop();
            assertEquals(List.of(), LedgerCheck.differences(daemon));
        }
    }

    private static SimulationSettings settings(InstrumentTable table) {
        Map<Integer, BigDecimal> prices = new HashMap<>();
        for (Asset asset : table.assets()) {
            prices.put(asset.id(), new BigDecimal(PRICES.get(asset.name())));
        }
        return SimulationSettings.defaults(prices, Map.of());
    }
}
