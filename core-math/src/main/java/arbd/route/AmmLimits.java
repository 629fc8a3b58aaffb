package arbd.route;

import arbd.amm.U256;

/** What one sizing of a cycle of pools may commit and has to pay, settlement asset on chain. A reusable slot. */
public final class AmmLimits {
    /** Most to pay in. */
    public final U256 amountMost = new U256().set(-1, -1, -1, -1);
    /** Gas of the transaction. */
    public final U256 gas = new U256();
    /** Tip to who includes it. */
    public final U256 tip = new U256();
    /** Premium of a flash loan. */
    public final U256 flashPremium = new U256();

    /** No limit, no costs. */
    public AmmLimits() {
    }
}
