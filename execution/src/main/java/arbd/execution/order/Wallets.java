package arbd.execution.order;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.StateHash;
import arbd.market.Wide;
import arbd.route.Funds;

/**
 * What we own and what is promised: per venue and asset the balance and what open orders may still spend, and per
 * instrument the signed position of perpetuals. Amounts are units of the asset. Owned by decide.
 *
 * <p>Our balance is the venue's opening balance plus our fills. The venue's own later figures are compared at rest (no
 * open order there); a difference is kept as {@link #unexplained} and the venue's figure is adopted.
 */
public final class Wallets implements Funds {
    /** Later than any opening balance. */
    private static final long NEVER = Long.MAX_VALUE;

    private final InstrumentTable instruments;
    private final int assets;
    private final long[] balance;
    private final long[] reserved;
    private final boolean[] known;
    private final long[] openingNanos;
    private final int[] openAt;
    private final long[] position;
    private long unexplained;

    /** Empty wallets for these instruments. */
    public Wallets(InstrumentTable instruments) {
        this.instruments = instruments;
        this.assets = instruments.assets().size();
        int wallets = instruments.venues().size() * assets;
        this.balance = new long[wallets];
        this.reserved = new long[wallets];
        this.known = new boolean[wallets];
        this.openingNanos = new long[wallets];
        this.openAt = new int[instruments.venues().size()];
        this.position = new long[instruments.size()];
    }

    @Override
    public long available(int venue, int asset) {
        int at = venue * assets + asset;
        return Math.max(0, balance[at] - reserved[at]);
    }

    /** Balance by our own account. */
    public long balance(int venue, int asset) {
        return balance[venue * assets + asset];
    }

    /** Whether the venue has told this balance yet. */
    public boolean known(int venue, int asset) {
        return known[venue * assets + asset];
    }

    /** What open orders may still spend. */
    public long reserved(int venue, int asset) {
        return reserved[venue * assets + asset];
    }

    /** Signed position mantissa of a perpetual. */
    public long position(int instrument) {
        return position[instrument];
    }

    /** Times that a venue's figure at rest differed from ours. */
    public long unexplained() {
        return unexplained;
    }

    /**
     * Takes a venue's figure.
     *
     * @return the difference to our own at rest, 0 when none or when orders are open there
     */
    public long observe(Balance word) {
        int at = word.venue * assets + word.asset;
        if (!known[at]) {
            known[at] = true;
            openingNanos[at] = word.venueTimeNanos == 0 ? word.wallNanos : word.venueTimeNanos;
            balance[at] = word.total;
            return 0;
        }
        if (openAt[word.venue] > 0) {
            return 0;
        }
        long difference = word.total - balance[at];
        if (difference != 0) {
            unexplained++;
            balance[at] = word.total;
        }
        return difference;
    }

    /** Notes that an order at this instrument is open. */
    public void opened(int instrument) {
        openAt[instruments.get(instrument).venue().id()]++;
    }

    /**
     * Promises what an order may still spend at most, in place of what was promised before.
     *
     * @param leavesBefore quantity mantissa promised until now, 0 = none
     * @param leavesAfter quantity mantissa that may still fill, 0 = none
     */
    public void promise(int instrument, boolean buys, long px, long leavesBefore, long leavesAfter) {
        Instrument traded = instruments.get(instrument);
        if (traded.kind() != Kind.SPOT) {
            return;
        }
        long change = worstSpend(traded, buys, px, leavesAfter) - worstSpend(traded, buys, px, leavesBefore);
        reserved[wallet(traded, !buys)] += change;
    }

    /**
     * The most that an order at this price may be for, so that the wallet covers it even if all of it fills there: what
     * a venue asks for, whatever better levels it would meet first.
     *
     * @return quantity mantissa, not on the lot; {@link Long#MAX_VALUE} when nothing is spent
     */
    public long covered(int instrument, boolean buys, long px) {
        Instrument traded = instruments.get(instrument);
        if (traded.kind() != Kind.SPOT) {
            return Long.MAX_VALUE;
        }
        Asset spent = buys ? traded.quote() : traded.base();
        long free = available(traded.venue().id(), spent.id());
        if (!buys) {
            return Money.qtyFloor(traded, free);
        }
        long feeE8 = traded.feeSide() == FeeSide.QUOTE ? traded.takerFeeE8() : 0;
        // N + ceil(fee x N) <= free exactly when N <= free / (1 + fee), all in integers.
        return Money.qtyWithin(traded, px, Wide.mulDivFloor(free, Instrument.E8, Instrument.E8 + feeE8));
    }

    /** Notes that an order at this instrument is final. */
    public void closed(int instrument) {
        openAt[instruments.get(instrument).venue().id()]--;
    }

    /** Moves what an execution moved, fee included. */
    public void fill(int instrument, boolean buys, Report report) {
        move(instrument, buys, report, NEVER);
    }

    /**
     * The same for an order of an earlier life: what the venue executed before it told an opening balance is in that
     * balance already.
     */
    public void fillOfEarlierLife(int instrument, boolean buys, Report report) {
        move(instrument, buys, report, report.venueTimeNanos == 0 ? NEVER : report.venueTimeNanos);
    }

    /** Folds everything into a state hash. */
    public long foldInto(long hash) {
        long folded = StateHash.mix(hash, unexplained);
        for (int i = 0; i < balance.length; i++) {
            folded = StateHash.mix(StateHash.mix(folded, balance[i]), reserved[i]);
            folded = StateHash.mix(folded, known[i] ? 1 : 0);
        }
        for (int orders : openAt) {
            folded = StateHash.mix(folded, orders);
        }
        for (long signed : position) {
            folded = StateHash.mix(folded, signed);
        }
        return folded;
    }

    private void move(int instrument, boolean buys, Report report, long executedNanos) {
        Instrument traded = instruments.get(instrument);
        if (report.feeAsset >= 0) {
            add(traded.venue().id() * assets + report.feeAsset, -report.fee, executedNanos);
        }
        if (traded.kind() != Kind.SPOT) {
            position[instrument] += buys ? report.qty : -report.qty;
            return;
        }
        long base = Money.baseFloor(traded, report.qty);
        long quote = buys
                ? Money.notionalCeil(traded, report.px, report.qty)
                : Money.notionalFloor(traded, report.px, report.qty);
        add(wallet(traded, true), buys ? base : -base, executedNanos);
        add(wallet(traded, false), buys ? -quote : quote, executedNanos);
    }

    private void add(int at, long units, long executedNanos) {
        if (!known[at] || executedNanos > openingNanos[at]) {
            balance[at] += units;
        }
    }

    private static long worstSpend(Instrument traded, boolean buys, long px, long leaves) {
        if (leaves == 0) {
            return 0;
        }
        if (!buys) {
            return Money.baseCeil(traded, leaves);
        }
        long notional = Money.notionalCeil(traded, px, leaves);
        return traded.feeSide() == FeeSide.QUOTE ? notional + Money.fee(notional, traded.takerFeeE8()) : notional;
    }

    private int wallet(Instrument traded, boolean base) {
        return traded.venue().id() * assets + (base ? traded.base().id() : traded.quote().id());
    }
}
