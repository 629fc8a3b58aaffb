package arbd.amm;

/** How a pool's contract counts. */
public enum PoolKind {
    /** Two reserves whose product is kept. */
    CONSTANT_PRODUCT,
    /** Liquidity between ticks. */
    CONCENTRATED
}
