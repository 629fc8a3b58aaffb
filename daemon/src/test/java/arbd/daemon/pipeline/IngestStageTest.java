package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.record.TimePassedDecoder;
import arbd.execution.order.OrderState;
import arbd.execution.order.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestStageTest {
    @Test
    void shouldWakeDecideWhenATimerIsDueAndNotBefore() throws Exception {
        wake(1_000_000_000L);
    }

    @Test
    void shouldWakeDecideWhereverTheMonotonicClockBegins() throws Exception {
        wake(0);
        wake(-5_000_000_000L);
        wake(Long.MAX_VALUE / 2);
    }

    private static void wake(long start) throws Exception {
        SteppedClock clock = new SteppedClock();
        clock.set(start);
        Rings rings = new Rings(1024, 4096, Slot.CAPACITY);
        DecideStage decide = new DecideStage(rings, TestMarket.SETTINGS, TestMarket.ROUTES, clock);
        AccountPublisher own = new AccountPublisher(rings.inbound);
        IngestStage ingest = new IngestStage(new TickPublisher(rings.inbound, TestMarket.TABLE),
                new PoolPublisher(rings.inbound, List.of()), own, decide, clock);
        decide.decider().recovered().order(TestMarket.order(1, 77), OrderState.PENDING, 0, start);
        Report stray = new Report();
        stray.receivedNanos = start;
        own.on(stray);
        assertEquals(1, decide.doWork());
        long due = decide.dueNanos();
        assertEquals(start + 1_000_000_000L, due, "an unknown order is asked for every second");
        ingest.doWork();
        assertEquals(0, rings.inbound.getCursor(), "nothing is due yet");
        clock.set(due);
        ingest.doWork();
        assertEquals(1, rings.inbound.getCursor(), "start " + start);
        assertEquals(TimePassedDecoder.TEMPLATE_ID, rings.inbound.get(1).type);
        ingest.doWork();
        assertEquals(1, rings.inbound.getCursor(), "one is enough until decide has seen it");
        clock.set(due + 1_000_000L);
        ingest.doWork();
        assertEquals(2, rings.inbound.getCursor(), "a millisecond later it asks again");
        decide.doWork();
        assertEquals(due + 1_000_000_000L, decide.dueNanos());
    }
}
