package arbd.config;

import java.math.BigDecimal;

/**
 * {@code simulation.prices.ASSET}: opening reference price.
 *
 * @param asset name of a configured asset
 * @param px positive, in the first settlement asset
 */
public record PriceConfig(String asset, BigDecimal px) {
}
