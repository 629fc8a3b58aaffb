package arbd.daemon.decide;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.execution.risk.Candidate;
import arbd.execution.risk.PlausibleEdgeGate;
import arbd.execution.risk.Verdict;
import arbd.market.MarketState;
import arbd.market.Require;
import arbd.market.StateHash;
import arbd.route.AmmRoute;
import arbd.route.BookAmmRoute;
import arbd.route.PoolRouteKind;
import arbd.route.PoolRoutes;
import arbd.route.RouteFilter;

/**
 * From a change of a pool or of a book to verdicts on the routes over pools that pass through it, and no others. What
 * nothing speaks against is told with its sizes, but never taken: no transactions are sent yet. A pool's state does not
 * age: its feed says when it must not be priced. Owned by decide; allocates nothing.
 */
final class PoolEntries {
    private static final int[] NO_ROUTES = {};

    private final DecisionSettings settings;
    private final Books books;
    private final PoolRoutes routes;
    private final RiskGates gates;
    private final PlausibleEdgeGate plausible;
    private final PoolSizer sizer;
    private final Episodes episodes;
    private final Tally tally;
    private final Candidate candidate = new Candidate();

    PoolEntries(DecisionSettings settings, Books books, RiskGates gates) {
        this.settings = settings;
        this.books = books;
        this.routes = books.routes.pools();
        this.gates = gates;
        this.plausible = new PlausibleEdgeGate(settings.edgeMaxPpm());
        this.sizer = new PoolSizer(settings, books);
        this.episodes = new Episodes(PoolRoutes.BASE, routes.size(), books.tally, books.marks);
        this.tally = books.tally;
        check();
    }

    /** What a route costs must be known, and one transaction is of one chain. */
    private void check() {
        for (int at = 0; at < (routes.amm() == null ? 0 : routes.amm().size()); at++) {
            AmmRoute route = routes.amm().get(at);
            route.legs().forEach(leg -> checkChain(leg.pool(), route.legs().get(0).pool(), route.title()));
        }
        for (int at = 0; at < (routes.bookAmm() == null ? 0 : routes.bookAmm().routes().size()); at++) {
            BookAmmRoute route = routes.bookAmm().get(at);
            route.legs().forEach(leg -> checkChain(leg.pool(), route.legs().get(0).pool(), route.title()));
        }
    }

    private void checkChain(Pool pool, Pool first, String title) {
        int venue = pool.venue().id();
        Require.that(venue == first.venue().id(), "route %s is over two chains", title);
        Require.that(venue < settings.pools().chains().length && settings.pools().chains()[venue] != null,
                "what a transaction costs at %s is not known", pool.venue().name());
    }

    /** Most routes that a change of one book touches: bounds what one event can say. */
    static int touchedByBookMax(PoolRoutes routes, int instruments) {
        int most = 0;
        for (int instrument = 0; routes.bookAmm() != null && instrument < instruments; instrument++) {
            most = Math.max(most, routes.bookAmm().touchedByInstrument(instrument).length);
        }
        return most;
    }

    /** Most routes that a change of one pool touches. */
    static int touchedByPoolMax(PoolRoutes routes) {
        int most = 0;
        for (int pool = 0; pool < routes.pools().size(); pool++) {
            most = Math.max(most, cycles(routes, pool).length + againstBooks(routes, pool).length);
        }
        return most;
    }

    /** Takes what a pool has become; returns the hash with every verdict folded in. */
    long on(PoolEvent event, long nowNanos, long hash, DecisionSink out) {
        long folded = StateHash.mix(hash, event.pool);
        if (!books.pools.apply(event)) {
            tally.add(Tally.Count.OLD_POOL_EVENTS, 1);
            return folded;
        }
        books.poolEdges.onPool(event.pool);
        MarketState state = books.pools.state(event.pool);
        if (event.state == MarketState.LIVE && state != MarketState.LIVE) {
            tally.add(Tally.Count.UNSOUND_POOL_EVENTS, 1);
        }
        folded = StateHash.mix(folded, state.ordinal());
        folded = look(PoolRouteKind.AMM, cycles(routes, event.pool), nowNanos, folded, out);
        return look(PoolRouteKind.BOOK_AMM, againstBooks(routes, event.pool), nowNanos, folded, out);
    }

    /** The quotes took a tick of this book; returns the hash with every verdict folded in. */
    long onBook(int instrument, long nowNanos, long hash, DecisionSink out) {
        return routes.bookAmm() == null ? hash : look(PoolRouteKind.BOOK_AMM,
                routes.bookAmm().touchedByInstrument(instrument), nowNanos, hash, out);
    }

    private static int[] cycles(PoolRoutes routes, int pool) {
        return routes.amm() == null ? NO_ROUTES : routes.amm().touchedBy(pool);
    }

    private static int[] againstBooks(PoolRoutes routes, int pool) {
        return routes.bookAmm() == null ? NO_ROUTES : routes.bookAmm().touchedByPool(pool);
    }

    private long look(PoolRouteKind kind, int[] touched, long nowNanos, long hash, DecisionSink out) {
        long folded = hash;
        for (int position : touched) {
            folded = look(routes.id(kind, position), kind, nowNanos, folded, out);
        }
        tally.add(Tally.Count.EVALUATIONS, touched.length);
        return folded;
    }

    private long look(int route, PoolRouteKind kind, long nowNanos, long hash, DecisionSink out) {
        long edge = books.poolEdges.edgePpm(route);
        boolean none = edge == RouteFilter.NONE || edge < settings.pools().edgeMinPpm()[kind.ordinal()];
        Verdict verdict = none ? Verdict.NONE : beforeSizing(route, kind, edge, nowNanos);
        boolean sized = false;
        if (verdict == Verdict.TAKEN) {
            verdict = sizer.size(route, nowNanos);
            sized = sizer.sized();
            tally.add(Tally.Count.SIZINGS, 1);
        }
        long folded = StateHash.mix(StateHash.mix(StateHash.mix(hash, route), verdict.ordinal()), edge);
        if (episodes.observe(route, verdict, edge, nowNanos, out) && sized) {
            out.sized(settings.epoch(), 0, verdict, sizer.sizing());
        }
        return sized ? StateHash.mix(folded, sizer.sizing().net) : folded;
    }

    /** The gates that need no sizes, in the order of those of routes over books. */
    private Verdict beforeSizing(int route, PoolRouteKind kind, long edge, long nowNanos) {
        candidate.route = route - PoolRoutes.BASE;
        candidate.edgePpm = edge;
        candidate.nowNanos = nowNanos;
        Verdict verdict = gates.halt.check(candidate);
        int book = kind == PoolRouteKind.AMM ? -1 : routes.bookAmm().get(routes.of(route)).instrument().id();
        if (verdict == Verdict.TAKEN && book >= 0) {
            verdict = gates.fresh.check(book, nowNanos);
        }
        if (verdict == Verdict.TAKEN) {
            verdict = plausible.check(candidate);
        }
        if (verdict == Verdict.TAKEN && book >= 0
                && !gates.sessions.up(routes.bookAmm().get(routes.of(route)).instrument().venue().id())) {
            verdict = Verdict.VENUE_DOWN;
        }
        if (verdict == Verdict.TAKEN && book >= 0) {
            verdict = gates.markets.closing(book) ? Verdict.MARKET_ENDING : gates.markets.check(book, nowNanos);
        }
        return verdict == Verdict.TAKEN ? gates.poolHalt.check(candidate) : verdict;
    }
}
