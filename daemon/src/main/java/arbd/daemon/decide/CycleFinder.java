package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.market.InstrumentTable;
import arbd.market.StateHash;
import arbd.route.FoundBounds;
import arbd.route.FoundRoutes;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteFilter;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import arbd.route.cycle.CycleFilter;
import arbd.route.cycle.CycleRules;
import arbd.route.cycle.FoundCycles;

/**
 * The second source of candidates: cycles that are too many to be listed, found through the market that changed, and
 * those found earlier whose episode is still open, so that it is closed when the edge is gone. A cycle that has no id
 * gets one while there are any, and while not too many episodes are open. Then one that the gates would let pass takes
 * the place of the oldest that was refused; any other is counted and left alone. Owned by decide; allocates only when a
 * cycle gets its id.
 */
final class CycleFinder {
    /** Most cycles that one event finds; the best ones. */
    private static final int EACH = 16;
    /** Most found cycles that have an episode at once: with {@link #EACH} it bounds what one event can say. */
    static final int OPEN_MAX = 64;

    private final RouteTable routes;
    private final QuoteTable quotes;
    private final FoundRoutes found;
    private final RouteFilter filter;
    private final EntrySizer sizer;
    private final RiskGates gates;
    private final CycleFilter[] filters;
    private final long edgeMinPpm;
    private final long edgeMaxPpm;
    private final Tally tally;
    private final int[] now;
    /** Oldest first. */
    private final int[] open;
    private final int[] evicted = new int[EACH];
    private final boolean[] isOpen;
    private final boolean[] isNow;
    private final boolean[] isTaken;
    private int count;
    private int opened;
    private int opening;
    private int evictions;

    CycleFinder(DecisionSettings settings, Books books, RiskGates gates, EntrySizer sizer) {
        this.routes = books.routes;
        this.quotes = books.quotes;
        this.found = books.found;
        this.filter = books.filter;
        this.sizer = sizer;
        this.gates = gates;
        this.filters = filters(routes);
        this.edgeMinPpm = settings.edgeMinPpm()[RouteKind.CYCLIC.ordinal()];
        this.edgeMaxPpm = settings.edgeMaxPpm();
        this.tally = books.tally;
        this.now = new int[touchedMax(routes)];
        this.open = new int[OPEN_MAX];
        this.isOpen = new boolean[routes.capacity()];
        this.isNow = new boolean[routes.capacity()];
        this.isTaken = new boolean[routes.capacity()];
    }

    /** Most routes that one event gets from here, those that make room among them. */
    static int touchedMax(RouteTable routes) {
        return routes.found().foundMax() == 0 ? 0 : OPEN_MAX + 2 * EACH;
    }

    /** Looks for cycles through a market that has changed; returns how many routes there are to look at. */
    int find(int instrument, long nowNanos, DecisionSink out) {
        evictions = 0;
        if (filters.length == 0) {
            return 0;
        }
        CycleFilter cyclesOf = filters[filters.length == 1 ? 0 : routes.instruments().get(instrument).venue().id()];
        cyclesOf.set(instrument, quotes.buyRate(instrument), quotes.sellRate(instrument));
        FoundCycles cycles = cyclesOf.search(instrument, edgeMinPpm);
        count = 0;
        opening = 0;
        for (int at = 0; at < cycles.size(); at++) {
            listOpen(known(cycles, at));
        }
        for (int at = 0; at < cycles.size(); at++) {
            list(name(cycles, at, nowNanos, out), nowNanos);
        }
        for (int i = 0; i < opened; i++) {
            if (touches(open[i], instrument)) {
                listOpen(open[i]);
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

    /** How many made room in this event: their episodes end. */
    int evictions() {
        return evictions;
    }

    /** A route that made room. */
    int evicted(int at) {
        return evicted[at];
    }

    /** What became of a route: while it has an episode, it is looked at whenever one of its markets changes. */
    void told(int route, Verdict verdict) {
        if (!found.found(route)) {
            return;
        }
        isTaken[route] = verdict == Verdict.TAKEN;
        if (isOpen[route] == (verdict != Verdict.NONE)) {
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
        remove(at);
    }

    /** Folds which cycles have an episode, and since when beside each other, into a state hash. */
    long foldInto(long hash) {
        long folded = StateHash.mix(hash, opened);
        for (int at = 0; at < opened; at++) {
            folded = StateHash.mix(StateHash.mix(folded, open[at]), isTaken[open[at]] ? 1 : 0);
        }
        return folded;
    }

    private void remove(int at) {
        opened--;
        System.arraycopy(open, at + 1, open, at, opened - at);
    }

    /** Lists a cycle that has an episode. */
    private void listOpen(int route) {
        if (route != FoundRoutes.NONE && isOpen[route] && !isNow[route]) {
            add(route);
        }
    }

    /** Lists a cycle that has none yet. */
    private void list(int route, long nowNanos) {
        if (route == FoundRoutes.NONE || !found.found(route) || isNow[route]) {
            return;
        }
        if (crowded() && !makeRoom(route, nowNanos)) {
            tally.add(Tally.Count.CYCLES_REFUSED, 1);
            return;
        }
        opening++;
        add(route);
    }

    private void add(int route) {
        isNow[route] = true;
        now[count++] = route;
    }

    /** Only for what may be sent: among those that are refused anyway, the place is worth nothing. */
    private boolean makeRoom(int route, long nowNanos) {
        int at = refused();
        long edge = filter.edgePpm(route);
        if (at == opened || edge == RouteFilter.NONE || edge < edgeMinPpm
                || sizer.beforeSizing(route, edge, nowNanos) != Verdict.TAKEN) {
            return false;
        }
        isOpen[open[at]] = false;
        evicted[evictions++] = open[at];
        tally.add(Tally.Count.CYCLES_EVICTED, 1);
        remove(at);
        return true;
    }

    /** Place of the oldest that was refused last and is not found now; behind the last when there is none. */
    private int refused() {
        int at = 0;
        while (at < opened && (isTaken[open[at]] || isNow[open[at]])) {
            at++;
        }
        return at;
    }

    private int known(FoundCycles cycles, int at) {
        int legs = cycles.legs(at);
        for (int leg = 0; leg < legs; leg++) {
            found.trade(leg, cycles.instrument(at, leg), cycles.side(at, leg));
        }
        return found.known(legs);
    }

    /** The id of a cycle, a new one if need be. */
    private int name(FoundCycles cycles, int at, long nowNanos, DecisionSink out) {
        int known = known(cycles, at);
        int legs = cycles.legs(at);
        if (known != FoundRoutes.NONE || !found.wanted(legs)) {
            return known;
        }
        if (found.full() || cycles.edgePpm(at) > edgeMaxPpm || crowded() && !worthAnId(cycles, at, nowNanos)) {
            tally.add(Tally.Count.CYCLES_REFUSED, 1);
            return FoundRoutes.NONE;
        }
        Route route = found.add(legs);
        tally.add(Tally.Count.CYCLES_FOUND, 1);
        out.found(route);
        return route.id();
    }

    /** Whether a cycle could make room: ids are few, so what cannot be sent gets none. */
    private boolean worthAnId(FoundCycles cycles, int at, long nowNanos) {
        boolean up = refused() < opened && !gates.halt.halted();
        for (int leg = 0; leg < cycles.legs(at); leg++) {
            int instrument = cycles.instrument(at, leg);
            up &= gates.sessions.up(routes.instruments().get(instrument).venue().id())
                    && gates.markets.check(instrument, nowNanos) == Verdict.TAKEN
                    && !gates.markets.closing(instrument);
        }
        return up;
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
