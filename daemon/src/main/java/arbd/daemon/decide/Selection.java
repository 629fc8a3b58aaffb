package arbd.daemon.decide;

import arbd.execution.risk.Verdict;
import arbd.market.Wide;
import arbd.route.RouteTable;
import arbd.route.Sizing;
import arbd.route.TakenDepth;

/**
 * Chooses among the candidates of one event: as many as fit, the best first, each sized against what the ones before
 * it have left of depth, balances, limits and order slots.
 *
 * <p>What is best depends on what is short, and that is not known beforehand. So a plan is made for each
 * {@link Scoring}, greedily, with everything that its arbitrages would use held in place ({@link Holds}); the plan that
 * gains most is taken. A route that would have been taken alone, but is not part of it, is outranked; whatever else is
 * refused keeps its own reason. Owned by decide; allocates nothing.
 */
final class Selection {
    private final RouteTable routes;
    private final EntrySizer sizer;
    private final RiskGates gates;
    private final OrderDesk desk;
    private final TakenDepth depth;
    private final Holds holds;
    private final Worth worth;
    private final Tally tally;
    private final int[] contenders;
    private final Sizing[] latest;
    private final long[] gain;
    /** How many were planned when it was sized; -1 = out of this plan. */
    private final int[] sizedBehind;
    private final int[] plan;
    private final int[] best;
    private int count;
    private int planned;
    private int chosen;
    private boolean shrunk;

    Selection(Books books, RiskGates gates, OrderDesk desk, EntrySizer sizer, int capacity) {
        int orders = Books.ordersCapacity(books.settings);
        this.routes = books.routes;
        this.sizer = sizer;
        this.gates = gates;
        this.desk = desk;
        this.depth = new TakenDepth(books.quotes, orders);
        this.holds = new Holds(books, gates, depth, Math.min(capacity, orders));
        this.worth = new Worth(books.routes, books.quotes);
        this.tally = books.tally;
        this.contenders = new int[capacity];
        this.latest = new Sizing[capacity];
        this.gain = new long[capacity];
        this.sizedBehind = new int[capacity];
        this.plan = new int[capacity];
        this.best = new int[capacity];
        for (int at = 0; at < capacity; at++) {
            latest[at] = new Sizing();
        }
    }

    /** Sizes every candidate that nothing speaks against, takes the best set, and notes what became of each. */
    void run(Candidates list, long nowNanos, DecisionSink out) {
        long before = sizer.sizings();
        worth.look();
        sizeAlone(list, nowNanos);
        if (count > 0) {
            choose(list, nowNanos);
            take(list, nowNanos, out);
        }
        tally.add(Tally.Count.SIZINGS, sizer.sizings() - before);
    }

    private void sizeAlone(Candidates list, long nowNanos) {
        count = 0;
        for (int at = 0; at < list.count(); at++) {
            if (list.verdict(at) != Verdict.TAKEN) {
                continue;
            }
            list.verdict(at, sizer.size(list.route(at), list.edgePpm(at), nowNanos));
            list.size(at, sizer.sizing());
            if (list.verdict(at) == Verdict.TAKEN) {
                contenders[count++] = at;
            }
        }
    }

    private void choose(Candidates list, long nowNanos) {
        long most = -1;
        chosen = 0;
        shrunk = count > 1;
        for (int scoring = 0; scoring < Scoring.count() && (shrunk || most < 0); scoring++) {
            long total = plan(list, Scoring.of(scoring), nowNanos);
            if (total > most) {
                most = total;
                chosen = planned;
                System.arraycopy(plan, 0, best, 0, planned);
            }
        }
    }

    /** Plans greedily and takes back what it held; returns what the plan gains. */
    private long plan(Candidates list, Scoring scoring, long nowNanos) {
        planned = 0;
        shrunk = false;
        long total = 0;
        for (int i = 0; i < count; i++) {
            keep(list, contenders[i], list.sizing(contenders[i]));
        }
        for (int at = first(list, scoring); at >= 0; at = first(list, scoring)) {
            if (sizedBehind[at] < planned) {
                resize(list, at, nowNanos);
                continue;
            }
            shrunk |= latest[at].net != list.sizing(at).net;
            holds.hold(list.route(at), latest[at]);
            total = Wide.add(total, gain[at]);
            sizedBehind[at] = -1;
            plan[planned++] = at;
        }
        holds.release();
        return total;
    }

    /** What others have used since it was sized can only have made it smaller: what does not fit any more is out. */
    private void resize(Candidates list, int at, long nowNanos) {
        if (sizer.fits(list.route(at), list.edgePpm(at), nowNanos)) {
            keep(list, at, sizer.sizing());
        } else {
            sizedBehind[at] = -1;
            shrunk = true;
        }
    }

    private void keep(Candidates list, int at, Sizing sizing) {
        latest[at].copyFrom(sizing);
        // What closes a position may cost something: it is wanted all the same, after all that gains.
        gain[at] = worth.of(routes.get(list.route(at)).settlement().id(), Math.max(0, sizing.net));
        sizedBehind[at] = planned;
    }

    /** The contender with the best score, by its latest sizes, lowest position first; -1 = none is left. */
    private int first(Candidates list, Scoring scoring) {
        int found = -1;
        for (int i = 0; i < count; i++) {
            int at = contenders[i];
            if (sizedBehind[at] >= 0 && (found < 0
                    || scoring.compare(latest[at], gain[at], latest[found], gain[found]) > 0)) {
                found = at;
            }
        }
        return found;
    }

    /** Takes the chosen ones for good, in the order of the plan; the same sizes come out, since the same is left. */
    private void take(Candidates list, long nowNanos, DecisionSink out) {
        for (int i = 0; i < count; i++) {
            list.verdict(contenders[i], Verdict.OUTRANKED);
        }
        for (int i = 0; i < chosen; i++) {
            int route = list.route(best[i]);
            if (sizer.fits(route, list.edgePpm(best[i]), nowNanos)) {
                Sizing sizing = sizer.sizing();
                list.take(best[i], desk.take(route, sizing, nowNanos, out), sizing);
                for (int leg = 0; leg < sizing.legs; leg++) {
                    depth.take(routes.instrument(route, leg), routes.side(route, leg), sizing.qty[leg]);
                }
            } else {
                tally.add(Tally.Count.MISPLANNED, 1);
            }
        }
        depth.putBack();
        for (int i = 0; i < chosen; i++) {
            awaitQuotes(list.route(best[i]), nowNanos);
        }
    }

    /** From the next event on, nothing is priced from a book that we took from and have not seen since. */
    private void awaitQuotes(int route, long nowNanos) {
        for (int leg = 0; leg < routes.legs(route); leg++) {
            gates.fresh.taken(routes.instrument(route, leg), nowNanos);
        }
    }
}
