package arbd.config;

import java.util.Optional;

/**
 * {@code assets.NAME}: a currency that venues map their symbols to, or a contract on a chain.
 *
 * @param name canonical name, 1..16 letters, digits, {@code . _ -}
 * @param decimals decimal places of one unit of account, 0..18
 * @param contract where it lives on chain; no two assets have the same
 */
public record AssetConfig(String name, int decimals, Optional<ContractConfig> contract) {
    /** A currency that is no contract. */
    public AssetConfig(String name, int decimals) {
        this(name, decimals, Optional.empty());
    }
}
