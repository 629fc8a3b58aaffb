package arbd.execution.sim;

import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Require;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Exact money of the simulated venues. Where a result does not fit the asset's decimals the venue rounds in its own
 * favour: what an account pays (cost, fee) goes up, what it gets goes down. So fees are rounded up, rebates down.
 */
final class Amounts {
    private static final BigInteger ONE_E8 = BigInteger.valueOf(Instrument.E8);

    private Amounts() {
    }

    /** Base units of a quantity mantissa. */
    static long base(Instrument instrument, long qty) {
        return rescale(BigInteger.valueOf(qty), instrument.qtyDecimals(), instrument.base().decimals(),
                RoundingMode.UNNECESSARY);
    }

    /** Quote units of px x qty: rounded up when it is paid (a buy), down when it is received (a sell). */
    static long quote(Instrument instrument, Side side, long px, long qty) {
        return rescale(BigInteger.valueOf(px).multiply(BigInteger.valueOf(qty)),
                instrument.pxDecimals() + instrument.qtyDecimals(), instrument.quote().decimals(),
                side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    /** Fee of a fill in units of {@link #feeAsset}: {@code ceil(amount x takerFeeE8 / 1e8)}. */
    static long fee(Instrument instrument, Side side, long px, long qty) {
        return fee(instrument, side, px, qty, instrument.takerFeeE8());
    }

    /** The same at another rate. */
    static long fee(Instrument instrument, Side side, long px, long qty, long feeE8) {
        boolean inBase = feeInBase(instrument, side);
        long amount = inBase ? base(instrument, qty) : quote(instrument, side, px, qty);
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(feeE8)));
        return exact.divide(new BigDecimal(ONE_E8), 0, RoundingMode.CEILING).longValueExact();
    }

    /** Dense id of the asset in which a fill of this side is charged. */
    static int feeAsset(Instrument instrument, Side side) {
        return feeInBase(instrument, side) ? instrument.base().id() : instrument.quote().id();
    }

    private static boolean feeInBase(Instrument instrument, Side side) {
        return instrument.kind() == Kind.SPOT && instrument.feeSide() == FeeSide.RECEIVED && side == Side.BUY;
    }

    /** Plain decimal text of a mantissa, trailing zeros kept. */
    static String text(long mantissa, int decimals) {
        return BigDecimal.valueOf(mantissa, decimals).toPlainString();
    }

    /** Plain decimal text of a mantissa without needless zeros. */
    static String plain(long mantissa, int decimals) {
        return mantissa == 0 ? "0" : BigDecimal.valueOf(mantissa, decimals).stripTrailingZeros().toPlainString();
    }

    /** Plain decimal text with at least this many decimals. */
    static String padded(long mantissa, int decimals, int atLeast) {
        BigDecimal value = BigDecimal.valueOf(mantissa, decimals);
        return (decimals < atLeast ? value.setScale(atLeast) : value).toPlainString();
    }

    /** The mantissa of a decimal, or -1 when it is negative, does not fit or has more decimals. */
    static long mantissa(BigDecimal value, int decimals) {
        try {
            return value.signum() < 0 ? -1 : value.setScale(decimals).unscaledValue().longValueExact();
        } catch (ArithmeticException inexact) {
            return -1;
        }
    }

    private static long rescale(BigInteger value, int from, int to, RoundingMode rounding) {
        return new BigDecimal(value, from).setScale(to, rounding).unscaledValue().longValueExact();
    }

    /** Checks that quantities are whole units of the base asset. */
    static void check(Instrument instrument) {
        Require.that(BigInteger.valueOf(instrument.qtyIncrement())
                        .multiply(BigInteger.TEN.pow(instrument.base().decimals()))
                        .mod(BigInteger.TEN.pow(instrument.qtyDecimals())).signum() == 0,
                "%s: a lot must be a whole number of units of %s", instrument.title(), instrument.base().name());
    }
}
