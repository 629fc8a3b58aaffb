package arbd.config;

/**
 * {@code venues.NAME.orderRate}: the venue's order budget.
 *
 * @param orders most orders in any window, 1..100000
 * @param perNanos length of the window, 1 ms..24 h
 */
public record OrderRateConfig(int orders, long perNanos) {
}
