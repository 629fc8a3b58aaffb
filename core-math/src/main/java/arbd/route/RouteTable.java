package arbd.route;

import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.Side;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every route of one run, by dense id, and which routes each instrument changes. Those that were enumerated never
 * change; a table that was made {@link #growing} also takes routes that are found later, and then has one owner.
 */
public final class RouteTable {
    private final InstrumentTable instruments;
    private final FoundBounds found;
    private final PoolRoutes pools;
    private final Route[] routes;
    private int size;
    private final int[] legs;
    private final int[] legInstrument;
    private final Side[] legSide;
    private final Passage[][] passages;
    private final int[][] touchedBy;

    private RouteTable(InstrumentTable instruments, FoundBounds found, PoolRoutes pools, int capacity,
            List<Route> enumerated) {
        this.instruments = instruments;
        this.found = found;
        this.pools = pools;
        this.routes = new Route[capacity];
        this.legs = new int[capacity];
        this.legInstrument = new int[capacity * Route.LEGS_MAX];
        this.legSide = new Side[capacity * Route.LEGS_MAX];
        this.passages = new Passage[capacity][];
        for (Route route : enumerated) {
            put(route);
        }
        this.touchedBy = index(enumerated.size());
    }

    /**
     * Builds the table.
     *
     * @throws IllegalArgumentException when an id is not the position in the list, or a route names an instrument twice
     */
    public static RouteTable of(InstrumentTable instruments, List<Route> routes) {
        return new RouteTable(instruments, FoundBounds.NONE, PoolRoutes.NONE, routes.size(), routes);
    }

    /** The same routes, and which cycles are to be found while the market moves. */
    public RouteTable finding(FoundBounds bounds) {
        return new RouteTable(instruments, bounds, pools, size, routes());
    }

    /** The same routes over books, and these over pools. */
    public RouteTable with(PoolRoutes overPools) {
        return new RouteTable(instruments, found, overPools, size, routes());
    }

    /** A copy for one owner, with room for as many routes as may be found, and so many more. */
    public RouteTable growing(int more) {
        return new RouteTable(instruments, found, pools, size + found.foundMax() + more, routes());
    }

    /**
     * Adds a route that was found. Only its owner does so, and only to a growing table.
     *
     * @throws IllegalArgumentException when its id is not the next one, there is no room, or it names an instrument
     *         twice
     */
    public void add(Route route) {
        Require.that(size < routes.length, "no room for route %s", route.title());
        put(route);
    }

    private void put(Route route) {
        Require.that(route.id() == size, "route %s has id %d at position %d", route.title(), route.id(), size);
        long distinct = route.legs().stream().mapToInt(Leg::instrument).distinct().count();
        Require.that(distinct == route.legs().size(), "route %s names an instrument twice", route.title());
        routes[size] = route;
        legs[size] = route.legs().size();
        for (int leg = 0; leg < route.legs().size(); leg++) {
            legInstrument[size * Route.LEGS_MAX + leg] = route.legs().get(leg).instrument();
            legSide[size * Route.LEGS_MAX + leg] = route.legs().get(leg).side();
        }
        passages[size] = Passage.of(route, instruments);
        size++;
    }

    private int[][] index(int enumerated) {
        int[] touches = new int[instruments.size()];
        for (int route = 0; route < enumerated; route++) {
            touching(route).forEach(instrument -> touches[instrument]++);
        }
        int[][] index = new int[touches.length][];
        for (int i = 0; i < touches.length; i++) {
            index[i] = new int[touches[i]];
        }
        int[] filled = new int[touches.length];
        for (int route = 0; route < enumerated; route++) {
            int id = route;
            touching(id).forEach(instrument -> index[instrument][filled[instrument]++] = id);
        }
        return index;
    }

    /** The instruments whose change is a change of the route's edge, each once. */
    private IntStream touching(int route) {
        IntStream traded = routes[route].legs().stream().mapToInt(Leg::instrument);
        return passages[route].length == 0 ? traded
                : IntStream.concat(traded, Arrays.stream(passages[route]).filter(Passage::priced)
                        .mapToInt(Passage::through)).distinct();
    }

    /** Number of routes; ids are 0..size-1. */
    public int size() {
        return size;
    }

    /** Number of routes that there can ever be. */
    public int capacity() {
        return routes.length;
    }

    /** Which cycles are found while the market moves, beside those that are listed here. */
    public FoundBounds found() {
        return found;
    }

    /** Routes over pools: they have ids and tables of their own. */
    public PoolRoutes pools() {
        return pools;
    }

    /** For people: the title of a route over books or over pools. */
    public String title(int route) {
        return PoolRoutes.isPoolRoute(route) ? pools.title(route) : routes[route].title();
    }

    /** The asset that the gain of a route over books or over pools is counted in. */
    public Asset settlement(int route) {
        return PoolRoutes.isPoolRoute(route) ? pools.settlement(route) : routes[route].settlement();
    }

    /** The route over books with this id. */
    public Route get(int route) {
        return routes[route];
    }

    /** All routes, by id. */
    public List<Route> routes() {
        return List.of(Arrays.copyOf(routes, size));
    }

    /** The instruments that the legs are of. */
    public InstrumentTable instruments() {
        return instruments;
    }

    /** Legs of a route. */
    public int legs(int route) {
        return legs[route];
    }

    /** Dense instrument id of a leg. */
    public int instrument(int route, int leg) {
        return legInstrument[route * Route.LEGS_MAX + leg];
    }

    /** Which way a leg trades. */
    public Side side(int route, int leg) {
        return legSide[route * Route.LEGS_MAX + leg];
    }

    /** Where a route goes on with an equivalent of what it has; mostly nowhere. The array is shared: read it only. */
    Passage[] passages(int route) {
        return passages[route];
    }

    /** How often a route goes on with an equivalent of what it has. */
    public int passageCount(int route) {
        return passages[route].length;
    }

    /**
     * The market that prices one of these: dense instrument id, or {@link arbd.market.Equivalents#NONE}: it has a fixed
     * price.
     */
    public int passageBook(int route, int at) {
        return passages[route][at].through();
    }

    /**
     * Ids of the enumerated routes that an instrument is a leg of, or whose equivalents it prices, rising. The array is
     * shared: read it only.
     */
    public int[] touchedBy(int instrument) {
        return touchedBy[instrument];
    }
}
