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
        result.expectedProfit = arbitrages.expectedProfit(slot);
        result.spend = arbitrages.spend(slot);
        result.decidedNanos = arbitrages.decidedNanos(slot);
        result.realisedProfit = arbitrages.net(slot, settlement);
        reckoning.begin(slot);
        boolean missed = value(slot, settlement);
        result.outcome = arbitrages.outcome(slot, orders, missed);
        boolean neverKnown = result.spend == 0 && arbitrages.epoch(slot) != settings.epoch();
        gates.naked.unknown(neverKnown ? -1 : 0);
        gates.naked.risk(settlement, -NakedGate.worst(
                result.spend, result.spend + result.expectedProfit, arbitrages.route(slot).legs().size()));
        if (missed) {
            noteNaked(settlement, nowNanos);
            long until = settings.routeHaltNanos() == 0
                    ? RouteHaltGate.FOR_EVER : nowNanos + settings.routeHaltNanos();
            gates.routeHalt.halt(result.route, until);
            out.halt(true, result.route, HaltReason.MISSED_LEG, until);
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
                reckoning.asset(slot, asset, 0);
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
