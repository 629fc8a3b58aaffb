package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sizes equal those of a search through everything, on small books, with and without costs. */
class BestSizeTest {
    private static final int STATES = 100_000;
    /** Books, limits and costs for the same instruments, which one sizer is asked about one after the other. */
    private static final int BOOKS = 10;
    private static final long SEED = 20261125L;

    @ParameterizedTest
    @EnumSource(RandomRoute.Shape.class)
    void shouldFindTheBestOfAllSizesOfTheFirstLeg(RandomRoute.Shape shape) {
        Map<SizingVerdict, LongAdder> verdicts = new ConcurrentSkipListMap<>();
        LongAdder costly = new LongAdder();
        LongAdder haircuts = new LongAdder();
        seeds(shape, STATES / BOOKS).forEach(seed -> {
            Random random = new Random(seed);
            RandomRoute market = new RandomRoute(random, shape, 2 + random.nextInt(8), random.nextBoolean());
            RouteCosts costs = new RouteCosts(market.routes);
            RouteSizer sizer = new RouteSizer(market.routes, market.quotes, costs);
            for (int book = 0; book < BOOKS; book++, market.again()) {
                market.costs.into(costs, market);
                Sizing sizing = sizer.size(0, market.limits);
                verdicts.computeIfAbsent(sizing.verdict, verdict -> new LongAdder()).increment();
                BruteForceSize twin = new BruteForceSize(market);
                BruteForceSize.Outcome best = twin.best();
                String where = "seed " + seed + "L " + shape + " book " + book;
                boolean taken = best != null && best.confirmed(market.limits.edgeMinPpm);
                assertEquals(taken, sizing.verdict == SizingVerdict.OK, () -> where + ": " + sizing.verdict + best);
                if (taken) {
                    costly.add(market.costs.costly ? 1 : 0);
                    haircuts.add(beyondTheLeast(market, sizing) ? 1 : 0);
                    assertSame(twin, best, sizing, where);
                    new WaterfallTwin(twin, best, sizing.waterfall, where).check();
                    assertNoGainFromHigherFees(market, costs, seed, where);
                }
            }
        });
        String sum = "seed " + SEED + " " + shape + ": " + verdicts + ", with costs " + costly
                + ", with a haircut from a book " + haircuts;
        assertTrue(verdicts.get(SizingVerdict.OK).sum() > STATES / 20, sum);
        assertTrue(costly.sum() > STATES / 50, sum);
        assertTrue(haircuts.sum() > STATES / 1_000, sum);
    }

    private static boolean beyondTheLeast(RandomRoute market, Sizing sizing) {
        long least = 0;
        for (Passage passage : market.routes.passages(0)) {
            least += passage.leastE8();
        }
        return sizing.waterfall.haircut > Math.max(1, BruteForceSize.charge(sizing.receive, least));
    }

    /** Seeds of states, to be tried on all cores. */
    private static LongStream seeds(RandomRoute.Shape shape, int states) {
        return LongStream.range(0, states).parallel().map(state ->
                (SEED + shape.ordinal() + 31 * state) * 0x9E37_79B9_7F4A_7C15L);
    }

    /** With no costs but fees, nothing is better than the best of the first leg's sizes: all legs are tried. */
    @ParameterizedTest
    @EnumSource(RandomRoute.Shape.class)
    void shouldFindTheBestOfAllSizesOfAllLegs(RandomRoute.Shape shape) {
        LongAdder sized = new LongAdder();
        int states = STATES / 10;
        seeds(shape, states).forEach(seed -> {
            RandomRoute market = new RandomRoute(new Random(seed), shape, 3, false);
            Sizing sizing = sizer(market).size(0, market.limits);
            BruteForceSize twin = new BruteForceSize(market);
            BruteForceSize.Outcome best = twin.bestOfAll();
            if (twin.tooThin) {
                return; // sizes that need more than the book in which they are turned holds are not looked at
            }
            String where = "seed " + seed + "L " + shape;
            boolean taken = best != null && best.confirmed(market.limits.edgeMinPpm);
            assertEquals(taken, sizing.verdict == SizingVerdict.OK, () -> where + ": " + sizing.verdict + " " + best);
            if (taken) {
                sized.increment();
                assertEquals(best.net(), sizing.net, where);
                assertEquals(best.spend(), sizing.spend, where);
            }
        });
        assertTrue(sized.sum() > states / 80, shape + ": sized " + sized);
    }

    /** Where legs have many lots: confirmed by the twin, no better one lot more or less, and hardly below the best. */
    @ParameterizedTest
    @EnumSource(RandomRoute.Shape.class)
    void shouldComeCloseToTheBestOfManyLots(RandomRoute.Shape shape) {
        LongAdder sized = new LongAdder();
        LongAdder near = new LongAdder();
        LongAdder reached = new LongAdder();
        seeds(shape, STATES / 100).forEach(seed -> {
            Random random = new Random(seed);
            RandomRoute market = new RandomRoute(random, shape, 400, random.nextInt(4) == 0);
            Sizing sizing = sizer(market).size(0, market.limits);
            if (sizing.verdict != SizingVerdict.OK) {
                return;
            }
            sized.increment();
            near.add(sizing.best ? 0 : 1);
            BruteForceSize twin = new BruteForceSize(market);
            List<BruteForceSize.Outcome> all = twin.all();
            BruteForceSize.Outcome best = twin.best(all);
            String where = "seed " + seed + "L " + shape;
            reached.add(best.net() == sizing.net && best.spend() == sizing.spend ? 1 : 0);
            assertTrue(!sizing.best || best.net() == sizing.net, where + ": not the best " + best.net());
            assertTrue(50 * (best.net() - sizing.net) <= best.net(), where + ": " + sizing.net + " of " + best.net());
            assertNoBetterOneLotAway(twin, all, sizing, where);
        });
        String sum = shape + ": sized " + sized + ", by the nearest lots " + near + ", the best " + reached;
        assertTrue(near.sum() > 0, sum);
    }

    @Test
    void shouldConfirmALossOnlyWhenItCloses() {
        Random seeds = new Random(SEED);
        int losses = 0;
        for (int i = 0; i < STATES / 10; i++) {
            long seed = seeds.nextLong();
            RandomRoute market = new RandomRoute(new Random(seed), RandomRoute.Shape.BASIS, 10, true);
            market.limits.edgeMinPpm = -5_000;
            RouteSizer sizer = sizer(market);
            Sizing open = sizer.size(0, market.limits);
            assertTrue(open.verdict != SizingVerdict.OK || open.net > 0, "seed " + seed + "L: opened at a loss");
            market.limits.closing = true;
            Sizing closed = sizer.size(0, market.limits);
            if (closed.verdict == SizingVerdict.OK) {
                assertTrue(closed.edgePpm >= -5_000, "seed " + seed + "L: closed at " + closed.edgePpm);
                assertEquals(0, closed.waterfall.funding + closed.waterfall.borrow + closed.waterfall.exit);
                losses += closed.net < 0 ? 1 : 0;
            }
        }
        assertTrue(losses > 0, "none was closed at a loss");
    }

    private static RouteSizer sizer(RandomRoute market) {
        RouteCosts costs = new RouteCosts(market.routes);
        market.costs.into(costs, market);
        return new RouteSizer(market.routes, market.quotes, costs);
    }

    private static void assertSame(BruteForceSize twin, BruteForceSize.Outcome best, Sizing sizing, String where) {
        assertTrue(sizing.best, where + ": not known to be the best");
        assertTrue(sizing.net > 0 && sizing.edgePpm >= 0, where + ": negative edge");
        assertEquals(best.net(), sizing.net, () -> where + ": net of " + best);
        assertEquals(best.spend(), sizing.spend, () -> where + ": spend of " + best);
        assertEquals(best.receive(), sizing.receive, () -> where + ": receive of " + best);
        assertEquals(sizing.receive - sizing.spend, sizing.profit, where + ": profit");
        assertEquals(Math.floorDiv(Math.multiplyExact(sizing.net, 1_000_000L), sizing.spend), sizing.edgePpm, where);
        for (int at = 0; at < twin.flow.size(); at++) {
            int leg = twin.leg(at);
            BruteForceSize.Fill fill = best.fills().get(at);
            assertEquals(fill.qty(), sizing.qty[leg], () -> where + ": qty of leg " + leg + " of " + best);
            assertEquals(fill.worst(), sizing.px[leg], where + ": px of leg " + leg);
            assertEquals(fill.notional(), sizing.notional[leg], where + ": notional of leg " + leg);
            assertEquals(fill.fee(), sizing.fee[leg], where + ": fee of leg " + leg);
        }
    }

    /** Sizes less or more by one lot of the first or of the last leg, the others following. */
    private static void assertNoBetterOneLotAway(BruteForceSize twin, List<BruteForceSize.Outcome> all, Sizing sizing,
            String where) {
        int last = twin.flow.size() - 1;
        long ours = sizing.qty[twin.leg(0)];
        long lastOurs = sizing.qty[twin.leg(last)];
        BruteForceSize.Outcome same = null;
        for (BruteForceSize.Outcome outcome : all) {
            long qty = outcome.fills().get(0).qty();
            boolean near = Math.abs(qty - ours) <= twin.instrument(0).qtyIncrement() || twin.instrument(last)
                    .qtyIncrement() >= Math.abs(outcome.fills().get(last).qty() - lastOurs);
            same = qty == ours ? outcome : same;
            assertTrue(!near || outcome.score(twin.market.limits.edgeMinPpm).compareTo(
                    score(sizing, twin.market.limits.edgeMinPpm)) <= 0, () -> where + ": better at " + qty);
        }
        assertTrue(same != null, where + ": the twin has no such size");
        assertEquals(same.net(), sizing.net, where + ": net");
        new WaterfallTwin(twin, same, sizing.waterfall, where).check();
    }

    private static BigInteger score(Sizing sizing, long edgeMinPpm) {
        return BruteForceSize.big(sizing.net).multiply(BruteForceSize.big(1_000_000))
                .subtract(BruteForceSize.big(sizing.spend).multiply(BruteForceSize.big(edgeMinPpm)));
    }

    /** Raises one fee; where holding more earns nothing by itself, and turning less saves nothing, that never gains. */
    private static void assertNoGainFromHigherFees(RandomRoute market, RouteCosts costs, long seed, String where) {
        boolean turned = false;
        for (Passage passage : market.routes.passages(0)) {
            turned |= passage.priced();
        }
        if (turned || market.costs.credits()) {
            return;
        }
        RouteSizer sizer = new RouteSizer(market.routes, market.quotes, costs);
        long net = sizer.size(0, market.limits).net;
        int leg = Math.floorMod(seed, market.routes.legs(0));
        costs.setFee(market.routes.instrument(0, leg), market.routes.side(0, leg),
                market.costs.feeE8[leg] + 1 + Math.floorMod(seed >> 8, 50_000));
        Sizing dearer = sizer.size(0, market.limits);
        assertTrue(dearer.verdict != SizingVerdict.OK || dearer.net <= net, where + ": a higher fee gains");
    }
}
