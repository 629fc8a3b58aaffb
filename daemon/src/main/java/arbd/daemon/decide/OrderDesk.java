package arbd.daemon.decide;

import arbd.execution.order.Arbitrages;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.LegFlows;
import arbd.execution.order.OpenOrders;
import arbd.execution.order.Order;
import arbd.execution.order.OrderState;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.execution.order.Wallets;
import arbd.execution.risk.NakedGate;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.route.Route;
import arbd.route.RouteTable;
import arbd.route.Sizing;

/**
 * Orders from intent to last report: gives numbers, promises balances, follows every report, asks about what stays
 * unanswered and closes arbitrages when all their orders are final. Owned by decide.
 */
final class OrderDesk {
    /** How often an order of unknown outcome is asked for. */
    static final long ASK_EVERY_NANOS = 1_000_000_000L;
    /** No venue accepts a request this long after it was signed (the window is 5 s). */
    static final long NOT_FOUND_AFTER_NANOS = 6_000_000_000L;

    private final DecisionSettings settings;
    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final OpenOrders orders;
    private final Arbitrages arbitrages;
    private final LegFlows flows;
    private final Wallets wallets;
    private final FeeTokens tokens;
    private final FeeCheck fees;
    private final RiskGates gates;
    private final Closing closing;
    private final Tally tally;
    private final Order order = new Order();
    private long nextNumber = 1;
    private long dueNanos = Long.MAX_VALUE;

    OrderDesk(DecisionSettings settings, Books books, RiskGates gates, Closing closing) {
        this.settings = settings;
        this.instruments = books.routes.instruments();
        this.routes = books.routes;
        this.orders = books.orders;
        this.arbitrages = books.arbitrages;
        this.flows = books.flows;
        this.wallets = books.wallets;
        this.tokens = new FeeTokens(books);
        this.fees = new FeeCheck(books, gates.routeHalt);
        this.gates = gates;
        this.closing = closing;
        this.tally = books.tally;
    }

    /** Event time at which something has to be asked for; {@link Long#MAX_VALUE} = nothing. */
    long dueNanos() {
        return dueNanos;
    }

    /** Turns sizes into orders: one for each leg, all at once, from inventory; returns the first one's number. */
    long take(int route, Sizing sizing, long nowNanos, DecisionSink out) {
        int arbitrage = arbitrages.start(
                routes.get(route), settings.epoch(), nextNumber, sizing.edgePpm, nowNanos);
        arbitrages.expect(arbitrage, sizing.profit, sizing.tokenFees(), sizing.spend);
        closing.opened(route);
        flows.start(arbitrage, routes.get(route).settlement().id(), sizing.net);
        gates.naked.risk(routes.get(route).settlement().id(), NakedGate.worst(sizing));
        gates.cooldown.traded(route, nowNanos);
        order.arbitrage = nextNumber;
        for (int leg = 0; leg < sizing.legs; leg++) {
            fill(route, leg, sizing);
            int slot = orders.add(order, arbitrage, nowNanos);
            arbitrages.attach(arbitrage, slot);
            flows.expect(arbitrage, order, sizing.notional[leg], sizing.fee[leg]);
            wallets.opened(order.instrument);
            wallets.promise(order.instrument, orders.buys(slot), order.px, 0, order.qty);
            orders.expectFee(slot, tokens.units(route, leg, sizing));
            tokens.promise(order.instrument, orders.feeUnits(slot));
            gates.orderRate.sent(venueOf(order.instrument), nowNanos);
            due(nowNanos + settings.ackTimeoutNanos()[venueOf(order.instrument)]);
            tally.add(Tally.Count.ORDERS, 1);
            out.order(order, sizing);
        }
        count();
        return order.arbitrage;
    }

    /** Follows one report. */
    void on(Report report, long nowNanos, DecisionSink out) {
        int slot = report.number == 0 ? OpenOrders.NONE : orders.find(report.epoch, report.number);
        if (slot == OpenOrders.NONE) {
            tally.add(Tally.Count.STRAY_REPORTS, 1);
            return;
        }
        if (report.reason == Report.Reason.RATE_LIMIT) {
            gates.backoff.refused(venueOf(orders.instrument(slot)), nowNanos);
        }
        OrderState before = orders.state(slot);
        long leavesBefore = leaves(slot);
        if (report.kind == Report.Kind.FILL) {
            fill(slot, report, nowNanos, out);
        } else {
            orders.apply(slot, report, nowNanos);
        }
        settle(slot, before, leavesBefore, nowNanos, out);
    }

    void on(Balance balance) {
        if (wallets.observe(balance) != 0) {
            tally.set(Tally.Count.UNEXPLAINED, wallets.unexplained());
        }
    }

    void on(PositionWord position, long nowNanos, DecisionSink out) {
        moved(position.instrument, wallets.observe(position), nowNanos, out);
    }

    /** A position that the venue changed (liquidation, ADL) or somebody by hand: no hedge is what we think it is. */
    private void moved(int instrument, long difference, long nowNanos, DecisionSink out) {
        if (difference != 0) {
            tally.set(Tally.Count.UNEXPLAINED, wallets.unexplained());
            haltAll(instrument, HaltReason.POSITION, nowNanos, out);
        }
    }

    private void haltAll(int instrument, HaltReason reason, long nowNanos, DecisionSink out) {
        if (!gates.halt.halted()) {
            gates.halt.halt();
            out.halt(true, -1, instrument, reason, Long.MAX_VALUE);
            cancelAll(nowNanos, out);
        }
    }

    void on(CashFlow flow) {
        if (wallets.flow(flow)) {
            tally.flow(flow.asset, flow.units);
        }
    }

    /** A venue's session came back: ask at once about everything there that is not final; its news may be lost. */
    void sessionUp(int venue, long nowNanos, DecisionSink out) {
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (orders.used(slot) && !orders.state(slot).terminal()
                    && venueOf(orders.instrument(slot)) == venue) {
                ask(slot, nowNanos, out);
            }
        }
    }

    /** Asks about what is overdue, and notes when to look again. */
    void time(long nowNanos, DecisionSink out) {
        dueNanos = Long.MAX_VALUE;
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (orders.used(slot) && !orders.state(slot).terminal()) {
                overdue(slot, nowNanos, out);
            }
        }
    }

    /** After a halt: what lives is cancelled, what is unknown is asked for. */
    void cancelAll(long nowNanos, DecisionSink out) {
        for (int slot = 0; slot < orders.capacity(); slot++) {
            if (!orders.used(slot) || orders.state(slot).terminal()) {
                continue;
            }
            if (orders.state(slot) == OrderState.UNKNOWN) {
                ask(slot, nowNanos, out);
            } else {
                out.cancel(orders.epoch(slot), orders.number(slot), orders.instrument(slot));
            }
        }
    }

    /** Puts back an order of an earlier life. */
    void restore(Order earlier, OrderState last, long filledQty, int arbitrage, long nowNanos) {
        int slot = orders.restore(earlier, last, filledQty, arbitrage, nowNanos);
        arbitrages.attach(arbitrage, slot);
        risk(arbitrage, earlier);
        if (!orders.state(slot).terminal()) {
            wallets.opened(earlier.instrument);
            wallets.promise(earlier.instrument, orders.buys(slot), earlier.px, 0, leaves(slot));
        }
        due(nowNanos + ASK_EVERY_NANOS);
        count();
    }

    /**
     * What a restored set may leave naked counts like that of any other: its largest leg in the settlement asset stands
     * for its spend. Until one is there, nobody knows, and nothing new opens.
     */
    private void risk(int arbitrage, Order earlier) {
        Route route = arbitrages.route(arbitrage);
        long notional = worth(earlier, route.settlement().id());
        long before = arbitrages.spend(arbitrage);
        if (notional > before) {
            int legs = route.legs().size();
            gates.naked.unknown(before == 0 ? -1 : 0);
            gates.naked.risk(route.settlement().id(),
                    NakedGate.worst(notional, 0, legs) - NakedGate.worst(before, 0, legs));
            arbitrages.expect(arbitrage, 0, 0, notional);
        }
    }

    /** What an order at its limit moves of an asset or of what counts as that, in units of it; 0 = nothing. */
    private long worth(Order of, int asset) {
        Instrument traded = instruments.get(of.instrument);
        int as = instruments.equivalents().as(asset);
        if (instruments.equivalents().as(traded.quote().id()) == as) {
            return Money.notionalCeil(traded, of.px, of.qty);
        }
        return instruments.equivalents().as(traded.base().id()) == as ? Money.baseCeil(traded, of.qty) : 0;
    }

    /** Closes what was already final when it was put back. */
    void closeRestored(int arbitrage, long nowNanos, DecisionSink out) {
        if (arbitrages.finished(arbitrage, orders)) {
            closing.close(arbitrage, nowNanos, out);
            count();
        }
    }

    long foldInto(long hash) {
        long folded = StateHash.mix(StateHash.mix(hash, nextNumber), dueNanos);
        return closing.foldInto(folded);
    }

    private void fill(int route, int leg, Sizing sizing) {
        order.epoch = settings.epoch();
        order.number = nextNumber++;
        order.route = route;
        order.leg = leg;
        order.legs = sizing.legs;
        order.instrument = routes.instrument(route, leg);
        order.side = routes.side(route, leg);
        order.timeInForce = TimeInForce.IOC;
        order.px = sizing.px[leg];
        order.qty = sizing.qty[leg];
        order.reduceOnly = wallets.closes(order.instrument, order.side == Side.BUY, order.qty);
    }

    private void fill(int slot, Report report, long nowNanos, DecisionSink out) {
        if (orders.fill(slot, report) == 0) {
            tally.add(Tally.Count.REPEATED_FILLS, 1);
            return;
        }
        int instrument = orders.instrument(slot);
        if (orders.epoch(slot) == settings.epoch()) {
            wallets.fill(instrument, orders.buys(slot), report);
        } else {
            wallets.fillOfEarlierLife(instrument, orders.buys(slot), report);
        }
        arbitrages.fill(orders.arbitrage(slot), instrument, orders.buys(slot), report);
        flows.fill(orders.arbitrage(slot), orders.leg(slot), instrument, orders.buys(slot), report);
        closing.realise(instruments.get(instrument), orders.buys(slot), report);
        tally.add(Tally.Count.FILLS, 1);
        fees.fill(arbitrages.route(orders.arbitrage(slot)).id(), instrument, orders.buys(slot), report, out);
        if (orders.cumQty(slot) > orders.qty(slot)) {
            haltAll(instrument, HaltReason.OVERFILL, nowNanos, out);
        }
    }

    private void settle(int slot, OrderState before, long leavesBefore, long nowNanos, DecisionSink out) {
        OrderState after = orders.state(slot);
        int instrument = orders.instrument(slot);
        wallets.promise(instrument, orders.buys(slot), orders.px(slot), leavesBefore, leaves(slot));
        tokens.promise(instrument, FeeTokens.part(orders.feeUnits(slot), leaves(slot), orders.qty(slot))
                - FeeTokens.part(orders.feeUnits(slot), leavesBefore, orders.qty(slot)));
        if (after == before) {
            return;
        }
        if (after.terminal() || after == OrderState.UNKNOWN) {
            out.outcome(orders.epoch(slot), orders.number(slot), after, orders.cumQty(slot));
        }
        if (after == OrderState.UNKNOWN) {
            due(nowNanos + ASK_EVERY_NANOS);
        }
        if (after.terminal()) {
            wallets.closed(instrument);
            int arbitrage = orders.arbitrage(slot);
            if (arbitrages.finished(arbitrage, orders)) {
                closing.close(arbitrage, nowNanos, out);
            }
            moved(instrument, wallets.settle(instrument), nowNanos, out);
        }
        count();
    }

    private void overdue(int slot, long nowNanos, DecisionSink out) {
        long timeout = orders.state(slot) == OrderState.UNKNOWN
                ? ASK_EVERY_NANOS : settings.ackTimeoutNanos()[venueOf(orders.instrument(slot))];
        if (nowNanos - orders.askedNanos(slot) < timeout) {
            due(orders.askedNanos(slot) + timeout);
            return;
        }
        if (orders.markUnknown(slot)) {
            out.outcome(orders.epoch(slot), orders.number(slot), OrderState.UNKNOWN, orders.cumQty(slot));
            count();
        }
        ask(slot, nowNanos, out);
    }

    private void ask(int slot, long nowNanos, DecisionSink out) {
        orders.asked(slot, nowNanos);
        due(nowNanos + ASK_EVERY_NANOS);
        if (gates.sessions.up(venueOf(orders.instrument(slot)))) {
            out.query(orders.epoch(slot), orders.number(slot), orders.instrument(slot));
        }
    }

    /** What may still fill. */
    private long leaves(int slot) {
        return orders.state(slot).terminal() ? 0 : Math.max(0, orders.qty(slot) - orders.cumQty(slot));
    }

    private int venueOf(int instrument) {
        return instruments.get(instrument).venue().id();
    }

    private void due(long nanos) {
        dueNanos = Math.min(dueNanos, nanos);
    }

    private void count() {
        tally.set(Tally.Count.OPEN_ORDERS, orders.open());
        tally.set(Tally.Count.UNKNOWN_ORDERS, orders.unknown());
    }
}
