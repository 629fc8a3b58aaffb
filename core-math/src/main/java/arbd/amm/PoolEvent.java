package arbd.amm;

import arbd.market.MarketState;

/**
 * One change of a pool, as state, never a delta. A reusable slot: public mutable fields and nothing else. Which of them
 * mean something follows from the pool's kind, and none but {@link #state} unless that is live.
 */
public final class PoolEvent {
    /** Most initialised ticks that an event carries, on both sides together. */
    public static final int TICKS = 64;

    /** Dense pool id. */
    public int pool;
    /** Whether the pool may be priced from. */
    public MarketState state = MarketState.LIVE;
    /** Block that this state is after, 0 = unknown. */
    public long block;
    /** Position of the log in the block. */
    public int logIndex;
    /** Monotonic time at which the bytes came off the socket. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** Reserve of token 0, below 2^112; of Raydium's pools what trades of it, below 2^64. */
    public final U256 reserve0 = new U256();
    /** Reserve of token 1, likewise. */
    public final U256 reserve1 = new U256();
    /** Square-root price, 96 binary places. */
    public final U256 sqrtPrice = new U256();
    /** Liquidity at that price. */
    public final U256 liquidity = new U256();
    /** Tick at that price. */
    public int tick;
    /** Lowest tick of the window in which all initialised ticks are told. */
    public int windowFrom;
    /** Highest tick of that window. */
    public int windowTo;
    /** Ticks told. */
    public int ticks;
    /** Their indexes, rising. */
    public final int[] tickIndex = new int[TICKS];
    /** Upper 64 bits of the signed liquidity that each adds. */
    public final long[] netHigh = new long[TICKS];
    /** Lower 64 bits. */
    public final long[] netLow = new long[TICKS];

    /** Nothing yet. */
    public PoolEvent() {
    }
}
