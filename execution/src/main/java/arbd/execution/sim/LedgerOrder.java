package arbd.execution.sim;

import arbd.market.Side;

/**
 * One order request as it reached a venue.
 *
 * @param atNanos when the venue acted on it, wall-clock nanoseconds since 1970
 * @param clientOrderId the client's id, empty = none given
 * @param venueOrderId the venue's id, empty when refused
 * @param instrument dense instrument id, -1 = unknown symbol
 * @param side which way
 * @param px limit price, exact decimal text
 * @param qty quantity, exact decimal text
 * @param accepted whether it ever worked
 * @param reason the venue's words when refused, else empty
 */
public record LedgerOrder(
        long atNanos, String clientOrderId, String venueOrderId, int instrument, Side side, String px, String qty,
        boolean accepted, String reason) {
}
