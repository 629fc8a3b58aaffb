package arbd.route;

import java.util.Arrays;

/** How much one sizing may commit. A reusable slot: public mutable fields, filled by the caller before each sizing. */
public final class Limits {
    /** Most notional of any leg that is priced in the settlement asset, and most spend; units of that asset. */
    public long notionalMax = Long.MAX_VALUE;
    /** Most notional of a perpetual leg, units of its quote asset. */
    public long perpNotionalMax = Long.MAX_VALUE;
    /** Most quantity of each leg, mantissas of the leg's instrument. */
    public final long[] qtyMax = new long[Route.LEGS_MAX];
    /** Least edge after all costs, and least marginal edge while going deeper, ppm. At least one unit is gained. */
    public long edgeMinPpm;
    /**
     * Whether every spot leg must be covered by {@link #funds}. False: a leg that spends what the leg before it
     * received on the same venue needs no funds of its own (legs are sent one after the other).
     */
    public boolean fundEveryLeg;
    /** Wall-clock time, for the funding that is expected. */
    public long wallNanos;
    /**
     * Whether this closes what is open: {@link #edgeMinPpm} may be below zero then, a loss is confirmed when it asks
     * for no more, and costs of holding do not count.
     */
    public boolean closing;
    /** What may be spent where; asked once for each spot leg that needs funds. */
    public Funds funds = Funds.UNLIMITED;

    /** No limits at all. */
    public Limits() {
        Arrays.fill(qtyMax, Long.MAX_VALUE);
    }
}
