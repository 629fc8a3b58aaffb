package arbd.route;

import arbd.amm.U256;

/**
 * The amounts of a cycle of pools and what they gain, units of the tokens on chain. A reusable slot; unless
 * {@link #verdict} is OK the amounts mean nothing.
 */
public final class AmmSizing {
    /** Dense route id. */
    public int route;
    /** Legs filled. */
    public int legs;
    /** Whether to go ahead, or why not. */
    public AmmSizingVerdict verdict = AmmSizingVerdict.NOT_SANE;
    /** Whether no amount that can be priced gains more; otherwise one that was not tried may, by a trifle. */
    public boolean best;
    /** Paid into each pool; behind the last leg, what comes out. */
    public final U256[] amount = new U256[AmmRoute.LEGS_MAX + 1];
    /** What comes out less what is paid in. */
    public final U256 gross = new U256();
    /** Gas of the transaction. */
    public final U256 gas = new U256();
    /** Tip to who includes it, rounded up. */
    public final U256 tip = new U256();
    /** Premium of a flash loan, rounded up. */
    public final U256 premium = new U256();
    /** Gas, tip and premium. */
    public final U256 cost = new U256();
    /** {@link #gross} less {@link #cost}; positive. */
    public final U256 net = new U256();

    /** Nothing yet. */
    public AmmSizing() {
        for (int i = 0; i < amount.length; i++) {
            amount[i] = new U256();
        }
    }
}
