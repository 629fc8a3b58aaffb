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
 * What we own and what is promised: per venue and asset the balance, what open orders may still spend and what
 * positions bind as margin (all that they were entered for), and per perpetual its position. Amounts are units of the
 * asset. Owned by decide.
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
    /** The venue's time of the newest word, fill or flow on a wallet. */
    private final long[] heardNanos;
    private final LatestMoves latest;
    private final int[] openAt;
    private final long[] margin;
    private final Positions positions;
    private final PositionWords words;
    /** What buying may be charged on top, by instrument, as far as it is known. */
    private final long[] buyFeeE8;
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
        this.heardNanos = new long[wallets];
        this.latest = new LatestMoves(wallets);
        this.openAt = new int[instruments.venues().size()];
        this.margin = new long[wallets];
        this.positions = new Positions(instruments);
        this.words = new PositionWords(instruments.size());
        this.buyFeeE8 = instruments.instruments().stream().mapToLong(Instrument::takerFeeE8).toArray();
    }

    @Override
    public long available(int venue, int asset) {
        int at = venue * assets + asset;
        return Math.max(0, balance[at] - reserved[at] - margin[at]);
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
        return positions.qty(instrument);
    }

    /** Positions and what open orders may add to them. */
    public Positions positions() {
        return positions;
    }

    /** What positions bind of an asset. */
    public long margin(int venue, int asset) {
        return margin[venue * assets + asset];
    }

    /**
     * The most that an order at a perpetual may be: what it closes, and what both the limit and the free margin let it
     * open.
     *
     * @param px the highest price that it may be filled at
     * @param positionMax most that the position may be worth, units of the quote asset
     * @param sharers orders that the free margin must do for, at least 1
     * @param feeE8 the account's fee of this side, in 1e-8 of the notional; negative = a rebate
     * @return quantity mantissa, not yet on the lot
     */
    public long positionRoom(int instrument, boolean buys, long px, long positionMax, int sharers, long feeE8) {
        Instrument traded = instruments.get(instrument);
        long free = available(traded.venue().id(), traded.quote().id());
        return positions.room(instrument, buys, px, positionMax, free / sharers, feeE8);
    }

    /** Whether an order at a perpetual would do nothing but close, all open orders of its side being filled first. */
    public boolean closes(int instrument, boolean buys, long qty) {
        return instruments.get(instrument).kind() != Kind.SPOT && positions.reach(instrument, buys) + qty <= 0;
    }

    /** Times that a venue's figure at rest differed from ours. */
    public long unexplained() {
        return unexplained;
    }

    /**
     * Takes a venue's figure.
     *
     * @return the difference to our own at rest, 0 when none, when orders are open there, or when it may be that the
     *         word does not hold all fills of its own millisecond yet: then the next word tells
     */
    public long observe(Balance word) {
        int at = word.venue * assets + word.asset;
        if (!known[at]) {
            known[at] = true;
            openingNanos[at] = word.venueTimeNanos == 0 ? word.wallNanos : word.venueTimeNanos;
            balance[at] = word.total;
            return 0;
        }
        // They come over several connections: a word from before our last fill or flow does not know of it.
        boolean late = word.venueTimeNanos != 0 && word.venueTimeNanos < heardNanos[at];
        heardNanos[at] = Math.max(heardNanos[at], word.venueTimeNanos);
        if (openAt[word.venue] > 0 || late) {
            return 0;
        }
        long difference = word.total - balance[at];
        if (latest.explain(at, word.venueTimeNanos, difference)) {
            return 0;
        }
        if (difference != 0) {
            unexplained++;
            balance[at] = word.total;
        }
        return difference;
    }

    /**
     * Takes a venue's word on a position: the first is our opening position, a later one is compared with ours as soon
     * as no order of the instrument is open.
     *
     * @return the difference to our own, as {@link #settle} says
     */
    public long observe(PositionWord word) {
        if (words.opens(word)) {
            adopt(word.instrument, word.qty, word.notional);
            return 0;
        }
        words.keep(word);
        return settle(word.instrument);
    }

    /**
     * Compares a venue's last word on a position with ours, if no order of the instrument is open and the word is later
     * than our last fill there; the venue's figure is adopted. Asked again whenever an order there became final.
     *
     * @return what the venue changed that no order of ours did, quantity mantissa; 0 = nothing, or nothing to compare
     */
    public long settle(int instrument) {
        if (!words.take(instrument)) {
            return 0;
        }
        long difference = words.qty(instrument) - positions.qty(instrument);
        if (difference != 0) {
            unexplained++;
            adopt(instrument, words.qty(instrument), words.notional(instrument));
        }
        return difference;
    }

    private void adopt(int instrument, long qty, long notional) {
        long before = positions.entry(instrument);
        positions.set(instrument, qty, notional);
        bind(instrument, before);
    }

    /**
     * Books what changed a wallet and is no fill.
     *
     * @return false when the opening balance holds it already, or will: then nothing was booked
     */
    public boolean flow(CashFlow flow) {
        int at = flow.venue * assets + flow.asset;
        boolean news = known[at] && (flow.venueTimeNanos == 0 || flow.venueTimeNanos > openingNanos[at]);
        if (news) {
            balance[at] += flow.units;
            heardNanos[at] = Math.max(heardNanos[at], flow.venueTimeNanos);
            latest.moved(at, flow.venueTimeNanos, flow.units);
        }
        return news;
    }

    /** Notes that an order at this instrument is open. */
    public void opened(int instrument) {
        openAt[instruments.get(instrument).venue().id()]++;
        words.opened(instrument);
    }

    /**
     * Promises what an order may still spend at most, in place of what was promised before.
     *
     * @param leavesBefore quantity mantissa promised until now, 0 = none
     * @param leavesAfter quantity mantissa that may still fill, 0 = none
     */
    public void promise(int instrument, boolean buys, long px, long leavesBefore, long leavesAfter) {
        Instrument traded = instruments.get(instrument);
        if (traded.kind() == Kind.PERP_INVERSE) {
            return;
        }
        boolean spot = traded.kind() == Kind.SPOT;
        if (!spot) {
            positions.promise(instrument, buys, leavesAfter - leavesBefore);
        }
        long change = worstSpend(traded, buys, px, leavesAfter) - worstSpend(traded, buys, px, leavesBefore);
        reserved[wallet(traded, spot && !buys)] += change;
    }

    /** Promises more of a wallet for what orders will be charged there, or (negative) gives it back; units. */
    public void promise(int venue, int asset, long change) {
        reserved[venue * assets + asset] += change;
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
        long feeE8 = traded.feeSide() == FeeSide.QUOTE ? Math.max(0, buyFeeE8[traded.id()]) : 0;
        // A rebate comes after the trade: it pays for nothing.
        // N + ceil(fee x N) <= free exactly when N <= free / (1 + fee), all in integers.
        return Money.qtyWithin(traded, px, Wide.mulDivFloor(free, Instrument.E8, Instrument.E8 + feeE8));
    }

    /** From now on {@link #covered} leaves so much for the fee of buying, in 1e-8. */
    public void charge(int instrument, long feeE8) {
        buyFeeE8[instrument] = feeE8;
    }

    /** Notes that an order at this instrument is final. */
    public void closed(int instrument) {
        openAt[instruments.get(instrument).venue().id()]--;
        words.closed(instrument);
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
            folded = StateHash.mix(StateHash.mix(folded, known[i] ? 1 : 0), heardNanos[i]);
            folded = StateHash.mix(folded, openingNanos[i]);
        }
        for (int orders : openAt) {
            folded = StateHash.mix(folded, orders);
        }
        return positions.foldInto(words.foldInto(latest.foldInto(folded)));
    }

    private void move(int instrument, boolean buys, Report report, long executedNanos) {
        Instrument traded = instruments.get(instrument);
        hear(wallet(traded, true), report);
        hear(wallet(traded, false), report);
        if (report.feeAsset >= 0) {
            hear(traded.venue().id() * assets + report.feeAsset, report);
            add(traded.venue().id() * assets + report.feeAsset, -report.fee, report, executedNanos);
        }
        if (traded.kind() != Kind.SPOT) {
            movePosition(traded, buys, report, executedNanos);
            return;
        }
        long base = Money.baseFloor(traded, report.qty);
        long quote = buys
                ? Money.notionalCeil(traded, report.px, report.qty)
                : Money.notionalFloor(traded, report.px, report.qty);
        add(wallet(traded, true), buys ? base : -base, report, executedNanos);
        add(wallet(traded, false), buys ? -quote : quote, report, executedNanos);
    }

    /** What closing realised is the venue's own figure; our entry value is for the margin alone. */
    private void movePosition(Instrument traded, boolean buys, Report report, long executedNanos) {
        int instrument = traded.id();
        add(wallet(traded, false), report.realised, report, executedNanos);
        words.filled(instrument, report);
        if (words.opensBefore(instrument, executedNanos)) {
            long before = positions.entry(instrument);
            positions.fill(instrument, buys, report.px, report.qty);
            bind(instrument, before);
        }
    }

    private void hear(int at, Report report) {
        heardNanos[at] = Math.max(heardNanos[at], report.venueTimeNanos);
    }

    private void bind(int instrument, long entryBefore) {
        margin[wallet(instruments.get(instrument), false)] += positions.entry(instrument) - entryBefore;
    }

    private void add(int at, long units, Report report, long executedNanos) {
        if (!known[at] || executedNanos > openingNanos[at]) {
            latest.moved(at, report.venueTimeNanos, units);
            balance[at] += units;
        }
    }

    private static long worstSpend(Instrument traded, boolean buys, long px, long leaves) {
        if (leaves == 0) {
            return 0;
        }
        if (!buys && traded.kind() == Kind.SPOT) {
            return Money.baseCeil(traded, leaves);
        }
        long notional = Money.notionalCeil(traded, px, leaves);
        long feeE8 = traded.feeSide() == FeeSide.QUOTE ? Math.max(0, traded.takerFeeE8()) : 0;
        return notional + Money.fee(notional, feeE8);
    }

    private int wallet(Instrument traded, boolean base) {
        return traded.venue().id() * assets + (base ? traded.base().id() : traded.quote().id());
    }
}
