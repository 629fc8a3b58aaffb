package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.StateHash;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives cycles that were found an id: that of the route that is listed or was found before, else the next one of a
 * growing table. A cycle begins in the settlement asset that is preferred, however it was found. Trades are
 * {@code 2 * instrument + side}. Owned by the table's owner; allocates only when a cycle gets a new id.
 */
public final class FoundRoutes {
    /** {@link #id} of what is no route: it settles in no wanted asset, or there is no room left. */
    public static final int NONE = -1;

    private final RouteTable routes;
    private final int enumerated;
    private final int[] table;
    private final int[] trades = new int[Route.LEGS_MAX];

    /** For a table that is growing. */
    public FoundRoutes(RouteTable routes) {
        this.routes = routes;
        this.enumerated = routes.size();
        this.table = new int[Math.max(4, Integer.highestOneBit(4 * routes.capacity() + 1))];
        for (int route = 0; route < enumerated; route++) {
            for (int leg = 0; leg < routes.legs(route); leg++) {
                trades[leg] = 2 * routes.instrument(route, leg) + routes.side(route, leg).ordinal();
            }
            table[slot(routes.legs(route))] = route + 1;
        }
    }

    /** Whether a route was found, not listed. */
    public boolean found(int route) {
        return route >= enumerated;
    }

    /** How many were found. */
    public int count() {
        return routes.size() - enumerated;
    }

    /** Sets one trade of the cycle that is to be named, in the order of its trades. */
    public void trade(int leg, int instrument, Side side) {
        trades[leg] = 2 * instrument + side.ordinal();
    }

    /**
     * The id of the cycle of the first {@code legs} trades that were set, as known; {@link #NONE} when it is not.
     * Turns the trades so that they begin where the route does.
     */
    public int known(int legs) {
        return turn(legs) ? table[slot(legs)] - 1 : NONE;
    }

    /**
     * Whether a cycle that is not known could be a route of kind {@link RouteKind#CYCLIC}: it settles, and is not
     * {@link RouteKind#SYNTHETIC}. Those are listed, if they are on.
     */
    public boolean wanted(int legs) {
        return turn(legs) && (legs != RouteRules.CYCLIC_LEGS_MIN || venues(legs) != 2);
    }

    /** Whether no more may get an id because they were found. */
    public boolean full() {
        return count() >= routes.found().foundMax();
    }

    /**
     * Gives the cycle of the first {@code legs} trades, turned already and not known, the next id.
     *
     * @throws IllegalArgumentException when the trades are no cycle, or the table has no room
     */
    public Route add(int legs) {
        List<Leg> list = new ArrayList<>(legs);
        Step[] steps = new Step[legs];
        for (int leg = 0; leg < legs; leg++) {
            Instrument instrument = instrument(leg);
            Side side = Side.of(trades[leg] & 1);
            steps[leg] = Step.of(instrument, side);
            list.add(new Leg(instrument.id(), side));
        }
        for (int leg = 0; leg < legs; leg++) {
            Require.that(steps[leg].to().id() == steps[(leg + 1) % legs].from().id(), "no cycle at leg %d of %s",
                    leg, list);
        }
        Route route = new Route(routes.size(), RouteKind.CYCLIC, list, steps[0].from(),
                RouteTitles.of(RouteKind.CYCLIC, steps, legs));
        int slot = slot(legs);
        routes.add(route);
        table[slot] = route.id() + 1;
        return route;
    }

    /** Folds which cycles have which id into a state hash. */
    public long foldInto(long hash) {
        long h = hash;
        for (int route = enumerated; route < routes.size(); route++) {
            for (int leg = 0; leg < routes.legs(route); leg++) {
                h = StateHash.mix(h, 2L * routes.instrument(route, leg) + routes.side(route, leg).ordinal());
            }
        }
        return h;
    }

    /** Turns the cycle to the preferred settlement asset that it pays; false when it pays none. */
    private boolean turn(int legs) {
        int first = NONE;
        List<Asset> settlements = routes.found().settlements();
        for (int rank = 0; rank < settlements.size() && first < 0; rank++) {
            for (int leg = 0; leg < legs; leg++) {
                first = paid(leg).id() == settlements.get(rank).id() ? leg : first;
            }
        }
        for (int turned = 0; turned < first; turned++) {
            int trade = trades[0];
            System.arraycopy(trades, 1, trades, 0, legs - 1);
            trades[legs - 1] = trade;
        }
        return first >= 0;
    }

    private int venues(int legs) {
        int venues = 0;
        for (int leg = 0; leg < legs; leg++) {
            boolean first = true;
            for (int earlier = 0; earlier < leg; earlier++) {
                first &= instrument(earlier).venue().id() != instrument(leg).venue().id();
            }
            venues += first ? 1 : 0;
        }
        return venues;
    }

    private Instrument instrument(int leg) {
        return routes.instruments().get(trades[leg] >> 1);
    }

    private Asset paid(int leg) {
        return Side.of(trades[leg] & 1) == Side.BUY ? instrument(leg).quote() : instrument(leg).base();
    }

    /** Where the table has this cycle, or has room for it. */
    private int slot(int legs) {
        long hash = legs;
        for (int leg = 0; leg < legs; leg++) {
            hash = StateHash.mix(hash, trades[leg]);
        }
        int at = (int) hash & table.length - 1;
        while (table[at] != 0 && !same(table[at] - 1, legs)) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    private boolean same(int route, int legs) {
        boolean same = routes.legs(route) == legs;
        for (int leg = 0; same && leg < legs; leg++) {
            same = 2 * routes.instrument(route, leg) + routes.side(route, leg).ordinal() == trades[leg];
        }
        return same;
    }
}
