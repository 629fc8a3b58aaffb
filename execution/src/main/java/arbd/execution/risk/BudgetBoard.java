package arbd.execution.risk;

import arbd.execution.order.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How much is left of every venue's budgets, ours and those that the venue tells of, for people. One writer (decide);
 * any thread may read, and sees a recent value of each. Nothing here decides anything.
 */
public final class BudgetBoard {
    private static final int OWN_MAX = 4;
    private static final int ROWS = ToldBudgets.PER_VENUE + OWN_MAX;
    private static final int FIELDS = 5;
    private static final int BACK_OFF = ROWS * FIELDS;
    private static final int PER_VENUE = BACK_OFF + 1;
    private static final long PPM = 1_000_000;

    private final AtomicLongArray values;

    /**
     * One budget as it was when something was last sent or told.
     *
     * @param told whether the venue said so; else it is our own count against the configuration
     * @param kind what is counted
     * @param windowNanos length of the window, 0 = for good
     * @param limit most within a window
     * @param used of it, 0 when a window has passed since
     */
    public record Budget(boolean told, Usage.Kind kind, long windowNanos, long limit, long used) {
        /** Share that is left, in millionths. */
        public long leftPpm() {
            return Math.max(0, limit - used) * PPM / limit;
        }
    }

    /** Of so many venues, of which nothing is known. */
    public BudgetBoard(int venues) {
        this.values = new AtomicLongArray(venues * PER_VENUE);
        for (int venue = 0; venue < venues; venue++) {
            values.setPlain(venue * PER_VENUE + BACK_OFF, Long.MIN_VALUE);
        }
    }

    void told(int row, Usage usage, long nowNanos) {
        int venue = row / ToldBudgets.PER_VENUE;
        put(at(venue, row % ToldBudgets.PER_VENUE), usage.kind, usage.windowNanos, usage.limit, usage.used, nowNanos);
    }

    void used(int row, long used) {
        values.lazySet(at(row / ToldBudgets.PER_VENUE, row % ToldBudgets.PER_VENUE) + 3, used);
    }

    /** Our own count; a venue's budgets beyond a few are not shown. */
    void own(int venue, int budget, OrderBudget of, long used, long nowNanos) {
        if (budget < OWN_MAX) {
            put(at(venue, ToldBudgets.PER_VENUE + budget), Usage.Kind.ORDERS, of.windowNanos(), of.orders(), used,
                    nowNanos);
        }
    }

    /** A venue gets no entries until then. */
    void waits(int venue, long untilNanos) {
        values.lazySet(venue * PER_VENUE + BACK_OFF, untilNanos);
    }

    private void put(int at, Usage.Kind kind, long windowNanos, long limit, long used, long nowNanos) {
        values.lazySet(at, kind.ordinal());
        values.lazySet(at + 1, windowNanos);
        values.lazySet(at + 3, used);
        values.lazySet(at + 4, nowNanos);
        // Read first: a row without a limit is none.
        values.lazySet(at + 2, limit);
    }

    /** The budgets of a venue that are known. */
    public List<Budget> of(int venue, long nowNanos) {
        List<Budget> budgets = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int at = at(venue, row);
            long limit = values.get(at + 2);
            if (limit > 0) {
                long windowNanos = values.get(at + 1);
                boolean over = windowNanos != 0 && nowNanos - values.get(at + 4) >= windowNanos;
                budgets.add(new Budget(row < ToldBudgets.PER_VENUE, Usage.Kind.of((int) values.get(at)), windowNanos,
                        limit, over ? 0 : values.get(at + 3)));
            }
        }
        return budgets;
    }

    /** Whether a venue said "too many requests", and gets no entries for a while. */
    public boolean waiting(int venue, long nowNanos) {
        return nowNanos < values.get(venue * PER_VENUE + BACK_OFF);
    }

    /**
     * How far a venue is from refusing, and then banning, us: the least share left of any of its budgets in millionths,
     * 0 while we wait after a refusal.
     */
    public long distancePpm(int venue, long nowNanos) {
        return waiting(venue, nowNanos) ? 0
                : of(venue, nowNanos).stream().mapToLong(Budget::leftPpm).min().orElse(PPM);
    }

    private static int at(int venue, int row) {
        return venue * PER_VENUE + row * FIELDS;
    }
}
