package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long SEED = 20_260_311;

    @Test
    void shouldBeAtMostASixteenthAboveTheSortedTruth() {
        SplittableRandom random = new SplittableRandom(SEED);
        Latencies latencies = new Latencies();
        long[] truth = new long[5_000];
        long sum = 0;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = random.nextLong(1, 1L << random.nextInt(1, 36));
            sum += truth[i];
            latencies.record(truth[i]);
        }
        Arrays.sort(truth);
        long[] snapshot = latencies.snapshot();
        assertEquals(truth.length, Latencies.count(snapshot));
        assertEquals(sum, Latencies.sumNanos(snapshot));
        for (double percent : new double[] {0, 1, 50, 90, 99, 99.9, 100}) {
            long exact = truth[Math.max(1, (int) Math.ceil(truth.length * percent / 100)) - 1];
            long told = Latencies.percentileNanos(snapshot, percent);
            assertTrue(told >= exact && told <= exact + exact / 16 + 1,
                    () -> "seed " + SEED + ", p" + percent + ": " + told + " for " + exact);
        }
        for (int octave = 4; octave <= Latencies.OCTAVES; octave++) {
            long limit = 1L << octave;
            assertEquals(Arrays.stream(truth).filter(nanos -> nanos <= limit).count(),
                    Latencies.countUpTo(snapshot, octave), "seed " + SEED + ", up to 2^" + octave);
        }
    }

    @Test
    void shouldKeepWhatIsOutOfRangeAtTheEnds() {
        Latencies latencies = new Latencies();
        latencies.record(-5);
        latencies.record(0);
        latencies.record(Long.MAX_VALUE / 4);
        long[] snapshot = latencies.snapshot();
        assertEquals(3, Latencies.count(snapshot));
        assertEquals(1, Latencies.percentileNanos(snapshot, 50));
        assertEquals(1L << Latencies.OCTAVES, Latencies.percentileNanos(snapshot, 100));
    }

    @Test
    void shouldTellWhatCameBetweenTwoSnapshots() {
        Latencies latencies = new Latencies();
        latencies.record(1_000_000);
        long[] earlier = latencies.snapshot();
        assertEquals(-1, Latencies.percentileNanos(Latencies.between(earlier, latencies.snapshot()), 99));
        latencies.record(100);
        long[] more = Latencies.between(earlier, latencies.snapshot());
        assertEquals(1, Latencies.count(more));
        assertEquals(100, Latencies.sumNanos(more));
        assertEquals(100, Latencies.percentileNanos(more, 99));
    }
}
