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
 * Spot instruments against every path of one to three pools of one chain between their two assets, both ways, found
 * once at start: a book and a pool meet in an asset's identity, two pools in the very contract. Immutable.
 */
public final class BookAmmRoutes {
    private final List<BookAmmRoute> routes = new ArrayList<>();
    private final List<List<AmmLeg>> from = new ArrayList<>();
    private final int poolsMost;
    private final int routesMost;
    private final int[][] touchedByPool;
    private final int[][] touchedByInstrument;

    private BookAmmRoutes(InstrumentTable instruments, List<Instrument> books, List<Pool> pools, int poolsMost,
            int routesMost) {
        this.poolsMost = poolsMost;
        this.routesMost = routesMost;
        instruments.assets().forEach(asset -> from.add(new ArrayList<>()));
        for (Pool pool : pools) {
            from.get(pool.asset0().id()).add(new AmmLeg(pool, true));
            from.get(pool.asset1().id()).add(new AmmLeg(pool, false));
        }
        for (Instrument book : books) {
            if (book.kind() == Kind.SPOT) {
                extend(book, Side.BUY, book.base(), book.quote(), new ArrayDeque<>());
                extend(book, Side.SELL, book.quote(), book.base(), new ArrayDeque<>());
            }
        }
        List<List<Integer>> byPool = lists(pools.size());
        List<List<Integer>> byInstrument = lists(instruments.size());
        for (BookAmmRoute route : routes) {
            route.legs().forEach(leg -> byPool.get(leg.pool().id()).add(route.id()));
            byInstrument.get(route.instrument().id()).add(route.id());
        }
        this.touchedByPool = arrays(byPool);
        this.touchedByInstrument = arrays(byInstrument);
    }

    /**
     * All routes over all spot instruments.
     *
     * @param poolsMost most pools of a route, 1..3
     * @throws TooManyRoutesException when there would be more than {@code routesMost}
     */
    public static BookAmmRoutes build(InstrumentTable instruments, List<Pool> pools, int poolsMost, int routesMost) {
        return build(instruments, instruments.instruments(), pools, poolsMost, routesMost);
    }

    /** All routes over those instruments that the rules trade and whose quote is a settlement asset. */
    static BookAmmRoutes build(InstrumentTable instruments, RouteRules rules, List<Pool> pools, int poolsMost,
            int routesMost) {
        List<Instrument> books = rules.traded(instruments).stream().filter(book -> rules.rank(book.quote()) >= 0)
                .toList();
        return build(instruments, books, pools, poolsMost, routesMost);
    }

    private static BookAmmRoutes build(InstrumentTable instruments, List<Instrument> books, List<Pool> pools,
            int poolsMost, int routesMost) {
        Require.that(poolsMost >= 1 && poolsMost <= BookAmmRoute.POOLS_MAX, "pools must be 1..%d, were %d",
                BookAmmRoute.POOLS_MAX, poolsMost);
        return new BookAmmRoutes(instruments, books, List.copyOf(pools), poolsMost, routesMost);
    }

    private void extend(Instrument book, Side side, Asset at, Asset to, Deque<AmmLeg> path) {
        for (AmmLeg leg : from.get(at.id())) {
            if (!fits(leg, path)) {
                continue;
            }
            path.addLast(leg);
            Asset brought = leg.pool().brought(leg.zeroForOne());
            if (brought.id() == to.id()) {
                add(book, side, path);
            } else if (path.size() < poolsMost) {
                extend(book, side, brought, to, path);
            }
            path.removeLast();
        }
    }

    private void add(Instrument book, Side side, Deque<AmmLeg> path) {
        if (routes.size() == routesMost) {
            throw TooManyRoutesException.overPools(PoolRouteKind.BOOK_AMM, routesMost);
        }
        routes.add(new BookAmmRoute(routes.size(), book, side, List.copyOf(path)));
    }

    /** The same token as the one before brings, and no asset twice. */
    private static boolean fits(AmmLeg leg, Deque<AmmLeg> path) {
        int brought = leg.pool().brought(leg.zeroForOne()).id();
        boolean passed = path.stream().anyMatch(before ->
                before.pool().paid(before.zeroForOne()).id() == brought);
        return !passed && (path.isEmpty() || leg.takes(path.getLast()));
    }

    private static List<List<Integer>> lists(int count) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
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
