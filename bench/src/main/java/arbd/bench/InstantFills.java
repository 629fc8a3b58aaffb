package arbd.bench;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;

/** A venue that takes every order and fills it whole at its limit, at once and free of charge. */
final class InstantFills implements OrderEntry {
    private final InstrumentTable instruments;
    private final AccountSink sink;
    private final QuoteStream time;
    private final Runnable placed;
    private final Report report = new Report();
    private long trades;

    InstantFills(InstrumentTable instruments, AccountSink sink, QuoteStream time, Runnable placed) {
        this.instruments = instruments;
        this.sink = sink;
        this.time = time;
        this.placed = placed;
    }

    @Override
    public void start() {
        // There is nothing to connect to.
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void place(Order order, long wallNanos) {
        placed.run();
        tell(Report.Kind.ACCEPTED, order, 0);
        tell(Report.Kind.FILL, order, order.qty);
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        tell(Report.Kind.NOT_FOUND, order, 0);
    }

    @Override
    public void query(Order order, long wallNanos) {
        tell(Report.Kind.NOT_FOUND, order, 0);
    }

    @Override
    public void close() {
        // There is nothing to disconnect from.
    }

    private void tell(Report.Kind kind, Order order, long filled) {
        Instrument instrument = instruments.get(order.instrument);
        report.clear();
        report.kind = kind;
        report.venue = instrument.venue().id();
        report.epoch = order.epoch;
        report.number = order.number;
        report.receivedNanos = time.nanos();
        report.wallNanos = time.nanos();
        report.cumQty = filled;
        if (kind == Report.Kind.FILL) {
            report.tradeId = ++trades;
            report.px = order.px;
            report.qty = filled;
            report.feeAsset = instrument.quote().id();
        }
        sink.on(report);
    }
}
