package arbd.execution.risk;

import arbd.market.StateHash;
import java.util.Arrays;

/** When the last orders were sent, as far as one budget asks: never more than its number within its window. */
final class OrderWindow {
    private final OrderBudget budget;
    private final long[] sentNanos;
    private int next;
    /** Of the remembered ones, those that were in the window when it was last looked at. */
    private int inWindow;
    /** Of all that was ever sent: a day's orders are too many to fold one by one. */
    private long sentHash;

    OrderWindow(OrderBudget budget) {
        this.budget = budget;
        this.sentNanos = new long[budget.orders()];
        Arrays.fill(sentNanos, Long.MIN_VALUE);
    }

    void sent(long nowNanos) {
        inWindow = Math.min(inWindow + 1, sentNanos.length);
        sentNanos[next] = nowNanos;
        next = (next + 1) % sentNanos.length;
        sentHash = StateHash.mix(sentHash, nowNanos);
    }

    /** Whether so many more fit: the n-th oldest remembered order must have left the window for n more to fit. */
    boolean fits(int orders, long nowNanos) {
        if (orders > sentNanos.length) {
            return false;
        }
        long oldest = sentNanos[(next + orders - 1) % sentNanos.length];
        return oldest == Long.MIN_VALUE || nowNanos - oldest >= budget.windowNanos();
    }

    /** How many were sent within the window that ends now. */
    int used(long nowNanos) {
        while (inWindow > 0 && nowNanos - sentNanos[Math.floorMod(next - inWindow, sentNanos.length)]
                >= budget.windowNanos()) {
            inWindow--;
        }
        return inWindow;
    }

    OrderBudget budget() {
        return budget;
    }

    long foldInto(long hash) {
        return StateHash.mix(hash, sentHash);
    }
}
