package arbd.route.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.InstrumentTable;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CycleListingsTest {
    private static final List<String> SETTLEMENTS = List.of("USDT", "BTC", "USD", "EUR");
    private static final int ALL = -500_000;

    @Test
    void shouldFindEveryCycleOfTheListings() {
        InstrumentTable table = World.listed();
        assertTrue(table.size() > 2_500, "markets " + table.size());
        CycleRules rules = rules(table, 100_000);
        CycleFilter filter = new CycleFilter(table, rules);
        CycleTwin twin = new CycleTwin(table, rules);
        CycleMarket market = new CycleMarket(table, new Random(1), 0.001);
        for (int i = 0; i < table.size(); i++) {
            market.move(i);
            filter.set(i, market.buyRate[i], market.sellRate[i]);
            twin.set(i, market.buyRate[i], market.sellRate[i]);
        }
        int cycles = 0;
        int most = 0;
        for (int i = 0; i < table.size(); i += 29) {
            List<CycleTwin.Cycle> expected = twin.search(i, ALL);
            assertEquals(expected, CycleFilterTest.list(filter.search(i, ALL)), table.get(i).title());
            cycles += expected.size();
            most = Math.max(most, expected.size());
        }
        assertTrue(cycles > 20_000 && most > 1_000, "cycles " + cycles + ", most " + most);
    }

    @Test
    void shouldFindWhatIsWorthItWhileTheListingsMove() {
        InstrumentTable table = World.listed();
        CycleRules rules = rules(table, 64);
        CycleFilter filter = new CycleFilter(table, rules);
        CycleTwin twin = new CycleTwin(table, rules);
        Random random = new Random(2);
        CycleMarket market = new CycleMarket(table, random, 0.001);
        int found = 0;
        int none = 0;
        for (int tick = 0; tick < 8 * table.size(); tick++) {
            int i = tick < table.size() ? tick : random.nextInt(table.size());
            if (random.nextInt(20) == 0) {
                market.vanish(i);
            } else {
                market.move(i);
            }
            filter.set(i, market.buyRate[i], market.sellRate[i]);
            twin.set(i, market.buyRate[i], market.sellRate[i]);
            if (tick % 61 == 0) {
                List<CycleTwin.Cycle> expected = twin.search(i, 500);
                assertEquals(expected, CycleFilterTest.list(filter.search(i, 500)), table.get(i).title());
                found += expected.size();
                none += expected.isEmpty() ? 1 : 0;
            }
        }
        assertTrue(found > 200 && none > 50, "found " + found + ", nothing " + none);
    }

    /** Counted, not timed: what a tick looks at, by how many markets there are. */
    @Test
    void shouldDoTheSameWorkForATickWhenMarketsGrowTenfold() {
        InstrumentTable once = World.listed();
        InstrumentTable tenfold = World.grown(10);
        assertTrue(tenfold.size() > 9 * once.size() && tenfold.size() > 20_000, "markets " + tenfold.size());
        double work = work(once, once.size());
        double tenfoldWork = work(tenfold, once.size());
        assertTrue(work < 200, "a tick looks at " + work);
        assertTrue(tenfoldWork < 1.1 * work, "a tick looks at " + tenfoldWork + ", it was " + work);
    }

    /** For each tick of the first so many markets, which are the same in every world. */
    private static double work(InstrumentTable table, int moving) {
        CycleFilter filter = new CycleFilter(table, rules(table, 64));
        Random random = new Random(3);
        CycleMarket market = new CycleMarket(table, random, 0.0001);
        for (int i = 0; i < table.size(); i++) {
            market.move(i);
            filter.set(i, market.buyRate[i], market.sellRate[i]);
        }
        long before = filter.work();
        int ticks = 50_000;
        for (int tick = 0; tick < ticks; tick++) {
            int i = random.nextInt(moving);
            market.move(i);
            filter.set(i, market.buyRate[i], market.sellRate[i]);
            assertEquals(0, filter.search(i, 1_000).size());
        }
        return (filter.work() - before) / (double) ticks;
    }

    private static CycleRules rules(InstrumentTable table, int foundMax) {
        List<Asset> settlements = table.assets().stream()
                .filter(asset -> SETTLEMENTS.contains(asset.name()))
                .sorted(Comparator.comparing(asset -> SETTLEMENTS.indexOf(asset.name())))
                .toList();
        return new CycleRules(2, 4, foundMax, settlements, instrument -> true);
    }
}
