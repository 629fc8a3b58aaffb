package arbd.route;

/**
 * From the gross edge of sizes down to what is left, in units of the settlement asset. A reusable slot. Costs are
 * positive when they take from the edge and negative when they add to it (a rebate, funding that is received, credit
 * for balance that is restored). {@link #gross} less {@link #costs()} is {@link #net}, to the last unit.
 *
 * <p>What happens between the first and the last leg is valued at what it would fetch in the best levels of the legs
 * that follow, without fees: the only prices at which the route itself knows the assets in between.
 */
public final class Waterfall {
    /** What the first leg's quantity would gain if every leg traded at its best level, without fees or lots. */
    public long gross;
    /** What walking deeper than the best level of each leg costs. */
    public long depth;
    /** Fees of all legs, in whatever asset they are charged: exact when it is the settlement asset. */
    public long fees;
    /** Funding expected until the expected exit. */
    public long funding;
    /** Interest on what is borrowed until the expected exit. */
    public long borrow;
    /** Gas and tip: what it costs whatever the size. */
    public long flat;
    /** Premium of a flash loan. */
    public long premium;
    /** Slippage expected beyond the quoted levels. */
    public long slippage;
    /** What the edge is expected to lose until the orders arrive. */
    public long decay;
    /** Haircut of assets that are taken for one another. */
    public long haircut;
    /** Turning what is received into the settlement asset: its depth, fee and rounding. */
    public long conversion;
    /** Change of the distance between balances and their targets, at its price. */
    public long shadow;
    /** Closing the position again: its fees and the basis expected by then. */
    public long exit;
    /** What lots, minimums and whole units leave behind; the balancing item, never negative but for single units. */
    public long rounding;
    /** What is left. */
    public long net;

    /** An empty slot. */
    public Waterfall() {
    }

    /** Everything between gross and net. */
    public long costs() {
        return depth + fees + rounding + conversion + beyondFills();
    }

    /** The costs that no fill of this route shows: known or expected by other means, or for the decision alone. */
    public long beyondFills() {
        return funding + borrow + flat + premium + slippage + decay + haircut + shadow + exit;
    }

    /** Takes over another's numbers. */
    public void copyFrom(Waterfall other) {
        gross = other.gross;
        depth = other.depth;
        fees = other.fees;
        funding = other.funding;
        borrow = other.borrow;
        flat = other.flat;
        premium = other.premium;
        slippage = other.slippage;
        decay = other.decay;
        haircut = other.haircut;
        conversion = other.conversion;
        shadow = other.shadow;
        exit = other.exit;
        rounding = other.rounding;
        net = other.net;
    }

    /** Sets everything to nothing. */
    public void clear() {
        copyFrom(NOTHING);
    }

    private static final Waterfall NOTHING = new Waterfall();
}
