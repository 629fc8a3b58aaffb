package arbd.route;

import arbd.amm.U256;

/** What one sizing of a cycle of pools may commit and has to pay, settlement asset on chain. A reusable slot. */
public final class AmmLimits {
    /** Most to pay in. */
    public final U256 amountMost = new U256().set(-1, -1, -1, -1);
    /** Gas of the transaction. */
    public final U256 gas = new U256();
    /** Share of the gross gain that goes to who includes it, in 1e-8, below one whole. */
    public long tipE8;
    /** Premium of a flash loan on what is paid in, in 1e-8. */
    public long premiumE8;
    /** What each unit paid in must earn after all costs, in 1e-8. */
    public long leastE8;

    /** No limit, no costs. */
    public AmmLimits() {
    }
}
