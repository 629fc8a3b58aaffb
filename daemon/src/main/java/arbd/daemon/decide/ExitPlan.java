package arbd.daemon.decide;

import arbd.market.MarketStage;

/** What becomes of what is held in a market whose end is announced. A reusable slot. */
public final class ExitPlan {
    /** Dense instrument id. */
    public int instrument;
    /** How near the end is. */
    public MarketStage stage = MarketStage.OPEN;
    /** Announced end, wall-clock nanoseconds since 1970, 0 = none, or it was not announced. */
    public long endsNanos;
    /** Nothing new is opened from then on, 0 = none. */
    public long entriesEndNanos;
    /** What is held is closed at a cost from then on, 0 = none. */
    public long exitFromNanos;
    /** Signed position mantissa of a perpetual. */
    public long position;
    /** Of a spot market, what the venue holds of its base asset, units of it: nothing sells that. */
    public long units;
}
