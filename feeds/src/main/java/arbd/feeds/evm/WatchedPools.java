package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolSink;
import arbd.amm.TickMath;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pools of a connection: their logs in the order of the chain, and their snapshots. A pool of which a log is let
 * pass is asked for only at that log's block or a later one, so that nothing can fall between a snapshot and the logs.
 */
final class WatchedPools {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedPools.class);

    /** Logs that are kept for the pools whose snapshots are under way. */
    static final int HELD_MOST = 1_024;
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long NONE = -1;

    private final FeedCounters counters;
    private final PoolTeller teller;
    private final NodeRequests requests;
    private final Snapshots snapshots;
    private final HeldLogs held = new HeldLogs(HELD_MOST);
    private final WatchedPool[] pools;
    private long newestBlock = NONE;
    private int newestLog;
    private long nowNanos;
    private long wallNanos;

    WatchedPools(List<Pool> pools, Consumer<String> node, PoolSink sink, FeedCounters counters, long seed) {
        this.counters = counters;
        this.requests = new NodeRequests(node);
        this.snapshots = new Snapshots(requests);
        this.teller = new PoolTeller(pools.size(), sink, counters);
        this.pools = new WatchedPool[pools.size()];
        TickMath math = new TickMath();
        for (int i = 0; i < this.pools.length; i++) {
            this.pools[i] = new WatchedPool(pools.get(i), i, math, seed);
        }
    }

    /** Numbers all that is asked of the node. */
    NodeRequests requests() {
        return requests;
    }

    /** What is told from here on happened at this time. */
    void time(long now, long wall) {
        nowNanos = now;
        wallNanos = wall;
    }

    /** The connection is another one, or none: nothing is known. */
    void renew() {
        newestBlock = NONE;
        snapshots.clear();
        held.clear();
        for (WatchedPool pool : pools) {
            pool.renew();
        }
    }

    /** Tells the pools that changed. */
    void flush() {
        teller.flush();
    }

    /** Tells every pool that it must not be priced. */
    void tell(MarketState state) {
        for (WatchedPool pool : pools) {
            teller.unpriced(pool, state, nowNanos, wallNanos);
        }
    }

    /** None is asked for as long as the connection lasts. */
    void refuseAll() {
        for (WatchedPool pool : pools) {
            refuse(pool);
        }
    }

    /** Whether a log is behind all others in the chain; then it is the newest. */
    boolean follows(PoolLog log) {
        boolean follows = log.block > newestBlock || log.block == newestBlock && log.logIndex > newestLog;
        if (follows) {
            newestBlock = log.block;
            newestLog = log.logIndex;
        }
        return follows;
    }

    /** Whether a log of a block that is at most the newest head is in the pool's snapshot, or will be. */
    boolean covered(PoolLog log) {
        WatchedPool pool = pools[log.pool];
        return pool.stage == WatchedPool.Stage.WAITING || pool.stage == WatchedPool.Stage.REFUSED
                || log.block <= pool.snapshotBlock;
    }

    /** The next snapshot of a log's pool is one that covers it. */
    void await(PoolLog log) {
        WatchedPool pool = pools[log.pool];
        pool.blockNeeded = Math.max(pool.blockNeeded, log.block);
    }

    /** Takes the next log of the chain. */
    void take(PoolLog log) {
        WatchedPool pool = pools[log.pool];
        boolean behind = log.block > pool.snapshotBlock;
        if (pool.stage == WatchedPool.Stage.LIVE && behind) {
            apply(pool, log);
        } else if (pool.stage == WatchedPool.Stage.ASKED && behind) {
            if (!held.add(log)) {
                counters.fault(BookFault.BUFFER_FULL);
                fault(pool, log.block);
            }
        } else {
            counters.ignored();
            await(log);
        }
    }

    /** A log of a pool could not be read. */
    void unreadable(PoolLog log) {
        fault(pools[log.pool], log.block);
    }

    /** No log so far says anything about those that come: all is asked for anew, at this block or a later one. */
    void anew(long needed) {
        for (WatchedPool pool : pools) {
            fault(pool, needed);
        }
        newestBlock = NONE;
    }

    /** The snapshot that a request belongs to, or null. */
    Snapshot owning(long id) {
        return snapshots.owning(id);
    }

    /** Takes an answer to a snapshot's request. */
    void answer(Snapshot snapshot, NodeFrame frame) {
        switch (snapshot.answer(frame)) {
            case WHOLE -> whole(snapshot);
            case UNUSABLE -> {
                counters.malformed(Malformed.NUMBER);
                failed(snapshot, snapshot.why());
            }
            case OTHER_POOL -> {
                counters.snapshot(false);
                LOG.error("{}: {}: the pool stays unpriced", snapshot.pool().pool.title(), snapshot.why());
                refuse(snapshot.pool());
            }
            default -> { }
        }
    }

    /** A snapshot cannot be had: it is asked for again after a while. */
    void failed(Snapshot snapshot, String why) {
        WatchedPool pool = snapshot.pool();
        counters.snapshot(false);
        if (!pool.complained) {
            pool.complained = true;
            LOG.warn("{}: no snapshot at block {}: {}; asked for again", pool.pool.title(), snapshot.block(), why);
        }
        fault(pool, pool.snapshotBlock);
    }

    /** Gives up what was asked for too long ago. */
    void giveUpLate() {
        for (Snapshot slow = late(); slow != null; slow = late()) {
            failed(slow, "no answer");
        }
    }

    private Snapshot late() {
        return snapshots.late(nowNanos, PATIENCE_NANOS);
    }

    /**
     * Asks for pools that are due, as many as may be under way at once.
     *
     * @return false = one needs a block so far ahead of the head that it would not come
     */
    boolean begin(long head) {
        for (WatchedPool pool : pools) {
            if (pool.blockNeeded > head + Blocks.REMEMBERED) {
                return false;
            }
            Snapshot free = pool.due(head, nowNanos) ? snapshots.free() : null;
            if (free != null) {
                pool.stage = WatchedPool.Stage.ASKED;
                pool.snapshotBlock = head;
                free.begin(pool, head, nowNanos);
            }
        }
        return true;
    }

    private void whole(Snapshot snapshot) {
        WatchedPool pool = snapshot.pool();
        counters.snapshot(true);
        snapshot.end();
        pool.stage = WatchedPool.Stage.LIVE;
        pool.at(pool.snapshotBlock, 0, nowNanos, wallNanos);
        teller.changed(pool);
        for (int i = 0; i < held.count() && pool.stage == WatchedPool.Stage.LIVE; i++) {
            if (held.get(i).pool == pool.place) {
                apply(pool, held.get(i));
            }
        }
        held.drop(pool.place);
    }

    private void apply(WatchedPool pool, PoolLog log) {
        switch (pool.state.apply(log)) {
            case DONE -> {
                pool.at(log.block, log.logIndex, log.receivedNanos, log.wallNanos);
                teller.changed(pool);
            }
            case OUTSIDE -> {
                counters.fault(BookFault.OUT_OF_RANGE);
                fault(pool, log.block);
            }
            case CONTRADICTION -> {
                counters.fault(BookFault.CROSS_CHECK);
                fault(pool, log.block);
            }
            case IMPOSSIBLE -> {
                counters.malformed(Malformed.NUMBER);
                fault(pool, log.block);
            }
            default -> counters.ignored();
        }
    }

    private void refuse(WatchedPool pool) {
        snapshots.end(pool);
        held.drop(pool.place);
        pool.stage = WatchedPool.Stage.REFUSED;
        teller.unpriced(pool, MarketState.STALE, nowNanos, wallNanos);
    }

    /** A pool is not believed before a snapshot at this block or a later one, that of the newest log included. */
    private void fault(WatchedPool pool, long needed) {
        snapshots.end(pool);
        held.drop(pool.place);
        pool.fault(Math.max(needed, newestBlock), nowNanos);
        teller.unpriced(pool, MarketState.STALE, nowNanos, wallNanos);
    }
}
