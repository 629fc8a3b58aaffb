package arbd.execution.sim.chain;

import java.util.List;

/**
 * What one transaction does to one pool.
 *
 * @param after the pool behind it
 * @param logs in order
 * @param gas that it uses
 */
record Change(PoolState after, List<PoolLog> logs, long gas) {
}
