package arbd.execution.order;

import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.market.Wide;
import arbd.route.Route;
import java.util.Arrays;

/**
 * What each leg of an open arbitrage was expected to move of the settlement asset and what it has moved so far, by the
 * arbitrage's slot: so that what was realised can be told leg by leg, to the last unit. Bought is negative and sold
 * positive where the settlement asset is the quote; a leg that does not trade it moves nothing of it. What counts as
 * the settlement asset is the settlement asset here. Owned by decide.
 */
public final class LegFlows {
    private static final int LEGS_MAX = Route.LEGS_MAX;
    private static final int FREE = -1;

    private final InstrumentTable instruments;
    private final int assets;
    private final int[] settlement;
    private final long[] net;
    private final long[] qty;
    private final long[] notionalExpected;
    private final long[] grossExpected;
    private final long[] feeExpected;
    private final long[] notional;
    private final long[] gross;
    private final long[] fee;
    private final long[] fees;

    /**
     * An empty table.
     *
     * @param capacity most arbitrages at once
     */
    public LegFlows(InstrumentTable instruments, int capacity) {
        int legs = capacity * LEGS_MAX;
        this.instruments = instruments;
        this.assets = instruments.assets().size();
        this.settlement = new int[capacity];
        this.net = new long[capacity];
        this.qty = new long[legs];
        this.notionalExpected = new long[legs];
        this.grossExpected = new long[legs];
        this.feeExpected = new long[legs];
        this.notional = new long[legs];
        this.gross = new long[legs];
        this.fee = new long[legs];
        this.fees = new long[capacity * assets];
        Arrays.fill(settlement, FREE);
    }

    /**
     * Starts an arbitrage of which nothing is expected yet.
     *
     * @param decidedNet net that was decided on, units of the settlement asset
     */
    public void start(int slot, int settlementAsset, long decidedNet) {
        settlement[slot] = settlementAsset;
        net[slot] = decidedNet;
        int from = slot * LEGS_MAX;
        for (int at = from; at < from + LEGS_MAX; at++) {
            qty[at] = 0;
            notionalExpected[at] = 0;
            grossExpected[at] = 0;
            feeExpected[at] = 0;
            notional[at] = 0;
            gross[at] = 0;
            fee[at] = 0;
        }
        Arrays.fill(fees, slot * assets, (slot + 1) * assets, 0);
    }

    /**
     * Notes what an order should move.
     *
     * @param sizedNotional expected notional, units of the quote asset
     * @param sizedFee expected fee, units of the asset that it is charged in
     */
    public void expect(int slot, Order order, long sizedNotional, long sizedFee) {
        Instrument traded = instruments.get(order.instrument);
        boolean buys = order.side == Side.BUY;
        int at = slot * LEGS_MAX + order.leg;
        boolean inBase = buys && traded.feeSide() == FeeSide.RECEIVED && traded.kind() == Kind.SPOT;
        qty[at] = order.qty;
        notionalExpected[at] = buys ? -sizedNotional : sizedNotional;
        grossExpected[at] = flow(slot, traded, buys, order.qty, sizedNotional);
        feeExpected[at] = settles(slot, (inBase ? traded.base() : traded.quote()).id()) ? sizedFee : 0;
    }

    /** Books one execution of a leg. */
    public void fill(int slot, int leg, int instrument, boolean buys, Report report) {
        Instrument traded = instruments.get(instrument);
        int at = slot * LEGS_MAX + leg;
        long value = buys
                ? Money.notionalCeil(traded, report.px, report.qty)
                : Money.notionalFloor(traded, report.px, report.qty);
        notional[at] += buys ? -value : value;
        gross[at] += flow(slot, traded, buys, report.qty, value);
        if (report.feeAsset >= 0) {
            fees[slot * assets + report.feeAsset] += report.fee;
            fee[at] += settles(slot, report.feeAsset) ? report.fee : 0;
        }
    }

    /** Frees a slot. */
    public void release(int slot) {
        settlement[slot] = FREE;
    }

    /** Net that was decided on. */
    public long net(int slot) {
        return net[slot];
    }

    /** What a leg should move of the settlement asset net of its fee. */
    public long expected(int slot, int leg) {
        int at = slot * LEGS_MAX + leg;
        return grossExpected[at] - feeExpected[at];
    }

    /** What a leg has moved of the settlement asset net of its fees. */
    public long moved(int slot, int leg) {
        int at = slot * LEGS_MAX + leg;
        return gross[at] - fee[at];
    }

    /** What a leg's fills traded, without sign, units of the quote asset. */
    public long notional(int slot, int leg) {
        return Math.abs(notional[slot * LEGS_MAX + leg]);
    }

    /** What a leg gained by better prices than expected for what filled (negative: lost), units of the quote asset. */
    public long slippage(int slot, int leg, long cumQty) {
        int at = slot * LEGS_MAX + leg;
        return notional[at] - part(notionalExpected[at], cumQty, qty[at]);
    }

    /** The same in the settlement asset: 0 for a leg that does not trade it. */
    public long pxDeviation(int slot, int leg, long cumQty) {
        int at = slot * LEGS_MAX + leg;
        return gross[at] - part(grossExpected[at], cumQty, qty[at]);
    }

    /** What was not moved of the settlement asset because less than the whole order filled. */
    public long qtyDeviation(int slot, int leg, long cumQty) {
        int at = slot * LEGS_MAX + leg;
        return part(grossExpected[at], cumQty, qty[at]) - grossExpected[at];
    }

    /** What fees in the settlement asset took less than expected (negative: more). */
    public long feeDeviation(int slot, int leg) {
        int at = slot * LEGS_MAX + leg;
        return feeExpected[at] - fee[at];
    }

    /** Fees of all legs in an asset, units of it. */
    public long fees(int slot, int asset) {
        return fees[slot * assets + asset];
    }

    /** Folds everything into a state hash. */
    public long foldInto(long hash) {
        long folded = hash;
        for (int slot = 0; slot < settlement.length; slot++) {
            if (settlement[slot] == FREE) {
                continue;
            }
            folded = StateHash.mix(folded, net[slot]);
            for (int at = slot * LEGS_MAX; at < (slot + 1) * LEGS_MAX; at++) {
                folded = StateHash.mix(StateHash.mix(folded, qty[at]), notionalExpected[at]);
                folded = StateHash.mix(StateHash.mix(folded, grossExpected[at]), feeExpected[at]);
                folded = StateHash.mix(StateHash.mix(folded, notional[at]), gross[at]);
                folded = StateHash.mix(folded, fee[at]);
            }
            for (int asset = 0; asset < assets; asset++) {
                folded = StateHash.mix(folded, fees[slot * assets + asset]);
            }
        }
        return folded;
    }

    private long flow(int slot, Instrument traded, boolean buys, long moved, long value) {
        long quote = settles(slot, traded.quote().id()) ? value : 0;
        long base = settles(slot, traded.base().id()) ? Money.baseFloor(traded, moved) : 0;
        return buys ? base - quote : quote - base;
    }

    /** Whether an asset counts as the settlement asset. */
    private boolean settles(int slot, int asset) {
        Equivalents table = instruments.equivalents();
        return table.as(asset) == table.as(settlement[slot]);
    }

    private static long part(long whole, long cumQty, long ofQty) {
        if (ofQty == 0) {
            return 0;
        }
        long part = Wide.mulDivFloor(Math.abs(whole), cumQty, ofQty);
        return whole < 0 ? -part : part;
    }
}
