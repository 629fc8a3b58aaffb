package arbd.execution.sim.chain;

import arbd.amm.Pool;
import java.util.List;

/**
 * What a pool's contract says of a change.
 *
 * @param pool that says it
 * @param topics the event's, then the indexed arguments
 * @param data the other arguments, {@code 0x} and words
 */
record PoolLog(Pool pool, List<String> topics, String data) {
}
