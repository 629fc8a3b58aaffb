package arbd.config;

/** {@code venues.NAME.pools.ADDRESS.kind}: how a pool's contract counts. */
public enum PoolCurve {
    /** Two reserves whose product is kept. */
    CONSTANT_PRODUCT,
    /** Liquidity between ticks. */
    CONCENTRATED
}
