package arbd.bench.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LinesTest {
    @Test
    void shouldPassTheLimitItselfAndNothingBeyond() {
        assertTrue(Gate.atLeast(8, Unit.TIMES).passes(8));
        assertFalse(Gate.atLeast(8, Unit.TIMES).passes(7.999));
        assertTrue(Gate.atMost(0.01, Unit.BYTES).passes(0.01));
        assertFalse(Gate.atMost(0.01, Unit.BYTES).passes(0.011));
        assertFalse(Gate.atLeast(8, Unit.TIMES).passes(Double.NaN));
        assertFalse(Gate.atMost(8, Unit.TIMES).passes(Double.NaN));
    }

    @Test
    void shouldWriteNumbersAsPeopleDo() {
        assertEquals("0B", Measured.of(0, Unit.BYTES).text());
        assertEquals("0.005B", Measured.of(0.005, Unit.BYTES).text());
        assertEquals("10x(9.5..11.25)", new Measured(10, 9.5, 11.25, Unit.TIMES).text());
        assertEquals("2000000/s", Measured.of(2_000_000, Unit.PER_SECOND).text());
        assertEquals("100ns", Measured.of(100, Unit.NANOS).text());
        assertEquals("<=1.2x", Gate.atMost(1.2, Unit.TIMES).text());
    }

    @Test
    void shouldRefuseALineThatCannotBeTakenApart() {
        Gate gate = Gate.atLeast(1, Unit.TIMES);
        assertThrows(IllegalArgumentException.class, () -> Line.skip("two words", gate, ""));
        assertThrows(IllegalArgumentException.class, () -> Line.skip("id", gate, "two\nlines"));
        assertEquals(Verdict.FAIL, Line.of("id", Measured.of(0.5, Unit.TIMES), gate, "").verdict());
        assertEquals(Verdict.PASS, Line.of("id", Measured.of(1, Unit.TIMES), gate, "").verdict());
    }

    @Test
    void shouldTakeTheBestTenthOfTheWindows() {
        Windows windows = new Windows(20);
        assertThrows(IllegalStateException.class, windows::bestP50);
        for (int window = 0; window < 20; window++) {
            for (int i = 0; i < Windows.SAMPLES; i++) {
                // Window 0 is the slowest. Of each, two fifths are quicker, and one fiftieth takes ten times as long.
                windows.add((20 - window) * (i % 50 == 0 ? 1_000 : i % 5 < 2 ? 60 : 100));
            }
        }
        windows.add(1);
        assertEquals(20, windows.finished());
        assertEquals(200, windows.bestP50());
        assertEquals(2_000, windows.bestP99());
    }
}
