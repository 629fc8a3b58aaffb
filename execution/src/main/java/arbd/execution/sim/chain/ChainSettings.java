package arbd.execution.sim.chain;

import arbd.market.Require;

/**
 * What a simulated chain does.
 *
 * @param seed of every draw
 * @param chainId as {@code eth_chainId} tells it, positive
 * @param firstBlock number of the block in which the pools are already there, positive
 * @param blockEveryNanos time between two blocks, at least 1 ms
 * @param depth what both sides of a pool are worth at the start, in whole settlement assets, positive
 * @param shockE8 chance that a block moves a pool away from the reference prices, in 1e-8
 * @param shockSizeE8 farthest that it does, in 1e-8 of the price, at most 2e6 (200 bps)
 * @param competingE8 chance that others take part of a pool's edge in the blocks behind it, in 1e-8
 * @param providersE8 chance that a block adds liquidity to a pool or takes some out, in 1e-8
 */
public record ChainSettings(long seed, long chainId, long firstBlock, long blockEveryNanos, long depth, long shockE8,
        long shockSizeE8, long competingE8, long providersE8) {
    private static final long ONE_E8 = 100_000_000L;
    private static final long SHOCK_SIZE_MAX_E8 = 2_000_000L;
    private static final long BLOCK_MIN_NANOS = 1_000_000L;

    /** Checks the bounds above. */
    public ChainSettings {
        Require.that(chainId > 0, "chainId must be positive, was %d", chainId);
        Require.that(firstBlock > 0, "firstBlock must be positive, was %d", firstBlock);
        Require.that(blockEveryNanos >= BLOCK_MIN_NANOS, "blockEveryNanos must be at least %d, was %d",
                BLOCK_MIN_NANOS, blockEveryNanos);
        Require.that(depth > 0, "depth must be positive, was %d", depth);
        Require.that(shockSizeE8 >= 0 && shockSizeE8 <= SHOCK_SIZE_MAX_E8, "shockSizeE8 must be 0..%d, was %d",
                SHOCK_SIZE_MAX_E8, shockSizeE8);
        share("shockE8", shockE8);
        share("competingE8", competingE8);
        share("providersE8", providersE8);
    }

    private static void share(String name, long valueE8) {
        Require.that(valueE8 >= 0 && valueE8 <= ONE_E8, "%s must be 0..%d, was %d", name, ONE_E8, valueE8);
    }

    /** A lively chain: in each pool an edge every few blocks that lasts for one to three of them. */
    public static ChainSettings lively(long seed, long blockEveryNanos) {
        return new ChainSettings(seed, 1, 21_000_000L, blockEveryNanos, 4_000_000L, 15_000_000L, 1_200_000L,
                60_000_000L, 4_000_000L);
    }

    /** The same on a chain of another number. */
    public ChainSettings of(long otherChainId) {
        return new ChainSettings(seed, otherChainId, firstBlock, blockEveryNanos, depth, shockE8, shockSizeE8,
                competingE8, providersE8);
    }
}
