package arbd.config;

/**
 * {@code assets.NAME}.
 *
 * @param name canonical name, 1..16 letters, digits, {@code . _ -}
 * @param decimals decimal places of one unit of account, 0..18
 */
public record AssetConfig(String name, int decimals) {
}
