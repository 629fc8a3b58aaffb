package arbd.execution.sim.chain;

/**
 * Who sends a transaction.
 *
 * @param address of the sender
 * @param blockSeconds time of the block that it is in
 */
record Trader(String address, long blockSeconds) {
}
