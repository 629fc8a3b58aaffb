package arbd.daemon.decide;

import arbd.execution.risk.Candidate;
import arbd.execution.risk.Verdict;
import arbd.market.Wide;
import arbd.route.Limits;
import arbd.route.RouteSizer;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import arbd.route.SizingVerdict;

/**
 * Sizes one route within everything that is left now: its own bounds, free balances, what the naked bound still
 * allows; then asks the gates that need sizes. Owned by decide.
 */
final class EntrySizer {
    private static final long PPM = 1_000_000L;

    private final DecisionSettings settings;
    private final RouteTable routes;
    private final RouteSizer sizer;
    private final RiskGates gates;
    private final Limits limits = new Limits();
    private final Candidate candidate = new Candidate();
    private Sizing sizing;
    private long sizings;

    EntrySizer(DecisionSettings settings, Books books, RiskGates gates) {
        this.settings = settings;
        this.routes = books.routes;
        this.sizer = new RouteSizer(routes, books.quotes);
        this.gates = gates;
        limits.funds = books.wallets;
        limits.fundEveryLeg = true;
    }

    /** The gates that need no sizes. */
    Verdict beforeSizing(int route, long edgePpm, long nowNanos) {
        return gates.beforeSizing(of(route, edgePpm, nowNanos));
    }

    /** Sizes a route and says whether it may be taken, or the exact reason why not. */
    Verdict size(int route, long edgePpm, long nowNanos) {
        Verdict verdict = sizeWithinBounds(route, edgePpm, nowNanos);
        boolean unsized = sizing.verdict != SizingVerdict.OK;
        if (unsized && limits.notionalMax < notionalMax(route)) {
            // Too little is left of the naked bound; or is it something else that would refuse it in any case?
            bound(notionalMax(route));
            sizing = sizer.size(route, limits);
            return sizing.verdict == SizingVerdict.OK ? Verdict.NAKED_EXPOSURE : refusal(sizing.verdict);
        }
        return verdict;
    }

    /** Sizes a route that would be taken alone against what others have left. */
    boolean fits(int route, long edgePpm, long nowNanos) {
        return beforeSizing(route, edgePpm, nowNanos) == Verdict.TAKEN
                && sizeWithinBounds(route, edgePpm, nowNanos) == Verdict.TAKEN;
    }

    /** What was sized last; overwritten by the next call. */
    Sizing sizing() {
        return sizing;
    }

    /** Sizings so far: the work that is done. */
    long sizings() {
        return sizings;
    }

    private Verdict sizeWithinBounds(int route, long edgePpm, long nowNanos) {
        sizings++;
        limits.edgeMinPpm = settings.edgeMinPpm()[kind(route)];
        bound(Math.min(notionalMax(route), withinNaked(route, edgePpm)));
        sizing = sizer.size(route, limits);
        of(route, edgePpm, nowNanos).sizing = sizing;
        return sizing.verdict == SizingVerdict.OK ? gates.afterSizing(candidate) : refusal(sizing.verdict);
    }

    private void bound(long notionalMax) {
        limits.notionalMax = notionalMax;
        limits.perpNotionalMax = notionalMax;
    }

    /** The most that may be spent so that even what is received stays within what the naked bound leaves. */
    private long withinNaked(int route, long edgePpm) {
        long room = gates.naked.room(routes.get(route).settlement().id());
        return room == Long.MAX_VALUE
                ? room : Wide.mulDivFloor(room / (routes.legs(route) - 1), PPM, PPM + Math.max(0, edgePpm) + 1);
    }

    private long notionalMax(int route) {
        return settings.notionalMax()[kind(route)][routes.get(route).settlement().id()];
    }

    private static Verdict refusal(SizingVerdict sizing) {
        return switch (sizing) {
            case NO_BALANCE -> Verdict.NO_BALANCE;
            case NO_ROOM -> Verdict.ORDER_NOTIONAL;
            case BELOW_MINIMUM -> Verdict.BELOW_MINIMUM;
            default -> Verdict.NO_EDGE_AFTER_ROUNDING;
        };
    }

    private Candidate of(int route, long edgePpm, long nowNanos) {
        candidate.route = route;
        candidate.edgePpm = edgePpm;
        candidate.nowNanos = nowNanos;
        return candidate;
    }

    private int kind(int route) {
        return routes.get(route).kind().ordinal();
    }
}
