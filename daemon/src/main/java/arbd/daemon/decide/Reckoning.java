package arbd.daemon.decide;

import arbd.execution.order.Arbitrages;
import arbd.execution.order.LegFlows;
import arbd.execution.order.OpenOrders;

/** Fills {@link Realised} when an arbitrage ends: begun, told of every other asset, ended. Owned by {@link Closing}. */
final class Reckoning {
    private final Arbitrages arbitrages;
    private final OpenOrders orders;
    private final LegFlows flows;
    private final Realised realised = new Realised();

    Reckoning(Books books) {
        this.arbitrages = books.arbitrages;
        this.orders = books.orders;
        this.flows = books.flows;
    }

    /** Everything that is counted in the settlement asset. */
    void begin(int slot) {
        int settlement = arbitrages.route(slot).settlement().id();
        realised.epoch = arbitrages.epoch(slot);
        realised.arbitrage = arbitrages.id(slot);
        realised.route = arbitrages.route(slot).id();
        realised.net = flows.net(slot);
        realised.realised = arbitrages.net(slot, settlement);
        realised.legs = arbitrages.route(slot).legs().size();
        long expected = 0;
        long moved = 0;
        for (int leg = 0; leg < realised.legs; leg++) {
            leg(slot, leg, 0);
            expected += flows.expected(slot, leg);
            moved += flows.moved(slot, leg);
        }
        for (int i = 0; i < arbitrages.orders(slot); i++) {
            int order = arbitrages.order(slot, i);
            leg(slot, orders.leg(order), orders.cumQty(order));
        }
        realised.beyondFills = expected - realised.net;
        realised.earlier = realised.realised - moved;
        realised.assets = 0;
        add(slot, settlement, arbitrages.moved(slot, settlement));
    }

    /** Another asset, and what is left over of it or owed. */
    void asset(int slot, int asset, long value) {
        if (value != 0 || arbitrages.moved(slot, asset) != 0 || flows.fees(slot, asset) != 0) {
            add(slot, asset, value);
        }
    }

    /** The whole, its slot freed. */
    Realised end(int slot, long marked) {
        realised.marked = marked;
        flows.release(slot);
        return realised;
    }

    private void leg(int slot, int leg, long cumQty) {
        realised.cumQty[leg] = cumQty;
        realised.notional[leg] = flows.notional(slot, leg);
        realised.slippage[leg] = flows.slippage(slot, leg, cumQty);
        realised.pxDeviation[leg] = flows.pxDeviation(slot, leg, cumQty);
        realised.qtyDeviation[leg] = flows.qtyDeviation(slot, leg, cumQty);
        realised.feeDeviation[leg] = flows.feeDeviation(slot, leg);
    }

    /** Beyond the most that are told can only be assets of fees that no venue said it charges. */
    private void add(int slot, int asset, long value) {
        if (realised.assets == Realised.ASSETS_MAX) {
            return;
        }
        realised.asset[realised.assets] = asset;
        realised.moved[realised.assets] = arbitrages.moved(slot, asset);
        realised.fees[realised.assets] = flows.fees(slot, asset);
        realised.value[realised.assets++] = value;
    }
}
