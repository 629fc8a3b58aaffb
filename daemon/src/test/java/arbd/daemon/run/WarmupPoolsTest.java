package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.PoolTable;
import arbd.market.Asset;
import arbd.market.MarketState;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmupPoolsTest {
    private static final Asset ETH = new Asset(0, "ETH", 8);
    private static final Asset USDT = new Asset(1, "USDT", 8);

    /** What no contract could tell leaves a pool stale, and its routes cold. */
    @Test
    void shouldInventStatesThatArePricedWhateverTheDecimals() {
        List<Pool> pools = new ArrayList<>();
        Venue venue = new Venue(0, "chain", "evm");
        for (PoolKind kind : PoolKind.values()) {
            for (int[] decimals : new int[][] {{18, 6}, {6, 18}, {18, 18}, {8, 8}, {0, 18}, {18, 0}, {36, 18}}) {
                for (boolean swapped : new boolean[] {false, true}) {
                    pools.add(new Pool(pools.size(), venue, "0x" + pools.size(), kind, swapped ? USDT : ETH,
                            swapped ? ETH : USDT, decimals[0], decimals[1], 3_000,
                            kind == PoolKind.CONCENTRATED ? 60 : 1));
                }
            }
        }
        PoolTable table = new PoolTable(pools);
        WarmupPools states = new WarmupPools(asset -> asset.equals(USDT) ? 1 : 100);
        PoolEvent event = new PoolEvent();
        for (int offBps : new int[] {0, 40, 149}) {
            for (Pool pool : pools) {
                states.live(pool, offBps, event);
                assertTrue(table.apply(event), pool + " off by " + offBps);
                assertEquals(MarketState.LIVE, table.state(pool.id()), pool + " off by " + offBps);
            }
        }
    }
}
