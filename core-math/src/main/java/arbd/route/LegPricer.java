package arbd.route;

import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Wide;

/**
 * One leg against the visible levels, in exact integers. What is paid and every fee is rounded up, what is received is
 * rounded down, level by level, as a venue charges fill by fill. Quantities are lot multiples, and each inverse
 * ({@link #affordable}, {@link #yielding}) is exact: one lot more would not be affordable, one lot less not enough.
 * Sums up to each level are kept once they were needed, so neighbouring quantities cost one level each.
 */
final class LegPricer {
    /** Answer of {@link #accepts} and {@link #taking} when there is no such quantity. */
    static final long NONE = -1;
    /** More than rounding can move the sum over one level, in whole units of either asset. */
    static final int LOOSE = 3;
    /** Sums stay below this, so that adding single units to them needs no care. */
    private static final long LARGEST = 4 * Decimals.pow10(Decimals.DECIMALS_MAX);

    private final QuoteTable quotes;
    private final long[] qtySum = new long[Tick.LEVELS + 1];
    private final long[] notionalSum = new long[Tick.LEVELS + 1];
    private final long[] baseSum = new long[Tick.LEVELS + 1];
    private final long[] feeSum = new long[Tick.LEVELS + 1];
    private final long[] paidSum = new long[Tick.LEVELS + 1];
    private final long[] yieldSum = new long[Tick.LEVELS + 1];

    private Instrument instrument;
    private int id;
    private Side side;
    private boolean buy;
    private boolean feeInBase;
    private long feeE8;
    private int levels;
    /** Levels summed; the sums may end before {@link #levels} where they do not fit. */
    private int filled;
    private boolean tooLarge;
    /** Quantity of all levels; {@link #NONE}: not yet added up. */
    private long total;
    private long surelyAccepted;

    /** Where the search for a level starts. */
    private int level;
    private long walked;
    private int worst;
    private long notional;
    private long fee;
    private long paid;
    private long yielded;

    LegPricer(QuoteTable quotes) {
        this.quotes = quotes;
    }

    /** Turns to a side of an instrument, whose fee may be charged elsewhere ({@code chargedE8} 0) or differ. */
    void aim(int at, Side which, long chargedE8) {
        id = at;
        side = which;
        buy = which == Side.BUY;
        instrument = quotes.instruments().get(at);
        feeInBase = LegRates.feeInBase(instrument, which);
        feeE8 = chargedE8;
        levels = quotes.count(at, which);
        filled = 0;
        level = 0;
        tooLarge = false;
        total = NONE;
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
        if (!seek(qty)) {
            return false;
        }
        long take = qty - qtySum[level];
        long px = quotes.px(id, side, level);
        long value = buy ? Money.notionalCeil(instrument, px, take) : Money.notionalFloor(instrument, px, take);
        long units = Money.baseFloor(instrument, take);
        long charged = Money.fee(feeInBase ? units : value, feeE8);
        notional = Wide.add(notionalSum[level], value);
        long base = Wide.add(baseSum[level], units);
        if (notional == Wide.OVERFLOW || base == Wide.OVERFLOW || charged == Wide.OVERFLOW) {
            tooLarge = true;
            return false;
        }
        fee = feeSum[level] + charged;
        paid = paying(qty, notional, fee);
        yielded = bringing(notional, base, fee);
        if (paid == Wide.OVERFLOW || yielded == Wide.OVERFLOW) {
            tooLarge = true;
            return false;
        }
        walked = qty;
        worst = level;
        return true;
    }

    /** Whether something asked since {@link #aim} did not fit. */
    boolean tooLarge() {
        return tooLarge;
    }

    /** The most that {@code budget} pays for: quote units when buying, base units when selling. */
    long affordable(long budget) {
        if (!buy) {
            return Money.lotFloor(instrument, Math.min(visible(), Money.qtyFloor(instrument, budget)));
        }
        int at = above(paidSum, budget);
        if (at == filled) {
            return Money.lotFloor(instrument, qtySum[at]);
        }
        // N + ceil(fee x N) <= rest exactly when N <= rest / (1 + fee), all in integers.
        long most = Wide.mulDivFloor(budget - paidSum[at], Instrument.E8, Instrument.E8 + (feeInBase ? 0 : feeE8));
        long part = most == Wide.OVERFLOW ? 0 : Money.qtyWithin(instrument, quotes.px(id, side, at), most);
        return Money.lotFloor(instrument, qtySum[at] + Math.min(part, qtySum[at + 1] - qtySum[at]));
    }

    /** The most whose notional, without fees and rounded up level by level, is at most {@code notionalMax}. */
    long within(long notionalMax) {
        long rest = notionalMax;
        long total = 0;
        for (int at = 0; at < levels; at++) {
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
        int at = reaching(need, 0);
        if (at == filled) {
            return Wide.OVERFLOW;
        }
        // N - ceil(fee x N) >= rest exactly when N >= rest / (1 - fee), all in integers.
        long taken = buy && !feeInBase ? 0 : feeE8;
        long gross = Wide.mulDivCeil(need - yieldSum[at], Instrument.E8, Instrument.E8 - taken);
        long part = buy
                ? Money.qtyCeil(instrument, gross)
                : Money.qtyReaching(instrument, quotes.px(id, side, at), gross);
        long onLot = Money.lotCeil(instrument, Wide.add(qtySum[at], part));
        return onLot > visible() ? Wide.OVERFLOW : onLot;
    }

    /** No less than what must be paid, by any quantity, for {@code need}; {@link Wide#OVERFLOW}: the book is too thin. */
    long payingAtLeast(long need) {
        int at = reaching(need, LOOSE);
        if (at == filled) {
            return tooLarge ? Math.max(0, paidSum[at] - LOOSE * at) : Wide.OVERFLOW;
        }
        long rest = Math.max(0, need - yieldSum[at] - LOOSE * at);
        long levelPaid = Math.max(0, paidSum[at + 1] - paidSum[at] - LOOSE);
        long levelYield = yieldSum[at + 1] - yieldSum[at] + LOOSE;
        long before = Math.max(0, paidSum[at] - LOOSE * at);
        return Wide.add(before, Wide.mulDivFloor(rest, levelPaid, Math.max(1, levelYield)));
    }

    /** No more than this can be brought by {@code amount}, in whatever quantities. */
    long yieldingAtMost(long amount) {
        int at = above(paidSum, amount);
        if (at == filled) {
            return tooLarge ? Wide.OVERFLOW : Wide.add(yieldSum[at], LOOSE * at);
        }
        long levelPaid = paidSum[at + 1] - paidSum[at] - LOOSE;
        long levelYield = yieldSum[at + 1] - yieldSum[at] + LOOSE;
        long rest = amount - Math.max(0, paidSum[at] - LOOSE * at);
        long part = Wide.mulDivCeil(rest, levelYield, Math.max(1, levelPaid));
        return Wide.add(Wide.add(yieldSum[at], LOOSE * (at + 1)), part);
    }

    /**
     * What {@code amount} brings when it need not be on the lot, rounded down; {@link #NONE} when the visible levels do
     * not hold so much. For amounts that are turned later, together with others.
     */
    long turned(long amount) {
        int at = above(paidSum, amount);
        if (at == filled) {
            return paidSum[at] == amount ? yieldSum[at] : NONE;
        }
        long part = Wide.mulDivFloor(amount - paidSum[at], yieldSum[at + 1] - yieldSum[at],
                paidSum[at + 1] - paidSum[at]);
        return Wide.add(yieldSum[at], part);
    }

    /** The least that the venue takes as an order and that is at least {@code qty}; {@link Wide#OVERFLOW}: none. */
    long accepts(long qty) {
        long asked = Math.max(qty, Math.max(instrument.qtyIncrement(),
                Money.lotCeil(instrument, instrument.minQty())));
        if (asked >= surelyAccepted) {
            return asked > visible() ? Wide.OVERFLOW : asked;
        }
        while (seek(asked)) {
            long wanted = valuable(level);
            if (asked >= wanted) {
                return asked;
            }
            if (wanted <= qtySum[level + 1]) {
                return wanted;
            }
            asked = Money.lotCeil(instrument, Wide.add(qtySum[level + 1], 1));
        }
        return Wide.OVERFLOW;
    }

    /** The most that the venue takes as an order and that is at most {@code qty}; {@link #NONE}: none. */
    long taking(long qty) {
        long asked = Math.min(qty, Money.lotFloor(instrument, visible()));
        while (asked > 0 && asked >= instrument.minQty()) {
            if (asked >= surelyAccepted) {
                return asked;
            }
            if (!seek(asked)) {
                return NONE;
            }
            if (asked >= valuable(level)) {
                return asked;
            }
            asked = Money.lotFloor(instrument, qtySum[level]);
        }
        return NONE;
    }

    /** Quantity of all visible levels. */
    long visible() {
        if (tooLarge) {
            return qtySum[filled];
        }
        if (total == NONE) {
            total = 0;
            for (int at = 0; at < levels; at++) {
                total = Wide.add(total, quotes.qty(id, side, at));
            }
        }
        return total;
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
        if (instrument.minNotional() == 0 || levels == 0) {
            return 0;
        }
        return Money.lotCeil(instrument, Money.qtyReaching(instrument,
                quotes.px(id, side, buy ? 0 : levels - 1), instrument.minNotional()));
    }

    /** The least quantity that is worth the least notional when this level is the worst that is touched. */
    private long valuable(int at) {
        return buy ? surelyAccepted : Money.lotCeil(instrument, Money.qtyReaching(instrument,
                quotes.px(id, side, at), instrument.minNotional()));
    }

    /** Sets {@link #level} to the one that holds this quantity; false when none does. */
    private boolean seek(long qty) {
        while (level > 0 && qtySum[level] >= qty) {
            level--;
        }
        while (level >= filled || qtySum[level + 1] < qty) {
            if (level < filled) {
                level++;
            } else if (!extend()) {
                level = Math.max(0, filled - 1);
                return false;
            }
        }
        return true;
    }

    /** The last level before which this sum is at most {@code amount}; {@link #filled}: all of them. */
    private int above(long[] sum, long amount) {
        int at = Math.min(level, filled);
        while (at > 0 && sum[at] > amount) {
            at--;
        }
        while (true) {
            if (at == filled && !extend()) {
                return filled;
            }
            if (sum[at + 1] > amount) {
                return at;
            }
            at++;
        }
    }

    /** The level within which {@code need} is brought, if each brings so much more; {@link #filled}: none. */
    private int reaching(long need, int loose) {
        int at = Math.min(level, filled);
        while (at > 0 && yieldSum[at] + loose * at >= need) {
            at--;
        }
        while (true) {
            if (at == filled && !extend()) {
                return filled;
            }
            if (yieldSum[at + 1] + loose * (at + 1) >= need) {
                return at;
            }
            at++;
        }
    }

    /** Sums one level more; one that does not fit is cut to what does, and nothing behind it counts. */
    private boolean extend() {
        if (filled == levels || tooLarge) {
            return false;
        }
        long qty = quotes.qty(id, side, filled);
        while (qty > 0 && !sum(filled, qty)) {
            tooLarge = true;
            qty >>= 1;
        }
        filled += qty > 0 ? 1 : 0;
        return qty > 0;
    }

    private boolean sum(int at, long qty) {
        long px = quotes.px(id, side, at);
        long value = buy ? Money.notionalCeil(instrument, px, qty) : Money.notionalFloor(instrument, px, qty);
        long units = Money.baseFloor(instrument, qty);
        qtySum[at + 1] = Wide.add(qtySum[at], qty);
        notionalSum[at + 1] = Wide.add(notionalSum[at], value);
        baseSum[at + 1] = Wide.add(baseSum[at], units);
        if (Math.max(qtySum[at + 1], Math.max(notionalSum[at + 1], baseSum[at + 1])) > LARGEST) {
            return false;
        }
        feeSum[at + 1] = feeSum[at] + Money.fee(feeInBase ? units : value, feeE8);
        paidSum[at + 1] = paying(qtySum[at + 1], notionalSum[at + 1], feeSum[at + 1]);
        yieldSum[at + 1] = bringing(notionalSum[at + 1], baseSum[at + 1], feeSum[at + 1]);
        return Math.max(paidSum[at + 1], yieldSum[at + 1]) <= LARGEST;
    }

    private long paying(long qty, long gross, long charged) {
        if (!buy) {
            return Money.baseCeil(instrument, qty);
        }
        return feeInBase ? gross : plusFee(gross, charged);
    }

    private long bringing(long gross, long base, long charged) {
        if (!buy) {
            return lessFee(gross, charged);
        }
        return feeInBase ? lessFee(base, charged) : base;
    }

    private static long plusFee(long amount, long fee) {
        return fee < 0 ? amount + fee : Wide.add(amount, fee);
    }

    private static long lessFee(long amount, long fee) {
        return fee < 0 ? Wide.add(amount, -fee) : amount - fee;
    }
}
