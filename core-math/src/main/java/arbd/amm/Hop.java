package arbd.amm;

/** A trade in one pool in one direction: its curve to guess by, and its exact amounts. */
public interface Hop extends Ranges {
    /** What comes out for an amount; into means nothing unless the verdict is OK. */
    AmmVerdict out(U256 amountIn, U256 into);

    /** The least that has to be paid in for at least an amount: with one unit less, {@link #out} brings less. */
    AmmVerdict leastIn(U256 amountOut, U256 into);
}
