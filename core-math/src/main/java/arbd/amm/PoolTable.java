package arbd.amm;

import arbd.market.MarketState;
import arbd.market.Require;
import arbd.market.StateHash;
import java.util.Arrays;
import java.util.List;

/** What is known of every pool. Owned by the decide thread; allocates nothing after construction. */
public final class PoolTable {
    private final List<Pool> pools;
    private final MarketState[] state;
    private final long[] block;
    private final int[] logIndex;
    private final long[] receivedNanos;
    private final U256[] reserve0;
    private final U256[] reserve1;
    private final int[] reserveBits;
    private final PoolFee[] fee;
    private final ConcentratedPool[] concentrated;
    private final PairHop[] pairHops;
    private final ConcentratedHop[] concentratedHops;
    private final ConcentratedLiquidity maths = new ConcentratedLiquidity();

    /**
     * An empty table: every pool is {@link MarketState#UNKNOWN}.
     *
     * @param pools by id
     * @throws IllegalArgumentException when an id is not the position in the list
     */
    public PoolTable(List<Pool> pools) {
        int size = pools.size();
        this.pools = List.copyOf(pools);
        this.state = new MarketState[size];
        this.block = new long[size];
        this.logIndex = new int[size];
        this.receivedNanos = new long[size];
        this.reserve0 = new U256[size];
        this.reserve1 = new U256[size];
        this.reserveBits = new int[size];
        this.fee = new PoolFee[size];
        this.concentrated = new ConcentratedPool[size];
        this.pairHops = new PairHop[2 * size];
        this.concentratedHops = new ConcentratedHop[2 * size];
        Arrays.fill(state, MarketState.UNKNOWN);
        Arrays.fill(receivedNanos, Long.MIN_VALUE);
        PairRule pairs = new ConstantProduct();
        PairRule raydium = new RaydiumV4();
        for (int i = 0; i < size; i++) {
            Pool pool = pools.get(i);
            Require.that(pool.id() == i, "pool %s has id %d at position %d", pool.title(), pool.id(), i);
            reserve0[i] = new U256();
            reserve1[i] = new U256();
            fee[i] = PoolFee.ofPips(pool.feePips());
            if (pool.kind() == PoolKind.CONCENTRATED) {
                concentrated[i] = new ConcentratedPool(pool.feePips(), pool.tickSpacing(), PoolEvent.TICKS);
                concentratedHops[2 * i] = new ConcentratedHop(maths).set(concentrated[i], false);
                concentratedHops[2 * i + 1] = new ConcentratedHop(maths).set(concentrated[i], true);
            } else {
                PairRule rule = pool.kind() == PoolKind.RAYDIUM_V4 ? raydium : pairs;
                reserveBits[i] = rule.reserveBits();
                pairHops[2 * i] = new PairHop(rule);
                pairHops[2 * i + 1] = new PairHop(rule);
            }
        }
    }

    /** All pools, by id. */
    public List<Pool> pools() {
        return pools;
    }

    /**
     * Takes one event. What does not make sense (a price out of range, ticks out of order or not on the spacing, a
     * reserve that is too large) makes the pool stale, and so is never priced.
     *
     * @return false when it is older than what is known and was ignored
     */
    public boolean apply(PoolEvent event) {
        int pool = event.pool;
        if (event.state == MarketState.LIVE && event.block != 0 && (event.block < block[pool]
                || event.block == block[pool] && event.logIndex < logIndex[pool])) {
            return false;
        }
        if (event.state != MarketState.LIVE) {
            state[pool] = event.state;
            block[pool] = 0;
            logIndex[pool] = 0;
            return true;
        }
        block[pool] = event.block;
        logIndex[pool] = event.logIndex;
        receivedNanos[pool] = event.receivedNanos;
        boolean good = concentrated[pool] == null ? takePair(event) : takeConcentrated(event);
        state[pool] = good ? MarketState.LIVE : MarketState.STALE;
        return true;
    }

    private boolean takePair(PoolEvent event) {
        int pool = event.pool;
        if (event.reserve0.bits() > reserveBits[pool] || event.reserve1.bits() > reserveBits[pool]) {
            return false;
        }
        reserve0[pool].set(event.reserve0);
        reserve1[pool].set(event.reserve1);
        pairHops[2 * pool].set(reserve1[pool], reserve0[pool], fee[pool]);
        pairHops[2 * pool + 1].set(reserve0[pool], reserve1[pool], fee[pool]);
        return !event.reserve0.isZero() && !event.reserve1.isZero();
    }

    private boolean takeConcentrated(PoolEvent event) {
        ConcentratedPool pool = concentrated[event.pool];
        if (!maths.ticks().inRange(event.sqrtPrice) || event.liquidity.bits() > ConcentratedPool.LIQUIDITY_BITS
                || event.windowFrom > event.tick || event.windowTo <= event.tick || event.ticks < 0
                || event.ticks > PoolEvent.TICKS) {
            return false;
        }
        int at = maths.ticks().tickAt(event.sqrtPrice);
        if (event.tick != at && event.tick != at - 1) {
            return false;
        }
        pool.sqrtPrice.set(event.sqrtPrice);
        pool.liquidity.set(event.liquidity);
        pool.tick = event.tick;
        pool.ticks.clear(event.windowFrom, event.windowTo, maths.ticks());
        for (int i = 0; i < event.ticks; i++) {
            if (event.tickIndex[i] % pool.tickSpacing() != 0
                    || !pool.ticks.add(event.tickIndex[i], event.netHigh[i], event.netLow[i], maths.ticks())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a pool may be priced, and if not, why. */
    public MarketState state(int pool) {
        return state[pool];
    }

    /** Monotonic time of the last state, {@link Long#MIN_VALUE} before the first. */
    public long receivedNanos(int pool) {
        return receivedNanos[pool];
    }

    /** A trade in a live pool; this table's own. */
    public Hop hop(int pool, boolean zeroForOne) {
        int at = 2 * pool + (zeroForOne ? 1 : 0);
        return concentrated[pool] == null ? pairHops[at] : concentratedHops[at];
    }

    /** Folds everything that decides into a state hash. */
    public long foldInto(long hash) {
        long h = hash;
        for (int pool = 0; pool < state.length; pool++) {
            h = StateHash.mix(StateHash.mix(h, state[pool].ordinal()), block[pool]);
            h = StateHash.mix(StateHash.mix(h, logIndex[pool]), receivedNanos[pool]);
            h = fold(fold(h, reserve0[pool]), reserve1[pool]);
            if (concentrated[pool] != null) {
                h = fold(h, concentrated[pool]);
            }
        }
        return h;
    }

    private static long fold(long hash, ConcentratedPool pool) {
        long h = StateHash.mix(fold(fold(hash, pool.sqrtPrice), pool.liquidity), pool.tick);
        h = StateHash.mix(StateHash.mix(h, pool.ticks.from()), pool.ticks.to());
        h = StateHash.mix(h, pool.ticks.count());
        for (int i = 0; i < pool.ticks.count(); i++) {
            h = StateHash.mix(h, pool.ticks.index(i));
            h = StateHash.mix(StateHash.mix(h, pool.ticks.netHigh(i)), pool.ticks.netLow(i));
        }
        return h;
    }

    private static long fold(long hash, U256 number) {
        long h = hash;
        for (int i = 0; i < U256.LIMBS; i++) {
            h = StateHash.mix(h, number.limb[i]);
        }
        return h;
    }
}
