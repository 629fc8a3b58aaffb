package arbd.daemon.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldWaitAsTheSeedSaysAboutTheMeanTime() {
        Fault cut = FaultSpec.parse("cut:4s").faults().get(0);
        List<Long> waits = waits(cut, 7);
        assertEquals(waits, waits(cut, 7));
        assertNotEquals(waits, waits(cut, 8));
        long sum = 0;
        for (long wait : waits) {
            assertTrue(wait >= 2 * SECOND && wait <= 6 * SECOND, () -> wait + " ns");
            sum += wait;
        }
        long mean = sum / waits.size();
        assertTrue(mean > 3.8 * SECOND && mean < 4.2 * SECOND, () -> "mean of " + mean + " ns");
    }

    private static List<Long> waits(Fault fault, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waits.add(FaultSchedule.waitNanos(fault, random));
        }
        return waits;
    }

    @Test
    void shouldKnowEveryKindByItsWordAlone() {
        for (FaultKind kind : FaultKind.values()) {
            assertEquals(kind, FaultKind.of(kind.word()).orElseThrow());
            assertTrue(FaultSpec.HELP.stream().anyMatch(line -> line.trim().startsWith(kind.word() + " ")),
                    () -> kind.word() + " is not explained");
        }
        assertFalse(FaultKind.of("CUT").isPresent());
    }
}
