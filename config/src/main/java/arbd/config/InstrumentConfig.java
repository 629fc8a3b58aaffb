package arbd.config;

import java.math.BigDecimal;

/**
 * {@code venues.NAME.instruments.SYMBOL}.
 *
 * @param symbol the venue's own string
 * @param base name of a configured asset
 * @param quote name of another configured asset
 * @param kind agrees with the venue's protocol
 * @param pxIncrement smallest price step, positive, whole at {@code pxDecimals}
 * @param lot smallest quantity step, positive, whole at {@code qtyDecimals}
 * @param minQty smallest order, a positive multiple of the lot
 * @param minNotional smallest px x qty, in the quote asset, fits its decimals, 0 = none
 * @param pxDecimals decimal places of a price mantissa, 0..12
 * @param qtyDecimals decimal places of a quantity mantissa, 0..12
 * @param contractTens what one of the venue's quantity is of the base asset, as a power of ten; 0 = one of the base
 * @param takerFeeE8 its own or the venue's fee, in 1e-8 of the notional; negative = rebate
 */
public record InstrumentConfig(
        String symbol, String base, String quote, InstrumentKind kind,
        BigDecimal pxIncrement, BigDecimal lot, BigDecimal minQty, BigDecimal minNotional,
        int pxDecimals, int qtyDecimals, int contractTens, long takerFeeE8) {

    /** {@code pxIncrement} as a mantissa with {@code pxDecimals}. */
    public long pxIncrementMantissa() {
        return pxIncrement.movePointRight(pxDecimals).longValueExact();
    }

    /** {@code lot} as a mantissa with {@code qtyDecimals}. */
    public long lotMantissa() {
        return lot.movePointRight(qtyDecimals).longValueExact();
    }

    /** {@code minQty} as a mantissa with {@code qtyDecimals}. */
    public long minQtyMantissa() {
        return minQty.movePointRight(qtyDecimals).longValueExact();
    }

    /** {@code minNotional} in units of the quote asset, which has {@code quoteDecimals}. */
    public long minNotionalUnits(int quoteDecimals) {
        return minNotional.movePointRight(quoteDecimals).longValueExact();
    }
}
