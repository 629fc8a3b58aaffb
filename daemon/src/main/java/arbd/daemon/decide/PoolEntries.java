package arbd.daemon.decide;

import arbd.amm.PoolEvent;
import arbd.amm.PoolTable;
import arbd.market.MarketState;
import arbd.market.StateHash;

/** From a changed pool to what is known of it. Owned by decide. */
final class PoolEntries {
    private final PoolTable pools;
    private final Tally tally;

    PoolEntries(Books books) {
        this.pools = books.pools;
        this.tally = books.tally;
    }

    /** Takes a pool's new state; returns the hash with what became of it folded in. */
    long on(PoolEvent event, long nowNanos, long hash, DecisionSink out) {
        if (!pools.apply(event)) {
            tally.add(Tally.Count.OLD_POOL_EVENTS, 1);
            return StateHash.mix(hash, event.pool);
        }
        MarketState state = pools.state(event.pool);
        if (event.state == MarketState.LIVE && state != MarketState.LIVE) {
            tally.add(Tally.Count.UNSOUND_POOL_EVENTS, 1);
        }
        return StateHash.mix(StateHash.mix(hash, event.pool), state.ordinal());
    }
}
