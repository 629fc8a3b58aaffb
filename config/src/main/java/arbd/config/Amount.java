package arbd.config;

import java.math.BigDecimal;

/**
 * An amount of an asset, exactly as written: {@code "2000 USDT"}.
 *
 * @param value not negative, with no more decimal places than the asset has
 * @param asset name of a configured asset
 */
public record Amount(BigDecimal value, String asset) {
    /**
     * The amount in units of {@code 10^-decimals}.
     *
     * @throws ArithmeticException when it is not whole in that unit, or does not fit a {@code long}
     */
    public long units(int decimals) {
        return value.movePointRight(decimals).longValueExact();
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + asset;
    }
}
