package arbd.execution.listing;

import arbd.market.MarketRules;
import arbd.market.TradingStatus;
import java.math.BigDecimal;

/**
 * One row of a venue's listing, numbers exactly as written.
 *
 * @param symbol as on the venue's WebSocket
 * @param base the venue's name of the base asset
 * @param quote the venue's name of the quote asset
 * @param status whether orders are taken
 * @param word the venue's own word for that, empty = it has none
 * @param endsMillis announced end of trading, milliseconds since 1970, 0 = none
 * @param rules sizes
 * @param funding of a perpetual; {@link Funding#NONE} for others, and where the listing does not say
 */
public record ListedInstrument(String symbol, String base, String quote, TradingStatus status, String word,
        long endsMillis, Rules rules, Funding funding) {
    private static final long MILLI = 1_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final int E8_PLACES = 8;

    /**
     * Sizes that the venue takes; null = no such rule, or not said.
     *
     * @param pxIncrement price increment
     * @param significantFigures most significant figures of a price that is not whole, 0 = any
     * @param lot quantity increment
     * @param minQty smallest quantity
     * @param maxQty largest quantity
     * @param minNotional smallest px x qty
     * @param contract what one of the quantity is: of the base asset, or of the quote asset if the contract is inverse
     */
    public record Rules(BigDecimal pxIncrement, int significantFigures, BigDecimal lot, BigDecimal minQty,
            BigDecimal maxQty, BigDecimal minNotional, BigDecimal contract) {
    }

    /**
     * Funding of a perpetual.
     *
     * @param intervalMinutes time between two fundings, 0 = not said
     * @param cap largest rate either way, null = not said
     */
    public record Funding(long intervalMinutes, BigDecimal cap) {
        /** Nothing is said. */
        public static final Funding NONE = new Funding(0, null);
    }

    /** Announced end of trading, nanoseconds since 1970, 0 = none; what is beyond all clocks counts as none. */
    public long endsNanos() {
        return endsMillis > Long.MAX_VALUE / MILLI ? 0 : Math.max(0, endsMillis) * MILLI;
    }

    /** The same listing with funding that was told elsewhere. */
    ListedInstrument with(Funding told) {
        return new ListedInstrument(symbol, base, quote, status, word, endsMillis, rules, told);
    }

    /**
     * Writes this into a slot; its instrument and times stay. What fits no slot makes the instrument unreadable: it is
     * nothing that could be traded by.
     */
    public void putInto(MarketRules slot) {
        slot.status = status;
        slot.endsNanos = endsNanos();
        try {
            BigDecimal px = plain(rules.pxIncrement());
            slot.pxIncrement = mantissa(px);
            slot.pxDecimals = px.scale();
            slot.pxFigures = rules.significantFigures();
            BigDecimal lot = plain(rules.lot());
            slot.lot = mantissa(lot);
            slot.lotDecimals = lot.scale();
            BigDecimal minQty = plain(rules.minQty());
            slot.minQty = mantissa(minQty);
            slot.minQtyDecimals = minQty.scale();
            BigDecimal minNotional = plain(rules.minNotional());
            slot.minNotional = mantissa(minNotional);
            slot.minNotionalDecimals = minNotional.scale();
            BigDecimal contract = plain(rules.contract());
            slot.contract = mantissa(contract);
            slot.contractDecimals = contract.scale();
            slot.fundingIntervalNanos = Math.multiplyExact(funding.intervalMinutes(), MINUTE);
            slot.fundingCapE8 = mantissa(plain(funding.cap()).movePointRight(E8_PLACES));
        } catch (ArithmeticException tooFine) {
            slot.status = TradingStatus.UNREADABLE;
        }
    }

    /** Without needless zeros, and never with fewer than no decimals. */
    private static BigDecimal plain(BigDecimal value) {
        if (value == null || value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static long mantissa(BigDecimal value) {
        if (value.scale() > MarketRules.DECIMALS_MAX || value.signum() < 0) {
            throw new ArithmeticException("no such rule: " + value);
        }
        return value.scale() < 0 ? value.setScale(0).unscaledValue().longValueExact()
                : value.unscaledValue().longValueExact();
    }
}
