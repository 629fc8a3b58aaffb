package arbd.config;

/**
 * {@code venues.NAME.gas}: what a transaction on the chain costs.
 *
 * @param asset name of the asset that gas is paid in; on chain its unit has 18 decimals
 * @param base gas of a transaction before the first pool, 0..100,000,000
 * @param perPool gas of each pool that it trades in, 0..100,000,000
 * @param priceWei price of a unit of gas, 0..10^15
 * @param tipE8 share of the gross gain that goes to who includes the transaction, 0..1e8
 */
public record GasConfig(String asset, long base, long perPool, long priceWei, long tipE8) {
}
