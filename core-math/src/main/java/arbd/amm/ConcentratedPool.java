package arbd.amm;

import arbd.market.Require;

/** State of one pool of concentrated liquidity. One owner; {@link ConcentratedLiquidity} reads it. */
public final class ConcentratedPool {
    /** Bits of a liquidity. */
    static final int LIQUIDITY_BITS = 128;

    /** Square root of token 1 per token 0, 96 binary places. */
    public final U256 sqrtPrice = new U256();
    /** Liquidity at that price, below 2^128. */
    public final U256 liquidity = new U256();
    /** Where the liquidity changes. */
    public final Ticks ticks;
    /** The tick as the contract stores it: behind a crossed tick it is one below the price's. */
    public int tick;

    private final int feePips;
    private final int tickSpacing;

    /**
     * An empty pool.
     *
     * @param feePips fee in millionths, 0..999,999
     * @param tickSpacing at least 1
     * @param ticksMost room for initialised ticks
     */
    public ConcentratedPool(int feePips, int tickSpacing, int ticksMost) {
        Require.that(feePips >= 0 && feePips < 1_000_000, "fee must be below a million pips, was %d", feePips);
        Require.that(tickSpacing > 0 && tickSpacing < 16_384, "tick spacing must be 1..16383, was %d", tickSpacing);
        this.feePips = feePips;
        this.tickSpacing = tickSpacing;
        this.ticks = new Ticks(ticksMost);
    }

    /** Fee in millionths. */
    public int feePips() {
        return feePips;
    }

    /** Initialised ticks are multiples of this. */
    public int tickSpacing() {
        return tickSpacing;
    }

    /** Becomes what the pool is after a swap. */
    public void apply(PoolSwap swap) {
        sqrtPrice.set(swap.priceAfter);
        liquidity.set(swap.liquidityAfter);
        tick = swap.tickAfter;
    }
}
