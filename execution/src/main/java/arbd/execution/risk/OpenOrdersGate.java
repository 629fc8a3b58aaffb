package arbd.execution.risk;

import arbd.execution.order.OpenOrders;
import arbd.route.RouteTable;

/** A bound on orders that are not final; unknown ones count as live. */
public final class OpenOrdersGate implements Gate {
    private final RouteTable routes;
    private final OpenOrders orders;
    private final int ordersMax;
    private int held;

    /** Refuses what would make more than {@code ordersMax} open. */
    public OpenOrdersGate(RouteTable routes, OpenOrders orders, int ordersMax) {
        this.routes = routes;
        this.orders = orders;
        this.ordersMax = ordersMax;
    }

    /** Counts orders that are only planned, or (negative) no longer are; in between two events there are none. */
    public void hold(int change) {
        held += change;
    }

    @Override
    public Verdict check(Candidate candidate) {
        return orders.open() + held + routes.legs(candidate.route) > ordersMax ? Verdict.OPEN_ORDERS : Verdict.TAKEN;
    }

    @Override
    public long foldInto(long hash) {
        return hash;
    }
}
