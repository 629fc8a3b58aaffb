package arbd.route;

import arbd.market.InstrumentTable;
import arbd.market.Require;
import arbd.market.Side;
import java.util.List;

/** Every route of one run, by dense id, and which routes each instrument is a leg of. Immutable. */
public final class RouteTable {
    private final InstrumentTable instruments;
    private final List<Route> routes;
    private final int[] legs;
    private final int[] legInstrument;
    private final Side[] legSide;
    private final int[][] touchedBy;

    private RouteTable(InstrumentTable instruments, List<Route> routes) {
        this.instruments = instruments;
        this.routes = List.copyOf(routes);
        this.legs = new int[routes.size()];
        this.legInstrument = new int[routes.size() * Route.LEGS_MAX];
        this.legSide = new Side[routes.size() * Route.LEGS_MAX];
        int[] touches = new int[instruments.size()];
        for (Route route : routes) {
            legs[route.id()] = route.legs().size();
            for (int leg = 0; leg < route.legs().size(); leg++) {
                legInstrument[route.id() * Route.LEGS_MAX + leg] = route.legs().get(leg).instrument();
                legSide[route.id() * Route.LEGS_MAX + leg] = route.legs().get(leg).side();
                touches[route.legs().get(leg).instrument()]++;
            }
        }
        this.touchedBy = index(routes, touches);
    }

    /**
     * Builds the table.
     *
     * @throws IllegalArgumentException when an id is not the position in the list, or a route names an instrument twice
     */
    public static RouteTable of(InstrumentTable instruments, List<Route> routes) {
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            Require.that(route.id() == i, "route %s has id %d at position %d", route.title(), route.id(), i);
            long distinct = route.legs().stream().mapToInt(Leg::instrument).distinct().count();
            Require.that(distinct == route.legs().size(), "route %s names an instrument twice", route.title());
        }
        return new RouteTable(instruments, routes);
    }

    private static int[][] index(List<Route> routes, int[] touches) {
        int[][] index = new int[touches.length][];
        for (int i = 0; i < touches.length; i++) {
            index[i] = new int[touches[i]];
        }
        int[] filled = new int[touches.length];
        for (Route route : routes) {
            for (Leg leg : route.legs()) {
                index[leg.instrument()][filled[leg.instrument()]++] = route.id();
            }
        }
        return index;
    }

    /** Number of routes; ids are 0..size-1. */
    public int size() {
        return legs.length;
    }

    /** The route with this id. */
    public Route get(int route) {
        return routes.get(route);
    }

    /** All routes, by id. */
    public List<Route> routes() {
        return routes;
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

    /** Ids of the routes that an instrument is a leg of, rising. The array is shared: read it only. */
    public int[] touchedBy(int instrument) {
        return touchedBy[instrument];
    }
}
