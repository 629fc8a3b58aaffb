package arbd.execution.hyperliquid;

import arbd.market.Instrument;

/**
 * Which prices and sizes the venue takes (HL-D, "Tick and lot size"): a price has at most five significant figures and
 * at most 6 (perpetuals) or 8 (spot) less {@code szDecimals} decimals, but whole numbers are always allowed; a size has
 * at most {@code szDecimals} decimals. So the step of prices depends on the price: where an instrument's increment is
 * the step of its present price (1 for 10,000 to 99,999, 0.1 below that, and so on), every price of its book passes.
 */
final class PriceRule {
    private static final int FIGURES_MAX = 5;
    private static final int PERPETUAL = 6;
    private static final int SPOT = 8;

    private PriceRule() {
    }

    /** Most decimals of a price. */
    static int pxDecimalsMax(boolean spot, int szDecimals) {
        return Math.max(0, (spot ? SPOT : PERPETUAL) - szDecimals);
    }

    /**
     * Why an order may not be sent, null = it may.
     *
     * @param px price mantissa in the instrument's decimals
     * @param qty quantity mantissa in the instrument's decimals
     * @param szDecimals as the venue says
     */
    static String refusal(Instrument instrument, boolean spot, long px, long qty, int szDecimals) {
        long figures = px;
        int decimals = instrument.pxDecimals();
        while (decimals > 0 && figures % 10 == 0) {
            figures /= 10;
            decimals--;
        }
        if (px <= 0 || qty <= 0) {
            return "price and size must be positive";
        }
        if (decimals > pxDecimalsMax(spot, szDecimals)) {
            return "price has " + decimals + " decimals, at most " + pxDecimalsMax(spot, szDecimals);
        }
        if (decimals > 0 && digits(figures) > FIGURES_MAX) {
            return "price has " + digits(figures) + " significant figures, at most " + FIGURES_MAX;
        }
        return decimals(qty, instrument.qtyDecimals()) > szDecimals
                ? "size has more than " + szDecimals + " decimals" : null;
    }

    private static int decimals(long mantissa, int written) {
        long rest = mantissa;
        int decimals = written;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        return decimals;
    }

    private static int digits(long positive) {
        int digits = 0;
        for (long rest = positive; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
