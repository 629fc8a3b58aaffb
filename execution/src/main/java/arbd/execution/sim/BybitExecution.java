package arbd.execution.sim;

/**
 * One execution with what Bybit tells besides.
 *
 * @param order that was executed
 * @param fill what was executed
 * @param leavesQty what was left of the order then, quantity mantissa
 * @param closedQty what it closed of a position, quantity mantissa
 * @param heldQty the position afterwards, signed quantity mantissa
 * @param seq the venue's number of it
 */
record BybitExecution(
        SimulatedOrder order, LedgerFill fill, long leavesQty, long closedQty, long heldQty, long seq) {
}
