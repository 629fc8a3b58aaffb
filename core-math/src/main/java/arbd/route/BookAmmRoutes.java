package arbd.route;

import arbd.amm.Pool;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Require;
import arbd.market.Side;
import arbd.route.AmmRoute.AmmLeg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Every spot instrument against every path of one to three pools between its two assets, both ways, found once at
 * start by asset identity. Immutable.
 */
public final class BookAmmRoutes {
    private final List<BookAmmRoute> routes = new ArrayList<>();
    private final int[][] touchedByPool;
    private final int[][] touchedByInstrument;

    private BookAmmRoutes(InstrumentTable instruments, List<Pool> pools, int poolsMost, int routesMost) {
        for (Instrument instrument : instruments.instruments()) {
            if (instrument.kind() != Kind.SPOT) {
                continue;
            }
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                Asset from = side == Side.BUY ? instrument.base() : instrument.quote();
                Asset to = side == Side.BUY ? instrument.quote() : instrument.base();
                for (List<AmmLeg> path : paths(pools, from, to, poolsMost)) {
                    Require.that(routes.size() < routesMost, "more than %d routes of a book and pools", routesMost);
                    routes.add(new BookAmmRoute(routes.size(), instrument, side, path));
                }
            }
        }
        touchedByPool = new int[pools.size()][];
        for (int i = 0; i < pools.size(); i++) {
            int pool = i;
            touchedByPool[i] = routes.stream()
                    .filter(route -> route.legs().stream().anyMatch(leg -> leg.pool().id() == pool))
                    .mapToInt(BookAmmRoute::id).toArray();
        }
        touchedByInstrument = new int[instruments.size()][];
        for (int i = 0; i < instruments.size(); i++) {
            int instrument = i;
            touchedByInstrument[i] = routes.stream().filter(route -> route.instrument().id() == instrument)
                    .mapToInt(BookAmmRoute::id).toArray();
        }
    }

    /**
     * All routes.
     *
     * @param poolsMost most pools of a route, 1..3
     * @throws IllegalArgumentException when there would be more than {@code routesMost}
     */
    public static BookAmmRoutes build(InstrumentTable instruments, List<Pool> pools, int poolsMost, int routesMost) {
        Require.that(poolsMost >= 1 && poolsMost <= BookAmmRoute.POOLS_MAX, "pools must be 1..%d, were %d",
                BookAmmRoute.POOLS_MAX, poolsMost);
        return new BookAmmRoutes(instruments, List.copyOf(pools), poolsMost, routesMost);
    }

    private static List<List<AmmLeg>> paths(List<Pool> pools, Asset from, Asset to, int poolsMost) {
        List<List<AmmLeg>> found = new ArrayList<>();
        extend(pools, from, to, poolsMost, new ArrayDeque<>(), found);
        return found;
    }

    private static void extend(List<Pool> pools, Asset at, Asset to, int poolsMost, Deque<AmmLeg> path,
            List<List<AmmLeg>> found) {
        for (Pool pool : pools) {
            boolean zeroForOne = pool.asset0().id() == at.id();
            if (!zeroForOne && pool.asset1().id() != at.id() || !fits(pool, zeroForOne, path)) {
                continue;
            }
            path.addLast(new AmmLeg(pool, zeroForOne));
            if (pool.brought(zeroForOne).id() == to.id()) {
                found.add(List.copyOf(path));
            } else if (path.size() < poolsMost) {
                extend(pools, pool.brought(zeroForOne), to, poolsMost, path, found);
            }
            path.removeLast();
        }
    }

    /** The same token as the one before brings, and no asset twice. */
    private static boolean fits(Pool pool, boolean zeroForOne, Deque<AmmLeg> path) {
        int brought = pool.brought(zeroForOne).id();
        boolean passed = path.stream().anyMatch(leg -> leg.pool().paid(leg.zeroForOne()).id() == brought);
        return !passed && (path.isEmpty() || path.getLast().pool().decimalsBrought(path.getLast().zeroForOne())
                == pool.decimalsPaid(zeroForOne));
    }

    /** All routes, by id. */
    public List<BookAmmRoute> routes() {
        return routes;
    }

    /** The route with this id. */
    public BookAmmRoute get(int route) {
        return routes.get(route);
    }

    /** Ids of the routes through a pool, rising. The array is shared: read it only. */
    public int[] touchedByPool(int pool) {
        return touchedByPool[pool];
    }

    /** Ids of the routes over a book, rising. The array is shared: read it only. */
    public int[] touchedByInstrument(int instrument) {
        return touchedByInstrument[instrument];
    }
}
