package arbd.route;

import arbd.amm.PoolTable;
import arbd.market.Side;
import arbd.route.AmmRoute.AmmLeg;

/**
 * From a change of a book or of a pool to the routes between the two that may gain: {@link #onBook} and {@link #onPool}
 * are told what changed, after the tables took it, and list the routes through it whose first sliver gains;
 * {@link BookAmmSizer} sizes them. Owned by the decide thread; allocates nothing after construction.
 */
public final class BookAmmOpportunities {
    private final BookAmmRoutes routes;
    private final QuoteTable quotes;
    private final SliverRates rates;
    private final int[] pool;
    private final boolean[] zeroForOne;
    private final int[] legs;
    private final int[] instrument;
    private final Side[] side;
    private final UnitScale scale;
    private final int[] candidates;
    private int count;

    /** Over these routes, books and pools. */
    public BookAmmOpportunities(BookAmmRoutes routes, QuoteTable quotes, PoolTable pools) {
        int size = routes.routes().size();
        this.routes = routes;
        this.quotes = quotes;
        this.rates = new SliverRates(pools);
        this.pool = new int[size * BookAmmRoute.POOLS_MAX];
        this.zeroForOne = new boolean[pool.length];
        this.legs = new int[size];
        this.instrument = new int[size];
        this.side = new Side[size];
        this.scale = new UnitScale(routes);
        this.candidates = new int[size];
        for (BookAmmRoute route : routes.routes()) {
            legs[route.id()] = route.legs().size();
            instrument[route.id()] = route.instrument().id();
            side[route.id()] = route.side();
            for (int leg = 0; leg < route.legs().size(); leg++) {
                AmmLeg of = route.legs().get(leg);
                pool[route.id() * BookAmmRoute.POOLS_MAX + leg] = of.pool().id();
                zeroForOne[route.id() * BookAmmRoute.POOLS_MAX + leg] = of.zeroForOne();
            }
        }
    }

    /** A pool changed; returns how many routes through it may gain now. */
    public int onPool(int changed) {
        rates.refresh(changed);
        return look(routes.touchedByPool(changed));
    }

    /** A book changed; returns how many routes over it may gain now. */
    public int onBook(int changed) {
        return look(routes.touchedByInstrument(changed));
    }

    /** A route that the last change made a candidate, by its place. */
    public int candidate(int position) {
        return candidates[position];
    }

    /** What the first sliver of a route gains, ppm rounded down, as {@link RouteFilter#edgePpm}. */
    public long edgePpm(int route) {
        return rates.edgePpm(scale.scaled(route, quotes.rate(instrument[route], side[route])), legs[route], pool,
                zeroForOne, route * BookAmmRoute.POOLS_MAX);
    }

    private int look(int[] touched) {
        count = 0;
        for (int route : touched) {
            if (scale.gains(route, quotes.rate(instrument[route], side[route]),
                    rates.product(legs[route], pool, zeroForOne, route * BookAmmRoute.POOLS_MAX))) {
                candidates[count++] = route;
            }
        }
        return count;
    }
}
