package arbd.execution.paper;

import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;

/** One order at a paper venue, and everything that the venue said about it. */
final class PaperOrder {
    /** Identity of an order. */
    record Id(int epoch, long number) {
    }

    final Id id;
    final int instrument;
    final Side side;
    final TimeInForce timeInForce;
    final boolean reduceOnly;
    final long px;
    final long qty;
    final List<Report> said = new ArrayList<>();
    long cumQty;

    PaperOrder(Order from) {
        this.id = new Id(from.epoch, from.number);
        this.instrument = from.instrument;
        this.side = from.side;
        this.timeInForce = from.timeInForce;
        this.reduceOnly = from.reduceOnly;
        this.px = from.px;
        this.qty = from.qty;
    }

    long leavesQty() {
        return qty - cumQty;
    }

    /** Whether a level at this price crosses the limit. */
    boolean crosses(long levelPx) {
        return side == Side.BUY ? levelPx <= px : levelPx >= px;
    }
}
