package arbd.config;

import java.util.Optional;

/**
 * {@code venues.NAME.orderRate}: the venue's order budget.
 *
 * @param orders most orders in any window, 1..100000
 * @param perNanos length of the window, 1 ms..24 h
 * @param daily most orders in any 24 hours as well, 1..1000000; empty = no such bound
 * @param reserveE8 share of both that entries leave to cancels and queries, in 1e-8, 0..90 %
 */
public record OrderRateConfig(int orders, long perNanos, Optional<Integer> daily, long reserveE8) {
    private static final long ONE_E8 = 100_000_000L;

    /** What entries may use of so many orders: the reserve is rounded up, but one order is always left. */
    public int forEntries(int ofOrders) {
        long left = Math.floorDiv(ofOrders * (ONE_E8 - reserveE8), ONE_E8);
        return (int) Math.max(1, left);
    }
}
