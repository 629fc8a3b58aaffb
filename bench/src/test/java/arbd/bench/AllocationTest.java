package arbd.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.bench.alloc.AllocationGoal;
import arbd.bench.alloc.Step;
import arbd.bench.alloc.Steps;
import arbd.bench.goal.AllocationMeter;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step of the road from a frame to its journal record and to an order allocates nothing. Counts the bytes of this
 * thread alone, over so many rounds that one small object in every two thousand would fail, and compares no times.
 */
final class AllocationTest {
    private static final int ROUNDS = 100_000;
    private static final int TRIES = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Steps steps;

    @AfterEach
    void close() throws Exception {
        if (steps != null) {
            steps.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldAllocateNothing(@TempDir Path folder) throws Exception {
        steps = new Steps(11, folder);
        return steps.all().stream().map(step -> DynamicTest.dynamicTest(step.name(), () -> {
            double bytes = step.bytesPerRound(ROUNDS, AllocationGoal.ALLOWED);
            assertTrue(bytes <= AllocationGoal.ALLOWED, step.name() + ": " + bytes + " bytes each");
        }));
    }

    @Test
    void shouldSeeOneSmallObjectInAThousandRounds() throws Exception {
        Object[] kept = new Object[1];
        long[] done = new long[1];
        Step leaky = new Step("leaky", i -> {
            done[0]++;
            if (i % 1_000 == 0) {
                kept[0] = new Object();
            }
        }, false, () -> done[0]);
        double bytes = leaky.bytesPerRound(ROUNDS, AllocationGoal.ALLOWED);
        assertTrue(bytes > AllocationGoal.ALLOWED, bytes + " bytes each, kept " + kept[0]);
        assertEquals((1L + AllocationMeter.TRIES) * ROUNDS, done[0]);
    }

    @Test
    void shouldReplayWithoutAllocatingPerRecord(@TempDir Path folder) throws Exception {
        long few = JournalMaker.write(folder.resolve("few"), ROUNDS);
        long many = JournalMaker.write(folder.resolve("many"), 2 * ROUNDS);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > ROUNDS * AllocationGoal.ALLOWED; i++) {
            long once = replayed(folder.resolve("few"), few);
            long twice = replayed(folder.resolve("many"), many);
            least = Math.min(least, Math.max(0, twice - once));
        }
        assertTrue(least <= ROUNDS * 0.1, many - few + " more records allocated " + least + " bytes more");
    }

    private long replayed(Path journal, long records) {
        try (JournalReader reader = JournalReader.open(journal)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            ReplayResult result = Replayer.run(reader, at -> { });
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(result.equal(), result.divergence());
            assertEquals(records, result.records());
            return allocated;
        }
    }
}
