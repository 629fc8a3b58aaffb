package arbd.execution.sim.chain;

import arbd.amm.Pool;
import java.util.List;
import java.util.Locale;

/**
 * What a pool's contract says of a change.
 *
 * @param pool that says it
 * @param topics the event's, then the indexed arguments
 * @param data the other arguments, {@code 0x} and words
 */
record PoolLog(Pool pool, List<String> topics, String data) {
    /** The pool's address as nodes write it, whatever mix of cases it was configured in. */
    String address() {
        return pool.symbol().toLowerCase(Locale.ROOT);
    }
}
