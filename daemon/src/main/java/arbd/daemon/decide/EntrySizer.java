package arbd.daemon.decide;

import arbd.execution.order.Wallets;
import arbd.execution.risk.Candidate;
import arbd.execution.risk.Verdict;
import arbd.market.Side;
import arbd.market.Wide;
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
    private final RouteSizer sizer;
    private final RiskGates gates;
    private final Wallets wallets;
    private final Limits limits = new Limits();
    private final Candidate candidate = new Candidate();
    private Sizing sizing;
    private long sizings;

    EntrySizer(DecisionSettings settings, Books books, RiskGates gates) {
        this.settings = settings;
        this.routes = books.routes;
        RouteCosts costs = settings.costs().apply(routes);
        costs.setInventory(books.wallets);
        this.sizer = new RouteSizer(routes, books.quotes, costs);
        this.gates = gates;
        this.wallets = books.wallets;
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
            sizeCovered(route);
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
        limits.edgeMinPpm = settings.edgeMinPpm()[kind(route)];
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
        return sizing.verdict == SizingVerdict.OK ? gates.afterSizing(candidate) : refusal(sizing.verdict);
    }

    /** Sizes so that each wallet covers its order at the limit price, not only at the levels that it should meet. */
    private void sizeCovered(int route) {
        Arrays.fill(limits.qtyMax, Long.MAX_VALUE);
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
