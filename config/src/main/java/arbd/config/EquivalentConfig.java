package arbd.config;

/**
 * A row of {@code equivalents}.
 *
 * @param asset name of the asset that counts as another
 * @param as name of that other asset, of the same decimals, in no row as an asset
 * @param haircutE8 cost of passing from one to the other, either way, in 1e-8 of the amount
 */
public record EquivalentConfig(String asset, String as, long haircutE8) {
}
