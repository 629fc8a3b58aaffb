package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.AmmVerdict;
import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolTable;
import arbd.amm.Range;
import arbd.amm.U256;
import arbd.market.Asset;
import arbd.market.MarketState;
import arbd.route.AmmRoute.AmmLeg;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From events of pools to sized cycles, against plain enumeration and plain recomputation. */
class AmmOpportunitiesTest {
    private static final int EVENTS = 100_000;
    private static final int ROUNDS = 2_000;
    private static final int SIZED_MOST = 3;
    private static final int TABLES = 200;
    private static final int ROUTES_MOST = 100_000;

    @Test
    void shouldFindEveryCycleOnce() {
        long seed = 501L;
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < TABLES; i++) {
            RandomPools market = new RandomPools(random, 3 + random.nextInt(3), 2 + random.nextInt(7));
            List<Asset> settlements = market.assets.subList(0, 1 + random.nextInt(2));
            AmmRoutes routes = AmmRoutes.build(market.pools, settlements, 4, ROUTES_MOST);
            Set<String> ours = routes.routes().stream().map(route -> name(route.legs())).collect(Collectors.toSet());
            assertEquals(routes.size(), ours.size(), "seed " + seed + ": a cycle is listed twice");
            assertEquals(enumerated(market, settlements), ours, "seed " + seed + ", table " + i);
            found += ours.size();
            for (Pool pool : market.pools) {
                int[] through = routes.routes().stream()
                        .filter(route -> route.legs().stream().anyMatch(leg -> leg.pool().id() == pool.id()))
                        .mapToInt(AmmRoute::id).toArray();
                assertEquals(toList(through), toList(routes.touchedBy(pool.id())), "seed " + seed);
            }
        }
        assertTrue(found > TABLES, "found: " + found);
    }

    /** Every sequence of two to four trades, kept when it is a cycle and begins where the rules say. */
    private static Set<String> enumerated(RandomPools market, List<Asset> settlements) {
        Set<String> found = new TreeSet<>();
        List<AmmLeg> trades = new ArrayList<>();
        market.pools.forEach(pool -> {
            trades.add(new AmmLeg(pool, true));
            trades.add(new AmmLeg(pool, false));
        });
        sequences(trades, new ArrayList<>(), settlements, found);
        return found;
    }

    private static void sequences(List<AmmLeg> trades, List<AmmLeg> path, List<Asset> settlements, Set<String> found) {
        if (path.size() >= 2 && cycle(path, settlements)) {
            found.add(name(path));
        }
        if (path.size() == 4) {
            return;
        }
        for (AmmLeg trade : trades) {
            if (path.isEmpty() || brought(path.get(path.size() - 1)) == paid(trade)) {
                path.add(trade);
                sequences(trades, path, settlements, found);
                path.remove(path.size() - 1);
            }
        }
    }

    private static boolean cycle(List<AmmLeg> path, List<Asset> settlements) {
        List<Integer> assets = path.stream().map(AmmOpportunitiesTest::paid).toList();
        long pools = path.stream().map(leg -> leg.pool().id()).distinct().count();
        List<Integer> preferred = settlements.stream().map(Asset::id).filter(assets::contains).toList();
        return pools == path.size() && assets.stream().distinct().count() == path.size()
                && brought(path.get(path.size() - 1)) == assets.get(0)
                && !preferred.isEmpty() && preferred.get(0).equals(assets.get(0));
    }

    private static int paid(AmmLeg leg) {
        return leg.pool().paid(leg.zeroForOne()).id();
    }

    private static int brought(AmmLeg leg) {
        return leg.pool().brought(leg.zeroForOne()).id();
    }

    private static String name(List<AmmLeg> legs) {
        return legs.stream().map(leg -> leg.pool().id() + (leg.zeroForOne() ? "+" : "-"))
                .collect(Collectors.joining(" "));
    }

    private static List<Integer> toList(int[] ids) {
        return Arrays.stream(ids).boxed().toList();
    }

    @Test
    void shouldTellCandidatesAndConfirmWhatThePoolsSay() {
        long seed = 502L;
        Random random = new Random(seed);
        RandomPools market = new RandomPools(random, 4, 12);
        PoolTable pools = new PoolTable(market.pools);
        AmmRoutes routes = AmmRoutes.build(market.pools, market.assets.subList(0, 2), 4, ROUTES_MOST);
        AmmOpportunities opportunities = new AmmOpportunities(routes, pools, 4);
        AmmLimits limits = new AmmLimits();
        PoolEvent event = new PoolEvent();
        Map<AmmSizingVerdict, Integer> verdicts = new EnumMap<>(AmmSizingVerdict.class);
        for (int i = 0; i < EVENTS; i++) {
            market.draw(random, market.pools.get(random.nextInt(market.pools.size())), event);
            event.state = random.nextInt(50) == 0 ? MarketState.STALE : MarketState.LIVE;
            int count = opportunities.on(event);
            String where = "seed " + seed + ", event " + i;
            if (i % 10 == 0) {
                assertEquals(gaining(routes, pools, event.pool), candidates(opportunities, count), where);
            }
            limits.gas.set(random.nextBoolean() ? 0 : 1L << random.nextInt(40));
            limits.amountMost.set(random.nextBoolean() ? 1L << random.nextInt(63) : -1L);
            if (event.state != MarketState.LIVE && routes.touchedBy(event.pool).length > 0) {
                assertEquals(0, count, where);
                assertEquals(AmmSizingVerdict.NOT_SANE,
                        opportunities.size(routes.touchedBy(event.pool)[0], limits).verdict, where);
            }
            if (count > 0) {
                AmmSizing sizing = opportunities.size(opportunities.candidate(random.nextInt(count)), limits);
                verdicts.merge(sizing.verdict, 1, Integer::sum);
                if (sizing.verdict == AmmSizingVerdict.OK) {
                    assertConfirmed(routes.get(sizing.route), sizing, pools, limits, where);
                }
            }
        }
        assertTrue(verdicts.get(AmmSizingVerdict.OK) > EVENTS / 20, verdicts.toString());
        assertTrue(verdicts.get(AmmSizingVerdict.NO_EDGE_AFTER_COSTS) > 0, verdicts.toString());
    }

    private static List<Integer> candidates(AmmOpportunities opportunities, int count) {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add(opportunities.candidate(i));
        }
        return candidates;
    }

    private static List<Integer> gaining(AmmRoutes routes, PoolTable pools, int changed) {
        List<Integer> gaining = new ArrayList<>();
        for (AmmRoute route : routes.routes()) {
            double product = 1;
            boolean through = false;
            for (AmmLeg leg : route.legs()) {
                Range range = new Range();
                boolean live = pools.state(leg.pool().id()) == MarketState.LIVE;
                product *= live && pools.hop(leg.pool().id(), leg.zeroForOne()).begin(range) ? range.slope : 0;
                through |= leg.pool().id() == changed;
            }
            if (through && product > 1) {
                gaining.add(route.id());
            }
        }
        return gaining;
    }

    private static void assertConfirmed(AmmRoute route, AmmSizing sizing, PoolTable pools, AmmLimits limits,
            String where) {
        U256 amount = new U256().set(sizing.amount[0]);
        U256 next = new U256();
        assertTrue(amount.compare(limits.amountMost) <= 0, where + ": more than the limit");
        for (int leg = 0; leg < route.legs().size(); leg++) {
            AmmLeg of = route.legs().get(leg);
            assertEquals(sizing.amount[leg].toString(), amount.toString(), where + ": leg " + leg);
            assertEquals(AmmVerdict.OK, pools.hop(of.pool().id(), of.zeroForOne()).out(amount, next), where);
            amount.set(next);
        }
        assertEquals(sizing.amount[0].toBigInteger().add(sizing.gross.toBigInteger()), amount.toBigInteger(), where);
        assertEquals(sizing.gross.toBigInteger().subtract(limits.gas.toBigInteger()), sizing.net.toBigInteger(), where);
        assertTrue(sizing.net.toBigInteger().signum() > 0, where);
    }

    @Test
    void shouldNotPriceWhatMakesNoSense() {
        RandomPools market = new RandomPools(new Random(1), 3, 8);
        PoolTable pools = new PoolTable(market.pools);
        PoolEvent event = new PoolEvent();
        for (Pool pool : market.pools) {
            event.block = 10;
            market.draw(new Random(2), pool, event);
            assertTrue(pools.apply(event));
            assertEquals(MarketState.LIVE, pools.state(pool.id()));
            event.block--;
            assertFalse(pools.apply(event), "an older block");
            event.block += 2;
            event.reserve0.set(U256.powerOfTwo(112));
            event.tick += 5;
            assertTrue(pools.apply(event));
            assertEquals(MarketState.STALE, pools.state(pool.id()), pool.title());
            event.state = MarketState.DISCONNECTED;
            pools.apply(event);
            assertEquals(MarketState.DISCONNECTED, pools.state(pool.id()));
        }
        assertThrows(IllegalArgumentException.class, () -> AmmRoutes.build(market.pools, market.assets, 4, 1));
    }

    @Test
    void shouldAllocateNothingPerEvent() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        RandomPools market = new RandomPools(new Random(7), 4, 12);
        PoolTable pools = new PoolTable(market.pools);
        AmmRoutes routes = AmmRoutes.build(market.pools, market.assets.subList(0, 2), 4, ROUTES_MOST);
        AmmOpportunities opportunities = new AmmOpportunities(routes, pools, 16);
        PoolEvent[] events = new PoolEvent[64];
        Random random = new Random(8);
        for (int i = 0; i < events.length; i++) {
            events[i] = new PoolEvent();
            market.draw(random, market.pools.get(i % market.pools.size()), events[i]);
            events[i].block = 0;
        }
        long sum = run(opportunities, pools, events);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += run(opportunities, pools, events);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1_000, allocated + " bytes, sum " + sum);
    }

    private static long run(AmmOpportunities opportunities, PoolTable pools, PoolEvent[] events) {
        AmmLimits limits = new AmmLimits();
        long sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int count = opportunities.on(events[i % events.length]);
            for (int at = 0; at < Math.min(count, SIZED_MOST); at++) {
                sum += opportunities.size(opportunities.candidate(at), limits).verdict.ordinal();
            }
            sum = pools.foldInto(sum);
        }
        return sum;
    }
}
