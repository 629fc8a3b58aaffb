package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouteSizerTest {
    private static final int BOOKS = 10_000;
    private static final long SEED = 20260801L;

    @Test
    void shouldSizeAsTheTwinDoesAndReachTheBest() {
        Random seeds = new Random(SEED);
        Map<SizingVerdict, Integer> verdicts = new TreeMap<>();
        Map<RouteKind, Integer> sized = new TreeMap<>();
        int possible = 0;
        int close = 0;
        int reached = 0;
        for (int i = 0; i < BOOKS; i++) {
            long seed = seeds.nextLong();
            Random random = new Random(seed);
            RandomMarket market = new RandomMarket(random);
            int route = promising(market, random);
            Limits limits = market.limits(route);
            SizingTwin twin = new SizingTwin(market, route, limits);
            Sizing sizing = new RouteSizer(market.routes, market.quotes).size(route, limits);
            String where = "seed " + seed + " route " + market.routes.get(route);
            verdicts.merge(sizing.verdict, 1, Integer::sum);
            Optional<BigInteger> best = twin.all().stream().filter(o -> o.confirmed(limits.edgeMinPpm))
                    .map(SizingTwin.Outcome::profit).max(BigInteger::compareTo);
            if (sizing.verdict == SizingVerdict.OK) {
                sized.merge(market.routes.get(route).kind(), 1, Integer::sum);
                assertSame(twin, sizing, limits, market.routes.get(route), where);
                assertTrue(best.isPresent(), where + ": the twin found nothing");
                assertTrue(best.get().compareTo(BigInteger.valueOf(sizing.profit)) >= 0, where + ": above the best");
            }
            if (best.isPresent() && limits.edgeMinPpm == 0) {
                possible++;
                long ours = sizing.verdict == SizingVerdict.OK ? sizing.profit : 0;
                double share = new BigDecimal(ours).doubleValue() / best.get().doubleValue();
                close += share >= 0.9 ? 1 : 0;
                reached += share == 1.0 ? 1 : 0;
            }
        }
        String sum = String.format("seed %d: %s, sized %s; of %d with a gain %d reach 90 %% of the best, %d the best",
                SEED, verdicts, sized, possible, close, reached);
        assertTrue(possible > BOOKS / 10, sum);
        assertEquals(RouteKind.values().length, sized.size(), sum);
        assertEquals(possible, close, sum);
        assertTrue(reached >= 0.99 * possible, sum);
    }

    @Test
    void shouldNeverConfirmNorThrowWhatDoesNotFit() {
        long seed = 9L;
        Random random = new Random(seed);
        Map<SizingVerdict, Integer> verdicts = new TreeMap<>();
        for (int i = 0; i < 3 * BOOKS; i++) {
            RandomMarket market = new RandomMarket(random, RandomMarket.ABSURD);
            int route = promising(market, random);
            Limits limits = random.nextBoolean() ? new Limits() : market.limits(route);
            Sizing sizing = new RouteSizer(market.routes, market.quotes).size(route, limits);
            verdicts.merge(sizing.verdict, 1, Integer::sum);
            if (sizing.verdict == SizingVerdict.OK) {
                assertFundsItself(new SizingTwin(market, route, limits), sizing, market.routes.get(route),
                        "seed " + seed + " book " + i + " " + market.instruments.instruments());
            }
        }
        String sum = "seed " + seed + ", numbers without bound: " + verdicts;
        assertTrue(verdicts.getOrDefault(SizingVerdict.OK, 0) > BOOKS / 10, sum);
        assertTrue(verdicts.getOrDefault(SizingVerdict.OVERFLOW, 0) > 0, sum);
    }

    private static void assertFundsItself(SizingTwin twin, Sizing sizing, Route route, String where) {
        BigInteger brought = null;
        for (int at = 0; at < twin.flow().size(); at++) {
            int leg = route.legs().indexOf(twin.flow().get(at));
            SizingTwin.Fill fill = twin.fill(at, sizing.qty[leg]);
            assertTrue(fill.allowed() && fill.accepted(), where + ": leg " + leg);
            assertTrue(brought == null || fill.paid().compareTo(brought) <= 0, where + ": pays more than it has");
            assertTrue(at > 0 || fill.paid().equals(BigInteger.valueOf(sizing.spend)), where + ": spend");
            assertEquals(fill.notional(), BigInteger.valueOf(sizing.notional[leg]), where + ": notional of " + leg);
            brought = fill.yielded();
        }
        assertEquals(brought, BigInteger.valueOf(sizing.receive), where + ": receive");
        assertTrue(sizing.profit > 0 && sizing.profit == sizing.receive - sizing.spend, where + ": profit");
    }

    private static int promising(RandomMarket market, Random random) {
        RouteFilter filter = new RouteFilter(market.routes, market.quotes);
        int start = random.nextInt(market.routes.size());
        for (int i = 0; i < market.routes.size(); i++) {
            int route = (start + i) % market.routes.size();
            if (filter.edgePpm(route) > 0) {
                return route;
            }
        }
        return start;
    }

    private static void assertSame(SizingTwin twin, Sizing sizing, Limits limits, Route route, String where) {
        int first = route.legs().indexOf(twin.flow().get(0));
        SizingTwin.Outcome outcome = twin.at(sizing.qty[first]);
        assertTrue(outcome.fills().get(0).allowed(), where + ": the first leg breaks a limit");
        assertTrue(outcome.confirmed(limits.edgeMinPpm), where + ": not confirmed by the twin");
        for (int at = 0; at < twin.flow().size(); at++) {
            int leg = route.legs().indexOf(twin.flow().get(at));
            SizingTwin.Fill fill = outcome.fills().get(at);
            assertEquals(fill.qty(), sizing.qty[leg], where + ": qty of leg " + leg);
            assertEquals(fill.worst(), sizing.px[leg], where + ": px of leg " + leg);
            assertEquals(fill.notional(), BigInteger.valueOf(sizing.notional[leg]), where + ": notional of " + leg);
            assertEquals(fill.fee(), BigInteger.valueOf(sizing.fee[leg]), where + ": fee of " + leg);
        }
        assertEquals(outcome.spend(), BigInteger.valueOf(sizing.spend), where + ": spend");
        assertEquals(outcome.receive(), BigInteger.valueOf(sizing.receive), where + ": receive");
        assertEquals(outcome.profit(), BigInteger.valueOf(sizing.profit), where + ": profit");
        BigInteger ppm = outcome.profit().multiply(BigInteger.valueOf(1_000_000)).divide(outcome.spend());
        assertEquals(ppm, BigInteger.valueOf(sizing.edgePpm), where + ": edge");
    }
}
