package arbd.execution.sim;

import arbd.market.Instrument;
import arbd.market.Side;

/** What a spot order needs until it has ended: all that it can pay, with its fee if that is in the same asset. */
final class OrderReserve {
    /** What one order's fills may round up in excess of the limit price, in units: part of the reserve. */
    private static final long ROUNDING_UNITS = 64;

    private OrderReserve() {
    }

    /** Dense id of the asset that is paid. */
    static int asset(Instrument instrument, Side side) {
        return side == Side.BUY ? instrument.quote().id() : instrument.base().id();
    }

    /** Units that an order is refused without. */
    static long units(Instrument instrument, Side side, long px, long qty) {
        long rounding = side == Side.SELL ? 0 : ROUNDING_UNITS;
        return Math.addExact(least(instrument, side, px, qty), rounding);
    }

    /** The same, without what many fills may round up. */
    static long least(Instrument instrument, Side side, long px, long qty) {
        if (side == Side.SELL) {
            return Amounts.base(instrument, qty);
        }
        long cost = Amounts.quote(instrument, side, px, qty);
        boolean feeInQuote = Amounts.feeAsset(instrument, side) == instrument.quote().id();
        return Math.addExact(cost, feeInQuote ? Math.max(0, Amounts.fee(instrument, side, px, qty)) : 0);
    }
}
