package arbd.execution.risk;

import arbd.market.Require;

/**
 * How many orders a venue may get.
 *
 * @param orders most within a window, at least 1
 * @param windowNanos length of any window, at least 1
 */
public record OrderBudget(int orders, long windowNanos) {
    /** Checks both. */
    public OrderBudget {
        Require.that(orders > 0, "order budget must be positive, was %d", orders);
        Require.that(windowNanos > 0, "the window of an order budget must be positive, was %d", windowNanos);
    }
}
