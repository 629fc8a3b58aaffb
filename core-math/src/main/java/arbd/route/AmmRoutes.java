package arbd.route;

import arbd.amm.Pool;
import arbd.market.Asset;
import arbd.market.Require;
import arbd.route.AmmRoute.AmmLeg;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Every cycle of two to four pools that begins in a settlement asset, found once at start: each leg pays the very
 * contract that the one before it brings, on one chain, no pool and no asset twice. One that passes through two
 * settlement assets begins in the one that is preferred. Immutable.
 */
public final class AmmRoutes {
    private final List<AmmRoute> routes = new ArrayList<>();
    private final List<List<AmmLeg>> from = new ArrayList<>();
    private final List<Asset> settlements;
    private final int legsMost;
    private final int routesMost;
    private final int[][] touchedBy;

    private AmmRoutes(List<Pool> pools, List<Asset> settlements, int legsMost, int routesMost) {
        this.settlements = settlements;
        this.legsMost = legsMost;
        this.routesMost = routesMost;
        for (Pool pool : pools) {
            leaving(pool.asset0()).add(new AmmLeg(pool, true));
            leaving(pool.asset1()).add(new AmmLeg(pool, false));
        }
        for (Asset settlement : settlements) {
            extend(settlement, settlement, new ArrayDeque<>());
        }
        this.touchedBy = index(pools.size());
    }

    /**
     * All cycles.
     *
     * @param settlements preferred first
     * @param legsMost most pools of a cycle, 2..4
     * @throws TooManyRoutesException when there would be more than {@code routesMost}
     */
    public static AmmRoutes build(List<Pool> pools, List<Asset> settlements, int legsMost, int routesMost) {
        Require.that(legsMost >= 2 && legsMost <= AmmRoute.LEGS_MAX, "legs must be 2..%d, were %d",
                AmmRoute.LEGS_MAX, legsMost);
        return new AmmRoutes(pools, List.copyOf(settlements), legsMost, routesMost);
    }

    private List<AmmLeg> leaving(Asset asset) {
        while (from.size() <= asset.id()) {
            from.add(new ArrayList<>());
        }
        return from.get(asset.id());
    }

    private void extend(Asset start, Asset at, Deque<AmmLeg> path) {
        for (AmmLeg leg : leaving(at)) {
            Asset to = leg.pool().brought(leg.zeroForOne());
            if (!fits(leg, path)) {
                continue;
            }
            path.addLast(leg);
            if (to.id() == start.id()) {
                close(start, path);
            } else if (path.size() < legsMost && !passed(to, path) && rank(to) > rank(start)) {
                extend(start, to, path);
            }
            path.removeLast();
        }
    }

    /** Another pool, and the same token as the one before brings. */
    private static boolean fits(AmmLeg leg, Deque<AmmLeg> path) {
        for (AmmLeg before : path) {
            if (before.pool().id() == leg.pool().id()) {
                return false;
            }
        }
        return path.isEmpty() || leg.takes(path.getLast());
    }

    private void close(Asset start, Deque<AmmLeg> path) {
        if (path.size() < 2 || !path.getFirst().takes(path.getLast())) {
            return;
        }
        if (routes.size() == routesMost) {
            throw TooManyRoutesException.overPools(PoolRouteKind.AMM, routesMost);
        }
        routes.add(new AmmRoute(routes.size(), List.copyOf(path), start));
    }

    private static boolean passed(Asset asset, Deque<AmmLeg> path) {
        return path.stream().anyMatch(leg -> leg.pool().paid(leg.zeroForOne()).id() == asset.id());
    }

    /** Position among the settlement assets; behind all of them for any other. */
    private int rank(Asset asset) {
        for (int i = 0; i < settlements.size(); i++) {
            if (settlements.get(i).id() == asset.id()) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private int[][] index(int pools) {
        int[] counts = new int[pools];
        routes.forEach(route -> route.legs().forEach(leg -> counts[leg.pool().id()]++));
        int[][] index = new int[pools][];
        for (int i = 0; i < pools; i++) {
            index[i] = new int[counts[i]];
            counts[i] = 0;
        }
        for (AmmRoute route : routes) {
            for (AmmLeg leg : route.legs()) {
                index[leg.pool().id()][counts[leg.pool().id()]++] = route.id();
            }
        }
        return index;
    }

    /** All routes, by id. */
    public List<AmmRoute> routes() {
        return routes;
    }

    /** Number of routes; ids are 0..size-1. */
    public int size() {
        return routes.size();
    }

    /** The route with this id. */
    public AmmRoute get(int route) {
        return routes.get(route);
    }

    /** Ids of the routes through a pool, rising. The array is shared: read it only. */
    public int[] touchedBy(int pool) {
        return touchedBy[pool];
    }
}
