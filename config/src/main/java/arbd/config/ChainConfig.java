package arbd.config;

import java.util.List;

/**
 * What a venue of protocol {@link Protocol#EVM} has in place of instruments: pools of one chain, which are watched and
 * sized.
 *
 * @param name the chain, as in {@link ContractConfig#chain()}; no two venues have the same
 * @param gas what a transaction costs
 * @param flashPremiumE8 premium of a flash loan on what is paid in, in 1e-8; 0 = paid from what is held
 * @param tokens in the order of the file, at least two
 * @param pools in the order of the file, at least one
 */
public record ChainConfig(
        String name, GasConfig gas, long flashPremiumE8, List<TokenConfig> tokens, List<PoolConfig> pools) {
    /** Copies the lists. */
    public ChainConfig {
        tokens = List.copyOf(tokens);
        pools = List.copyOf(pools);
    }
}
