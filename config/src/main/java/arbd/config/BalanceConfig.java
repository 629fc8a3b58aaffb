package arbd.config;

import java.math.BigDecimal;

/**
 * {@code balances.VENUE.ASSET}: opening balance of a simulated or paper account.
 *
 * @param venue name of a configured venue
 * @param asset name of a configured asset
 * @param amount not negative, fits the asset's decimals
 */
public record BalanceConfig(String venue, String asset, BigDecimal amount) {
    /**
     * The amount in units of {@code 10^-decimals}.
     *
     * @throws ArithmeticException when it is not whole in that unit, or does not fit a {@code long}
     */
    public long units(int decimals) {
        return amount.movePointRight(decimals).longValueExact();
    }
}
