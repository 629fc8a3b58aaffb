package arbd.daemon.decide;

import arbd.execution.order.Arbitrages;
import arbd.execution.order.LegFlows;
import arbd.execution.order.OpenOrders;
import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.route.FoundRoutes;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteTable;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier life of the process left behind, put back before the first input: arbitrages that were not over,
 * their orders (unknown until the venue is asked) and what was naked.
 */
public final class Recovered {
    /** Most orders that are carried over. */
    public static final int ORDERS_MAX = 64;

    private final RouteTable routes;
    private final FoundRoutes found;
    private final DecisionSink out;
    private final Arbitrages arbitrages;
    private final LegFlows flows;
    private final OpenOrders orders;
    private final RiskGates gates;
    private final OrderDesk desk;
    private final Closing closing;

    Recovered(Books books, RiskGates gates, OrderDesk desk, Closing closing, DecisionSink out) {
        this.routes = books.routes;
        this.found = books.found;
        this.out = out;
        this.arbitrages = books.arbitrages;
        this.flows = books.flows;
        this.orders = books.orders;
        this.gates = gates;
        this.desk = desk;
        this.closing = closing;
    }

    /** Puts back a cycle that had been found, before anything that names it; returns the id that it has now. */
    public int route(List<Leg> legs) {
        for (int leg = 0; leg < legs.size(); leg++) {
            found.trade(leg, legs.get(leg).instrument(), legs.get(leg).side());
        }
        int known = found.known(legs.size());
        return known != FoundRoutes.NONE ? known : found.add(legs.size()).id();
    }

    /** The route of this id, when it is one that was found; for the next life. */
    public Optional<Route> found(int route) {
        return found.found(route) && route < routes.size() ? Optional.of(routes.get(route)) : Optional.empty();
    }

    /** Puts back one order; orders of one arbitrage are put together. */
    public void order(Order earlier, OrderState last, long filledQty, long nowNanos) {
        desk.restore(earlier, last, filledQty, arbitrage(earlier, nowNanos), nowNanos);
    }

    /** Puts back what an arbitrage had moved of an asset. */
    public void moved(int route, int epoch, long arbitrage, int asset, long units) {
        arbitrages.restore(arbitrages.find(routes.get(route), epoch, arbitrage), asset, units);
    }

    /** Puts back a fill that was counted, so that it is not counted again. */
    public void trade(int epoch, long number, long tradeId) {
        orders.restoreTrade(orders.find(epoch, number), tradeId);
    }

    /** Ends the sets of which every order is final; what that says is told with the first input. */
    public void closeFinished(long nowNanos) {
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (orders.used(slot)) {
                desk.closeRestored(orders.arbitrage(slot), nowNanos, out);
            }
        }
    }

    /** Puts back what was naked of an asset, signed units of it. */
    public void naked(int asset, long units, long nowNanos) {
        closing.restoreNaked(asset, units, nowNanos);
    }

    /** Tells {@code to} about everything that is not over: what a next life must put back. */
    public void list(CarriedSink to) {
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (orders.used(slot)) {
                to.order(slot, orders, arbitrages);
            }
        }
    }

    private int arbitrage(Order earlier, long nowNanos) {
        Route route = routes.get(earlier.route);
        int slot = arbitrages.find(route, earlier.epoch, earlier.arbitrage);
        if (slot == Arbitrages.NONE) {
            slot = arbitrages.start(route, earlier.epoch, earlier.arbitrage, 0, nowNanos);
            flows.start(slot, route.settlement().id(), 0);
            gates.naked.unknown(1);
        }
        return slot;
    }
}
