package arbd.config;

import java.util.Optional;

/**
 * A row of {@code equivalents}.
 *
 * @param asset name of the asset that counts as another
 * @param as name of that other asset, of the same decimals, in no row as an asset
 * @param haircutE8 cost of passing from one to the other, either way, in 1e-8 of the amount, at most a tenth; the least
 *         of it when a market prices it
 * @param through {@code venue:symbol} of the spot market of the two whose book prices it; empty = the cost is fixed
 */
public record EquivalentConfig(String asset, String as, long haircutE8, Optional<String> through) {
}
