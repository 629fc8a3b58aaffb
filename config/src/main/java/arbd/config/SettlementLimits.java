package arbd.config;

import java.util.List;

/**
 * One limit for each settlement asset.
 *
 * @param amounts in the order of {@link RoutesConfig#settlement()}, one for each; empty only for a disabled route kind
 */
public record SettlementLimits(List<Amount> amounts) {
    /** No limits: only for what is disabled. */
    static final SettlementLimits NONE = new SettlementLimits(List.of());

    /** Copies the list. */
    public SettlementLimits {
        amounts = List.copyOf(amounts);
    }

    /**
     * The limit in this settlement asset.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Amount in(String asset) {
        for (Amount amount : amounts) {
            if (amount.asset().equals(asset)) {
                return amount;
            }
        }
        throw new IllegalArgumentException("no limit in " + asset);
    }
}
