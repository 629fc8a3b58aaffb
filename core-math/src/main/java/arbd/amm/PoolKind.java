package arbd.amm;

/** How a pool's contract counts. */
public enum PoolKind {
    /** Two reserves whose product is kept. */
    CONSTANT_PRODUCT,
    /** Liquidity between ticks. */
    CONCENTRATED,
    /** Two reserves as Raydium's AMM v4 counts them: amounts of 64 bits, its fee rounded up before the swap. */
    RAYDIUM_V4
}
