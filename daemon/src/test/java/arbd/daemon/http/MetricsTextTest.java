package arbd.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTextTest {
    private static final String GOOD = "# HELP arbd_a_total Things.\n# TYPE arbd_a_total counter\narbd_a_total 1\n";

    @Test
    void shouldEscapeWhatLabelsAndHelpMustNotHold() {
        String text = new Exposition().gauge("x", "One\\two\nlines.").sample(5, "name", "a\"b\\c\nd")
                .sample(new BigDecimal("-0.0100")).toString();
        assertEquals("# HELP arbd_x One\\\\two\\nlines.\n# TYPE arbd_x gauge\n"
                + "arbd_x{name=\"a\\\"b\\\\c\\nd\"} 5\narbd_x -0.01\n", text);
        assertEquals(List.of(), new MetricsText(text).complaints());
    }

    @Test
    void shouldWriteNanosecondsAsSeconds() {
        assertEquals("0.000001024", Exposition.seconds(1_024));
        assertEquals("60", Exposition.seconds(60_000_000_000L));
        assertEquals("0", Exposition.seconds(0));
    }

    @Test
    void shouldFindNothingWrongWithWhatIsRight() {
        assertEquals(List.of(), new MetricsText(GOOD).complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"arbd_a_total 1\n", "arbd_b 1\n", "nonsense\n", "# TYPE arbd_b gauge\n",
        "# HELP arbd_b x\n# TYPE arbd_b gauge\narbd_a_total{x=\"y\"} 2\n",
        "# HELP arbd_b_total x\n# TYPE arbd_b_total gauge\n", "# HELP arbd_b_millis x\n# TYPE arbd_b_millis gauge\n",
        "# HELP arbd_h x\n# TYPE arbd_h histogram\narbd_h_bucket{le=\"1\"} 2\narbd_h_bucket{le=\"+Inf\"} 1\n"})
    void shouldFindWhatIsWrong(String more) {
        assertNotEquals(List.of(), new MetricsText(GOOD + more).complaints());
    }
}
