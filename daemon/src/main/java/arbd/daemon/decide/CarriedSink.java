package arbd.daemon.decide;

import arbd.execution.order.Arbitrages;
import arbd.execution.order.OpenOrders;

/** Learns of an order that is not over, or whose arbitrage is not. */
@FunctionalInterface
public interface CarriedSink {
    /** The order in this slot. */
    void order(int slot, OpenOrders orders, Arbitrages arbitrages);
}
