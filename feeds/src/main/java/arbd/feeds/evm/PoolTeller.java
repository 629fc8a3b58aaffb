package arbd.feeds.evm;

import arbd.amm.PoolEvent;
import arbd.amm.PoolSink;
import arbd.feeds.net.FeedCounters;
import arbd.market.MarketState;

/** Tells pools: states at the end of a read, once each however many logs they had; that one is stale at once. */
final class PoolTeller {
    private final PoolSink sink;
    private final FeedCounters counters;
    private final PoolEvent event = new PoolEvent();
    private final WatchedPool[] changed;
    private int count;

    PoolTeller(int pools, PoolSink sink, FeedCounters counters) {
        this.changed = new WatchedPool[pools];
        this.sink = sink;
        this.counters = counters;
    }

    /** The state of a pool is another one. */
    void changed(WatchedPool pool) {
        if (!pool.dirty) {
            pool.dirty = true;
            changed[count++] = pool;
        }
    }

    /** Tells what changed since the last time. */
    void flush() {
        for (int i = 0; i < count; i++) {
            WatchedPool pool = changed[i];
            changed[i] = null;
            if (pool.dirty) {
                pool.dirty = false;
                pool.fill(event);
                pool.told = MarketState.LIVE;
                tell();
            }
        }
        count = 0;
    }

    /** Tells that a pool must not be priced, unless that is what was told last; what changed in it is forgotten. */
    void unpriced(WatchedPool pool, MarketState state, long nowNanos, long wallNanos) {
        forget(pool);
        if (pool.told == state) {
            return;
        }
        pool.told = state;
        event.pool = pool.pool.id();
        event.state = state;
        event.block = 0;
        event.logIndex = 0;
        event.receivedNanos = nowNanos;
        event.wallNanos = wallNanos;
        tell();
    }

    /** So that each pool is in the list once. */
    private void forget(WatchedPool pool) {
        pool.dirty = false;
        for (int i = 0; i < count; i++) {
            if (changed[i] == pool) {
                changed[i] = changed[--count];
                changed[count] = null;
                return;
            }
        }
    }

    private void tell() {
        counters.tick();
        sink.on(event);
    }
}
