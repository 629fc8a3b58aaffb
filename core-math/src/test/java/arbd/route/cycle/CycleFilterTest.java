package arbd.route.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CycleFilterTest {
    private static final int GRAPHS = 400;
    private static final int TICKS = 250;

    private int told;
    private int none;
    private int cut;

    @Test
    void shouldFindWhatAnExhaustiveSearchFinds() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            compare(seed);
        }
        assertTrue(told > GRAPHS * TICKS / 2, "found " + told);
        assertTrue(none > GRAPHS * TICKS / 10, "found nothing " + none);
        assertTrue(cut > GRAPHS, "more than fitted " + cut);
    }

    private void compare(long seed) {
        Random random = new Random(seed);
        InstrumentTable table = CycleMarket.random(random, 4 + random.nextInt(9));
        int legsMin = 2 + random.nextInt(3);
        List<Asset> settlements = random.nextInt(3) == 0 ? table.assets() : table.assets().subList(0, 2);
        int without = random.nextInt(3) == 0 ? random.nextInt(4) : -1;
        CycleRules rules = new CycleRules(legsMin, legsMin + random.nextInt(5 - legsMin),
                random.nextBoolean() ? 4 : 400, settlements, instrument -> instrument.venue().id() != without);
        CycleFilter filter = new CycleFilter(table, rules, random.nextInt(3) * 4);
        CycleTwin twin = new CycleTwin(table, rules);
        CycleMarket market = new CycleMarket(table, random, random.nextBoolean() ? 0.0005 : 0.01);
        for (int tick = 0; tick < TICKS; tick++) {
            int instrument = random.nextInt(table.size());
            if (random.nextInt(12) == 0) {
                market.vanish(instrument);
            } else if (random.nextInt(8) > 0) {
                market.move(instrument);
            }
            filter.set(instrument, market.buyRate[instrument], market.sellRate[instrument]);
            twin.set(instrument, market.buyRate[instrument], market.sellRate[instrument]);
            long edgeMinPpm = random.nextInt(5) == 0 ? -5_000 : random.nextInt(1_000);
            check(filter, twin, instrument, edgeMinPpm, "seed " + seed + " tick " + tick);
        }
    }

    private void check(CycleFilter filter, CycleTwin twin, int instrument, long edgeMinPpm, String where) {
        List<CycleTwin.Cycle> expected = twin.search(instrument, edgeMinPpm);
        List<CycleTwin.Cycle> actual = list(filter.search(instrument, edgeMinPpm));
        assertEquals(expected, actual, where);
        told += actual.size();
        none += actual.isEmpty() ? 1 : 0;
        cut += actual.size() == 4 ? 1 : 0;
    }

    static List<CycleTwin.Cycle> list(FoundCycles found) {
        return IntStream.range(0, found.size())
                .mapToObj(at -> new CycleTwin.Cycle(found.logGain(at), IntStream.range(0, found.legs(at))
                        .mapToObj(hop -> 2 * found.instrument(at, hop) + found.side(at, hop).ordinal())
                        .toList()))
                .toList();
    }

    @Test
    void shouldTellTheSameWhateverHappenedBefore() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            InstrumentTable table = CycleMarket.random(random, 10);
            CycleRules rules = new CycleRules(2, 4, 1_000, table.assets(), instrument -> true);
            CycleFilter old = new CycleFilter(table, rules, 0);
            CycleMarket market = new CycleMarket(table, random, 0.002);
            for (int i = 0; i < 5 * table.size(); i++) {
                int instrument = i < 4 * table.size() ? random.nextInt(table.size()) : i - 4 * table.size();
                market.move(instrument);
                old.set(instrument, market.buyRate[instrument], market.sellRate[instrument]);
            }
            CycleFilter young = new CycleFilter(table, rules, 32);
            for (int i = table.size() - 1; i >= 0; i--) {
                young.set(i, market.buyRate[i], market.sellRate[i]);
            }
            for (int i = 0; i < table.size(); i++) {
                assertEquals(list(young.search(i, 0)), list(old.search(i, 0)), "seed " + seed);
            }
        }
    }

    @Test
    void shouldAllocateNothing() {
        Random random = new Random(7);
        InstrumentTable table = CycleMarket.random(random, 12);
        CycleRules rules = new CycleRules(2, 4, 8, table.assets(), instrument -> true);
        CycleFilter filter = new CycleFilter(table, rules, 4);
        CycleMarket market = new CycleMarket(table, random, 0.002);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = 50_000;
        long sum = rounds(filter, market, rounds);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += rounds(filter, market, rounds);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < rounds / 10, allocated + " bytes in " + rounds + " rounds");
        assertTrue(sum > rounds, "found " + sum);
    }

    private static long rounds(CycleFilter filter, CycleMarket market, int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) {
            int instrument = i % market.table.size();
            market.move(instrument);
            filter.set(instrument, market.buyRate[instrument], market.sellRate[instrument]);
            sum += filter.search(instrument, 0).size();
        }
        return sum;
    }

    /** 1,800 cycles pass through each market of 32 assets that all trade against each other. */
    @Test
    void shouldLookAtTheChangedRowsOnly() {
        InstrumentTable table = CycleMarket.complete(32);
        CycleFilter filter = new CycleFilter(table, new CycleRules(3, 4, 64, table.assets(), instrument -> true));
        Random random = new Random(9);
        CycleMarket market = new CycleMarket(table, random, 0.00005);
        IntStream.range(0, table.size()).forEach(i -> move(filter, market, i));
        int ticks = 20_000;
        long before = filter.work();
        long found = 0;
        for (int tick = 0; tick < ticks; tick++) {
            int instrument = random.nextInt(table.size());
            move(filter, market, instrument);
            found += filter.search(instrument, 0).size();
        }
        double work = (filter.work() - before) / (double) ticks;
        assertEquals(0, found);
        int rising = 2 * 32;
        int searched = 2 * 32;
        assertEquals(rising + searched, work, "of the two directions one rises and one falls");
    }

    private static void move(CycleFilter filter, CycleMarket market, int instrument) {
        market.move(instrument);
        filter.set(instrument, market.buyRate[instrument], market.sellRate[instrument]);
    }

    @Test
    void shouldTellAHundredOpportunitiesOfOneEventBestFirst() {
        Venue venue = new Venue(0, "v", "x");
        List<Asset> assets = new ArrayList<>(List.of(new Asset(0, "USD", 8), new Asset(1, "BTC", 8)));
        List<Instrument> instruments = new ArrayList<>();
        CycleMarket.add(instruments, venue, Kind.SPOT, assets.get(1), assets.get(0));
        for (int i = 0; i < 100; i++) {
            Asset other = new Asset(i + 2, "A" + i, 8);
            assets.add(other);
            CycleMarket.add(instruments, venue, Kind.SPOT, other, assets.get(0));
            CycleMarket.add(instruments, venue, Kind.SPOT, other, assets.get(1));
        }
        InstrumentTable table = InstrumentTable.of(List.of(venue), assets, instruments);
        CycleFilter filter = new CycleFilter(table,
                new CycleRules(3, 4, 128, assets.subList(0, 1), instrument -> true));
        for (int i = 0; i < 100; i++) {
            filter.set(2 * i + 1, 0.999 / 2, 0.999 * 2);
            filter.set(2 * i + 2, 0.999 / 2, 0.999 * 2 * (1 + 1e-6 * (i * 37 % 100)));
        }
        filter.set(0, 0.999, 0.999);
        assertEquals(0, filter.search(0, 1_000).size());
        filter.set(0, 0.998, 1.01);
        FoundCycles found = filter.search(0, 1_000);
        assertEquals(100, found.size());
        for (int at = 0; at < 100; at++) {
            assertEquals(3, found.legs(at));
            assertEquals(0, found.instrument(at, 0));
            assertTrue(at == 0 || found.logGain(at) <= found.logGain(at - 1), "at " + at);
        }
        assertEquals(100, IntStream.range(0, 100).map(at -> found.instrument(at, 1)).distinct().count());
    }

    @Test
    void shouldRefuseRulesOutOfBounds() {
        assertThrows(IllegalArgumentException.class, () -> new CycleRules(1, 4, 1, List.of(), i -> true));
        assertThrows(IllegalArgumentException.class, () -> new CycleRules(3, 5, 1, List.of(), i -> true));
        assertThrows(IllegalArgumentException.class, () -> new CycleRules(4, 3, 1, List.of(), i -> true));
        assertThrows(IllegalArgumentException.class, () -> new CycleRules(3, 4, 0, List.of(), i -> true));
    }
}
