package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolTable;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.route.AmmOpportunities;
import arbd.route.AmmRoutes;
import arbd.route.RouteTable;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What warms up is what will come: pools that can be priced, and now and then an edge between them. */
final class InventedPoolsTest {
    @Test
    void shouldInventPoolsThatCanBePriced() throws Exception {
        DaemonConfig config = ConfigFile.load(Path.of("../config/profiles/sim.yaml"));
        InstrumentTable table = Markets.table(config);
        RouteTable routes = Markets.routes(config, table);
        List<Pool> pools = routes.pools().pools();
        PoolTable known = new PoolTable(pools);
        InventedPools invented = new InventedPools(asset -> asset.name().equals("USDT") ? 1 : 100,
                new SplittableRandom(1));
        AmmRoutes cycles = routes.pools().amm();
        AmmOpportunities edges = new AmmOpportunities(cycles, known, 2);
        int seen = 0;
        for (int i = 0; i < 1_000; i++) {
            for (Pool pool : pools) {
                assertTrue(known.apply(invented.next(pool, i)));
                assertEquals(MarketState.LIVE, known.state(pool.id()), pool.title());
                seen += edges.onPool(pool.id());
            }
        }
        assertTrue(seen > 0, "no edge was invented");
    }
}
