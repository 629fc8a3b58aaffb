package arbd.amm;

import arbd.market.Require;

/**
 * The amount that gains most through pools that follow each other and end in the asset that was paid in. Doubles
 * propose ({@link RangeWalk}); whole amounts around the proposal are counted exactly as the contracts would, and the
 * best that gains is confirmed. Where amounts are tiny, rounding decides more than the curve does, so the neighbourhood
 * of the coarsest amount on the way is tried, each such amount with the least that pays for it, until even the curve
 * without any rounding gains no more than the best found: then none gains more, {@link #proven}. Owned by one thread.
 */
public final class PoolCycle {
    /** Most pools of a cycle. */
    public static final int HOPS_MAX = 5;

    private static final int STRETCHES_MAX = 512;
    /** Where rounding costs less than this part of the gain, neighbours are not worth trying. */
    private static final double ROUNDING_MATTERS = 1e-10;
    /** Nor where it costs less than doubles are off, as a part of what comes out. */
    private static final double DOUBLES_ARE_OFF = 1e-14;
    /** However often neighbours gain more: no more than so many times the neighbours are tried. */
    private static final int LONGEST = 4;
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
    private boolean proven;

    /**
     * No pools yet.
     *
     * @param neighbours how many whole amounts are tried on each side of the best where rounding matters
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
     * Sizes the cycle. One unit more or less paid in gains no more.
     *
     * @param amountMost most to pay in
     */
    public CycleVerdict size(U256 amountMost) {
        found = false;
        priced = false;
        proven = false;
        bestProfit.set(0);
        most.set(amountMost);
        if (!proposed()) {
            proven = true;
            return CycleVerdict.NO_EDGE;
        }
        confirmProposal();
        snap();
        if (roundingMatters()) {
            neighbourhood(coarsest());
            snap();
        }
        if (!found) {
            return priced ? CycleVerdict.NO_EDGE_AFTER_ROUNDING : CycleVerdict.NOT_PRICED;
        }
        oneMore();
        return CycleVerdict.OK;
    }

    /**
     * Whether no amount that can be priced gains more than what the last call of {@link #size} confirmed, or nothing
     * where it confirmed nothing.
     */
    public boolean proven() {
        return proven;
    }

    /**
     * What any other amount can gain at most beyond what the last call of {@link #size} confirmed, in what is paid in:
     * the gain at the optimum of the curves without rounding, less ours.
     */
    public double lostMost() {
        if (proven) {
            return 0;
        }
        return walk.settled() ? Math.max(0, walk.gain(0, walk.flow(0)) - bestProfit.toDouble())
                : Double.POSITIVE_INFINITY;
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

    /** The place of the smallest amount on the way: there one unit is worth most. */
    private int coarsest() {
        int coarsest = 0;
        for (int i = 1; i <= count; i++) {
            coarsest = walk.flow(i) < walk.flow(coarsest) ? i : coarsest;
        }
        return coarsest;
    }

    private boolean roundingMatters() {
        double out = walk.flow(count);
        double gain = out - walk.flow(0);
        return gain - bestProfit.toDouble() > gain * ROUNDING_MATTERS + out * DOUBLES_ARE_OFF;
    }

    /** Tries amounts away from the proposal on both sides. */
    private void neighbourhood(int place) {
        centre.setGuess(walk.flow(place));
        proven = walk.settled() & exhausted(place, false) & exhausted(place, true);
    }

    /** Tries one amount after the other until none further away can gain more; false when there were too many. */
    private boolean exhausted(int place, boolean up) {
        int last = neighbours;
        for (int i = up ? 1 : 0; i <= last; i++) {
            tried.set(i);
            boolean fits = up ? tried.add(centre, tried) : tried.subtract(centre, tried);
            if (!fits || tried.isZero() || !mayGain(place)) {
                return true;
            }
            amount[place].set(tried);
            beyond = true;
            if (backward(place) && amount[0].compare(most) <= 0 && forward(0)) {
                last = keep() ? Math.min(i + neighbours, LONGEST * neighbours) : last;
            } else if (up && beyond) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is tried gains more than the best if nothing is rounded. */
    private boolean mayGain(int place) {
        return walk.gain(place, tried.toDouble()) >= bestProfit.toDouble() + 1;
    }

    /** One unit more paid in can bring two more; one unit less than the least never gains. */
    private void oneMore() {
        for (int i = 0; i < neighbours && !proven; i++) {
            if (!amount[0].add(best[0], 1) || amount[0].compare(most) > 0 || !forward(0) || !keep()) {
                return;
            }
        }
    }

    /** The least that pays for the same result. */
    private void snap() {
        amount[count].set(best[count]);
        if (found && backward(count) && amount[0].compare(best[0]) < 0 && forward(0)) {
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

    private boolean keep() {
        if (!profit.subtract(amount[count], amount[0]) || profit.compare(bestProfit) <= 0) {
            return false;
        }
        found = true;
        bestProfit.set(profit);
        for (int i = 0; i <= count; i++) {
            best[i].set(amount[i]);
        }
        return true;
    }
}
