package arbd.market;

/**
 * One tradable symbol of one venue: how its numbers are scaled, what sizes it allows and what a trade costs.
 *
 * @param id dense index, 0-based, unique within one {@link InstrumentTable}
 * @param venue where it trades
 * @param symbol the venue's own string, exactly as on its wire
 * @param kind what a fill changes
 * @param base the asset that a buy receives
 * @param quote the asset that prices are in
 * @param pxDecimals decimal places of a price mantissa, 0..12
 * @param qtyDecimals decimal places of a quantity mantissa, 0..12
 * @param pxIncrement smallest price step, as a mantissa, at least 1
 * @param qtyIncrement lot: smallest quantity step, as a mantissa, at least 1
 * @param minQty smallest order quantity, as a mantissa, a multiple of the lot
 * @param minNotional smallest px x qty of an order, in units of the quote asset, 0 = none
 * @param takerFeeE8 fee of taking, in 1e-8 of the notional (7.5 bps = 75,000), may be negative (a rebate)
 * @param feeSide the asset in which fees are charged
 * @param contractTens what one of the quantity on the venue's wire is of the base asset, as a power of ten: 0 where
 *     the venue counts the base asset itself, -2 for contracts of 0.01. Quantities everywhere else are in the base
 *     asset
 */
public record Instrument(
        int id, Venue venue, String symbol, Kind kind, Asset base, Asset quote,
        int pxDecimals, int qtyDecimals, long pxIncrement, long qtyIncrement,
        long minQty, long minNotional, long takerFeeE8, FeeSide feeSide, int contractTens) {
    /** One whole in {@link #takerFeeE8()}. */
    public static final long E8 = 100_000_000L;

    /** Checks the bounds above. */
    public Instrument {
        Require.that(id >= 0, "instrument id must not be negative, was %d", id);
        Require.that(pxDecimals >= 0 && pxDecimals <= 12, "%s: pxDecimals must be 0..12, was %d", symbol, pxDecimals);
        Require.that(qtyDecimals >= 0 && qtyDecimals <= 12, "%s: qtyDecimals must be 0..12, was %d",
                symbol, qtyDecimals);
        Require.that(contractTens >= -12 && contractTens <= 12 && qtyDecimals + contractTens >= 0
                && qtyDecimals + contractTens <= 12, "%s: a contract of 10^%d leaves no decimals 0..12 of %d",
                symbol, contractTens, qtyDecimals);
        Require.that(pxIncrement > 0, "%s: pxIncrement must be positive, was %d", symbol, pxIncrement);
        Require.that(qtyIncrement > 0, "%s: qtyIncrement must be positive, was %d", symbol, qtyIncrement);
        Require.that(minQty >= 0, "%s: minQty must not be negative, was %d", symbol, minQty);
        Require.that(minNotional >= 0, "%s: minNotional must not be negative, was %d", symbol, minNotional);
        Require.that(takerFeeE8 > -E8 && takerFeeE8 < E8, "%s: takerFeeE8 must be within one whole, was %d",
                symbol, takerFeeE8);
    }

    /** An instrument whose quantities are in the base asset on the wire, too; arguments as above. */
    public Instrument(
            int id, Venue venue, String symbol, Kind kind, Asset base, Asset quote,
            int pxDecimals, int qtyDecimals, long pxIncrement, long qtyIncrement,
            long minQty, long minNotional, long takerFeeE8, FeeSide feeSide) {
        this(id, venue, symbol, kind, base, quote, pxDecimals, qtyDecimals, pxIncrement, qtyIncrement, minQty,
                minNotional, takerFeeE8, feeSide, 0);
    }

    /**
     * Decimal places at which the venue's own number of a quantity has our mantissa, 0..12: a contract is a power of
     * ten of the base asset, so that only the point stands elsewhere. 0.0123 BTC (mantissa 123, 4 decimals) are 1.23
     * contracts of 0.01 BTC (2 decimals).
     */
    public int wireQtyDecimals() {
        return qtyDecimals + contractTens;
    }

    /** For people: {@code venue:symbol}. */
    public String title() {
        return venue.name() + ":" + symbol;
    }
}
