package arbd.feeds.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Back-off, connect budget and clock offset. */
final class TimingTest {
    @Test
    void shouldDoubleTheWaitUpToTheBound() {
        Backoff backoff = new Backoff(100, 1_500, 3);
        for (long step : new long[] {100, 200, 400, 800, 1_500, 1_500}) {
            long wait = backoff.nextMillis();
            assertTrue(wait >= step / 2 && wait <= step, wait + " for " + step);
        }
        backoff.reset();
        assertTrue(backoff.nextMillis() <= 100);
    }

    @Test
    void shouldWaitTheSameForTheSameSeedAndDifferentlyForAnother() {
        assertEquals(waits(1), waits(1));
        assertTrue(!waits(1).equals(waits(2)));
    }

    @Test
    void shouldAllowSoManyAttemptsInAnyWindow() {
        ConnectBudget budget = new ConnectBudget(2, 1_000);
        assertEquals(0, budget.waitNanos(-500));
        budget.take(-500);
        assertEquals(0, budget.waitNanos(-400));
        budget.take(-400);
        assertEquals(800, budget.waitNanos(-300));
        assertEquals(0, budget.waitNanos(500));
        budget.take(500);
        assertEquals(99, budget.waitNanos(501));
    }

    @Test
    void shouldEstimateTheSmallestDifferenceOfEitherSign() {
        long seed = 11;
        Random random = new Random(seed);
        for (long truth : new long[] {-1_250_000_000L, 0, 40_000_000L}) {
            ClockOffset offset = new ClockOffset(1_000_000, 1_000);
            List<long[]> samples = new ArrayList<>();
            long wall = 5_000_000_000L;
            for (int i = 0; i < 5_000; i++) {
                wall += random.nextInt(2_000);
                long difference = truth + random.nextInt(500_000);
                offset.sample(wall, wall - difference);
                samples.add(new long[] {wall, difference});
                long recent = smallest(samples, wall - 1_000_000);
                long all = smallest(samples, wall - 2_000_000);
                assertTrue(offset.offsetNanos() <= recent && offset.offsetNanos() >= all,
                        "seed " + seed + " sample " + i);
                assertTrue(offset.uncertaintyNanos() >= 1_000);
            }
        }
    }

    @Test
    void shouldForgetWhenItsClockJumps() {
        ClockOffset offset = new ClockOffset(1_000, 0);
        offset.sample(10_000, 9_990);
        assertEquals(10, offset.offsetNanos());
        offset.sample(5_000, 4_900);
        assertEquals(100, offset.offsetNanos());
        offset.sample(500_000, 499_500);
        assertEquals(500, offset.offsetNanos());
        offset.reset();
        assertEquals(0, offset.offsetNanos());
    }

    private static long smallest(List<long[]> samples, long since) {
        return samples.stream().filter(sample -> sample[0] > since).mapToLong(sample -> sample[1]).min().orElseThrow();
    }

    private static List<Long> waits(long seed) {
        Backoff backoff = new Backoff(1_000, 60_000, seed);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waits.add(backoff.nextMillis());
        }
        return waits;
    }
}
