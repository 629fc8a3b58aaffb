package arbd.execution.sim.chain;

import java.util.List;

/**
 * A block and what every pool is after it. Immutable.
 *
 * @param header of the block
 * @param logs in order
 * @param states of the pools, in the chain's order
 */
record Block(Header header, List<MinedLog> logs, List<PoolState> states) {
}
