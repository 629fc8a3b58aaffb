package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.execution.order.Report;
import arbd.market.Tick;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SelectionAllocationTest {
    private static final int TAKEN = 6;
    private static final int EVENTS = 2_000;
    /** What the measurement and a late compilation may cost, for all events together. */
    private static final long SLACK = 20_000;

    private final StarMarket market = crowded();
    private final Slot said = new Slot();
    private final Decider decider = new Decider(market.settings, market.routes, new OutboundEncoder(() -> said));
    private final Report report = new Report();
    private long now = 20 * TestMarket.SECOND;
    private long number = 1;

    /** Many opportunities in each event, planned twice, taken, told with their waterfalls, and gone again. */
    @Test
    void shouldAllocateNothingWhenManyOpportunitiesCompete() {
        market.prepare(decider);
        Tick[] ticks = market.ticks.toArray(Tick[]::new);
        run(ticks);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 4; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(ticks);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        long orders = decider.tally().count(Tally.Count.ORDERS);
        assertTrue(orders >= 5L * EVENTS * 2 * TAKEN, "only " + orders + " orders: little competed");
        assertTrue(least < SLACK, least + " bytes for " + EVENTS + " events");
    }

    /** The first market in which nothing is so short that only few are taken. */
    private static StarMarket crowded() {
        for (long seed = 1; ; seed++) {
            StarMarket market = new StarMarket(12, seed);
            Ledger ledger = new Ledger();
            Decider decider = new Decider(market.settings, market.routes, ledger);
            market.prepare(decider);
            market.event(decider);
            if (ledger.taken().size() >= TAKEN && market.settings.orderBudgets()[0][0].orders() > 4 * TAKEN) {
                return market;
            }
        }
    }

    private void run(Tick[] ticks) {
        for (int event = 0; event < EVENTS; event++) {
            now += 11 * TestMarket.SECOND;
            for (Tick tick : ticks) {
                tick.receivedNanos = now;
                tick.wallNanos = now;
                decider.at(now);
                decider.on(tick);
                decider.done();
            }
            while (number <= decider.tally().count(Tally.Count.ORDERS)) {
                refuse();
            }
        }
    }

    private void refuse() {
        report.clear();
        report.epoch = 1;
        report.number = number++;
        report.receivedNanos = now;
        report.kind = Report.Kind.REJECTED;
        decider.at(now);
        decider.on(report);
        decider.done();
    }
}
