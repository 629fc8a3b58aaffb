package arbd.execution.sim;

import arbd.market.Instrument;

/**
 * One funding payment.
 *
 * @param instrument whose position paid or received
 * @param units of the quote asset, positive = received
 * @param heldQty the position, signed quantity mantissa
 * @param markPxE8 the price it was reckoned at, in 1e-8 of the quote asset
 * @param id the venue's
 * @param atNanos when, wall-clock nanoseconds since 1970
 */
record BybitFunding(Instrument instrument, long units, long heldQty, long markPxE8, String id, long atNanos) {
}
