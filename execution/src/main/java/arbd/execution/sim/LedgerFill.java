package arbd.execution.sim;

import arbd.market.Side;

/**
 * One execution as the venue booked it.
 *
 * @param atNanos when, wall-clock nanoseconds since 1970
 * @param tradeId the venue's number of it, unique per venue, rising
 * @param clientOrderId the client's id of the order
 * @param venueOrderId the venue's id of the order
 * @param instrument dense instrument id
 * @param side which way
 * @param px price mantissa in the instrument's decimals
 * @param qty quantity mantissa in the instrument's decimals
 * @param fee in units of the fee asset; positive is paid, negative is a rebate
 * @param feeAsset dense asset id of the fee
 * @param realised what it realised by closing a position, before the fee, in units of the quote asset; 0 for spot
 */
public record LedgerFill(
        long atNanos, long tradeId, String clientOrderId, String venueOrderId, int instrument, Side side, long px,
        long qty, long fee, int feeAsset, long realised) {
}
