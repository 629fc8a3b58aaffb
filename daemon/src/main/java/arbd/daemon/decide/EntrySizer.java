package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.execution.risk.Candidate;
import arbd.execution.risk.Verdict;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.market.Wide;
import arbd.route.FundingTable;
import arbd.route.LeastEdge;
import arbd.route.Limits;
import arbd.route.RouteCosts;
import arbd.route.RouteSizer;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import arbd.route.SizingVerdict;
import java.util.Arrays;

/**
 * Sizes one route within everything that is left now: its own bounds, free balances, what the naked bound still
 * allows; then asks the gates that need sizes. Owned by decide.
 */
final class EntrySizer {
    private final DecisionSettings settings;
    private final RouteTable routes;
    private final RouteCosts costs;
    private final LeastEdge leastEdge;
    private final RouteSizer sizer;
    private final RiskGates gates;
    private final Wallets wallets;
    private final PerpRoom perpetuals;
    private final Limits limits = new Limits();
    private final Candidate candidate = new Candidate();
    private Sizing sizing;
    private long sizings;

    EntrySizer(DecisionSettings settings, Books books, RiskGates gates) {
        this.settings = settings;
        this.routes = books.routes;
        this.costs = books.costs;
        this.leastEdge = new LeastEdge(costs, books.quotes);
        this.sizer = new RouteSizer(routes, books.quotes, costs);
        this.gates = gates;
        this.wallets = books.wallets;
        this.perpetuals = new PerpRoom(settings, books);
        limits.funds = books.wallets;
        limits.fundEveryLeg = true;
    }

    /** An event happened at this wall-clock time: which fundings are still to come depends on it. */
    void at(long wallNanos) {
        limits.wallNanos = Math.max(limits.wallNanos, wallNanos);
    }

    long foldInto(long hash) {
        return StateHash.mix(hash, limits.wallNanos);
    }

    /** What a perpetual pays next is another now. */
    void funding(FundingTable funding, int instrument) {
        funding.tell(instrument, costs);
    }

    /** The gates that need no sizes. */
    Verdict beforeSizing(int route, long edgePpm, long nowNanos) {
        Verdict verdict = gates.beforeSizing(of(route, edgePpm, nowNanos));
        return verdict == Verdict.TAKEN && gates.markets.exitOnly(route) && !perpetuals.closes(route)
                ? Verdict.MARKET_ENDING : verdict;
    }

    /** Least edge that is worth a look at a route now: less when it would close what is held. */
    long edgeMinPpm(int route) {
        long entry = leastPpm(route, false);
        long exit = leastPpm(route, true);
        return exit < entry && perpetuals.closes(route) ? exit : entry;
    }

    /**
     * Sizes a route and says whether it may be taken, or the exact reason why not. What may not be opened, but would
     * close what is held, is sized for that alone, with the threshold of exits.
     */
    Verdict size(int route, long edgePpm, long nowNanos) {
        limits.closing = false;
        if (mayOpen(route, edgePpm)) {
            Verdict opening = sizeExplained(route, edgePpm, nowNanos);
            if (opening == Verdict.TAKEN || !perpetuals.closes(route)) {
                return opening;
            }
        }
        limits.closing = true;
        return sizeExplained(route, edgePpm, nowNanos);
    }

    private boolean mayOpen(int route, long edgePpm) {
        return edgePpm >= leastPpm(route, false) && !gates.markets.exitOnly(route);
    }

    private Verdict sizeExplained(int route, long edgePpm, long nowNanos) {
        Verdict verdict = sizeWithinBounds(route, edgePpm, nowNanos);
        boolean unsized = sizing.verdict != SizingVerdict.OK;
        if (unsized && limits.notionalMax < notionalMax(route)) {
            // Too little is left of the naked bound; or is it something else that would refuse it in any case?
            bound(notionalMax(route));
            sizeCovered(route);
            return sizing.verdict == SizingVerdict.OK ? Verdict.NAKED_EXPOSURE : refusal(route);
        }
        return verdict;
    }

    /** Sizes a route that would be taken alone against what others have left. */
    boolean fits(int route, long edgePpm, long nowNanos) {
        if (beforeSizing(route, edgePpm, nowNanos) != Verdict.TAKEN) {
            return false;
        }
        limits.closing = false;
        if (mayOpen(route, edgePpm)
                && sizeWithinBounds(route, edgePpm, nowNanos) == Verdict.TAKEN) {
            return true;
        }
        limits.closing = true;
        return perpetuals.closes(route) && sizeWithinBounds(route, edgePpm, nowNanos) == Verdict.TAKEN;
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
        limits.edgeMinPpm = thresholdPpm(route, limits.closing);
        long most = withinNaked(route);
        bound(Math.min(notionalMax(route), most));
        Verdict verdict = sizeOnce(route, edgePpm, nowNanos);
        if (verdict == Verdict.NAKED_EXPOSURE && sizing.receive > most && most > 0) {
            // Not every last leg is priced in the settlement asset: then only what is spent was bounded.
            bound(Math.min(limits.notionalMax, Wide.mulDivFloor(most, sizing.spend, sizing.receive)));
            verdict = sizeOnce(route, edgePpm, nowNanos);
        }
        return verdict;
    }

    private Verdict sizeOnce(int route, long edgePpm, long nowNanos) {
        sizeCovered(route);
        of(route, edgePpm, nowNanos).sizing = sizing;
        return sizing.verdict == SizingVerdict.OK ? gates.afterSizing(candidate) : refusal(route);
    }

    /** Sizes so that each wallet covers its order at the limit price, not only at the levels that it should meet. */
    private void sizeCovered(int route) {
        Arrays.fill(limits.qtyMax, Long.MAX_VALUE);
        perpetuals.bound(route, limits.closing, limits);
        sizings++;
        sizing = sizer.size(route, limits);
        for (int leg = 0; sizing.verdict == SizingVerdict.OK && bindUncovered(route); leg++) {
            sizings++;
            sizing = sizer.size(route, limits);
            if (sizing.verdict != SizingVerdict.OK || leg > routes.legs(route)) {
                sizing.verdict = SizingVerdict.NO_BALANCE;
            }
        }
    }

    /** Less at a better limit price: one pass for each leg is enough. */
    private boolean bindUncovered(int route) {
        boolean any = false;
        for (int leg = 0; leg < sizing.legs; leg++) {
            boolean buys = routes.side(route, leg) == Side.BUY;
            long covered = wallets.covered(routes.instrument(route, leg), buys, sizing.px[leg]);
            if (sizing.qty[leg] > covered) {
                limits.qtyMax[leg] = covered;
                any = true;
            }
        }
        return any;
    }

    private void bound(long notionalMax) {
        limits.notionalMax = notionalMax;
        limits.perpNotionalMax = notionalMax;
    }

    /** The most that a leg may be worth, so that all legs but one can be missing within what the naked bound leaves. */
    private long withinNaked(int route) {
        return gates.naked.room(routes.get(route).settlement().id()) / (routes.legs(route) - 1);
    }

    private long notionalMax(int route) {
        return settings.notionalMax()[kind(route)][routes.get(route).settlement().id()];
    }

    private Verdict refusal(int route) {
        return switch (sizing.verdict) {
            case NO_BALANCE -> Verdict.NO_BALANCE;
            case NO_ROOM -> perpetuals.full(route, limits) ? Verdict.POSITION : Verdict.ORDER_NOTIONAL;
            case BELOW_MINIMUM -> Verdict.BELOW_MINIMUM;
            case NO_TOKEN_BOOK -> Verdict.NO_TOKEN_BOOK;
            case NO_EQUIVALENT_BOOK -> Verdict.NO_EQUIVALENT_BOOK;
            default -> Verdict.NO_EDGE_AFTER_ROUNDING;
        };
    }

    private Candidate of(int route, long edgePpm, long nowNanos) {
        candidate.route = route;
        candidate.edgePpm = edgePpm;
        candidate.nowNanos = nowNanos;
        return candidate;
    }

    /** What the filter must see at least for the sizer to find the threshold reached. */
    private long leastPpm(int route, boolean closing) {
        return leastEdge.ppm(route, thresholdPpm(route, closing), closing, limits.wallNanos);
    }

    private long thresholdPpm(int route, boolean closing) {
        if (!closing) {
            return settings.edgeMinPpm()[kind(route)];
        }
        long usual = settings.exitMinPpm()[kind(route)];
        return gates.markets.exiting(route) ? Math.min(usual, settings.announced().exitMinPpm()) : usual;
    }

    private int kind(int route) {
        return routes.get(route).kind().ordinal();
    }
}
