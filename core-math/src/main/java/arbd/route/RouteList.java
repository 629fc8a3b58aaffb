package arbd.route;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.InstrumentTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Routes while they are being enumerated: gives out dense ids, and keeps no more than the bound. What is beyond it is
 * only counted, for the message that says which kind is too many.
 */
final class RouteList {
    /** Counting ends here: a market can have more cycles than anybody waits for. */
    static final long COUNTED_MAX = 20_000_000L;

    private final Equivalents equivalents;
    private final int routesMax;
    private final List<Route> routes = new ArrayList<>();
    private final long[] counted = new long[RouteKind.values().length];
    private long total;

    RouteList(InstrumentTable instruments, int routesMax) {
        this.equivalents = instruments.equivalents();
        this.routesMax = routesMax;
    }

    /** Adds the route of these steps, the first {@code legs} of the array. */
    void add(RouteKind kind, Asset settlement, Step[] steps, int legs) {
        counted[kind.ordinal()]++;
        total++;
        if (total > routesMax) {
            return;
        }
        List<Leg> list = new ArrayList<>(legs);
        for (int leg = 0; leg < legs; leg++) {
            list.add(new Leg(steps[leg].instrument().id(), steps[leg].side()));
        }
        routes.add(new Route(routes.size(), kind, list, settlement, haircutE8(steps, legs),
                RouteTitles.of(kind, steps, legs)));
    }

    /** Whether to go no further, since nobody will see more of this. */
    boolean full() {
        return total >= Math.max(routesMax, COUNTED_MAX);
    }

    List<Route> routes() {
        return routes;
    }

    /** Routes found of each kind, by ordinal, including those that were not kept. */
    RouteCounts counts() {
        return new RouteCounts(counted.clone(), full());
    }

    private long haircutE8(Step[] steps, int legs) {
        long sum = 0;
        for (int leg = 0; leg < legs; leg++) {
            sum += equivalents.haircutE8(steps[leg].to().id(), steps[leg + 1 == legs ? 0 : leg + 1].from().id());
        }
        return sum;
    }
}
