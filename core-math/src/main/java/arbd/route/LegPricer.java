package arbd.route;

import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;

/**
 * One leg against the visible levels, in exact integers. What is paid and every fee is rounded up, what is received is
 * rounded down, level by level, as a venue charges fill by fill. Quantities are lot multiples, and each inverse
 * ({@link #affordable}, {@link #yielding}) is exact: one lot more would not be affordable, one lot less not enough.
 * Neighbouring quantities cost one level each ({@link LegSums}).
 */
final class LegPricer {
    /** Answer of {@link #accepts} and {@link #taking} when there is no such quantity. */
    static final long NONE = -1;
    /** More than rounding can move the sum over one level, in whole units of either asset. */
    static final int LOOSE = 3;

    private final QuoteTable quotes;
    private final LegSums sums;

    private Instrument instrument;
    private int id;
    private Side side;
    private boolean buy;
    private boolean feeInBase;
    private long feeE8;
    private long surelyAccepted;

    private long walked;
    private int worst;
    private long notional;
    private long fee;
    private long paid;
    private long yielded;

    LegPricer(QuoteTable quotes) {
        this.quotes = quotes;
        this.sums = new LegSums(quotes);
    }

    /** Turns to a side of an instrument, whose fee may be charged elsewhere ({@code chargedE8} 0) or differ. */
    void aim(int at, Side which, long chargedE8) {
        id = at;
        side = which;
        buy = which == Side.BUY;
        instrument = quotes.instruments().get(at);
        feeInBase = LegRates.feeInBase(instrument, which);
        feeE8 = chargedE8;
        sums.aim(at, which, chargedE8);
        walked = NONE;
        surelyAccepted = surely();
    }

    Instrument instrument() {
        return instrument;
    }

    Side side() {
        return side;
    }

    long feeE8() {
        return feeE8;
    }

    boolean feeInBase() {
        return feeInBase;
    }

    /** Notional in quote units, before fees, of what was walked last. */
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
        return quotes.px(id, side, worst);
    }

    /** Best price. */
    long bestPx() {
        return quotes.px(id, side, 0);
    }

    /** Levels touched by what was walked last. */
    int touched() {
        return worst + 1;
    }

    /** Prices {@code qty}, positive; false when the visible levels do not hold so much or an amount overflows. */
    boolean walk(long qty) {
        if (qty == walked) {
            return true;
        }
        walked = NONE;
        if (!sums.seek(qty)) {
            return false;
        }
        long take = qty - sums.qtySum[sums.level];
        long px = quotes.px(id, side, sums.level);
        long value = buy ? Money.notionalCeil(instrument, px, take) : Money.notionalFloor(instrument, px, take);
        long units = Money.baseFloor(instrument, take);
        long charged = Money.fee(feeInBase ? units : value, feeE8);
        notional = Wide.add(sums.notionalSum[sums.level], value);
        long base = Wide.add(sums.baseSum[sums.level], units);
        if (notional == Wide.OVERFLOW || base == Wide.OVERFLOW || charged == Wide.OVERFLOW) {
            sums.tooLarge = true;
            return false;
        }
        fee = sums.feeSum[sums.level] + charged;
        paid = sums.paying(qty, notional, fee);
        yielded = sums.bringing(notional, base, fee);
        if (paid == Wide.OVERFLOW || yielded == Wide.OVERFLOW) {
            sums.tooLarge = true;
            return false;
        }
        walked = qty;
        worst = sums.level;
        return true;
    }

    /** Whether something asked since {@link #aim} did not fit. */
    boolean tooLarge() {
        return sums.tooLarge;
    }

    /** The most that {@code budget} pays for: quote units when buying, base units when selling. */
    long affordable(long budget) {
        if (!buy) {
            return Money.lotFloor(instrument, Math.min(sums.visible(), Money.qtyFloor(instrument, budget)));
        }
        int at = sums.above(sums.paidSum, budget);
        if (at == sums.filled) {
            return Money.lotFloor(instrument, sums.qtySum[at]);
        }
        // N + ceil(fee x N) <= rest exactly when N <= rest / (1 + fee), all in integers.
        long added = feeInBase ? 0 : feeE8;
        long most = Wide.mulDivFloor(budget - sums.paidSum[at], Instrument.E8, Instrument.E8 + added);
        long part = most == Wide.OVERFLOW ? 0 : Money.qtyWithin(instrument, quotes.px(id, side, at), most);
        return Money.lotFloor(instrument, sums.qtySum[at] + Math.min(part, sums.qtySum[at + 1] - sums.qtySum[at]));
    }

    /** The most whose notional, without fees and rounded up level by level, is at most {@code notionalMax}. */
    long within(long notionalMax) {
        long rest = notionalMax;
        long total = 0;
        for (int at = 0; at < sums.levels; at++) {
            long px = quotes.px(id, side, at);
            long qty = quotes.qty(id, side, at);
            long cost = Money.notionalCeil(instrument, px, qty);
            if (cost == Wide.OVERFLOW || cost > rest) {
                long part = Money.qtyWithin(instrument, px, rest);
                return Money.lotFloor(instrument, Wide.add(total, Math.min(part, qty)));
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
    long yielding(long need) {
        if (need <= 0) {
            return 0;
        }
        int at = sums.reaching(need, 0);
        if (at == sums.filled) {
            return Wide.OVERFLOW;
        }
        // N - ceil(fee x N) >= rest exactly when N >= rest / (1 - fee), all in integers.
        long taken = buy && !feeInBase ? 0 : feeE8;
        long gross = Wide.mulDivCeil(need - sums.yieldSum[at], Instrument.E8, Instrument.E8 - taken);
        long part = buy
                ? Money.qtyCeil(instrument, gross)
                : Money.qtyReaching(instrument, quotes.px(id, side, at), gross);
        long onLot = Money.lotCeil(instrument, Wide.add(sums.qtySum[at], part));
        return onLot > sums.visible() ? Wide.OVERFLOW : onLot;
    }

    /** No more than what must be paid, in whatever quantities, for {@code need}; {@link Wide#OVERFLOW}: too thin. */
    long payingAtLeast(long need) {
        int at = sums.reaching(need, LOOSE);
        if (at == sums.filled) {
            return sums.tooLarge ? Math.max(0, sums.paidSum[at] - LOOSE * at) : Wide.OVERFLOW;
        }
        long rest = Math.max(0, need - sums.yieldSum[at] - LOOSE * at);
        long levelPaid = Math.max(0, sums.paidSum[at + 1] - sums.paidSum[at] - LOOSE);
        long levelYield = sums.yieldSum[at + 1] - sums.yieldSum[at] + LOOSE;
        long before = Math.max(0, sums.paidSum[at] - LOOSE * at);
        return Wide.add(before, Wide.mulDivFloor(rest, levelPaid, Math.max(1, levelYield)));
    }

    /** No more than this can be brought by {@code amount}, in whatever quantities. */
    long yieldingAtMost(long amount) {
        int at = sums.above(sums.paidSum, amount);
        if (at == sums.filled) {
            return sums.tooLarge ? Wide.OVERFLOW : Wide.add(sums.yieldSum[at], LOOSE * at);
        }
        long levelPaid = sums.paidSum[at + 1] - sums.paidSum[at] - LOOSE;
        long levelYield = sums.yieldSum[at + 1] - sums.yieldSum[at] + LOOSE;
        long rest = amount - Math.max(0, sums.paidSum[at] - LOOSE * at);
        long part = Wide.mulDivCeil(rest, levelYield, Math.max(1, levelPaid));
        return Wide.add(Wide.add(sums.yieldSum[at], LOOSE * (at + 1)), part);
    }

    /**
     * What {@code amount} brings when it need not be on the lot, rounded down; {@link #NONE} when the visible levels do
     * not hold so much. For amounts that are turned later, together with others.
     */
    long turned(long amount) {
        int at = sums.above(sums.paidSum, amount);
        if (at == sums.filled) {
            return sums.paidSum[at] == amount ? sums.yieldSum[at] : NONE;
        }
        long part = Wide.mulDivFloor(amount - sums.paidSum[at], sums.yieldSum[at + 1] - sums.yieldSum[at],
                sums.paidSum[at + 1] - sums.paidSum[at]);
        return Wide.add(sums.yieldSum[at], part);
    }

    /** The least that the venue takes as an order and that is at least {@code qty}; {@link Wide#OVERFLOW}: none. */
    long accepts(long qty) {
        long asked = Math.max(qty, Math.max(instrument.qtyIncrement(),
                Money.lotCeil(instrument, instrument.minQty())));
        if (asked >= surelyAccepted) {
            return asked > sums.visible() ? Wide.OVERFLOW : asked;
        }
        while (sums.seek(asked)) {
            long wanted = valuable(sums.level);
            if (asked >= wanted) {
                return asked;
            }
            if (wanted <= sums.qtySum[sums.level + 1]) {
                return wanted;
            }
            asked = Money.lotCeil(instrument, Wide.add(sums.qtySum[sums.level + 1], 1));
        }
        return Wide.OVERFLOW;
    }

    /** The most that the venue takes as an order and that is at most {@code qty}; {@link #NONE}: none. */
    long taking(long qty) {
        long asked = Math.min(qty, Money.lotFloor(instrument, sums.visible()));
        while (asked > 0 && asked >= instrument.minQty()) {
            if (asked >= surelyAccepted) {
                return asked;
            }
            if (!sums.seek(asked)) {
                return NONE;
            }
            if (asked >= valuable(sums.level)) {
                return asked;
            }
            asked = Money.lotFloor(instrument, sums.qtySum[sums.level]);
        }
        return NONE;
    }

    /** At the best level, without fee and depth, rounded down: what an amount paid brings. */
    long atBest(long amount) {
        return buy
                ? Money.unitsWithin(instrument, bestPx(), amount)
                : Money.valueFloor(instrument, bestPx(), amount);
    }

    /**
     * A quantity of this or more is accepted at any level. A purchase must be worth the least notional at the best
     * price, so that it is whatever the venue values it at; a sale at its limit, which is the worst price it touches.
     */
    private long surely() {
        if (instrument.minNotional() == 0 || sums.levels == 0) {
            return 0;
        }
        return Money.lotCeil(instrument, Money.qtyReaching(instrument,
                quotes.px(id, side, buy ? 0 : sums.levels - 1), instrument.minNotional()));
    }

    /** The least quantity that is worth the least notional when this level is the worst that is touched. */
    private long valuable(int at) {
        return buy ? surelyAccepted : Money.lotCeil(instrument, Money.qtyReaching(instrument,
                quotes.px(id, side, at), instrument.minNotional()));
    }
}
