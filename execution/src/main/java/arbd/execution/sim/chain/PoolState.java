package arbd.execution.sim.chain;

import arbd.amm.Pool;

/** A pool's contract after some block. Immutable: what was is asked for later. */
sealed interface PoolState permits PairState, ConcentratedState {
    /**
     * What the contract answers to a call, as {@code 0x} and words; null where it would revert.
     *
     * @param selector the first four bytes, as {@code 0x} and digits
     * @param arguments words without {@code 0x}
     */
    String call(Pool pool, String selector, String arguments);

    /** Token 1 for a token 0, both in their smallest units. For traders to guess by. */
    double price();
}
