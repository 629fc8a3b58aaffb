package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.market.InstrumentTable;
import arbd.route.FoundBounds;
import arbd.route.FoundRoutes;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import arbd.route.cycle.CycleFilter;
import arbd.route.cycle.CycleRules;
import arbd.route.cycle.FoundCycles;

/**
 * The second source of candidates: cycles that are too many to be listed, found through the market that changed, and
 * those found earlier whose episode is still open, so that it is closed when the edge is gone. A cycle that has no id
 * gets one while there are any, and while not too many episodes are open; after that it is counted and left alone.
 * Owned by decide; allocates only when a cycle gets its id.
 */
final class CycleFinder {
    /** Most cycles that one event finds; the best ones. */
    private static final int EACH = 16;
    /** Most found cycles that have an episode at once: with {@link #EACH} it bounds what one event can say. */
    private static final int OPEN_MAX = 64;

    private final RouteTable routes;
    private final QuoteTable quotes;
    private final FoundRoutes found;
    private final CycleFilter[] filters;
    private final long edgeMinPpm;
    private final long edgeMaxPpm;
    private final Tally tally;
    private final int[] now;
    private final int[] open;
    private final boolean[] isOpen;
    private final boolean[] isNow;
    private int count;
    private int opened;
    private int opening;

    CycleFinder(DecisionSettings settings, Books books) {
        this.routes = books.routes;
        this.quotes = books.quotes;
        this.found = books.found;
        this.filters = filters(routes);
        this.edgeMinPpm = settings.edgeMinPpm()[RouteKind.CYCLIC.ordinal()];
        this.edgeMaxPpm = settings.edgeMaxPpm();
        this.tally = books.tally;
        this.now = new int[touchedMax(routes)];
        this.open = new int[OPEN_MAX];
        this.isOpen = new boolean[routes.capacity()];
        this.isNow = new boolean[routes.capacity()];
    }

    /** Most routes that one event gets from here. */
    static int touchedMax(RouteTable routes) {
        return routes.found().foundMax() == 0 ? 0 : OPEN_MAX + EACH;
    }

    /** Looks for cycles through a market that has changed; returns how many routes there are to look at. */
    int find(int instrument, DecisionSink out) {
        if (filters.length == 0) {
            return 0;
        }
        CycleFilter filter = filters[filters.length == 1 ? 0 : routes.instruments().get(instrument).venue().id()];
        filter.set(instrument, quotes.buyRate(instrument), quotes.sellRate(instrument));
        FoundCycles cycles = filter.search(instrument, edgeMinPpm);
        count = 0;
        opening = 0;
        for (int at = 0; at < cycles.size(); at++) {
            list(name(cycles, at, out));
        }
        for (int i = 0; i < opened; i++) {
            if (touches(open[i], instrument)) {
                list(open[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            isNow[now[i]] = false;
        }
        return count;
    }

    /** A route to look at; each is there once. */
    int route(int at) {
        return now[at];
    }

    /** What became of a route: while it has an episode, it is looked at whenever one of its markets changes. */
    void told(int route, Verdict verdict) {
        if (!found.found(route) || isOpen[route] == (verdict != Verdict.NONE)) {
            return;
        }
        isOpen[route] = verdict != Verdict.NONE;
        if (isOpen[route]) {
            open[opened++] = route;
            return;
        }
        int at = 0;
        while (open[at] != route) {
            at++;
        }
        opened--;
        System.arraycopy(open, at + 1, open, at, opened - at);
    }

    private void list(int route) {
        if (route == FoundRoutes.NONE || !found.found(route) || isNow[route]) {
            return;
        }
        if (!isOpen[route]) {
            if (crowded()) {
                tally.add(Tally.Count.CYCLES_REFUSED, 1);
                return;
            }
            opening++;
        }
        isNow[route] = true;
        now[count++] = route;
    }

    /** The id of a cycle, a new one if need be. */
    private int name(FoundCycles cycles, int at, DecisionSink out) {
        int legs = cycles.legs(at);
        for (int leg = 0; leg < legs; leg++) {
            found.trade(leg, cycles.instrument(at, leg), cycles.side(at, leg));
        }
        int known = found.known(legs);
        if (known != FoundRoutes.NONE || !found.wanted(legs)) {
            return known;
        }
        if (found.full() || crowded() || cycles.edgePpm(at) > edgeMaxPpm) {
            tally.add(Tally.Count.CYCLES_REFUSED, 1);
            return FoundRoutes.NONE;
        }
        Route route = found.add(legs);
        tally.add(Tally.Count.CYCLES_FOUND, 1);
        out.found(route);
        return route.id();
    }

    private boolean crowded() {
        return opened + opening == OPEN_MAX;
    }

    private boolean touches(int route, int instrument) {
        for (int leg = 0; leg < routes.legs(route); leg++) {
            if (routes.instrument(route, leg) == instrument) {
                return true;
            }
        }
        return false;
    }

    /** One over all venues, or one for each. */
    private static CycleFilter[] filters(RouteTable routes) {
        FoundBounds bounds = routes.found();
        InstrumentTable table = routes.instruments();
        if (bounds.foundMax() == 0) {
            return new CycleFilter[0];
        }
        if (bounds.acrossVenues()) {
            return new CycleFilter[] {new CycleFilter(table, rules(bounds, -1))};
        }
        CycleFilter[] filters = new CycleFilter[table.venues().size()];
        for (int venue = 0; venue < filters.length; venue++) {
            filters[venue] = new CycleFilter(table, rules(bounds, venue));
        }
        return filters;
    }

    private static CycleRules rules(FoundBounds bounds, int venue) {
        return new CycleRules(3, bounds.legsMax(), EACH, bounds.settlements(),
                instrument -> (venue < 0 || instrument.venue().id() == venue)
                        && !bounds.watched().contains(instrument.venue().id()));
    }
}
