package arbd.daemon.pipeline;

import arbd.daemon.decide.TestMarket;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.market.Money;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A way out that writes down what leaves and answers at once, as a venue would. */
public final class RecordingEntry implements OrderEntry {
    private final AccountSink sink;
    private final SteppedClock clock;
    private final Random random;
    private final Consumer<Order> probe;
    private final List<String> sent = new ArrayList<>();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private boolean answers = true;
    private boolean reliable;
    private long nextTrade = 1;

    /** Asks {@code probe} about every order before it counts as sent. */
    public RecordingEntry(AccountSink sink, SteppedClock clock, long seed, Consumer<Order> probe) {
        this.sink = sink;
        this.clock = clock;
        this.random = new Random(seed);
        this.probe = probe;
    }

    /** What left, in order. */
    public List<String> sent() {
        return sent;
    }

    /** Whether it would take an order. */
    public void ready(boolean up) {
        ready.set(up);
    }

    /** Whether orders are answered. */
    public void answers(boolean wanted) {
        answers = wanted;
    }

    /** From now on every order fills whole. */
    public void reliable() {
        reliable = true;
    }

    @Override
    public void start() {
        ready.set(true);
    }

    @Override
    public boolean ready() {
        return ready.get();
    }

    @Override
    public void place(Order order, long wallNanos) {
        probe.accept(order);
        sent.add("order " + order.epoch + "/" + order.number);
        if (!answers) {
            return;
        }
        int fate = reliable ? 9 : random.nextInt(10);
        if (fate == 0) {
            report(order, Report.Kind.REJECTED);
            return;
        }
        report(order, Report.Kind.ACCEPTED);
        long filled = fate == 1 ? order.qty / 2 : order.qty;
        if (filled > 0) {
            Report fill = said(order, Report.Kind.FILL);
            fill.tradeId = nextTrade++;
            fill.px = order.px;
            fill.qty = filled;
            fill.feeAsset = 0;
            fill.fee = Money.fee(Money.notionalCeil(TestMarket.TABLE.get(order.instrument), order.px, filled), 100_000);
            sink.on(fill);
        }
        if (filled < order.qty) {
            Report gone = said(order, Report.Kind.CANCELLED);
            gone.cumQty = filled;
            sink.on(gone);
        }
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        sent.add("cancel " + order.epoch + "/" + order.number);
    }

    @Override
    public void query(Order order, long wallNanos) {
        sent.add("query " + order.epoch + "/" + order.number);
    }

    @Override
    public void close() {
        ready.set(false);
    }

    private void report(Order order, Report.Kind kind) {
        sink.on(said(order, kind));
    }

    private Report said(Order order, Report.Kind kind) {
        Report report = TestMarket.report(kind, order.epoch, order.number);
        report.venue = TestMarket.TABLE.get(order.instrument).venue().id();
        report.receivedNanos = clock.nanoTime();
        report.wallNanos = clock.wallNanos();
        report.text[0] = (byte) (order.side == Side.BUY ? 'b' : 's');
        report.textLength = 1;
        return report;
    }
}
