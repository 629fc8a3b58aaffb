package arbd.daemon.http;

import arbd.amm.Pool;
import arbd.daemon.run.Daemon;
import arbd.market.MarketState;
import arbd.market.Venue;

/**
 * What a venue's feed told of its pools last.
 *
 * @param pools that the venue has
 * @param live may be priced
 * @param stale not since a gap, a reorganisation or a silence
 * @param disconnected not since the connection fell
 * @param unknown nothing was told yet
 */
record PoolCounts(int pools, int live, int stale, int disconnected, int unknown) {
    static PoolCounts of(Daemon daemon, Venue venue) {
        int[] counts = new int[MarketState.values().length];
        int pools = 0;
        for (Pool pool : daemon.routes().pools().pools()) {
            if (pool.venue().id() == venue.id()) {
                pools++;
                counts[daemon.pipeline().poolState(pool.id()).ordinal()]++;
            }
        }
        return new PoolCounts(pools, counts[MarketState.LIVE.ordinal()], counts[MarketState.STALE.ordinal()],
                counts[MarketState.DISCONNECTED.ordinal()], counts[MarketState.UNKNOWN.ordinal()]);
    }

    /** Whether the venue has pools, and none of them may be priced. */
    boolean none() {
        return pools > 0 && live == 0;
    }
}
