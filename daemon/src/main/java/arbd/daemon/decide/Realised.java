package arbd.daemon.decide;

import arbd.route.Route;

/**
 * From what an arbitrage was expected to make to what it made. A reusable slot: public mutable fields and nothing else.
 * Amounts are units of the settlement asset where nothing else is said. To the last unit:
 * {@link #net} + {@link #beyondFills} + the legs' deviations + {@link #earlier} = {@link #realised}, and that plus the
 * values of all other assets = {@link #marked}.
 */
public final class Realised {
    /** Assets that are told one by one: a route's own, and some in which fees may be charged. */
    public static final int ASSETS_MAX = 12;

    /** Epoch in which the arbitrage was decided. */
    public int epoch;
    /** Number of its first order. */
    public long arbitrage;
    /** Dense route id. */
    public int route;
    /** Net that was decided on. */
    public long net;
    /** What of the costs in it no fill shows: added back. */
    public long beyondFills;
    /** What earlier lives of the process had moved already. */
    public long earlier;
    /** What its fills and their fees moved. */
    public long realised;
    /** The same with what is left over of other assets, at its value. */
    public long marked;
    /** Legs filled. */
    public int legs;
    /** Filled quantity of each leg, mantissa. */
    public final long[] cumQty = new long[Route.LEGS_MAX];
    /** What each leg's fills traded, units of its quote asset. */
    public final long[] notional = new long[Route.LEGS_MAX];
    /** What each leg gained by better prices than expected (negative: slippage), units of its quote asset. */
    public final long[] slippage = new long[Route.LEGS_MAX];
    /** The same in the settlement asset: 0 for a leg that does not trade it. */
    public final long[] pxDeviation = new long[Route.LEGS_MAX];
    /** What each leg did not move because less than all of it filled. */
    public final long[] qtyDeviation = new long[Route.LEGS_MAX];
    /** What each leg's fees took less than expected. */
    public final long[] feeDeviation = new long[Route.LEGS_MAX];
    /** Assets filled. */
    public int assets;
    /** Dense asset ids. */
    public final int[] asset = new int[ASSETS_MAX];
    /** What all fills and their fees moved of it, units of it. */
    public final long[] moved = new long[ASSETS_MAX];
    /** The fees therein, units of it. */
    public final long[] fees = new long[ASSETS_MAX];
    /**
     * What that is worth; what is too little to trade is worth nothing, but negative when it is owed, as a fee in a
     * third asset is. What counts as the settlement asset is worth nothing here: it is in {@link #realised} already.
     */
    public final long[] value = new long[ASSETS_MAX];
}
