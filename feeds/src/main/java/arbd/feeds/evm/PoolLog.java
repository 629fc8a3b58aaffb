package arbd.feeds.evm;

import arbd.amm.U256;

/** What one log of a pool says. A reusable slot: mutable fields and nothing else. */
final class PoolLog {
    /** What happened. */
    enum Kind { SYNC, SWAP, MINT, BURN }

    /** Place of the pool in its connection. */
    int pool;
    Kind kind = Kind.SYNC;
    long block;
    final U256 blockHash = new U256();
    int logIndex;
    /** Whether the log is taken back, since its block is no longer part of the chain. */
    boolean removed;
    long receivedNanos;
    long wallNanos;
    /** SYNC: reserve of token 0. SWAP: square-root price. MINT, BURN: liquidity. */
    final U256 first = new U256();
    /** SYNC: reserve of token 1. SWAP: liquidity at the price. */
    final U256 second = new U256();
    /** SWAP: tick at the price. MINT, BURN: lower tick. */
    int tick;
    /** MINT, BURN: upper tick. */
    int tickUpper;

    PoolLog set(PoolLog other) {
        pool = other.pool;
        kind = other.kind;
        block = other.block;
        blockHash.set(other.blockHash);
        logIndex = other.logIndex;
        removed = other.removed;
        receivedNanos = other.receivedNanos;
        wallNanos = other.wallNanos;
        first.set(other.first);
        second.set(other.second);
        tick = other.tick;
        tickUpper = other.tickUpper;
        return this;
    }
}
