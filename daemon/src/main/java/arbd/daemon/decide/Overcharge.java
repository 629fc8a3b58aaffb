package arbd.daemon.decide;

/** One fill that was charged more than was assumed. A reusable slot: public mutable fields and nothing else. */
public final class Overcharge {
    /** Epoch of the order. */
    public int epoch;
    /** Number of the order. */
    public long number;
    /** Dense instrument id. */
    public int instrument;
    /** The venue's number of the execution. */
    public long tradeId;
    /** Dense id of the asset of the fee; where that is a third one, of the quote in which it is valued. */
    public int asset;
    /** The most that was assumed, units of the asset. */
    public long assumed;
    /** What was charged, units of the asset. */
    public long charged;
    /** The rate that was charged, in 1e-8 of what was traded, rounded up: counted from now on. */
    public long chargedE8;
}
