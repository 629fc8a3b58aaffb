package arbd.daemon.decide;

import arbd.execution.risk.Candidate;
import arbd.execution.risk.Verdict;
import arbd.market.StateHash;
import arbd.market.Tick;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.RouteFilter;
import arbd.route.RouteSizer;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import arbd.route.SizingVerdict;

/**
 * From a changed market to at most one arbitrage: filters the routes it touches, asks the gates, sizes the best of
 * what is left, asks again, and hands the sizes to the {@link OrderDesk}. Owned by decide.
 */
final class Entries {
    private final DecisionSettings settings;
    private final RouteTable routes;
    private final QuoteTable quotes;
    private final RouteFilter filter;
    private final RouteSizer sizer;
    private final RiskGates gates;
    private final OrderDesk desk;
    private final Episodes episodes;
    private final Tally tally;
    private final Limits limits = new Limits();
    private final Candidate candidate = new Candidate();
    private final long[] edgePpm;
    private final Verdict[] verdict;

    Entries(DecisionSettings settings, Books books, RiskGates gates, OrderDesk desk) {
        this.settings = settings;
        this.routes = books.routes;
        this.quotes = books.quotes;
        this.filter = books.filter;
        this.sizer = new RouteSizer(routes, quotes);
        this.gates = gates;
        this.desk = desk;
        this.episodes = new Episodes(routes.size(), books.tally, books.marks);
        this.tally = books.tally;
        this.edgePpm = new long[routes.size()];
        this.verdict = new Verdict[routes.size()];
        limits.funds = books.wallets;
        limits.fundEveryLeg = true;
    }

    /** Most routes that one instrument touches: bounds what one event can say. */
    static int touchedMax(RouteTable routes) {
        int most = 0;
        for (int instrument = 0; instrument < routes.instruments().size(); instrument++) {
            most = Math.max(most, routes.touchedBy(instrument).length);
        }
        return most;
    }

    /** Takes a tick; returns the hash with every verdict folded in. */
    long on(Tick tick, long nowNanos, long hash, DecisionSink out) {
        if (!quotes.apply(tick)) {
            tally.add(Tally.Count.OLD_TICKS, 1);
            return StateHash.mix(hash, tick.instrument);
        }
        int[] touched = routes.touchedBy(tick.instrument);
        tally.add(Tally.Count.EVALUATIONS, touched.length);
        int passing = 0;
        for (int route : touched) {
            passing += look(route, nowNanos) == Verdict.TAKEN ? 1 : 0;
        }
        if (passing > 0) {
            takeBest(touched, nowNanos, out);
        }
        long folded = hash;
        for (int route : touched) {
            folded = StateHash.mix(StateHash.mix(folded, route), verdict[route].ordinal());
            folded = StateHash.mix(folded, edgePpm[route]);
            episodes.observe(route, verdict[route], edgePpm[route], nowNanos, out);
        }
        return folded;
    }

    private Verdict look(int route, long nowNanos) {
        long edge = filter.edgePpm(route);
        edgePpm[route] = edge;
        if (edge == RouteFilter.NONE || edge < settings.edgeMinPpm()[kind(route)]) {
            verdict[route] = Verdict.NONE;
        } else {
            verdict[route] = gates.beforeSizing(candidate(route, nowNanos));
        }
        return verdict[route];
    }

    /** Sizes the passing routes, best edge first, until one is taken; the rest is outranked. */
    private void takeBest(int[] touched, long nowNanos, DecisionSink out) {
        int taken = -1;
        for (int route = best(touched); route >= 0; route = best(touched)) {
            if (taken >= 0) {
                verdict[route] = Verdict.OUTRANKED;
                continue;
            }
            candidate(route, nowNanos).sizing = size(route);
            verdict[route] = afterSizing(candidate);
            if (verdict[route] == Verdict.TAKEN) {
                desk.take(route, candidate.sizing, nowNanos, out);
                taken = route;
                verdict[route] = Verdict.NONE;
            }
        }
        if (taken >= 0) {
            verdict[taken] = Verdict.TAKEN;
        }
    }

    /** The route with the best edge among those that the gates let pass, lowest id first; -1 = none is left. */
    private int best(int[] touched) {
        int best = -1;
        for (int route : touched) {
            if (verdict[route] == Verdict.TAKEN && (best < 0 || edgePpm[route] > edgePpm[best])) {
                best = route;
            }
        }
        return best;
    }

    private Sizing size(int route) {
        int settlement = routes.get(route).settlement().id();
        limits.notionalMax = settings.notionalMax()[kind(route)][settlement];
        limits.perpNotionalMax = limits.notionalMax;
        limits.edgeMinPpm = settings.edgeMinPpm()[kind(route)];
        return sizer.size(route, limits);
    }

    private Verdict afterSizing(Candidate sized) {
        return sized.sizing.verdict == SizingVerdict.OK
                ? gates.afterSizing(sized)
                : refusal(sized.sizing.verdict);
    }

    private static Verdict refusal(SizingVerdict sizing) {
        return switch (sizing) {
            case NO_BALANCE, NO_ROOM -> Verdict.NO_BALANCE;
            case BELOW_MINIMUM -> Verdict.BELOW_MINIMUM;
            default -> Verdict.NO_EDGE_AFTER_ROUNDING;
        };
    }

    private Candidate candidate(int route, long nowNanos) {
        candidate.route = route;
        candidate.edgePpm = edgePpm[route];
        candidate.nowNanos = nowNanos;
        return candidate;
    }

    private int kind(int route) {
        return routes.get(route).kind().ordinal();
    }
}
