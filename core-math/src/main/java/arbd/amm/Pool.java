package arbd.amm;

import arbd.market.Asset;
import arbd.market.Require;
import arbd.market.Venue;

/**
 * One pool of one chain. Its amounts are in the tokens' own decimals, which may be more than the assets'.
 *
 * @param id dense index, 0-based, unique within one {@link PoolTable}
 * @param venue the chain's pools of one factory
 * @param symbol the pool's address, as on its wire
 * @param kind how it counts
 * @param asset0 identity of token 0
 * @param asset1 identity of token 1
 * @param token0 contract of token 0 on the venue's chain: what makes it the same token in two pools
 * @param token1 contract of token 1
 * @param decimals0 decimals of token 0 on chain, 0..36
 * @param decimals1 decimals of token 1 on chain, 0..36
 * @param feePips fee in millionths, 0..999,999
 * @param tickSpacing of concentrated liquidity, otherwise 1
 */
public record Pool(int id, Venue venue, String symbol, PoolKind kind, Asset asset0, Asset asset1, String token0,
        String token1, int decimals0, int decimals1, int feePips, int tickSpacing) {
    private static final int DECIMALS_MAX = 36;

    /** Checks the bounds above. */
    public Pool {
        Require.that(id >= 0, "pool id must not be negative, was %d", id);
        Require.that(asset0.id() != asset1.id(), "%s: both tokens are %s", symbol, asset0.name());
        Require.that(!token0.equals(token1), "%s: both tokens are the contract %s", symbol, token0);
        Require.that(decimals0 >= 0 && decimals0 <= DECIMALS_MAX && decimals1 >= 0 && decimals1 <= DECIMALS_MAX,
                "%s: decimals must be 0..%d, were %d and %d", symbol, DECIMALS_MAX, decimals0, decimals1);
        Require.that(feePips >= 0 && feePips < 1_000_000, "%s: fee must be below a million pips, was %d", symbol,
                feePips);
        Require.that(tickSpacing > 0 && tickSpacing < 16_384, "%s: tick spacing must be 1..16383, was %d", symbol,
                tickSpacing);
    }

    /** A pool on a chain where each asset is one contract, which is called by the asset's name. */
    public Pool(int id, Venue venue, String symbol, PoolKind kind, Asset asset0, Asset asset1, int decimals0,
            int decimals1, int feePips, int tickSpacing) {
        this(id, venue, symbol, kind, asset0, asset1, asset0.name(), asset1.name(), decimals0, decimals1, feePips,
                tickSpacing);
    }

    /** What a trade pays in. */
    public Asset paid(boolean zeroForOne) {
        return zeroForOne ? asset0 : asset1;
    }

    /** What a trade brings. */
    public Asset brought(boolean zeroForOne) {
        return zeroForOne ? asset1 : asset0;
    }

    /** Decimals on chain of what a trade pays in. */
    public int decimalsPaid(boolean zeroForOne) {
        return zeroForOne ? decimals0 : decimals1;
    }

    /** Decimals on chain of what a trade brings. */
    public int decimalsBrought(boolean zeroForOne) {
        return zeroForOne ? decimals1 : decimals0;
    }

    /** Contract of what a trade pays in. */
    public String tokenPaid(boolean zeroForOne) {
        return zeroForOne ? token0 : token1;
    }

    /** Contract of what a trade brings. */
    public String tokenBrought(boolean zeroForOne) {
        return zeroForOne ? token1 : token0;
    }

    /** For people: {@code venue:symbol}. */
    public String title() {
        return venue.name() + ":" + symbol;
    }
}
