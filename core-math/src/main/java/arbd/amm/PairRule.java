package arbd.amm;

/** How a pool of two reserves whose product is kept counts. Keeps what it needs to work with: one for each thread. */
public interface PairRule {
    /** What comes out for an amount, rounded down; into means nothing unless the verdict is OK. */
    AmmVerdict amountOut(U256 amountIn, U256 reserveIn, U256 reserveOut, PoolFee fee, U256 into);

    /** The least that brings at least an amount; into means nothing unless the verdict is OK. */
    AmmVerdict leastIn(U256 amountOut, U256 reserveIn, U256 reserveOut, PoolFee fee, U256 into);

    /** Bits of a reserve, before a trade and after it. */
    int reserveBits();
}
