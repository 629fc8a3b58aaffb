package arbd.route;

import arbd.amm.Range;
import arbd.amm.Ranges;
import arbd.market.Instrument;
import arbd.market.Side;

/** The levels of one side of a book as stretches of a curve, in units of the tokens on chain. Only a proposal. */
final class BookStretches implements Ranges {
    private static final int DECIMALS_MAX = 36;
    /** Not by StrictMath.pow each time, which allocates. */
    private static final double[] TENS = new double[DECIMALS_MAX + 1];

    static {
        for (int i = 0; i <= DECIMALS_MAX; i++) {
            TENS[i] = StrictMath.pow(10, i);
        }
    }

    private final QuoteTable quotes;
    private Instrument instrument;
    private Side side;
    private double baseUnits;
    private double quoteUnits;
    private int level;

    BookStretches(QuoteTable quotes) {
        this.quotes = quotes;
    }

    /** Ten to a power of -36..36. */
    static double ten(int exponent) {
        return exponent < 0 ? 1 / TENS[-exponent] : TENS[exponent];
    }

    void aim(BookAmmRoute route) {
        instrument = route.instrument();
        side = route.side();
        baseUnits = TENS[route.baseDecimals()];
        quoteUnits = TENS[route.quoteDecimals()];
    }

    /** Quantity, mantissa, for base on chain: what was received when buying, what is paid when selling. */
    long qty(double base) {
        return (long) (base / keptOfBase() / baseUnits * TENS[instrument.qtyDecimals()]);
    }

    /** What {@link #qty} is of, without rounding. */
    double base(long qty) {
        return qty / TENS[instrument.qtyDecimals()] * keptOfBase() * baseUnits;
    }

    /** Units of the quote asset for quote on chain. */
    double quote(double onChain) {
        return onChain / quoteUnits * TENS[instrument.quote().decimals()];
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
        double price = quotes.px(instrument.id(), side, level) / TENS[instrument.pxDecimals()];
        double qty = quotes.qty(instrument.id(), side, level) / TENS[instrument.qtyDecimals()];
        double perUnit = price * quoteUnits / baseUnits;
        into.bend = 0;
        if (side == Side.SELL) {
            into.slope = perUnit * (1 - fee());
            into.room = qty * baseUnits;
        } else {
            double cost = LegRates.feeInBase(instrument, side) ? perUnit : perUnit * (1 + fee());
            into.slope = keptOfBase() / cost;
            into.room = qty * baseUnits * cost;
        }
        return true;
    }

    private double keptOfBase() {
        return LegRates.feeInBase(instrument, side) ? 1 - fee() : 1;
    }

    private double fee() {
        return (double) quotes.feeE8(instrument.id(), side) / Instrument.E8;
    }
}
