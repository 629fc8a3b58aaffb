package arbd.route;

import arbd.market.Decimals;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;

/** Rates of one trade in doubles, net of fees. They rank and guess; no amount is ever taken from them. */
final class LegRates {
    private static final double E8 = Instrument.E8;

    private LegRates() {
    }

    /** What one unit paid yields at this price: base for quote when buying, quote for base when selling. */
    static double net(Instrument instrument, Side side, long px, long feeE8) {
        double price = (double) px / Decimals.pow10(instrument.pxDecimals());
        double fee = feeE8 / E8;
        if (side == Side.SELL) {
            return price * (1.0 - fee);
        }
        return feeInBase(instrument, side) ? (1.0 - fee) / price : 1.0 / (price * (1.0 + fee));
    }

    /** Whether the fee of this trade is taken from the base received; perpetuals are charged in quote. */
    static boolean feeInBase(Instrument instrument, Side side) {
        return side == Side.BUY && instrument.feeSide() == FeeSide.RECEIVED && instrument.kind() == Kind.SPOT;
    }
}
