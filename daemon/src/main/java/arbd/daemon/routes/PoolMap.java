package arbd.daemon.routes;

import arbd.amm.Pool;
import arbd.config.ChainConfig;
import arbd.config.DaemonConfig;
import arbd.market.Asset;
import arbd.market.Venue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which chain has which tokens and pools. */
final class PoolMap {
    private final Map<Venue, ChainConfig> chains = new LinkedHashMap<>();
    private final List<Pool> pools;

    PoolMap(DaemonConfig config, List<Venue> venues, List<Pool> pools) {
        for (Venue venue : venues) {
            config.venues().get(venue.id()).chain().ifPresent(chain -> chains.put(venue, chain));
        }
        this.pools = pools;
    }

    /** Venues that are chains. */
    List<Venue> chains() {
        return List.copyOf(chains.keySet());
    }

    /** Contracts of an asset on a chain. */
    List<String> contracts(Venue chain, Asset asset) {
        return chains.get(chain).tokens().stream().filter(token -> token.asset().equals(asset.name()))
                .map(token -> token.contract()).toList();
    }

    /** Pools of a chain between two assets. */
    List<Pool> between(Venue chain, Asset a, Asset b) {
        return pools.stream().filter(pool -> pool.venue().id() == chain.id() && between(pool, a, b)).toList();
    }

    static boolean between(Pool pool, Asset a, Asset b) {
        return pool.asset0().id() == a.id() && pool.asset1().id() == b.id()
                || pool.asset0().id() == b.id() && pool.asset1().id() == a.id();
    }

    /** Contract of an asset that one of these pools trades. */
    static String contract(Pool pool, Asset asset) {
        return pool.asset0().id() == asset.id() ? pool.token0() : pool.token1();
    }

    /** Decimals on chain of that contract. */
    static int decimals(Pool pool, Asset asset) {
        return pool.asset0().id() == asset.id() ? pool.decimals0() : pool.decimals1();
    }
}
