package arbd.route;

import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/** Says how the net gain of a chain came about; see {@link Waterfall}. Owned by the sizer. */
final class Breakdown {
    private final Chain chain;
    private final CostSum costs;
    private boolean fits;

    Breakdown(Chain chain, CostSum costs) {
        this.chain = chain;
        this.costs = costs;
    }

    /** Fills from the chain and the costs that were priced last; false when an amount does not fit. */
    boolean fill(Waterfall into) {
        fits = true;
        costs.itemsInto(into);
        LegPricer first = chain.pricers[0];
        boolean buys = first.side() == Side.BUY;
        long bestNotional = bestNotional(0);
        long paid = buys ? bestNotional : first.paid();
        long out = buys ? Money.baseFloor(first.instrument(), chain.qty[0]) : bestNotional;
        into.gross = worth(1, out) - costs.settledIn(paid, true);
        for (int at = 0; at < chain.legs; at++) {
            into.depth += depth(at);
            into.fees += fee(at);
        }
        long brought = chain.brought();
        into.conversion = costs.converter() == null ? 0 : costs.settledAtBest(brought) - costs.receive();
        into.rounding = 0;
        into.rounding = into.gross - into.costs() - into.net;
        return fits;
    }

    /** The quantity of a leg at its best price, rounded against us. */
    private long bestNotional(int at) {
        LegPricer leg = chain.pricers[at];
        return fitting(leg.side() == Side.BUY
                ? Money.notionalCeil(leg.instrument(), leg.bestPx(), chain.qty[at])
                : Money.notionalFloor(leg.instrument(), leg.bestPx(), chain.qty[at]));
    }

    private long depth(int at) {
        LegPricer leg = chain.pricers[at];
        long deeper = Math.abs(leg.notional() - bestNotional(at));
        return leg.side() == Side.BUY ? spentWorth(at, deeper) : worth(at + 1, deeper);
    }

    private long fee(int at) {
        LegPricer leg = chain.pricers[at];
        long size = Math.abs(leg.fee());
        boolean before = leg.side() == Side.BUY && !leg.feeInBase();
        long value = before ? spentWorth(at, size) : worth(at + 1, size);
        return leg.fee() < 0 ? -value : value;
    }

    /** What an amount that a leg pays is worth: the first leg pays in the settlement asset. */
    private long spentWorth(int at, long amount) {
        return at == 0 ? costs.settledIn(amount, true) : passed(at, amount);
    }

    /** What an amount brought to the leg at this place fetches by the end, at best prices without fees. */
    private long worth(int at, long amount) {
        return at == chain.legs ? fitting(costs.settledAtBest(amount)) : passed(at, chain.into(at, amount));
    }

    private long passed(int from, long amount) {
        long flowing = amount;
        for (int at = from; at < chain.legs; at++) {
            flowing = at == from ? flowing : chain.into(at, flowing);
            flowing = fitting(chain.pricers[at].atBest(fitting(flowing)));
        }
        return fitting(costs.settledAtBest(flowing));
    }

    private long fitting(long amount) {
        fits &= amount != Wide.OVERFLOW;
        return amount == Wide.OVERFLOW ? 0 : amount;
    }
}
