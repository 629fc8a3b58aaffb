package arbd.config;

/**
 * {@code venues.NAME.tokens.CONTRACT}: which asset a contract is.
 *
 * @param contract its address, lower case; distinct among the chain's tokens
 * @param asset name of a configured asset
 * @param decimals decimal places of its amounts on chain, 0..36
 */
public record TokenConfig(String contract, String asset, int decimals) {
}
