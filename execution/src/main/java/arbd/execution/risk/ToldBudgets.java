package arbd.execution.risk;

import arbd.execution.order.Usage;
import arbd.market.StateHash;

/**
 * What venues said of their own budgets: so much of a window was used. What is sent afterwards is added, and all of it
 * is forgotten when a whole window has passed since the word (sooner than that the venue may have begun another one,
 * but need not). Where nothing comes back by itself, the word stays. A tenth is left to cancels and queries.
 */
final class ToldBudgets {
    /** Most budgets of one venue; what it says of others is let pass. */
    static final int PER_VENUE = 6;

    private static final int RESERVED_PART = 10;

    private final int[] rows;
    private final int[] kinds;
    private final long[] windowNanos;
    private final long[] limits;
    private final long[] used;
    private final long[] atNanos;

    ToldBudgets(int venues) {
        this.rows = new int[venues];
        this.kinds = new int[venues * PER_VENUE];
        this.windowNanos = new long[venues * PER_VENUE];
        this.limits = new long[venues * PER_VENUE];
        this.used = new long[venues * PER_VENUE];
        this.atNanos = new long[venues * PER_VENUE];
    }

    /** Takes a word; answers the row that it is about, -1 = there is no room for one more budget. */
    int told(Usage usage, long nowNanos) {
        int row = row(usage);
        if (row >= 0) {
            limits[row] = usage.limit;
            used[row] = usage.used;
            atNanos[row] = nowNanos;
        }
        return row;
    }

    private int row(Usage usage) {
        int first = usage.venue * PER_VENUE;
        int end = first + rows[usage.venue];
        for (int row = first; row < end; row++) {
            if (kinds[row] == usage.kind.ordinal() && windowNanos[row] == usage.windowNanos) {
                return row;
            }
        }
        if (rows[usage.venue] == PER_VENUE) {
            return -1;
        }
        rows[usage.venue]++;
        kinds[end] = usage.kind.ordinal();
        windowNanos[end] = usage.windowNanos;
        return end;
    }

    /** An order goes to a venue. */
    void sent(int venue) {
        int first = venue * PER_VENUE;
        for (int row = first; row < first + rows[venue]; row++) {
            used[row]++;
        }
    }

    /** Whether so many more orders fit into all of a venue's budgets. */
    boolean fits(int venue, int orders, long nowNanos) {
        int first = venue * PER_VENUE;
        for (int row = first; row < first + rows[venue]; row++) {
            boolean over = windowNanos[row] != 0 && nowNanos - atNanos[row] >= windowNanos[row];
            if (!over && used[row] + orders > limits[row] - reserved(limits[row])) {
                return false;
            }
        }
        return true;
    }

    /** A tenth, rounded up: of a limit of one nothing is left to orders. */
    private static long reserved(long limit) {
        return limit / RESERVED_PART + (limit % RESERVED_PART == 0 ? 0 : 1);
    }

    /** How many budgets of a venue are known. */
    int rows(int venue) {
        return rows[venue];
    }

    long used(int row) {
        return used[row];
    }

    long foldInto(long hash) {
        long folded = hash;
        for (int venue = 0; venue < rows.length; venue++) {
            for (int row = venue * PER_VENUE; row < venue * PER_VENUE + rows[venue]; row++) {
                folded = StateHash.mix(StateHash.mix(folded, windowNanos[row]), limits[row]);
                folded = StateHash.mix(StateHash.mix(folded, used[row]), atNanos[row]);
                folded = StateHash.mix(folded, kinds[row]);
            }
        }
        return folded;
    }
}
