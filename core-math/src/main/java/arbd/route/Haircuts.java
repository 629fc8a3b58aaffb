package arbd.route;

import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * What it costs to turn back the equivalents that a route takes for one another. A passage with a book costs what
 * turning all that its leg brings would cost in that book now, depth and fee included, against parity; never less than
 * its least share, and never a gain. As every cost of a leg it is a part of what the route receives. Owned by the
 * sizer.
 */
final class Haircuts {
    /** A row for what each leg brings and one for what the next pays. */
    private static final int PASSAGES_MAX = 2 * Route.LEGS_MAX;

    private final QuoteTable quotes;
    private final RouteCosts costs;
    private final LegPricer[] books = new LegPricer[PASSAGES_MAX];
    private final Passage[] passages = new Passage[PASSAGES_MAX];
    /** Place in the chain of the leg that brings what is passed. */
    private final int[] from = new int[PASSAGES_MAX];
    private int count;
    private long fixedE8;
    private long leastE8;
    private boolean tooThin;

    Haircuts(QuoteTable quotes, RouteCosts costs) {
        this.quotes = quotes;
        this.costs = costs;
        for (int at = 0; at < PASSAGES_MAX; at++) {
            books[at] = new LegPricer(quotes);
        }
    }

    /**
     * Turns to a route whose chain is arranged; false when the book of a passage must not be priced.
     *
     * @param converts whether what the last leg brings is turned in a book anyway
     */
    boolean begin(int route, Chain chain, boolean converts) {
        count = 0;
        fixedE8 = 0;
        leastE8 = 0;
        for (Passage passage : costs.routes().passages(route)) {
            int at = place(passage.leg(), chain);
            if (converts && at == chain.legs - 1) {
                continue;
            }
            if (!passage.priced()) {
                fixedE8 += passage.leastE8();
                continue;
            }
            if (!quotes.sane(passage.through())) {
                return false;
            }
            passages[count] = passage;
            from[count] = at;
            books[count++].aim(passage.through(), passage.side(), costs.feeE8(passage.through(), passage.side()));
            leastE8 += lossE8(passage, quotes, costs);
        }
        leastE8 += fixedE8;
        return true;
    }

    private static int place(int leg, Chain chain) {
        int at = 0;
        while (chain.position[at] != leg) {
            at++;
        }
        return at;
    }

    boolean none() {
        return count == 0 && fixedE8 == 0;
    }

    /** The least that all of them cost whatever the size, in 1e-8 of what is received. */
    long leastE8() {
        return leastE8;
    }

    /** Whether a book did not hold what was priced last. */
    boolean tooThin() {
        return tooThin;
    }

    /** Cost of the chain as it was walked last; {@link Wide#OVERFLOW} when a book does not hold what is passed. */
    long of(Chain chain, long receive) {
        tooThin = false;
        long sum = Money.fee(receive, fixedE8);
        long amount = 0;
        for (int at = 0; at < count; at++) {
            boolean onwards = at > 0 && from[at] == from[at - 1];
            amount = onwards ? amount : chain.pricers[from[at]].yielded();
            long turned = books[at].turned(amount);
            tooThin = turned == LegPricer.NONE;
            if (tooThin) {
                return Wide.OVERFLOW;
            }
            long least = Money.fee(receive, passages[at].leastE8());
            long lost = turned < amount ? Wide.mulDivCeil(receive, amount - turned, amount) : 0;
            sum = Wide.add(sum, Math.max(least, lost));
            amount = turned;
        }
        return sum;
    }

    /** No more than a passage costs at the best level, and than any size of it costs, in 1e-8 of the amount. */
    static long lossE8(Passage passage, QuoteTable quotes, RouteCosts costs) {
        if (!passage.priced() || !quotes.sane(passage.through())) {
            return passage.leastE8();
        }
        Instrument book = quotes.instruments().get(passage.through());
        long kept = keptE8(book, passage.side(), quotes.px(passage.through(), passage.side(), 0),
                costs.feeE8(passage.through(), passage.side()));
        return Math.max(passage.leastE8(), Instrument.E8 - kept);
    }

    /** What one unit brings at this price between assets of the same decimals, in 1e-8, rounded up. */
    private static long keptE8(Instrument book, Side side, long px, long feeE8) {
        long whole = Decimals.pow10(book.pxDecimals());
        if (side == Side.SELL) {
            return Wide.mulDivCeil(px, Instrument.E8 - feeE8, whole);
        }
        long gross = Wide.mulDivCeil(whole, Instrument.E8, px);
        return LegRates.feeInBase(book, side)
                ? Wide.mulDivCeil(gross, Instrument.E8 - feeE8, Instrument.E8)
                : Wide.mulDivCeil(gross, Instrument.E8, Instrument.E8 + feeE8);
    }
}
