package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.market.Tick;
import java.util.Arrays;

/**
 * What is known of every instrument's market, in flat arrays. Owned by the decide thread. Sides are named by what we
 * do: {@link Side#BUY} takes asks, {@link Side#SELL} takes bids.
 */
public final class QuoteTable {
    private final InstrumentTable instruments;
    private final long[] px;
    private final long[] qty;
    private final int[] count;
    private final MarketState[] state;
    private final long[] updateId;
    private final long[] receivedNanos;
    private final long[] wallNanos;
    private final long[] venueTimeNanos;
    private final long[] clockOffsetNanos;
    private final long[] clockUncertaintyNanos;
    private final double[] rate;
    private final long[] feeE8;

    /** An empty table: every instrument is {@link MarketState#UNKNOWN}; rates are net of the instruments' own fees. */
    public QuoteTable(InstrumentTable instruments) {
        int size = instruments.size();
        this.instruments = instruments;
        this.px = new long[size * 2 * Tick.LEVELS];
        this.qty = new long[size * 2 * Tick.LEVELS];
        this.count = new int[size * 2];
        this.state = new MarketState[size];
        this.updateId = new long[size];
        this.receivedNanos = new long[size];
        this.wallNanos = new long[size];
        this.venueTimeNanos = new long[size];
        this.clockOffsetNanos = new long[size];
        this.clockUncertaintyNanos = new long[size];
        this.rate = new double[size * 2];
        this.feeE8 = new long[size * 2];
        for (Instrument instrument : instruments.instruments()) {
            Arrays.fill(feeE8, row(instrument.id(), Side.SELL), row(instrument.id(), Side.BUY) + 1,
                    instrument.takerFeeE8());
        }
        Arrays.fill(state, MarketState.UNKNOWN);
        Arrays.fill(receivedNanos, Long.MIN_VALUE);
    }

    /** From now on rates are net of the fees that an account is charged, as they are now, of each side. */
    public void charge(RouteCosts costs) {
        for (int id = 0; id < state.length; id++) {
            feeE8[row(id, Side.BUY)] = costs.feeE8(id, Side.BUY);
            feeE8[row(id, Side.SELL)] = costs.feeE8(id, Side.SELL);
            rank(id);
        }
    }

    /** The instruments of this table. */
    public InstrumentTable instruments() {
        return instruments;
    }

    /**
     * Takes one market-data event. A quote replaces the best level and drops known deeper ones at or better than it;
     * a depth replaces everything, up to the first level out of order. Both make the instrument live, since feeds send
     * them from good books only. A state other than live forgets all levels and the update number.
     * A mark price says nothing about a book and changes nothing here.
     *
     * @return false when the tick was older than what is known (update numbers, both non-zero) and was ignored
     */
    public boolean apply(Tick tick) {
        int instrument = tick.instrument;
        if (tick.type == Tick.MARK_FUNDING) {
            return true;
        }
        if (tick.type == Tick.STATUS) {
            changeState(instrument, tick.state);
            return true;
        }
        if (tick.updateId != 0 && tick.updateId < updateId[instrument]) {
            return false;
        }
        if (tick.type == Tick.QUOTE) {
            replaceBest(row(instrument, Side.SELL), tick.bids, tick.bidPx[0], tick.bidQty[0]);
            replaceBest(row(instrument, Side.BUY), tick.asks, tick.askPx[0], tick.askQty[0]);
        } else {
            replaceAll(row(instrument, Side.SELL), tick.bids, tick.bidPx, tick.bidQty);
            replaceAll(row(instrument, Side.BUY), tick.asks, tick.askPx, tick.askQty);
        }
        stamp(tick);
        state[instrument] = MarketState.LIVE;
        rank(instrument);
        return true;
    }

    /** Whether the instrument may be priced: live, both sides present with positive numbers, bid below ask. */
    public boolean sane(int instrument) {
        int bid = row(instrument, Side.SELL);
        int ask = row(instrument, Side.BUY);
        if (state[instrument] != MarketState.LIVE || count[bid] == 0 || count[ask] == 0) {
            return false;
        }
        int bestBid = bid * Tick.LEVELS;
        int bestAsk = ask * Tick.LEVELS;
        return px[bestBid] > 0 && qty[bestBid] > 0 && qty[bestAsk] > 0 && px[bestBid] < px[bestAsk];
    }

    /**
     * Upper estimate of how old the quote is: since it was received, plus, where the venue says when it was made, how
     * much longer than the shortest delay it travelled and how wrong the clock estimate may be. Only differences to
     * the estimated offset count, so it does not matter which clock is ahead.
     *
     * @return nanoseconds, {@link Long#MAX_VALUE} when nothing was received
     */
    public long ageNanos(int instrument, long nowNanos) {
        long held = minus(nowNanos, receivedNanos[instrument]);
        if (venueTimeNanos[instrument] == 0) {
            return held;
        }
        long travelled = minus(wallNanos[instrument], venueTimeNanos[instrument]);
        long late = Math.max(0, minus(travelled, clockOffsetNanos[instrument]));
        return minus(minus(held, -late), -clockUncertaintyNanos[instrument]);
    }

    /** Whether the instrument is live, and if not, why. */
    public MarketState state(int instrument) {
        return state[instrument];
    }

    /** Known levels on the side that {@code side} would take. */
    public int count(int instrument, Side side) {
        return count[row(instrument, side)];
    }

    /** Price mantissa of a level that {@code side} would take, 0 = best. */
    public long px(int instrument, Side side, int level) {
        return px[row(instrument, side) * Tick.LEVELS + level];
    }

    /** Quantity mantissa of a level that {@code side} would take, 0 = best. */
    public long qty(int instrument, Side side, int level) {
        return qty[row(instrument, side) * Tick.LEVELS + level];
    }

    /** Monotonic time of the last quote or depth, {@link Long#MIN_VALUE} before the first. */
    public long receivedNanos(int instrument) {
        return receivedNanos[instrument];
    }

    /** The venue's time of the last quote or depth, 0 = unknown. */
    public long venueTimeNanos(int instrument) {
        return venueTimeNanos[instrument];
    }

    /** The venue's update number of the last quote or depth that had one, 0 = none. */
    public long updateId(int instrument) {
        return updateId[instrument];
    }

    /** Base received for one quote paid at the best ask, net of fees. Ranks only. */
    public double buyRate(int instrument) {
        return rate(instrument, Side.BUY);
    }

    /** Quote received for one base paid at the best bid, net of fees. Ranks only. */
    public double sellRate(int instrument) {
        return rate(instrument, Side.SELL);
    }

    /** {@link #buyRate} or {@link #sellRate}; 0 while the instrument is not sane. */
    public double rate(int instrument, Side side) {
        return rate[row(instrument, side)];
    }

    /** What an account is charged on a side, in 1e-8: what the rates are net of. */
    long feeE8(int instrument, Side side) {
        return feeE8[row(instrument, side)];
    }

    /** Folds everything that decides into a state hash. */
    public long foldInto(long hash) {
        long h = hash;
        for (int instrument = 0; instrument < state.length; instrument++) {
            h = StateHash.mix(h, state[instrument].ordinal());
            h = StateHash.mix(h, updateId[instrument]);
            h = StateHash.mix(h, receivedNanos[instrument]);
            h = StateHash.mix(h, wallNanos[instrument]);
            h = StateHash.mix(h, venueTimeNanos[instrument]);
            h = StateHash.mix(h, clockOffsetNanos[instrument]);
            h = StateHash.mix(h, clockUncertaintyNanos[instrument]);
        }
        for (int row = 0; row < count.length; row++) {
            h = StateHash.mix(h, count[row]);
            for (int at = row * Tick.LEVELS; at < row * Tick.LEVELS + count[row]; at++) {
                h = StateHash.mix(StateHash.mix(h, px[at]), qty[at]);
            }
        }
        return h;
    }

    /** Sides of all markets. */
    int rows() {
        return count.length;
    }

    /** Copies a row's levels to {@code at}; returns how many. */
    int copyRow(int row, long[] toPx, long[] toQty, int at) {
        System.arraycopy(px, row * Tick.LEVELS, toPx, at, count[row]);
        System.arraycopy(qty, row * Tick.LEVELS, toQty, at, count[row]);
        return count[row];
    }

    /** Puts back what {@link #copyRow} copied. */
    void putRow(int row, int levels, long[] fromPx, long[] fromQty, int at) {
        System.arraycopy(fromPx, at, px, row * Tick.LEVELS, levels);
        System.arraycopy(fromQty, at, qty, row * Tick.LEVELS, levels);
        count[row] = levels;
        rank(row / 2);
    }

    /** Takes a quantity off a row, best level first. */
    void cut(int row, long taken) {
        int first = row * Tick.LEVELS;
        long rest = taken;
        int gone = 0;
        while (gone < count[row] && qty[first + gone] <= rest) {
            rest -= qty[first + gone];
            gone++;
        }
        count[row] -= gone;
        if (gone > 0) {
            System.arraycopy(px, first + gone, px, first, count[row]);
            System.arraycopy(qty, first + gone, qty, first, count[row]);
        }
        if (count[row] > 0) {
            qty[first] -= rest;
        }
        rank(row / 2);
    }

    static int row(int instrument, Side side) {
        return instrument * 2 + (side == Side.BUY ? 1 : 0);
    }

    private void changeState(int instrument, MarketState next) {
        state[instrument] = next;
        if (next != MarketState.LIVE) {
            count[row(instrument, Side.BUY)] = 0;
            count[row(instrument, Side.SELL)] = 0;
            updateId[instrument] = 0;
            rank(instrument);
        }
    }

    private void stamp(Tick tick) {
        int instrument = tick.instrument;
        if (tick.updateId != 0) {
            updateId[instrument] = tick.updateId;
        }
        receivedNanos[instrument] = tick.receivedNanos;
        wallNanos[instrument] = tick.wallNanos;
        venueTimeNanos[instrument] = tick.venueTimeNanos;
        clockOffsetNanos[instrument] = tick.clockOffsetNanos;
        clockUncertaintyNanos[instrument] = tick.clockUncertaintyNanos;
    }

    private void replaceBest(int row, int levels, long bestPx, long bestQty) {
        if (levels <= 0) {
            count[row] = 0;
            return;
        }
        boolean asks = (row & 1) == 1;
        int first = row * Tick.LEVELS;
        int from = 1;
        while (from < count[row] && (asks ? px[first + from] <= bestPx : px[first + from] >= bestPx)) {
            from++;
        }
        int deeper = Math.max(0, count[row] - from);
        if (from > 1 && deeper > 0) {
            System.arraycopy(px, first + from, px, first + 1, deeper);
            System.arraycopy(qty, first + from, qty, first + 1, deeper);
        }
        px[first] = bestPx;
        qty[first] = bestQty;
        count[row] = 1 + deeper;
    }

    private void replaceAll(int row, int levels, long[] levelPx, long[] levelQty) {
        int kept = usable(row, levels, levelPx, levelQty);
        System.arraycopy(levelPx, 0, px, row * Tick.LEVELS, kept);
        System.arraycopy(levelQty, 0, qty, row * Tick.LEVELS, kept);
        count[row] = kept;
    }

    /** Leading levels with positive numbers, each worse than the one before: nothing behind a bad one is believed. */
    private static int usable(int row, int levels, long[] levelPx, long[] levelQty) {
        boolean asks = (row & 1) == 1;
        int most = Math.min(levels, Tick.LEVELS);
        int at = 0;
        while (at < most && levelPx[at] > 0 && levelQty[at] > 0 && (at == 0 || levelPx[at] != levelPx[at - 1]
                && levelPx[at] > levelPx[at - 1] == asks)) {
            at++;
        }
        return at;
    }

    private void rank(int id) {
        boolean sane = sane(id);
        Instrument at = instruments.get(id);
        int buy = row(id, Side.BUY);
        int sell = row(id, Side.SELL);
        rate[buy] = sane ? LegRates.net(at, Side.BUY, px(id, Side.BUY, 0), feeE8[buy]) : 0;
        rate[sell] = sane ? LegRates.net(at, Side.SELL, px(id, Side.SELL, 0), feeE8[sell]) : 0;
    }

    /** {@code a - b}, saturating. */
    private static long minus(long a, long b) {
        long difference = a - b;
        boolean wrapped = ((a ^ b) & (a ^ difference)) < 0;
        return wrapped ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
    }
}
