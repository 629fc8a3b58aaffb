package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sizes equal those of a search through everything, on small books, with and without costs. */
class BestSizeTest {
    private static final int STATES = 100_000;
    private static final long SEED = 20261125L;

    @ParameterizedTest
    @EnumSource(RandomRoute.Shape.class)
    void shouldFindTheBestOfAllSizesOfTheFirstLeg(RandomRoute.Shape shape) {
        Random seeds = new Random(SEED + shape.ordinal());
        Map<SizingVerdict, Integer> verdicts = new TreeMap<>();
        int costly = 0;
        for (int i = 0; i < STATES; i++) {
            long seed = seeds.nextLong();
            Random random = new Random(seed);
            RandomRoute market = new RandomRoute(random, shape, 2 + random.nextInt(10), random.nextBoolean());
            Sizing sizing = new RouteSizer(market.routes, market.quotes, market.costs.table(market))
                    .size(0, market.limits);
            verdicts.merge(sizing.verdict, 1, Integer::sum);
            BruteForceSize twin = new BruteForceSize(market);
            BruteForceSize.Outcome best = twin.best();
            String where = "seed " + seed + "L " + shape;
            boolean taken = best != null && best.confirmed(market.limits.edgeMinPpm);
            assertEquals(taken, sizing.verdict == SizingVerdict.OK, where + ": " + sizing.verdict + " best " + best);
            if (taken) {
                costly += market.costs.costly ? 1 : 0;
                assertEquals(best.net(), sizing.net, where + ": net of " + best);
                assertEquals(best.spend(), sizing.spend, where + ": spend of " + best);
                assertTrue(sizing.best, where + ": not known to be the best");
            }
        }
        String sum = "seed " + SEED + " " + shape + ": " + verdicts + ", with costs " + costly;
        System.out.println(sum);
        assertTrue(verdicts.getOrDefault(SizingVerdict.OK, 0) > STATES / 10, sum);
        assertTrue(costly > STATES / 50, sum);
        assertNotNull(sum);
    }
}
