package arbd.route;

import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.market.Tick;

/**
 * How deep to go, in doubles: walks the levels of all legs together and stops where the next sliver would not bring
 * the least edge. Only a proposal; {@link RouteSizer} decides in integers.
 */
final class DepthGuess {
    /** There is no edge even at the best levels. */
    static final long NONE = -1;

    private static final double PPM = 1e6;
    private static final double E8 = Instrument.E8;

    private final InstrumentTable instruments;
    private final QuoteTable quotes;
    private final int[] ids = new int[Route.LEGS_MAX];
    private final Side[] sides = new Side[Route.LEGS_MAX];
    private final long[] feesE8 = new long[Route.LEGS_MAX];
    private final int[] level = new int[Route.LEGS_MAX];
    /** Base quantity left at each leg's level, in whole units. */
    private final double[] left = new double[Route.LEGS_MAX];
    /** Base quantity that each leg trades for one unit paid into the first. */
    private final double[] perFlow = new double[Route.LEGS_MAX];

    DepthGuess(QuoteTable quotes) {
        this.instruments = quotes.instruments();
        this.quotes = quotes;
    }

    /**
     * Quantity of the first leg, mantissa, not on the lot.
     *
     * @return {@link #NONE} when the best levels do not give the edge
     */
    long firstQty(Chain chain, CostSum costs, long edgeMinPpm) {
        int legs = chain.legs;
        for (int leg = 0; leg < legs; leg++) {
            ids[leg] = chain.instrument(leg).id();
            sides[leg] = chain.pricers[leg].side();
            feesE8[leg] = chain.pricers[leg].feeE8();
            enter(leg, 0);
        }
        double least = (costs.paidE8() / E8 + edgeMinPpm / PPM) / (costs.keptE8() / E8 * converted(costs.converter()));
        if (costs.keptE8() <= 0 || !(flow(legs) > least)) {
            return NONE;
        }
        double total = 0;
        int steps = legs * Tick.LEVELS;
        boolean deeper = true;
        for (int i = 0; deeper && i < steps; i++) {
            int shortest = shortest(legs);
            double step = left[shortest] / perFlow[shortest];
            total += step * perFlow[0];
            for (int leg = 0; leg < legs; leg++) {
                left[leg] -= step * perFlow[leg];
            }
            int next = level[shortest] + 1;
            deeper = next < quotes.count(ids[shortest], sides[shortest]);
            if (deeper) {
                enter(shortest, next);
                deeper = flow(legs) > least;
            }
        }
        return (long) (total * Decimals.pow10(instruments.get(ids[0]).qtyDecimals()));
    }

    private static double converted(LegPricer converter) {
        return converter == null ? 1.0 : LegRates.net(converter.instrument(), converter.side(), converter.bestPx(),
                converter.feeE8());
    }

    private void enter(int leg, int next) {
        level[leg] = next;
        left[leg] = (double) quotes.qty(ids[leg], sides[leg], next)
                / Decimals.pow10(instruments.get(ids[leg]).qtyDecimals());
    }

    /** Sets {@link #perFlow} for the present levels; returns what one unit paid in brings at the end. */
    private double flow(int legs) {
        double flow = 1.0;
        for (int leg = 0; leg < legs; leg++) {
            Instrument instrument = instruments.get(ids[leg]);
            double rate = LegRates.net(instrument, sides[leg], quotes.px(ids[leg], sides[leg], level[leg]),
                    feesE8[leg]);
            double kept = LegRates.feeInBase(instrument, sides[leg])
                    ? 1.0 - feesE8[leg] / E8
                    : 1.0;
            perFlow[leg] = sides[leg] == Side.BUY ? flow * rate / kept : flow;
            flow *= rate;
        }
        return flow;
    }

    private int shortest(int legs) {
        int shortest = 0;
        for (int leg = 1; leg < legs; leg++) {
            if (left[leg] * perFlow[shortest] < left[shortest] * perFlow[leg]) {
                shortest = leg;
            }
        }
        return shortest;
    }
}
