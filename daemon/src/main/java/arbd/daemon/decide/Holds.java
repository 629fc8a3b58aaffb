package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.execution.risk.NakedGate;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.route.Route;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import arbd.route.TakenDepth;

/**
 * What the arbitrages of one plan would use, noted in every place where a limit looks: promised balances, naked bound,
 * open orders, order budgets, visible depth. Exactly what {@link OrderDesk#take} does for good; all of it is taken back
 * before the next plan is tried. Owned by decide.
 */
final class Holds {
    private final RouteTable routes;
    private final InstrumentTable instruments;
    private final Wallets wallets;
    private final FeeTokens tokens;
    private final RiskGates gates;
    private final TakenDepth depth;
    private final int[] route;
    private final long[] px;
    private final long[] qty;
    private final long[] feeUnits;
    private final long[] worst;
    private int count;

    Holds(Books books, RiskGates gates, TakenDepth depth, int capacity) {
        this.routes = books.routes;
        this.instruments = books.routes.instruments();
        this.wallets = books.wallets;
        this.tokens = new FeeTokens(books);
        this.gates = gates;
        this.depth = depth;
        this.route = new int[capacity];
        this.px = new long[capacity * Route.LEGS_MAX];
        this.qty = new long[capacity * Route.LEGS_MAX];
        this.feeUnits = new long[capacity * Route.LEGS_MAX];
        this.worst = new long[capacity];
    }

    /** Notes what an arbitrage of these sizes would use. */
    void hold(int ofRoute, Sizing sizing) {
        route[count] = ofRoute;
        worst[count] = NakedGate.worst(sizing);
        for (int leg = 0; leg < sizing.legs; leg++) {
            px[count * Route.LEGS_MAX + leg] = sizing.px[leg];
            qty[count * Route.LEGS_MAX + leg] = sizing.qty[leg];
            feeUnits[count * Route.LEGS_MAX + leg] = tokens.units(ofRoute, leg, sizing);
            depth.take(routes.instrument(ofRoute, leg), routes.side(ofRoute, leg), sizing.qty[leg]);
        }
        change(count, 1);
        count++;
    }

    /** Nothing is held any more. */
    void release() {
        while (count > 0) {
            count--;
            change(count, -1);
        }
        depth.putBack();
    }

    private void change(int at, int sign) {
        int legs = routes.legs(route[at]);
        gates.naked.risk(routes.get(route[at]).settlement().id(), sign * worst[at]);
        gates.openOrders.hold(sign * legs);
        for (int leg = 0; leg < legs; leg++) {
            int instrument = routes.instrument(route[at], leg);
            boolean buys = routes.side(route[at], leg) == Side.BUY;
            long most = qty[at * Route.LEGS_MAX + leg];
            wallets.promise(instrument, buys, px[at * Route.LEGS_MAX + leg], sign > 0 ? 0 : most, sign > 0 ? most : 0);
            tokens.promise(instrument, sign * feeUnits[at * Route.LEGS_MAX + leg]);
            gates.orderRate.hold(instruments.get(instrument).venue().id(), sign);
        }
    }
}
