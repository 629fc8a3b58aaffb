package arbd.amm;

import arbd.market.Require;

/**
 * The amount that gains most through pools that follow each other and end in the asset that was paid in. Doubles
 * propose ({@link RangeWalk}); whole amounts are counted exactly as the contracts would, and the best that gains is
 * confirmed.
 *
 * <p>Where amounts are small, rounding decides more than the curve does. So every result that a whole amount can have
 * is tried with the least that pays for it, one after the other away from the proposal, until even the curve without
 * any rounding gains no more than the best found: then none gains more, {@link #proven}. This takes amounts that grow,
 * or stay, with what is paid in, as they do in every pool whose products fit in 256 bits. Owned by one thread.
 */
public final class PoolCycle {
    /** Most pools of a cycle. */
    public static final int HOPS_MAX = 5;

    private static final int STRETCHES_MAX = 512;
    /** Where rounding costs less than this part of the gain, neighbours are not worth trying. */
    private static final double ROUNDING_MATTERS = 1e-9;
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
    /** Where the search begins: a result, and the least that pays for it. */
    private final U256 startIn = new U256();
    private final U256 startOut = new U256();
    private final U256 at = new U256();
    private final U256 tooMuch = new U256();
    private final U256 one = U256.of(1);
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
     * @param neighbours how many results are tried on each side of the best where rounding matters
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
        if (!mayGainAtAll()) {
            proven = true;
            return CycleVerdict.NO_EDGE_AFTER_ROUNDING;
        }
        boolean started = confirmProposal();
        boolean tight = started && snap();
        if (roundingMatters() && (started || stepBack())) {
            proven = walk.settled() & exhaustedUp() & exhaustedDown();
            tight = proven;
        }
        if (!found) {
            return priced ? CycleVerdict.NO_EDGE_AFTER_ROUNDING : CycleVerdict.NOT_PRICED;
        }
        if (!tight) {
            oneMore();
        }
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
        return walk.settled() ? Math.max(0, walk.gainMost() - bestProfit.toDouble())
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

    /** Sets where to begin; false when what is proposed is too much, even a little less of it. */
    private boolean confirmProposal() {
        if (amount[0].compare(most) > 0) {
            amount[0].set(most);
        }
        startIn.set(amount[0]);
        startOut.set(0);
        for (int shift = RETREAT_FIRST; !amount[0].isZero(); shift -= RETREAT_STEP) {
            if (forward()) {
                if (shift < RETREAT_FIRST) {
                    advance();
                }
                keep();
                startIn.set(amount[0]);
                startOut.set(amount[count]);
                return true;
            }
            if (!beyond || shift < RETREAT_LAST) {
                return !beyond;
            }
            tooMuch.set(amount[0]);
            at.shiftRight(amount[0], shift);
            amount[0].subtract(amount[0], at);
        }
        return true;
    }

    /** As near to what was too much as the pools go. */
    private void advance() {
        startIn.set(amount[0]);
        at.subtract(tooMuch, startIn);
        for (at.shiftRight(at, 1); !at.isZero(); at.subtract(tooMuch, startIn), at.shiftRight(at, 1)) {
            amount[0].add(startIn, at);
            (forward() ? startIn : tooMuch).set(amount[0]);
        }
        amount[0].set(startIn);
        forward();
    }

    /** The least that pays for the same result; false when that is what was paid already. */
    private boolean snap() {
        amount[count].set(startOut);
        if (startOut.isZero() || !backward() || amount[0].compare(startIn) >= 0 || !forward()) {
            return false;
        }
        // All amounts between the two have the same result, so one unit more than the least gains less.
        startIn.set(amount[0]);
        keep();
        return true;
    }

    /** Begins at the largest result that can be had, which rounding made a little less than was proposed. */
    private boolean stepBack() {
        at.setGuess(walk.flow(count));
        for (int i = 0; i < neighbours && !at.isZero(); i++) {
            amount[count].set(at);
            if (backward() && forward()) {
                startIn.set(amount[0]);
                startOut.set(amount[count]);
                keep();
                return true;
            }
            at.subtract(at, one);
        }
        return false;
    }

    private boolean mayGainAtAll() {
        return !walk.settled() || walk.gainMost() >= 1;
    }

    private boolean roundingMatters() {
        double out = walk.flow(count);
        double gain = out - walk.flow(0);
        return gain - bestProfit.toDouble() > gain * ROUNDING_MATTERS + out * DOUBLES_ARE_OFF;
    }

    /** Tries one larger result after the other until none gains more; false when there were too many. */
    private boolean exhaustedUp() {
        at.set(startOut);
        int last = neighbours;
        for (int i = 1; i <= last; i++) {
            if (!at.add(at, one) || !mayGain(true)) {
                return true;
            }
            amount[count].set(at);
            if (!backward() || amount[0].compare(most) > 0 || !forward()) {
                return true;
            }
            at.set(amount[count]);
            last = keep() ? Math.min(i + neighbours, LONGEST * neighbours) : last;
        }
        return false;
    }

    /** The same with smaller and smaller results. */
    private boolean exhaustedDown() {
        amount[0].set(startIn);
        int last = startOut.isZero() ? 0 : neighbours;
        for (int i = 1; i <= last; i++) {
            amount[0].subtract(amount[0], one);
            if (amount[0].isZero() || !forward()) {
                return true;
            }
            at.set(amount[count]);
            if (!mayGain(false) || !backward()) {
                return true;
            }
            // What the least needs on the way can be less than what it brings, so the amounts are counted again.
            last = gains() && forward() && keep() ? Math.min(i + neighbours, LONGEST * neighbours) : last;
        }
        return last == 0;
    }

    /** Whether this result or one beyond it gains more than the best if nothing is rounded. */
    private boolean mayGain(boolean up) {
        double out = at.toDouble();
        return up && out < walk.flow(count) || walk.gain(count, out) >= bestProfit.toDouble() + 1;
    }

    /** One unit more paid in can bring two more; one unit less than the least never gains. */
    private void oneMore() {
        for (int i = 0; i < neighbours; i++) {
            if (!amount[0].add(best[0], 1) || amount[0].compare(most) > 0 || !forward() || !keep()) {
                return;
            }
        }
    }

    private boolean forward() {
        for (int i = 0; i < count; i++) {
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

    private boolean backward() {
        for (int i = count; i > 0; i--) {
            if (hops[i - 1].leastIn(amount[i], amount[i - 1]) != AmmVerdict.OK) {
                return false;
            }
        }
        return !amount[0].isZero();
    }

    private boolean gains() {
        return profit.subtract(amount[count], amount[0]) && profit.compare(bestProfit) > 0;
    }

    private boolean keep() {
        if (!gains()) {
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
