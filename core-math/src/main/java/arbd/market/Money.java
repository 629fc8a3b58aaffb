package arbd.market;

/**
 * Conversions between mantissas and amounts, each rounded the way its name says. Arguments are not negative; what does
 * not fit is {@link Wide#OVERFLOW}; where more than 18 decimals are to be dropped or added that includes the number
 * after the first 18 (no listed instrument comes near). Stateless, allocates nothing.
 */
public final class Money {
    private Money() {
    }

    /** px x qty in units of the quote asset, rounded down: what a seller can count on. */
    public static long notionalFloor(Instrument instrument, long px, long qty) {
        return loweredFloor(px, qty, notionalShift(instrument));
    }

    /** Units of the base asset at this price, in units of the quote asset, rounded down. */
    public static long valueFloor(Instrument instrument, long px, long baseUnits) {
        return loweredFloor(px, baseUnits, valueShift(instrument));
    }

    /** The same, rounded up. */
    public static long valueCeil(Instrument instrument, long px, long baseUnits) {
        return loweredCeil(px, baseUnits, valueShift(instrument));
    }

    /** The fewest units of the base asset worth, at this price and rounded down, at least {@code quoteUnits}. */
    public static long unitsReaching(Instrument instrument, long px, long quoteUnits) {
        return raisedOverCeil(px, quoteUnits, valueShift(instrument));
    }

    /** The most units of the base asset that are worth, at this price and rounded up, at most {@code quoteUnits}. */
    public static long unitsWithin(Instrument instrument, long px, long quoteUnits) {
        return raisedOver(px, quoteUnits, valueShift(instrument));
    }

    private static int valueShift(Instrument instrument) {
        return instrument.pxDecimals() + instrument.base().decimals() - instrument.quote().decimals();
    }

    private static long loweredFloor(long px, long qty, int drop) {
        if (drop < 0) {
            return raised(px, qty, -drop);
        }
        int first = Math.min(drop, Decimals.DECIMALS_MAX);
        long notional = Wide.mulDivFloor(px, qty, Decimals.pow10(first));
        // More than 18 decimals are dropped in two steps; a floor of a floor is the floor.
        return drop == first || notional == Wide.OVERFLOW ? notional : notional / Decimals.pow10(drop - first);
    }

    /** px x qty in units of the quote asset, rounded up: what a buyer must have. */
    public static long notionalCeil(Instrument instrument, long px, long qty) {
        return loweredCeil(px, qty, notionalShift(instrument));
    }

    private static long loweredCeil(long px, long qty, int drop) {
        if (drop < 0) {
            return raised(px, qty, -drop);
        }
        int first = Math.min(drop, Decimals.DECIMALS_MAX);
        long notional = Wide.mulDivCeil(px, qty, Decimals.pow10(first));
        return drop == first || notional == Wide.OVERFLOW
                ? notional
                : Wide.mulDivCeil(notional, 1, Decimals.pow10(drop - first));
    }

    /** The largest quantity whose notional at this price, rounded up, is at most {@code notional}. */
    public static long qtyWithin(Instrument instrument, long px, long notional) {
        return raisedOver(px, notional, notionalShift(instrument));
    }

    private static long raisedOver(long px, long notional, int raise) {
        if (raise < 0) {
            return notional / Decimals.pow10(-raise) / px;
        }
        int last = Math.min(raise, Decimals.DECIMALS_MAX);
        long first = Wide.mulDivFloor(notional, Decimals.pow10(raise - last), 1);
        return first == Wide.OVERFLOW ? Wide.OVERFLOW : Wide.mulDivFloor(first, Decimals.pow10(last), px);
    }

    /** The smallest quantity whose notional at this price, rounded down, is at least {@code notional}. */
    public static long qtyReaching(Instrument instrument, long px, long notional) {
        return raisedOverCeil(px, notional, notionalShift(instrument));
    }

    private static long raisedOverCeil(long px, long notional, int raise) {
        if (raise < 0) {
            return Wide.mulDivCeil(Wide.mulDivCeil(notional, 1, Decimals.pow10(-raise)), 1, px);
        }
        int last = Math.min(raise, Decimals.DECIMALS_MAX);
        long first = Wide.mulDivFloor(notional, Decimals.pow10(raise - last), 1);
        return first == Wide.OVERFLOW ? Wide.OVERFLOW : Wide.mulDivCeil(first, Decimals.pow10(last), px);
    }

    /** Exact; nothing that overflowed once can fit again, because the factor is at least ten. */
    private static long raised(long px, long qty, int decimals) {
        long product = Wide.mulDivFloor(px, qty, 1);
        return product == Wide.OVERFLOW ? Wide.OVERFLOW : Wide.mulDivFloor(product, Decimals.pow10(decimals), 1);
    }

    /** Decimals that px x qty has and the quote asset has not: -18..24. */
    public static int notionalShift(Instrument instrument) {
        return instrument.pxDecimals() + instrument.qtyDecimals() - instrument.quote().decimals();
    }

    /** A quantity in units of the base asset, rounded down. */
    public static long baseFloor(Instrument instrument, long qty) {
        return rescaleFloor(qty, instrument.qtyDecimals(), instrument.base().decimals());
    }

    /** A quantity in units of the base asset, rounded up. */
    public static long baseCeil(Instrument instrument, long qty) {
        return rescaleCeil(qty, instrument.qtyDecimals(), instrument.base().decimals());
    }

    /** Units of the base asset as a quantity, rounded down; not yet on the lot. */
    public static long qtyFloor(Instrument instrument, long baseUnits) {
        return rescaleFloor(baseUnits, instrument.base().decimals(), instrument.qtyDecimals());
    }

    /** Units of the base asset as a quantity, rounded up; not yet on the lot. */
    public static long qtyCeil(Instrument instrument, long baseUnits) {
        return rescaleCeil(baseUnits, instrument.base().decimals(), instrument.qtyDecimals());
    }

    /** The same number with other decimals (each 0..18), rounded down. */
    public static long rescaleFloor(long mantissa, int fromDecimals, int toDecimals) {
        if (toDecimals >= fromDecimals) {
            return Wide.mulDivFloor(mantissa, Decimals.pow10(toDecimals - fromDecimals), 1);
        }
        return mantissa == Wide.OVERFLOW ? Wide.OVERFLOW : mantissa / Decimals.pow10(fromDecimals - toDecimals);
    }

    /** The same number with other decimals (each 0..18), rounded up. */
    public static long rescaleCeil(long mantissa, int fromDecimals, int toDecimals) {
        if (toDecimals >= fromDecimals) {
            return Wide.mulDivFloor(mantissa, Decimals.pow10(toDecimals - fromDecimals), 1);
        }
        return mantissa == Wide.OVERFLOW
                ? Wide.OVERFLOW
                : Wide.mulDivCeil(mantissa, 1, Decimals.pow10(fromDecimals - toDecimals));
    }

    /**
     * The fee on an amount, in the same units, rounded against us: a charge up, a rebate (negative) towards zero.
     *
     * @param feeE8 fee in 1e-8 of the amount, within one whole either way
     */
    public static long fee(long amount, long feeE8) {
        return feeE8 >= 0
                ? Wide.mulDivCeil(amount, feeE8, Instrument.E8)
                : -Wide.mulDivFloor(amount, -feeE8, Instrument.E8);
    }

    /** The largest multiple of the lot not above {@code qty}. */
    public static long lotFloor(Instrument instrument, long qty) {
        return qty - qty % instrument.qtyIncrement();
    }

    /** The smallest multiple of the lot not below {@code qty}. */
    public static long lotCeil(Instrument instrument, long qty) {
        long over = qty % instrument.qtyIncrement();
        return over == 0 ? qty : Wide.add(qty, instrument.qtyIncrement() - over);
    }
}
