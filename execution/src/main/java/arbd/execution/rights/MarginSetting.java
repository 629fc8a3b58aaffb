package arbd.execution.rights;

import java.math.BigDecimal;

/**
 * What an account has set for one instrument.
 *
 * @param symbol the venue's
 * @param mode null = not told
 * @param leverage null = not told, as where the account's mode has none
 */
public record MarginSetting(String symbol, MarginMode mode, BigDecimal leverage) {
}
