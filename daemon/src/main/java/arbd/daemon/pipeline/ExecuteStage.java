package arbd.daemon.pipeline;

import arbd.daemon.decide.HaltReason;
import arbd.daemon.record.CancelOrderDecoder;
import arbd.daemon.record.HaltNoticeDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.QueryOrderDecoder;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.feeds.net.NanoClock;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import com.lmax.disruptor.EventPoller;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;

/**
 * Sends what is decided and written down. Looks at the halt flag immediately before each order; what it holds back it
 * reports as suppressed. Stops taking orders while its own reports find no room.
 */
final class ExecuteStage implements Agent {
    private static final int RECORDS_PER_TURN = 64;

    private final EventPoller<Slot> outbound;
    private final InstrumentTable instruments;
    private final OrderEntry[] entries;
    private final AccountPublisher reports;
    private final HaltFlag halt;
    private final DeadMen deadMen;
    private final NanoClock clock;
    private final EventPoller.Handler<Slot> handler = this::execute;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final QueryOrderDecoder query = new QueryOrderDecoder();
    private final HaltNoticeDecoder haltNotice = new HaltNoticeDecoder();
    private final Order order = new Order();
    private final Report suppressed = new Report();
    private final Histogram sendNanos = new Histogram(10_000_000_000L, 3);
    private final Latencies latencies = new Latencies();
    private int done;

    /**
     * Sends through these sessions.
     *
     * @param entries by venue id; null where no orders are sent
     */
    ExecuteStage(Rings rings, InstrumentTable instruments, OrderEntry[] entries, AccountPublisher reports,
            HaltFlag halt, NanoClock clock) {
        this.outbound = rings.outboundToExecute;
        this.instruments = instruments;
        this.entries = entries;
        this.reports = reports;
        this.halt = halt;
        this.clock = clock;
        this.deadMen = new DeadMen(entries, clock);
    }

    @Override
    public int doWork() throws Exception {
        int flushed = reports.flush() + deadMen.tend();
        if (reports.congested()) {
            return flushed;
        }
        done = flushed;
        outbound.poll(handler);
        return done;
    }

    @Override
    public String roleName() {
        return "execute";
    }

    /** Dead-man switches; wants are told before the start. */
    DeadMen deadMen() {
        return deadMen;
    }

    /** Time from the receipt of what caused an order to its bytes being handed to the socket. */
    Histogram sendNanos() {
        return sendNanos;
    }

    /** The same times, coarser; from any thread. */
    Latencies latencies() {
        return latencies;
    }

    private boolean execute(Slot slot, long sequence, boolean endOfBatch) {
        switch (slot.type) {
            case NewOrderDecoder.TEMPLATE_ID -> place(slot);
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(slot);
            case QueryOrderDecoder.TEMPLATE_ID -> query(slot);
            case HaltNoticeDecoder.TEMPLATE_ID -> halt(slot);
            default -> {
                // Opportunities, outcomes and hashes are for the journal alone.
            }
        }
        return ++done < RECORDS_PER_TURN && !reports.congested();
    }

    private void place(Slot slot) {
        newOrder.wrapAndApplyHeader(slot.buffer, 0, header);
        order.epoch = newOrder.epoch();
        order.number = newOrder.number();
        order.arbitrage = newOrder.arbitrage();
        order.route = newOrder.route();
        order.leg = newOrder.leg();
        order.legs = newOrder.legs();
        order.instrument = newOrder.instrument();
        order.side = Side.of(newOrder.side());
        order.timeInForce = TimeInForce.of(newOrder.timeInForce());
        order.px = newOrder.px();
        order.qty = newOrder.qty();
        order.reduceOnly = newOrder.reduceOnly() != 0;
        OrderEntry entry = entry(order.instrument);
        if (entry == null || !entry.ready()) {
            suppress(Report.Reason.NOT_CONNECTED);
        } else if (halt.up()) {
            suppress(Report.Reason.HALTED);
        } else {
            entry.place(order, clock.wallNanos());
            long nanos = clock.nanoTime() - slot.causeReceivedNanos;
            sendNanos.recordValue(Math.max(0, Math.min(nanos, 10_000_000_000L)));
            latencies.record(nanos);
        }
    }

    private void cancel(Slot slot) {
        cancel.wrapAndApplyHeader(slot.buffer, 0, header);
        OrderEntry entry = about(cancel.epoch(), cancel.number(), cancel.instrument());
        if (entry != null) {
            entry.cancel(order, clock.wallNanos());
        }
    }

    private void query(Slot slot) {
        query.wrapAndApplyHeader(slot.buffer, 0, header);
        OrderEntry entry = about(query.epoch(), query.number(), query.instrument());
        if (entry != null) {
            entry.query(order, clock.wallNanos());
        }
    }

    private void halt(Slot slot) {
        haltNotice.wrapAndApplyHeader(slot.buffer, 0, header);
        if (haltNotice.route() >= 0) {
            return;
        }
        if (haltNotice.halted() != 0) {
            halt.halted(haltNotice.reason() == HaltReason.OPERATOR.ordinal());
        } else {
            halt.lift();
        }
    }

    /** The session that can say something about an order, or null while it is down: decide asks again. */
    private OrderEntry about(int epoch, long number, int instrument) {
        order.epoch = epoch;
        order.number = number;
        order.instrument = instrument;
        OrderEntry entry = entry(instrument);
        return entry != null && entry.reachable() ? entry : null;
    }

    private OrderEntry entry(int instrument) {
        return entries[instruments.get(instrument).venue().id()];
    }

    private void suppress(Report.Reason reason) {
        suppressed.clear();
        suppressed.kind = Report.Kind.SUPPRESSED;
        suppressed.reason = reason;
        suppressed.venue = instruments.get(order.instrument).venue().id();
        suppressed.epoch = order.epoch;
        suppressed.number = order.number;
        suppressed.receivedNanos = clock.nanoTime();
        suppressed.wallNanos = clock.wallNanos();
        reports.on(suppressed);
    }
}
