package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.execution.order.Report;
import arbd.market.Tick;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int EVENTS = 100_000;
    /** What the measurement and a late compilation may cost, for all events together. */
    private static final long SLACK = 20_000;

    private final Slot said = new Slot();
    private final Decider decider =
            new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, new OutboundEncoder(() -> said));
    private final InboundEncoder encoder = new InboundEncoder();
    private final InboundDecoder decoder = new InboundDecoder();
    private final Slot slot = new Slot();
    private final Tick tick = new Tick();
    private final Report report = new Report();
    private long now = TestMarket.SECOND;
    private long number = 1;
    private long trade = 1;

    /** Quotes with and without an edge, orders, fills and cancellations, timers: all that is told while trading. */
    @Test
    void shouldAllocateNothingPerEventInSteadyState() {
        for (int venue = 0; venue < 2; venue++) {
            decider.at(now);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                decider.at(now);
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset) * 1_000));
                decider.done();
            }
        }
        long orders = run(EVENTS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(EVENTS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(orders > 1_000, "only " + orders + " orders: nothing was measured");
        assertTrue(least < SLACK, least + " bytes for " + EVENTS + " events");
    }

    private long run(int events) {
        long before = decider.tally().count(Tally.Count.ORDERS);
        for (int i = 0; i < events; i++) {
            now += 10_000_000L;
            boolean gap = i % 40 < 2;
            quote(i % 2 == 0 ? 0 : 3, gap && i % 2 == 1 ? 6_040_000 : 5_999_900);
            long ordered = decider.tally().count(Tally.Count.ORDERS);
            if (number <= ordered) {
                settle();
            }
            if (now >= decider.dueNanos()) {
                encoder.stamp(slot, now, now);
                encoder.encodeTime(slot);
                deliver();
            }
        }
        return decider.tally().count(Tally.Count.ORDERS) - before;
    }

    private void quote(int instrument, long bid) {
        TestMarket.quote(tick, instrument, bid, bid + 100, now);
        encoder.encode(tick, slot);
        deliver();
    }

    /** Both legs fill whole; every order was sent in pairs. */
    private void settle() {
        for (int leg = 0; leg < 2; leg++) {
            int at = decider.books().orders.find(1, number);
            report.clear();
            report.epoch = 1;
            report.number = number++;
            report.receivedNanos = now;
            report.kind = Report.Kind.ACCEPTED;
            encoder.encode(report, slot);
            deliver();
            report.kind = Report.Kind.FILL;
            report.tradeId = trade++;
            report.px = decider.books().orders.px(at);
            report.qty = decider.books().orders.qty(at);
            encoder.encode(report, slot);
            deliver();
        }
    }

    private void deliver() {
        decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
    }
}
