package arbd.route;

import arbd.amm.PoolTable;
import arbd.amm.Range;
import arbd.market.MarketState;

/** What the first sliver through each pool brings, in doubles, both ways: ranks cycles. Owned by the decide thread. */
final class SliverRates {
    private static final double PPM = 1e6;

    private final PoolTable pools;
    private final double[] rate;
    private final Range range = new Range();

    SliverRates(PoolTable pools) {
        this.pools = pools;
        this.rate = new double[2 * pools.pools().size()];
        // The table may know pools that will not change for a while.
        for (int pool = 0; pool < pools.pools().size(); pool++) {
            refresh(pool);
        }
    }

    /** Looks at one pool again; one that must not be priced brings nothing. */
    void refresh(int pool) {
        boolean live = pools.state(pool) == MarketState.LIVE;
        rate[2 * pool] = live && pools.hop(pool, false).begin(range) ? range.slope : 0;
        rate[2 * pool + 1] = live && pools.hop(pool, true).begin(range) ? range.slope : 0;
    }

    /** Whether the first sliver around a cycle gains. */
    boolean gains(int legs, int[] pool, boolean[] zeroForOne, int from) {
        return product(legs, pool, zeroForOne, from) > 1;
    }

    /** The edge of some pools, ppm rounded down, or {@link RouteFilter#NONE}. */
    long edgePpm(int legs, int[] pool, boolean[] zeroForOne, int from) {
        return edgePpm(1, legs, pool, zeroForOne, from);
    }

    /** The edge of a book's rate and some pools, ppm rounded down, or {@link RouteFilter#NONE}. */
    long edgePpm(double book, int legs, int[] pool, boolean[] zeroForOne, int from) {
        double product = book * product(legs, pool, zeroForOne, from);
        return product > 0 ? (long) Math.floor((product - 1) * PPM) : RouteFilter.NONE;
    }

    /** What the first sliver through some pools brings for one. */
    double product(int legs, int[] pool, boolean[] zeroForOne, int from) {
        double product = 1;
        for (int leg = from; leg < from + legs; leg++) {
            product *= rate[2 * pool[leg] + (zeroForOne[leg] ? 1 : 0)];
        }
        return product;
    }
}
