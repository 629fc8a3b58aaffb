package arbd.route;

import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * What a quantity costs and brings on the visible levels, level by level and rounded against us, as a venue charges
 * fill by fill. The fields hold the last {@link #walk}.
 */
final class BookFill {
    private final QuoteTable quotes;
    private long paid;
    private long received;
    private long limitPx;

    BookFill(QuoteTable quotes) {
        this.quotes = quotes;
    }

    /** Units of quote with the fee when buying, of base when selling. */
    long paid() {
        return paid;
    }

    /** Units of base when buying, of quote when selling, after the fee. */
    long received() {
        return received;
    }

    /** Worst price touched. */
    long limitPx() {
        return limitPx;
    }

    /** Prices a quantity; false when there is not so much, the venue would not take it, or an amount overflows. */
    boolean walk(Instrument instrument, Side side, long qty) {
        boolean buy = side == Side.BUY;
        boolean inBase = LegRates.feeInBase(instrument, side);
        long rest = qty;
        long notional = 0;
        long base = 0;
        long fee = 0;
        for (int level = 0; rest > 0 && level < quotes.count(instrument.id(), side); level++) {
            long take = Math.min(rest, quotes.qty(instrument.id(), side, level));
            limitPx = quotes.px(instrument.id(), side, level);
            long value = buy ? Money.notionalCeil(instrument, limitPx, take)
                    : Money.notionalFloor(instrument, limitPx, take);
            long units = Money.baseFloor(instrument, take);
            notional = Wide.add(notional, value);
            base = Wide.add(base, units);
            fee += Money.fee(inBase ? units : value, instrument.takerFeeE8());
            rest -= take;
        }
        if (rest > 0 || notional == Wide.OVERFLOW || base == Wide.OVERFLOW) {
            return false;
        }
        paid = !buy ? Money.baseCeil(instrument, qty) : inBase ? notional : charged(notional, -fee);
        received = !buy ? charged(notional, fee) : inBase ? charged(base, fee) : base;
        long valued = buy ? notional : Money.notionalFloor(instrument, limitPx, qty);
        return paid != Wide.OVERFLOW && received != Wide.OVERFLOW && received > 0
                && qty >= instrument.minQty() && valued >= instrument.minNotional();
    }

    private static long charged(long amount, long fee) {
        return fee <= 0 ? Wide.add(amount, -fee) : amount - fee;
    }
}
