package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * One leg against the visible levels, in exact integers. What is paid and every fee is rounded up, what is received is
 * rounded down, level by level, as a venue charges fill by fill. All answers are lot multiples, and each inverse
 * ({@link #affordable}, {@link #yielding}) is exact: one lot more would not be affordable, one lot less not enough.
 * The fields hold the last {@link #walk}.
 */
final class LegPricer {
    private final InstrumentTable instruments;
    private final QuoteTable quotes;

    private long notional;
    private long fee;
    private long paid;
    private long yielded;
    private long limitPx;

    LegPricer(QuoteTable quotes) {
        this.instruments = quotes.instruments();
        this.quotes = quotes;
    }

    /** Notional in quote units, before fees. */
    long notional() {
        return notional;
    }

    /** Fee in units of the asset it is charged in. */
    long fee() {
        return fee;
    }

    /** What the leg costs: quote units with fee when buying, base units when selling. */
    long paid() {
        return paid;
    }

    /** What the leg brings: base units when buying, quote units when selling, after its fee. */
    long yielded() {
        return yielded;
    }

    /** Worst price touched. */
    long limitPx() {
        return limitPx;
    }

    /** Prices {@code qty}; false when the visible levels do not hold so much or an amount overflows. */
    boolean walk(int id, Side side, long qty) {
        Instrument instrument = instruments.get(id);
        boolean buy = side == Side.BUY;
        boolean feeInBase = LegRates.feeInBase(instrument, side);
        long base = 0;
        long rest = qty;
        notional = 0;
        fee = 0;
        for (int level = 0; rest > 0 && level < quotes.count(id, side); level++) {
            long take = Math.min(rest, quotes.qty(id, side, level));
            limitPx = quotes.px(id, side, level);
            long levelNotional = buy
                    ? Money.notionalCeil(instrument, limitPx, take)
                    : Money.notionalFloor(instrument, limitPx, take);
            long levelBase = Money.baseFloor(instrument, take);
            notional = Wide.add(notional, levelNotional);
            base = Wide.add(base, levelBase);
            fee += Money.fee(feeInBase ? levelBase : levelNotional, instrument.takerFeeE8());
            rest -= take;
        }
        if (rest > 0 || notional == Wide.OVERFLOW || base == Wide.OVERFLOW) {
            return false;
        }
        if (buy) {
            paid = feeInBase ? notional : plusFee(notional, fee);
            yielded = feeInBase ? lessFee(base, fee) : base;
        } else {
            paid = Money.baseCeil(instrument, qty);
            yielded = lessFee(notional, fee);
        }
        return paid != Wide.OVERFLOW && yielded != Wide.OVERFLOW;
    }

    /** The most that {@code budget} pays for: quote units when buying, base units when selling. */
    long affordable(int id, Side side, long budget) {
        Instrument instrument = instruments.get(id);
        if (side == Side.SELL) {
            return Money.lotFloor(instrument, Math.min(visible(id, side), Money.qtyFloor(instrument, budget)));
        }
        return costing(id, side, budget, LegRates.feeInBase(instrument, side) ? 0 : instrument.takerFeeE8());
    }

    /** The most whose notional, without fees, is at most {@code notionalMax} quote units. */
    long within(int id, Side side, long notionalMax) {
        return costing(id, side, notionalMax, 0);
    }

    private long costing(int id, Side side, long budget, long feeE8) {
        Instrument instrument = instruments.get(id);
        long rest = budget;
        long total = 0;
        for (int level = 0; level < quotes.count(id, side); level++) {
            long px = quotes.px(id, side, level);
            long qty = quotes.qty(id, side, level);
            long whole = Money.notionalCeil(instrument, px, qty);
            long cost = whole == Wide.OVERFLOW ? Wide.OVERFLOW : plusFee(whole, Money.fee(whole, feeE8));
            if (cost == Wide.OVERFLOW || cost > rest) {
                // N + ceil(fee x N) <= rest exactly when N <= rest / (1 + fee), all in integers.
                long most = Wide.mulDivFloor(rest, Instrument.E8, Instrument.E8 + feeE8);
                long part = most == Wide.OVERFLOW ? Wide.OVERFLOW : Money.qtyWithin(instrument, px, most);
                return Money.lotFloor(instrument, part == Wide.OVERFLOW ? total : total + Math.min(part, qty));
            }
            rest -= cost;
            total = Wide.add(total, qty);
        }
        return Money.lotFloor(instrument, total);
    }

    /**
     * The least that brings {@code need}: base units when buying, quote units when selling, after the fee;
     * {@link Wide#OVERFLOW} when the visible levels do not.
     */
    long yielding(int id, Side side, long need) {
        Instrument instrument = instruments.get(id);
        return side == Side.SELL
                ? sellYielding(id, side, need, instrument.takerFeeE8())
                : buyYielding(id, need, LegRates.feeInBase(instrument, side) ? instrument.takerFeeE8() : 0);
    }

    /** The least that the venue takes as an order; {@link Wide#OVERFLOW} when the visible levels hold less. */
    long minimum(int id, Side side) {
        Instrument instrument = instruments.get(id);
        long least = Math.max(instrument.qtyIncrement(), Money.lotCeil(instrument, instrument.minQty()));
        if (instrument.minNotional() > 0) {
            least = Math.max(least, sellYielding(id, side, instrument.minNotional(), 0));
        }
        return least > visible(id, side) ? Wide.OVERFLOW : least;
    }

    /** Whether the venue takes an order for the quantity that was walked last. */
    boolean accepted(int id, Side side, long qty) {
        Instrument instrument = instruments.get(id);
        // A venue values a limit order at its limit price: for a sale that is less than what it fetches.
        long valued = side == Side.BUY ? notional : Money.notionalFloor(instrument, limitPx, qty);
        return qty > 0 && qty >= instrument.minQty() && valued >= instrument.minNotional();
    }

    private long sellYielding(int id, Side side, long need, long feeE8) {
        Instrument instrument = instruments.get(id);
        long rest = need;
        long total = 0;
        for (int level = 0; rest > 0 && level < quotes.count(id, side); level++) {
            long px = quotes.px(id, side, level);
            long qty = quotes.qty(id, side, level);
            long whole = Money.notionalFloor(instrument, px, qty);
            long gain = whole == Wide.OVERFLOW ? Wide.OVERFLOW : lessFee(whole, Money.fee(whole, feeE8));
            // N - ceil(fee x N) >= rest exactly when N >= rest / (1 - fee), all in integers.
            long part = gain < rest ? qty : Money.qtyReaching(instrument, px,
                    Wide.mulDivCeil(rest, Instrument.E8, Instrument.E8 - feeE8));
            rest = gain < rest ? rest - gain : 0;
            total = Wide.add(total, part);
        }
        return rest > 0 ? Wide.OVERFLOW : onLot(id, side, total);
    }

    private long buyYielding(int id, long need, long feeE8) {
        Instrument instrument = instruments.get(id);
        long rest = need;
        long total = 0;
        for (int level = 0; rest > 0 && level < quotes.count(id, Side.BUY); level++) {
            long qty = quotes.qty(id, Side.BUY, level);
            long whole = Money.baseFloor(instrument, qty);
            long gain = whole == Wide.OVERFLOW ? Wide.OVERFLOW : lessFee(whole, Money.fee(whole, feeE8));
            long part = gain < rest ? qty : Money.qtyCeil(instrument,
                    Wide.mulDivCeil(rest, Instrument.E8, Instrument.E8 - feeE8));
            rest = gain < rest ? rest - gain : 0;
            total = Wide.add(total, part);
        }
        return rest > 0 ? Wide.OVERFLOW : onLot(id, Side.BUY, total);
    }

    private long onLot(int id, Side side, long qty) {
        long onLot = Money.lotCeil(instruments.get(id), qty);
        return onLot > visible(id, side) ? Wide.OVERFLOW : onLot;
    }

    private long visible(int id, Side side) {
        long total = 0;
        for (int level = 0; level < quotes.count(id, side); level++) {
            total = Wide.add(total, quotes.qty(id, side, level));
        }
        return total;
    }

    private static long plusFee(long amount, long fee) {
        return fee < 0 ? amount + fee : Wide.add(amount, fee);
    }

    private static long lessFee(long amount, long fee) {
        return fee < 0 ? Wide.add(amount, -fee) : amount - fee;
    }
}
