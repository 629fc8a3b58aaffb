package arbd.config;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code routes.basis}: what holding a basis position until its expected exit costs.
 *
 * @param holdingNanos how long it is expected to be held; 0 = no funding and no interest are expected
 * @param exitCostE8 what closing it is expected to cost, in 1e-8 of the position
 * @param exitEdgeE8 least edge at which what is held is closed, in 1e-8, may be negative; not above the least edge at
 *     which it is opened
 * @param borrowE8 interest of a year on spot that is sold short, in 1e-8
 */
public record CarryConfig(long holdingNanos, long exitCostE8, long exitEdgeE8, long borrowE8) {
    private static final long YEAR_NANOS = 365L * 24 * 3_600 * 1_000_000_000L;

    /** Interest until the expected exit, in 1e-8, rounded up. */
    public long interestE8() {
        return BigDecimal.valueOf(borrowE8).multiply(BigDecimal.valueOf(holdingNanos))
                .divide(BigDecimal.valueOf(YEAR_NANOS), 0, RoundingMode.CEILING).longValueExact();
    }
}
