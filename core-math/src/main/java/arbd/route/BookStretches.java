package arbd.route;

import arbd.amm.Range;
import arbd.amm.Ranges;
import arbd.market.Instrument;
import arbd.market.Side;

/** The levels of one side of a book as stretches of a curve, in units of the tokens on chain. Only a proposal. */
final class BookStretches implements Ranges {
    private final QuoteTable quotes;
    private Instrument instrument;
    private Side side;
    private double baseUnits;
    private double quoteUnits;
    private int level;

    BookStretches(QuoteTable quotes) {
        this.quotes = quotes;
    }

    void aim(BookAmmRoute route) {
        instrument = route.instrument();
        side = route.side();
        baseUnits = StrictMath.pow(10, route.baseDecimals());
        quoteUnits = StrictMath.pow(10, route.quoteDecimals());
    }

    /** Quantity, mantissa, for base on chain: what was received when buying, what is paid when selling. */
    long qty(double base) {
        double kept = LegRates.feeInBase(instrument, side) ? 1 - (double) instrument.takerFeeE8() / Instrument.E8 : 1;
        return (long) (base / kept / baseUnits * StrictMath.pow(10, instrument.qtyDecimals()));
    }

    @Override
    public boolean begin(Range into) {
        level = 0;
        return stretch(into);
    }

    @Override
    public boolean next(Range into) {
        level++;
        return stretch(into);
    }

    private boolean stretch(Range into) {
        if (level >= quotes.count(instrument.id(), side)) {
            return false;
        }
        long px = quotes.px(instrument.id(), side, level);
        double qty = quotes.qty(instrument.id(), side, level) / StrictMath.pow(10, instrument.qtyDecimals());
        double rate = LegRates.net(instrument, side, px);
        boolean buy = side == Side.BUY;
        into.slope = rate * (buy ? baseUnits / quoteUnits : quoteUnits / baseUnits);
        into.bend = 0;
        double kept = LegRates.feeInBase(instrument, side) ? 1 - (double) instrument.takerFeeE8() / Instrument.E8 : 1;
        into.room = buy ? qty * kept / rate * quoteUnits : qty * baseUnits;
        return true;
    }
}
