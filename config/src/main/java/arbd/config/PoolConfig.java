package arbd.config;

/**
 * {@code venues.NAME.pools.ADDRESS}.
 *
 * @param address of the pool's contract, lower case; distinct among the chain's pools
 * @param curve how it counts
 * @param token0 the token whose address is lower, as the contract sorts them
 * @param token1 another token, of another asset
 * @param feePips fee in millionths, 0..999,900
 * @param tickSpacing 1..16,383 of concentrated liquidity, otherwise 1
 */
public record PoolConfig(
        String address, PoolCurve curve, TokenConfig token0, TokenConfig token1, int feePips, int tickSpacing) {
}
