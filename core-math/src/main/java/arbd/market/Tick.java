package arbd.market;

/**
 * One market-data event: always state, never a delta, so a lost one is healed by the next. A reusable slot: public
 * mutable fields and nothing else. Owned by the connection that fills it until {@link TickSink#on} returns.
 */
public final class Tick {
    /** Most levels a side that a tick carries. */
    public static final int LEVELS = 20;

    /** {@link #type}: best bid and offer; level 0 of the arrays. */
    public static final int QUOTE = 1;
    /** {@link #type}: up to {@link #LEVELS} levels a side, replacing all that was known. */
    public static final int DEPTH = 2;
    /** {@link #type}: only {@link #state} changed. */
    public static final int STATUS = 3;
    /** {@link #type}: mark price and funding of a perpetual; says nothing about its book. */
    public static final int MARK_FUNDING = 4;

    /** {@link #QUOTE}, {@link #DEPTH}, {@link #STATUS} or {@link #MARK_FUNDING}. */
    public int type;
    /** Dense instrument id. */
    public int instrument;
    /** Monotonic time at which the bytes came off the socket; virtual time in a backtest. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** The venue's event time, wall-clock nanoseconds since 1970, 0 = the venue does not say. */
    public long venueTimeNanos;
    /** Estimate of (our wall clock - venue clock + shortest transport delay), nanoseconds, either sign. */
    public long clockOffsetNanos;
    /** How wrong {@link #clockOffsetNanos} may be, nanoseconds, not negative. */
    public long clockUncertaintyNanos;
    /** The venue's own update number, 0 = none. */
    public long updateId;
    /** For {@link #STATUS}: the new state. */
    public MarketState state = MarketState.UNKNOWN;
    /** Levels filled on the bid side, best first. */
    public int bids;
    /** Levels filled on the ask side, best first. */
    public int asks;
    /** Bid price mantissas, best first. */
    public final long[] bidPx = new long[LEVELS];
    /** Bid quantity mantissas. */
    public final long[] bidQty = new long[LEVELS];
    /** Ask price mantissas, best first. */
    public final long[] askPx = new long[LEVELS];
    /** Ask quantity mantissas. */
    public final long[] askQty = new long[LEVELS];
    /** For {@link #MARK_FUNDING}: the mark price in 1e-8 of the quote asset, whatever the instrument's decimals. */
    public long markPxE8;
    /** For {@link #MARK_FUNDING}: what a long position pays for a notional of one at the next funding, in 1e-8. */
    public long fundingRateE8;
    /** For {@link #MARK_FUNDING}: when it is paid, wall-clock nanoseconds since 1970, 0 = the instrument has none. */
    public long nextFundingNanos;

    /** Copies what this says into another slot; returns that. */
    public Tick copyInto(Tick to) {
        to.type = type;
        to.instrument = instrument;
        to.receivedNanos = receivedNanos;
        to.wallNanos = wallNanos;
        to.venueTimeNanos = venueTimeNanos;
        to.clockOffsetNanos = clockOffsetNanos;
        to.clockUncertaintyNanos = clockUncertaintyNanos;
        to.updateId = updateId;
        to.state = state;
        to.bids = bids;
        to.asks = asks;
        System.arraycopy(bidPx, 0, to.bidPx, 0, bids);
        System.arraycopy(bidQty, 0, to.bidQty, 0, bids);
        System.arraycopy(askPx, 0, to.askPx, 0, asks);
        System.arraycopy(askQty, 0, to.askQty, 0, asks);
        to.markPxE8 = markPxE8;
        to.fundingRateE8 = fundingRateE8;
        to.nextFundingNanos = nextFundingNanos;
        return to;
    }
}
