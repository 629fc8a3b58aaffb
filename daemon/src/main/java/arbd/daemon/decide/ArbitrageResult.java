package arbd.daemon.decide;

import arbd.execution.order.Outcome;

/** A finished arbitrage. A reusable slot: public mutable fields and nothing else. Amounts: settlement asset. */
public final class ArbitrageResult {
    /** Epoch in which it ended. */
    public int epoch;
    /** Number of its first order. */
    public long arbitrage;
    /** Dense route id. */
    public int route;
    /** How it ended. */
    public Outcome outcome = Outcome.VANISHED;
    /** Edge expected after sizing, ppm. */
    public long edgePpm;
    /** Profit expected after sizing and fees, those in third assets at their books. */
    public long expectedProfit;
    /** What its fills and their fees moved of the settlement asset. */
    public long realisedProfit;
    /**
     * {@link #realisedProfit} plus what is unmatched, valued at what it would fetch now, less what is owed of other
     * assets: fees in third ones, and what rounding left short.
     */
    public long markedProfit;
    /** Spend expected. */
    public long spend;
    /** What it left unmatched, valued as above, without sign. */
    public long nakedNotional;
    /** Event time at which it was decided. */
    public long decidedNanos;
}
