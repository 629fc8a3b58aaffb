package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadMenTest {
    private static final long SECOND = 1_000_000_000L;

    private final SteppedClock clock = new SteppedClock();
    private final List<Long> armed = new ArrayList<>();
    private boolean ready = true;
    private final Entry entry = new Entry();
    private final DeadMen deadMen = new DeadMen(new OrderEntry[] {null, entry}, clock);

    @Test
    void shouldLeaveVenuesAloneThatNobodyAskedItFor() {
        assertEquals(0, deadMen.tend());
        assertEquals(List.of(), armed);
    }

    /** However long a process lives, the venue hears of it four times within its patience. */
    @Test
    void shouldArmAgainLongBeforeTheTimeIsOver() {
        deadMen.want(1, entry, 60 * SECOND);
        for (int i = 0; i < 600; i++) {
            deadMen.tend();
            clock.advance(SECOND / 10);
        }
        assertEquals(List.of(60_000L, 60_000L, 60_000L, 60_000L), armed);
    }

    /** A session that came back may have been armed by nobody for a while. */
    @Test
    void shouldArmAtOnceWhenTheSessionIsUpAgainAndNeverWhileItIsDown() {
        deadMen.want(1, entry, 60 * SECOND);
        assertEquals(1, deadMen.tend());
        ready = false;
        for (int i = 0; i < 100; i++) {
            clock.advance(SECOND);
            assertEquals(0, deadMen.tend());
        }
        ready = true;
        assertEquals(1, deadMen.tend());
        ready = false;
        deadMen.tend();
        ready = true;
        clock.advance(1);
        assertEquals(1, deadMen.tend());
        assertEquals(3, armed.size());
    }

    private final class Entry implements OrderEntry, DeadManSwitch {
        @Override
        public void start() {
            ready = true;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public void place(Order order, long wallNanos) {
            throw new AssertionError("no order was decided");
        }

        @Override
        public void cancel(Order order, long wallNanos) {
            throw new AssertionError("no cancel was decided");
        }

        @Override
        public void query(Order order, long wallNanos) {
            throw new AssertionError("no query was decided");
        }

        @Override
        public void cancelAllAfter(long millis, long wallNanos) {
            assertEquals(clock.wallNanos(), wallNanos);
            armed.add(millis);
        }

        @Override
        public void close() {
            ready = false;
        }
    }
}
