package arbd.route.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BridgesTest {
    private static final int HUBS = 3;

    @Test
    void shouldKnowTheBestAndFindAllAboveABoundAsAListDoes() {
        for (int others : new int[] {1, 15, 16, 17, 256, 257, 700}) {
            compare(others, new Random(others));
        }
    }

    private static void compare(int others, Random random) {
        CycleGraph graph = graph(others);
        assertEquals(HUBS, graph.hubs);
        Bridges bridges = new Bridges(graph);
        double[] naive = new double[others];
        Arrays.fill(naive, LinkRates.NONE);
        for (int change = 0; change < 6 * others + 50; change++) {
            int other = random.nextInt(others);
            naive[other] = random.nextInt(4) == 0 ? LinkRates.NONE : random.nextInt(1_000);
            int node = HUBS + other;
            bridges.set(node, 0, 2, naive[other]);
            String where = others + " ways, change " + change;
            assertEquals(Arrays.stream(naive).max().orElseThrow(), bridges.best(0, 2), where);
            assertEquals(LinkRates.NONE, bridges.best(2, 0), where);
            double least = random.nextInt(1_100);
            TreeSet<Integer> found = new TreeSet<>();
            int ways = bridges.find(0, 2, least);
            for (int way = 0; way < ways; way++) {
                assertEquals(0, graph.low[bridges.first(way)]);
                assertEquals(2, graph.low[bridges.second(way)]);
                assertTrue(found.add(graph.high[bridges.first(way)] - HUBS), where);
            }
            for (int i = 0; i < others; i++) {
                assertEquals(naive[i] >= least, found.contains(i), where);
            }
        }
    }

    private static CycleGraph graph(int others) {
        Venue venue = new Venue(0, "v", "x");
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < HUBS + others; i++) {
            assets.add(new Asset(i, "A" + i, 8));
        }
        List<Instrument> instruments = new ArrayList<>();
        for (int quote = 0; quote < HUBS; quote++) {
            for (int base = quote + 1; base < HUBS + others; base++) {
                CycleMarket.add(instruments, venue, Kind.SPOT, assets.get(base), assets.get(quote));
            }
        }
        InstrumentTable table = InstrumentTable.of(List.of(venue), assets, instruments);
        return new CycleGraph(table, new CycleRules(2, 4, 1, assets, instrument -> true), 0);
    }
}
