package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.market.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pools of one chain that one connection watches. All of them must be contracts of that chain: symbols and tokens are
 * addresses.
 *
 * @param id the chain's number (EIP-155), 0 = any
 * @param pools at least one, each address once; in any letter case
 */
public record ChainPools(long id, List<Pool> pools) {
    /** Numbers of the best-known chains (EIP-155), by the names that configurations use. */
    private static final Map<String, Long> IDS = Map.ofEntries(Map.entry("ethereum", 1L), Map.entry("optimism", 10L),
            Map.entry("bsc", 56L), Map.entry("gnosis", 100L), Map.entry("unichain", 130L), Map.entry("polygon", 137L),
            Map.entry("base", 8_453L), Map.entry("arbitrum", 42_161L), Map.entry("avalanche", 43_114L),
            Map.entry("linea", 59_144L), Map.entry("scroll", 534_352L));
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

    /** Checks the bounds above. */
    public ChainPools {
        Require.that(id >= 0, "a chain's id must not be negative, was %d", id);
        Require.that(!pools.isEmpty(), "a connection carries at least one pool");
        Set<String> seen = new HashSet<>();
        for (Pool pool : pools) {
            Require.that(isAddress(pool.symbol()) && isAddress(pool.token0()) && isAddress(pool.token1()),
                    "%s: pool and tokens must be addresses, 0x and 40 digits; tokens are %s and %s", pool.title(),
                    pool.token0(), pool.token1());
            Require.that(seen.add(lower(pool.symbol())), "%s: this pool is there twice", pool.title());
        }
        pools = List.copyOf(pools);
    }

    /** Of a chain by its name; the number of one that is not well known is not compared. */
    public static ChainPools of(String chain, List<Pool> pools) {
        return new ChainPools(IDS.getOrDefault(lower(chain), 0L), pools);
    }

    static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
