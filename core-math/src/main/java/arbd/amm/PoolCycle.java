package arbd.amm;

import arbd.market.Require;

/**
 * The amount that gains most through pools that follow each other and end in the asset that was paid in. Doubles
 * propose ({@link RangeWalk}); whole amounts around the proposal are counted exactly as the contracts would, and the
 * best that gains is confirmed. Where amounts are tiny, rounding decides more than the curve does, so the neighbourhood
 * of the coarsest amount on the way is tried: each such amount with the least that pays for it. Owned by one thread.
 */
public final class PoolCycle {
    /** Most pools of a cycle. */
    public static final int HOPS_MAX = 5;

    private static final int STRETCHES_MAX = 512;
    /** Where rounding costs less than this part of the gain, neighbours are not worth trying. */
    private static final double ROUNDING_MATTERS = 1e-10;
    /** How far a proposal that passes the end of what is known is taken back: by 2^-49 first, then more and more. */
    private static final int RETREAT_FIRST = 49;
    private static final int RETREAT_STEP = 7;
    private static final int RETREAT_LAST = 14;

    private final Hop[] hops = new Hop[HOPS_MAX];
    private final RangeWalk walk = new RangeWalk(HOPS_MAX, STRETCHES_MAX);
    private final U256[] amount = new U256[HOPS_MAX + 1];
    private final U256[] best = new U256[HOPS_MAX + 1];
    private final U256 profit = new U256();
    private final U256 bestProfit = new U256();
    private final U256 most = new U256();
    private final U256 centre = new U256();
    private final U256 tried = new U256();
    private final int neighbours;
    private int count;
    private boolean found;
    private boolean priced;
    /** Whether the last amount that could not be counted was too much, not too little. */
    private boolean beyond;

    /**
     * No pools yet.
     *
     * @param neighbours how many whole amounts are tried on each side of the proposal where rounding matters
     */
    public PoolCycle(int neighbours) {
        Require.that(neighbours > 0, "neighbours must be positive, was %d", neighbours);
        this.neighbours = neighbours;
        for (int i = 0; i <= HOPS_MAX; i++) {
            amount[i] = new U256();
            best[i] = new U256();
        }
    }

    /** Forgets all pools. */
    public PoolCycle clear() {
        count = 0;
        return this;
    }

    /** Adds a pool behind the others. */
    public PoolCycle add(Hop hop) {
        // Not by Require, whose arguments are an array that may be allocated.
        if (count == HOPS_MAX) {
            throw new IllegalArgumentException("at most " + HOPS_MAX + " pools");
        }
        hops[count] = hop;
        walk.set(count, hop);
        count++;
        return this;
    }

    /**
     * Sizes the cycle.
     *
     * @param amountMost most to pay in
     */
    public CycleVerdict size(U256 amountMost) {
        found = false;
        priced = false;
        bestProfit.set(0);
        most.set(amountMost);
        if (!proposed()) {
            return CycleVerdict.NO_EDGE;
        }
        confirmProposal();
        int coarsest = coarsest(-1);
        int around = around(coarsest);
        if (around > 0) {
            neighbourhood(coarsest, around);
        }
        if (found) {
            snap();
            return CycleVerdict.OK;
        }
        return priced ? CycleVerdict.NO_EDGE_AFTER_ROUNDING : CycleVerdict.NOT_PRICED;
    }

    /** Paid into a pool of the confirmed cycle; behind the last pool, what comes out. */
    public U256 amount(int hop) {
        return best[hop];
    }

    /** What the confirmed cycle gains. */
    public U256 profit() {
        return bestProfit;
    }

    /** Marginal rate of the first sliver, which ranks cycles. */
    public double rate() {
        return walk.firstSlope();
    }

    /** Sets the amount to begin with; false when not even the first sliver gains. */
    private boolean proposed() {
        amount[0].setGuess(walk.best(count, 1, most.toDouble()));
        return walk.flow(0) > 0;
    }

    private void confirmProposal() {
        if (amount[0].compare(most) > 0) {
            amount[0].set(most);
        }
        for (int shift = RETREAT_FIRST; !amount[0].isZero(); shift -= RETREAT_STEP) {
            if (forward(0)) {
                keep();
                return;
            }
            if (!beyond || shift < RETREAT_LAST) {
                return;
            }
            tried.shiftRight(amount[0], shift);
            amount[0].subtract(amount[0], tried);
        }
    }

    /** The smallest amount on the way, without one of them: there one unit is worth most. */
    private int coarsest(int without) {
        int coarsest = without == 0 ? 1 : 0;
        for (int i = 0; i <= count; i++) {
            if (i != without && walk.flow(i) < walk.flow(coarsest)) {
                coarsest = i;
            }
        }
        return coarsest;
    }

    /**
     * How far from the proposal rounding can move the optimum, in units of the coarsest amount: where the curve has
     * cost as much as one unit of the second coarsest is worth.
     */
    private int around(int coarsest) {
        double in = walk.flow(0);
        double gain = (walk.flow(count) - in) / in;
        double units = walk.flow(coarsest(coarsest)) * gain;
        if (units * ROUNDING_MATTERS > 1) {
            return 0;
        }
        if (walk.flow(coarsest) < neighbours) {
            return neighbours;
        }
        double distance = 2 + 2 * walk.flow(coarsest) / StrictMath.sqrt(units);
        return distance < neighbours ? (int) distance : neighbours;
    }

    private void centreAt(int hop) {
        centre.setGuess(walk.flow(hop));
    }

    private void neighbourhood(int coarsest, int around) {
        centreAt(coarsest);
        for (int i = -around; i <= around; i++) {
            tried.set(Math.abs(i));
            if (i < 0 ? !tried.subtract(centre, tried) : !tried.add(centre, tried)) {
                continue;
            }
            amount[coarsest].set(tried);
            if (!tried.isZero() && backward(coarsest) && amount[0].compare(most) <= 0 && forward(0)) {
                keep();
            }
        }
    }

    /** The least that pays for the same result. */
    private void snap() {
        amount[count].set(best[count]);
        if (backward(count) && amount[0].compare(best[0]) < 0 && forward(0)) {
            keep();
        }
    }

    private boolean forward(int from) {
        for (int i = from; i < count; i++) {
            AmmVerdict verdict = hops[i].out(amount[i], amount[i + 1]);
            if (verdict != AmmVerdict.OK) {
                beyond = verdict != AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT;
                priced |= !beyond;
                return false;
            }
        }
        priced = true;
        return true;
    }

    private boolean backward(int from) {
        for (int i = from; i > 0; i--) {
            if (hops[i - 1].leastIn(amount[i], amount[i - 1]) != AmmVerdict.OK) {
                return false;
            }
        }
        return !amount[0].isZero();
    }

    private void keep() {
        if (!profit.subtract(amount[count], amount[0]) || profit.compare(bestProfit) <= 0) {
            return;
        }
        found = true;
        bestProfit.set(profit);
        for (int i = 0; i <= count; i++) {
            best[i].set(amount[i]);
        }
    }
}
