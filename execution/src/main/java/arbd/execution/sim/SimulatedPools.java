package arbd.execution.sim;

import arbd.amm.Pool;
import arbd.execution.sim.chain.ChainSettings;
import java.util.List;

/**
 * A venue that is a chain.
 *
 * @param settings of the chain
 * @param pools that it has
 */
public record SimulatedPools(ChainSettings settings, List<Pool> pools) {
    /** Keeps its own list. */
    public SimulatedPools {
        pools = List.copyOf(pools);
    }
}
