package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.market.StateHash;
import arbd.market.Tick;
import arbd.route.FundingTable;
import arbd.route.RouteFilter;
import arbd.route.RouteTable;

/**
 * From a changed market to arbitrages: lists the routes it touches, filters them, asks the gates, lets
 * {@link Selection} take the best set of what is left, and tells what became of every one. Owned by decide.
 */
final class Entries {
    private final DecisionSettings settings;
    private final RouteTable routes;
    private final RouteFilter filter;
    private final EntrySizer sizer;
    private final CycleFinder cycles;
    private final Candidates candidates;
    private final Selection selection;
    private final Episodes episodes;
    private final Tally tally;

    Entries(DecisionSettings settings, Books books, RiskGates gates, OrderDesk desk) {
        this.settings = settings;
        this.routes = books.routes;
        this.filter = books.filter;
        this.sizer = new EntrySizer(settings, books, gates);
        this.cycles = new CycleFinder(settings, books, gates, sizer);
        this.candidates = new Candidates(touchedMax(routes));
        this.selection = new Selection(books, gates, desk, sizer, candidates.capacity());
        this.episodes = new Episodes(0, routes.capacity(), books.tally, books.marks);
        this.tally = books.tally;
    }

    /** Most routes that one instrument touches: bounds what one event can say. */
    static int touchedMax(RouteTable routes) {
        int most = 0;
        for (int instrument = 0; instrument < routes.instruments().size(); instrument++) {
            most = Math.max(most, routes.touchedBy(instrument).length);
        }
        return most + CycleFinder.touchedMax(routes);
    }

    /** What a perpetual pays next is another now: it counts from the next event on that touches its routes. */
    void funding(FundingTable funding, int instrument) {
        sizer.funding(funding, instrument);
    }

    /** The quotes took a tick; returns the hash with every verdict folded in. */
    long on(Tick tick, long nowNanos, long hash, DecisionSink out) {
        sizer.at(tick.wallNanos);
        candidates.clear();
        int passing = 0;
        for (int route : routes.touchedBy(tick.instrument)) {
            passing += look(route, nowNanos) ? 1 : 0;
        }
        int found = cycles.find(tick.instrument, nowNanos, out);
        for (int at = 0; at < found; at++) {
            passing += look(cycles.route(at), nowNanos) ? 1 : 0;
        }
        tally.add(Tally.Count.EVALUATIONS, candidates.count());
        if (passing > 0) {
            selection.run(candidates, nowNanos, out);
        }
        for (int at = 0; at < cycles.evictions(); at++) {
            candidates.add(cycles.evicted(at), RouteFilter.NONE, Verdict.NONE);
        }
        return tell(nowNanos, hash, out);
    }

    /** Folds what decides which routes are looked at, and what they cost, into a state hash. */
    long foldInto(long hash) {
        return cycles.foldInto(sizer.foldInto(hash));
    }

    /** Puts a route on the list of this event; returns whether nothing speaks against it before it is sized. */
    private boolean look(int route, long nowNanos) {
        long edge = filter.edgePpm(route);
        boolean none = edge == RouteFilter.NONE || edge < sizer.edgeMinPpm(route);
        Verdict verdict = none ? Verdict.NONE : sizer.beforeSizing(route, edge, nowNanos);
        candidates.add(route, edge, verdict);
        return verdict == Verdict.TAKEN;
    }

    private long tell(long nowNanos, long hash, DecisionSink out) {
        long folded = hash;
        for (int at = 0; at < candidates.count(); at++) {
            int route = candidates.route(at);
            Verdict verdict = candidates.verdict(at);
            long edge = candidates.edgePpm(at);
            folded = StateHash.mix(StateHash.mix(folded, route), verdict.ordinal());
            folded = StateHash.mix(folded, edge);
            boolean told = episodes.observe(route, verdict, edge, nowNanos, out);
            if (candidates.sized(at) && (told || verdict == Verdict.TAKEN)) {
                out.sized(settings.epoch(), candidates.arbitrage(at), verdict, candidates.sizing(at));
            }
            cycles.told(route, verdict);
        }
        return folded;
    }
}
