package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.feeds.net.Backoff;
import arbd.market.MarketState;

/** One pool of a connection: how far its state is known, and when it may be asked for again. */
final class WatchedPool {
    /** How far the state is known. */
    enum Stage {
        /** Not, and nothing is under way: logs are covered by the snapshot that is still to be asked for. */
        WAITING,
        /** A snapshot is under way: logs behind its block are held back. */
        ASKED,
        /** Known. */
        LIVE,
        /** The contract is not what the configuration says; for as long as the connection lasts. */
        REFUSED
    }

    private static final long WAIT_MIN_MILLIS = 100;
    private static final long WAIT_MAX_MILLIS = 30_000;
    private static final long QUIET_NANOS = 60_000_000_000L;

    final Pool pool;
    /** Its place in the connection. */
    final int place;
    final String address;
    final PoolState state;
    Stage stage = Stage.WAITING;
    /** Whether the contract was found to be the one of the configuration, on this connection. */
    boolean checked;
    /** Whether what its node says went wrong was told already. */
    boolean complained;
    /** Whether the state is to be told at the end of the read. */
    boolean dirty;
    /** The block from which on a snapshot covers all logs that were let pass. */
    long blockNeeded;
    /** Block of the last snapshot that was asked for. */
    long snapshotBlock;
    long notBeforeNanos;
    /** Where in the chain the state is. */
    long block;
    int logIndex;
    long receivedNanos;
    long wallNanos;
    MarketState told = MarketState.UNKNOWN;

    private final Backoff waits;
    private long faultNanos;
    private boolean faulted;

    WatchedPool(Pool pool, int place, TickMath math, long seed) {
        this.pool = pool;
        this.place = place;
        this.address = ChainPools.lower(pool.symbol());
        this.state = pool.kind() == PoolKind.CONCENTRATED ? new ConcentratedState(pool.tickSpacing(), math)
                : new PairState();
        this.waits = new Backoff(WAIT_MIN_MILLIS, WAIT_MAX_MILLIS, seed + 31L * (place + 1));
    }

    /** The connection is another one, or none: nothing is known, and it may be asked for at once. */
    void renew() {
        stage = Stage.WAITING;
        checked = false;
        complained = false;
        dirty = false;
        blockNeeded = 0;
        notBeforeNanos = Long.MIN_VALUE;
        faulted = false;
        waits.reset();
    }

    /** Not believed any more: asked for again after a wait that grows while faults follow each other. */
    void fault(long needed, long nowNanos) {
        if (stage == Stage.REFUSED) {
            return;
        }
        if (faulted && nowNanos - faultNanos > QUIET_NANOS) {
            waits.reset();
        }
        faulted = true;
        faultNanos = nowNanos;
        notBeforeNanos = nowNanos + waits.nextMillis() * 1_000_000L;
        stage = Stage.WAITING;
        dirty = false;
        blockNeeded = Math.max(blockNeeded, needed);
    }

    /** Whether a snapshot may be asked for, with this newest head. */
    boolean due(long head, long nowNanos) {
        return stage == Stage.WAITING && head >= blockNeeded
                && (notBeforeNanos == Long.MIN_VALUE || nowNanos - notBeforeNanos >= 0);
    }

    /** The state is the one after this place in the chain. */
    void at(long ofBlock, int ofLog, long received, long wall) {
        block = ofBlock;
        logIndex = ofLog;
        receivedNanos = received;
        wallNanos = wall;
    }

    /** Writes the live state. */
    void fill(PoolEvent event) {
        event.pool = pool.id();
        event.state = MarketState.LIVE;
        event.block = block;
        event.logIndex = logIndex;
        event.receivedNanos = receivedNanos;
        event.wallNanos = wallNanos;
        state.fill(event);
    }
}
