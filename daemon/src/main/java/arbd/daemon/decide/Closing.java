package arbd.daemon.decide;

import arbd.execution.order.Arbitrages;
import arbd.execution.order.OpenOrders;
import arbd.execution.order.Outcome;
import arbd.execution.order.Report;
import arbd.execution.risk.NakedExposure;
import arbd.execution.risk.NakedGate;
import arbd.execution.risk.RouteHaltGate;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.StateHash;
import arbd.route.RouteCosts;

/**
 * The end of an arbitrage: what it made, what it left naked, and the halt of a route that missed a leg. Owned by
 * decide.
 */
final class Closing {
    private final DecisionSettings settings;
    private final Books books;
    private final OpenOrders orders;
    private final Arbitrages arbitrages;
    private final NakedExposure naked;
    private final RiskGates gates;
    private final Tally tally;
    private final Reckoning reckoning;
    private final ArbitrageResult result = new ArbitrageResult();
    private long nakedSinceNanos = Long.MAX_VALUE;

    Closing(DecisionSettings settings, Books books, RiskGates gates) {
        this.settings = settings;
        this.books = books;
        this.orders = books.orders;
        this.arbitrages = books.arbitrages;
        this.naked = books.naked;
        this.gates = gates;
        this.reckoning = new Reckoning(books);
        this.tally = books.tally;
    }

    /** Remembers what a token costs in which a venue charges its fees, should its book be gone when that is told. */
    void opened(int route) {
        for (int leg = 0; leg < books.routes.legs(route); leg++) {
            int book = books.costs.feeToken(books.routes.instrument(route, leg));
            if (book != RouteCosts.NONE) {
                naked.note(book);
            }
        }
    }

    /** Books what one execution moved into the totals. */
    void realise(Instrument traded, boolean buys, Report report) {
        long base = Money.baseFloor(traded, report.qty);
        long quote = buys
                ? Money.notionalCeil(traded, report.px, report.qty)
                : Money.notionalFloor(traded, report.px, report.qty);
        tally.realise(traded.base().id(), buys ? base : -base);
        tally.realise(traded.quote().id(), buys ? -quote : quote);
        if (report.feeAsset >= 0) {
            tally.realise(report.feeAsset, -report.fee);
            tally.fee(report.feeAsset, report.fee);
        }
    }

    /** Ends a set whose orders are all final. */
    void close(int slot, long nowNanos, DecisionSink out) {
        int settlement = arbitrages.route(slot).settlement().id();
        result.epoch = settings.epoch();
        result.arbitrage = arbitrages.id(slot);
        result.route = arbitrages.route(slot).id();
        result.edgePpm = arbitrages.edgePpm(slot);
        long received = arbitrages.spend(slot) + arbitrages.expectedProfit(slot);
        result.expectedProfit = arbitrages.expectedProfit(slot) - arbitrages.expectedFees(slot);
        result.spend = arbitrages.spend(slot);
        result.decidedNanos = arbitrages.decidedNanos(slot);
        result.realisedProfit = arbitrages.net(slot, settlement);
        reckoning.begin(slot);
        boolean missed = value(slot, settlement);
        result.outcome = arbitrages.outcome(slot, orders, missed);
        boolean neverKnown = result.spend == 0 && arbitrages.epoch(slot) != settings.epoch();
        gates.naked.unknown(neverKnown ? -1 : 0);
        gates.naked.risk(settlement, -NakedGate.worst(
                result.spend, received, arbitrages.route(slot).legs().size()));
        if (missed) {
            noteNaked(settlement, nowNanos);
            long until = settings.routeHaltNanos() == 0
                    ? RouteHaltGate.FOR_EVER : nowNanos + settings.routeHaltNanos();
            gates.routeHalt.halt(result.route, until);
            out.halt(true, result.route, -1, HaltReason.MISSED_LEG, until);
        }
        tally.add(Tally.Count.ARBITRAGES, 1);
        tally.outcome(result.outcome);
        out.done(result);
        out.realised(reckoning.end(slot, result.markedProfit));
        arbitrages.release(slot, orders);
    }

    /** Puts back what earlier lives left naked of an asset. */
    void restoreNaked(int asset, long units, long nowNanos) {
        naked.add(asset, units);
        tally.naked(asset, naked.units(asset));
        nakedSinceNanos = nowNanos;
        tally.nakedSince(nowNanos);
    }

    long foldInto(long hash) {
        return StateHash.mix(hash, nakedSinceNanos);
    }

    /** Values what the set left unmatched and adds it to what is naked; returns whether there was anything. */
    private boolean value(int slot, int settlement) {
        result.nakedNotional = 0;
        result.markedProfit = result.realisedProfit;
        boolean missed = false;
        for (int asset = 0; asset < books.routes.instruments().assets().size(); asset++) {
            if (asset == settlement) {
                continue;
            }
            long units = arbitrages.unmatched(slot, asset, orders);
            if (units == 0) {
                long rest = rest(slot, asset, settlement);
                result.markedProfit += rest;
                reckoning.asset(slot, asset, rest);
                continue;
            }
            missed = true;
            naked.add(asset, units);
            tally.naked(asset, naked.units(asset));
            long notional = notional(slot, asset, units, settlement);
            result.nakedNotional += notional;
            result.markedProfit += units > 0 ? notional : -notional;
            reckoning.asset(slot, asset, units > 0 ? notional : -notional);
        }
        return missed;
    }

    /** What is too little to trade is worth nothing, but owed it counts; so does what a venue took in a third asset. */
    private long rest(int slot, int asset, int settlement) {
        long units = arbitrages.rest(slot, asset, orders);
        if (units == 0 || units > 0 && arbitrages.trades(slot, asset, orders)) {
            return 0;
        }
        int order = arbitrages.orderTrading(slot, asset, orders);
        int book = order != OpenOrders.NONE ? orders.instrument(order) : tokenBook(slot, asset);
        long exact = book == RouteCosts.NONE ? Long.MAX_VALUE : naked.exact(book, asset, units);
        long notional = exact != Long.MAX_VALUE ? exact : notional(slot, asset, units, settlement);
        return units > 0 ? notional : -notional;
    }

    /** The book in which the waterfall priced a fee that a venue charged in this asset, or {@link RouteCosts#NONE}. */
    private int tokenBook(int slot, int asset) {
        for (int i = 0; i < arbitrages.orders(slot); i++) {
            int book = books.costs.feeToken(orders.instrument(arbitrages.order(slot, i)));
            if (book != RouteCosts.NONE && books.routes.instruments().get(book).base().id() == asset) {
                return book;
            }
        }
        return RouteCosts.NONE;
    }

    private long notional(int slot, int asset, long units, int settlement) {
        int order = arbitrages.orderTrading(slot, asset, orders);
        if (order == OpenOrders.NONE) {
            // What cannot be priced now is worth nothing here; the gate of naked exposure lets nothing open meanwhile.
            long between = naked.worth(asset, settlement, units);
            return between == Long.MAX_VALUE ? 0 : between;
        }
        int instrument = orders.instrument(order);
        long now = naked.value(instrument, asset, units);
        return now != Long.MAX_VALUE
                ? now
                : NakedExposure.value(books.routes.instruments().get(instrument), asset, units, orders.px(order));
    }

    private void noteNaked(int settlement, long nowNanos) {
        long notional = naked.notional(settlement);
        if (notional != Long.MAX_VALUE) {
            tally.nakedNotional(settlement, notional);
        }
        if (!naked.any()) {
            nakedSinceNanos = Long.MAX_VALUE;
        } else if (nakedSinceNanos == Long.MAX_VALUE) {
            nakedSinceNanos = nowNanos;
        }
        tally.nakedSince(nakedSinceNanos);
    }
}
