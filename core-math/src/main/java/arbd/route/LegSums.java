package arbd.route;

import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Wide;

/**
 * What one leg's visible levels hold, cost and bring, summed from the best level on, each level rounded by itself. A
 * level is summed when it is first needed; entry {@code n} is the sum of {@code n} levels. Part of {@link LegPricer}.
 */
final class LegSums {
    /** Sums stay below this, so that adding single units to them needs no care. */
    static final long LARGEST = Decimals.pow10(Decimals.DECIMALS_MAX);

    final long[] qtySum = new long[Tick.LEVELS + 1];
    final long[] notionalSum = new long[Tick.LEVELS + 1];
    final long[] baseSum = new long[Tick.LEVELS + 1];
    final long[] feeSum = new long[Tick.LEVELS + 1];
    final long[] paidSum = new long[Tick.LEVELS + 1];
    final long[] yieldSum = new long[Tick.LEVELS + 1];
    int levels;
    /** Levels summed; the sums may end before {@link #levels} where they do not fit. */
    int filled;
    /** Whether something did not fit. */
    boolean tooLarge;
    /** Where the search for a level starts. */
    int level;

    private final QuoteTable quotes;
    private Instrument instrument;
    private int id;
    private Side side;
    private boolean buy;
    private boolean feeInBase;
    private long feeE8;
    /** Quantity of all levels; negative: not yet added up. */
    private long total;

    LegSums(QuoteTable quotes) {
        this.quotes = quotes;
    }

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
        total = -1;
    }

    /** Quantity of all visible levels. */
    long visible() {
        if (tooLarge) {
            return qtySum[filled];
        }
        if (total < 0) {
            total = 0;
            for (int at = 0; at < levels; at++) {
                total = Wide.add(total, quotes.qty(id, side, at));
            }
        }
        return total;
    }

    /** Sets {@link #level} to the one that holds this quantity; false when none does. */
    boolean seek(long qty) {
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
    int above(long[] sum, long amount) {
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
    int reaching(long need, int loose) {
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

    long paying(long qty, long gross, long charged) {
        if (!buy) {
            return Money.baseCeil(instrument, qty);
        }
        return feeInBase ? gross : plusFee(gross, charged);
    }

    long bringing(long gross, long base, long charged) {
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
