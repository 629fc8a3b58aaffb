package arbd.amm;

/** A trade in one pool in one direction: its curve to guess by, and its exact amounts. */
public interface Hop extends Ranges {
    /** What comes out for an amount; into means nothing unless the verdict is OK. */
    AmmVerdict out(U256 amountIn, U256 into);

    /** The least that has to be paid in for at least an amount: with one unit less, {@link #out} brings less. */
    AmmVerdict leastIn(U256 amountOut, U256 into);

    /** What an amount would bring at the price of the first sliver without the fee, rounded down; false: too large. */
    boolean atPrice(U256 amountIn, U256 into);

    /** The part of an amount paid in that is the fee, rounded up; false: too large. */
    boolean feeOf(U256 amountIn, U256 into);
}
