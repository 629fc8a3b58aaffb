package arbd.daemon.decide;

import arbd.execution.order.Outcome;
import arbd.execution.risk.BudgetBoard;
import arbd.execution.risk.Verdict;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What decide has done so far, in numbers. One writer (decide); any thread may read, and sees a recent value of each.
 * Nothing here decides anything.
 */
public final class Tally {
    /** Plain counters. */
    public enum Count {
        /** Inputs of any kind. */
        INPUTS,
        /** Market-data inputs. */
        TICKS,
        /** Market-data inputs older than what was known. */
        OLD_TICKS,
        /** Episodes opened. */
        OPPORTUNITIES,
        /** Orders sent. */
        ORDERS,
        /** Executions counted. */
        FILLS,
        /** Executions told again. */
        REPEATED_FILLS,
        /** Reports about orders that are not open. */
        STRAY_REPORTS,
        /** Arbitrages ended. */
        ARBITRAGES,
        /** Orders not final. */
        OPEN_ORDERS,
        /** Orders whose outcome is unknown. */
        UNKNOWN_ORDERS,
        /** Balances at rest that differed from ours. */
        UNEXPLAINED,
        /** Routes evaluated. */
        EVALUATIONS,
        /** Routes sized, as often as they were. */
        SIZINGS,
        /** Planned arbitrages that did not fit when they were taken: never, if the plan is right. */
        MISPLANNED,
        /** Opportunities whose edge was not followed, because too many were. */
        MARKS_LEFT_OUT,
        /** Cycles that were found and given an id. */
        CYCLES_FOUND,
        /** Cycles found and left alone: no id left, no place that they could take, or an edge that must be an error. */
        CYCLES_REFUSED,
        /** Found cycles that were refused and made room for a better one: their episodes ended with no edge gone. */
        CYCLES_EVICTED,
        /** Inputs about pools. */
        POOL_EVENTS,
        /** Inputs about pools older than what was known. */
        OLD_POOL_EVENTS,
        /** Inputs about pools that no contract could have told: the pool is not priced. */
        UNSOUND_POOL_EVENTS,
        /** Fills that were charged more than was assumed. */
        OVERCHARGED,
        /** Fills whose fee was in an asset without a price here. */
        FEES_NOT_COMPARED
    }

    private static final int COUNTS = Count.values().length;
    private static final int OUTCOMES = Outcome.values().length;

    private final int assets;
    private final AtomicLongArray values;
    private final BudgetBoard budgets;

    Tally(int assets, int venues) {
        this.assets = assets;
        this.budgets = new BudgetBoard(venues);
        this.values = new AtomicLongArray(COUNTS + Verdict.count() + OUTCOMES + 6 * assets + 1);
        nakedSince(Long.MAX_VALUE);
    }

    /** A plain counter. */
    public long count(Count count) {
        return values.get(count.ordinal());
    }

    /** Episodes that had this verdict. */
    public long verdicts(Verdict verdict) {
        return values.get(COUNTS + verdict.ordinal());
    }

    /** Arbitrages that ended so. */
    public long outcomes(Outcome outcome) {
        return values.get(COUNTS + Verdict.count() + outcome.ordinal());
    }

    /** What all fills and their fees moved of an asset, in units of it. */
    public long realised(int asset) {
        return values.get(perAsset(0, asset));
    }

    /** Fees paid in an asset, in units of it. */
    public long fees(int asset) {
        return values.get(perAsset(1, asset));
    }

    /** Net of what missed legs left unmatched of an asset, signed, in units of it. */
    public long nakedUnits(int asset) {
        return values.get(perAsset(2, asset));
    }

    /** Largest naked notional seen in a settlement asset, in units of it. */
    public long nakedMax(int asset) {
        return values.get(perAsset(3, asset));
    }

    /**
     * Naked notional in a settlement asset, in units of it, valued when it last changed; 0 = none, or not valued yet.
     */
    public long nakedNotional(int asset) {
        return values.get(perAsset(4, asset));
    }

    /** Funding and whatever else moved an asset and was no fill, in units of it; positive = received. */
    public long flows(int asset) {
        return values.get(perAsset(5, asset));
    }

    /** What is left of the venues' budgets. */
    public BudgetBoard budgets() {
        return budgets;
    }

    /** Event time since which something is naked; {@link Long#MAX_VALUE} = nothing is. */
    public long nakedSinceNanos() {
        return values.get(values.length() - 1);
    }

    void add(Count count, long more) {
        bump(count.ordinal(), more);
    }

    void set(Count count, long value) {
        values.lazySet(count.ordinal(), value);
    }

    void verdict(Verdict verdict) {
        bump(COUNTS + verdict.ordinal(), 1);
    }

    void outcome(Outcome outcome) {
        bump(COUNTS + Verdict.count() + outcome.ordinal(), 1);
    }

    void realise(int asset, long units) {
        bump(perAsset(0, asset), units);
    }

    void fee(int asset, long units) {
        bump(perAsset(1, asset), units);
    }

    void flow(int asset, long units) {
        bump(perAsset(5, asset), units);
    }

    void naked(int asset, long units) {
        values.lazySet(perAsset(2, asset), units);
    }

    void nakedNotional(int asset, long notional) {
        int at = perAsset(3, asset);
        values.lazySet(at, Math.max(values.getPlain(at), notional));
        values.lazySet(perAsset(4, asset), notional);
    }

    void nakedSince(long nanos) {
        values.lazySet(values.length() - 1, nanos);
    }

    private int perAsset(int table, int asset) {
        return COUNTS + Verdict.count() + OUTCOMES + table * assets + asset;
    }

    private void bump(int at, long more) {
        values.lazySet(at, values.getPlain(at) + more);
    }
}
