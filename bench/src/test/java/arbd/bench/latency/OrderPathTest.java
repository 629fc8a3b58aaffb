package arbd.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.bench.goal.WrongAnswerException;
import arbd.daemon.pipeline.SocketLoop;
import arbd.feeds.net.SystemClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real daemon behind the stand-in: every edge gets its orders, once, with its id, and signed. Asserts no times. */
final class OrderPathTest {
    private static final int EDGES = 60;
    private static final int EVERY = 4;
    private static final int PER_SECOND = 1_000;
    private static final long MILLIS = 60_000;

    @Test
    void shouldGetTwoSignedOrdersForEachEdgeFromTheDaemon(@TempDir Path folder) throws Exception {
        SystemClock clock = new SystemClock();
        SocketLoop loop = new SocketLoop("venues", clock);
        loop.onStart();
        try (Subject daemon = new Subject("arbd", loop, clock, 2, true)) {
            daemon.start(new Commands(folder, -1).daemon(daemon.standIn()), folder);
            List<Long> waits = new ArrayList<>();
            daemon.exercise(EDGES, EVERY, PER_SECOND, MILLIS);
            assertEquals(EDGES, daemon.arrivals().edges());
            assertEquals(2L * EDGES, daemon.arrivals().orders());
            assertEquals(0, daemon.arrivals().missing());
            assertEquals(0, daemon.arrivals().wrong(), daemon.arrivals().firstWrong());
            daemon.arrivals().tell(clock.nanoTime(), (first, rest) -> waits.add(first));
            assertEquals(EDGES, waits.size());
            assertTrue(waits.stream().allMatch(wait -> wait > 0), "an order before its frame");

            List<String> orders = new ArrayList<>(daemon.standIn().kept());
            OrderCheck.check(orders, true);
            String other = orders.get(0).replace("\"side\":\"BUY\"", "\"side\":\"SELL\"");
            orders.set(0, other.equals(orders.get(0)) ? other.replace("\"SELL\"", "\"BUY\"") : other);
            assertThrows(WrongAnswerException.class, () -> OrderCheck.check(orders, true));
        } finally {
            loop.onClose();
        }
    }

    @Test
    void shouldCountOrdersForNoEdgeAndEdgesWithoutOrders() {
        Arrivals arrivals = new Arrivals(2);
        List<Long> firsts = new ArrayList<>();
        for (int id = 1; id <= 3; id++) {
            arrivals.announced(id);
            arrivals.opened(id, 1_000);
        }
        arrivals.arrived(0, 1, 1_400);
        arrivals.arrived(1, 1, 1_700);
        arrivals.arrived(0, 2, 1_500);
        assertEquals(0, arrivals.wrong());
        arrivals.arrived(0, 2, 1_600);
        arrivals.arrived(1, 1, 1_800);
        arrivals.arrived(1, 7, 1_900);
        assertEquals(3, arrivals.wrong());
        assertEquals("venue 0 got one order too many for edge 2", arrivals.firstWrong());
        assertEquals(2, arrivals.missing());
        arrivals.tell(9_000, (first, rest) -> firsts.add(first));
        assertEquals(List.of(400L, 8_000L, 8_000L), firsts, "what never came counts with the time it was waited for");
    }

    @Test
    void shouldReadTheEdgeOutOfAPriceWithoutItsZeros() {
        assertEquals(12_340, OrderText.edge("60000.1234"));
        assertEquals(0, OrderText.edge("60601"));
        assertEquals(99_999, OrderText.edge("60001.99999"));
        assertEquals(-1, OrderText.edge("60001.999999"));
        assertEquals(-1, OrderText.edge(""));
        assertEquals(-1, OrderText.edge("1.2e3"));
    }

    @Test
    void shouldShowAnEdgeInTheLastFrameOfEachTurnAlone() {
        Script script = new Script();
        script.every(5);
        for (int i = 0; i < 50; i++) {
            String text = new String(script.next().text(), java.nio.charset.StandardCharsets.US_ASCII);
            assertEquals(i % 5 == 4 ? i / 5 : -1, script.opens(), text);
            assertEquals(i % 5 == 3 ? i / 5 : -1, script.announces(), text);
            assertEquals(i % 5 >= 3, text.contains(Script.EDGE_SYMBOL), text);
        }
    }
}
