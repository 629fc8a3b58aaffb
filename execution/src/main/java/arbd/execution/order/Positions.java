package arbd.execution.order;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.StateHash;
import arbd.market.Wide;

/**
 * Positions of perpetuals in flat arrays: how much is held, what it was entered for, and what open orders may still
 * add. Entry values are kept in units of the quote asset and given back in proportion as a position is closed, the
 * whole rest with its last lot: so what all closings realised together is exact, whatever each was rounded to. Decide
 * has one, and so has each venue that exists on paper or is simulated.
 */
public final class Positions {
    private final InstrumentTable instruments;
    private final long[] qty;
    private final long[] entry;
    private final long[] openBuys;
    private final long[] openSells;

    /** No positions. */
    public Positions(InstrumentTable instruments) {
        int size = instruments.size();
        this.instruments = instruments;
        this.qty = new long[size];
        this.entry = new long[size];
        this.openBuys = new long[size];
        this.openSells = new long[size];
    }

    /** Signed quantity mantissa: positive = long. */
    public long qty(int instrument) {
        return qty[instrument];
    }

    /** What it was entered for, in units of the quote asset, without sign: all of it is taken to be margin. */
    public long entry(int instrument) {
        return entry[instrument];
    }

    /** Puts a position in place of what was known. */
    public void set(int instrument, long signedQty, long entryUnits) {
        qty[instrument] = signedQty;
        entry[instrument] = signedQty == 0 ? 0 : entryUnits;
    }

    /** Notes that open orders of one side may fill so much more, or (negative) less. */
    public void promise(int instrument, boolean buys, long leavesChange) {
        if (buys) {
            openBuys[instrument] += leavesChange;
        } else {
            openSells[instrument] += leavesChange;
        }
    }

    /**
     * Moves what an execution moved.
     *
     * @return what it realised by closing, before fees, in units of the quote asset
     */
    public long fill(int instrument, boolean buys, long px, long filledQty) {
        long held = instruments.get(instrument).kind() == Kind.PERP_LINEAR ? Math.abs(qty[instrument]) : 0;
        long closing = qty[instrument] < 0 == buys ? Math.min(held, filledQty) : 0;
        long realised = closing > 0 ? close(instrument, buys, px, closing) : 0;
        qty[instrument] += buys ? filledQty : -filledQty;
        if (filledQty > closing && instruments.get(instrument).kind() == Kind.PERP_LINEAR) {
            entry[instrument] += notional(instrument, buys, px, filledQty - closing);
        }
        return realised;
    }

    /**
     * How far an order of this side would go towards a position, its own side's open orders first: signed quantity,
     * negative as long as it only closes.
     */
    public long reach(int instrument, boolean buys) {
        return buys ? qty[instrument] + openBuys[instrument] : openSells[instrument] - qty[instrument];
    }

    /**
     * The most that an order of this side may be.
     *
     * @param px the highest price that it may be filled at
     * @param positionMax most that the position may be worth at that price, units of the quote asset
     * @param margin what is free to be bound by opening, units of the quote asset
     * @param feeE8 the account's fee of this side, in 1e-8 of the notional; a rebate (negative) is no margin
     * @return quantity mantissa, not yet on the lot
     */
    public long room(int instrument, boolean buys, long px, long positionMax, long margin, long feeE8) {
        Instrument traded = instruments.get(instrument);
        if (traded.kind() != Kind.PERP_LINEAR || px <= 0) {
            return 0;
        }
        long reach = reach(instrument, buys);
        long closing = Math.max(0, -reach);
        long allowed = qtyWithin(traded, px, positionMax) - Math.max(0, reach);
        long funded = qtyWithin(traded, px, netOfFee(margin, feeE8));
        return Wide.add(closing, Math.max(0, Math.min(allowed, funded)));
    }

    /** Folds everything into a state hash. */
    public long foldInto(long hash) {
        long folded = hash;
        for (int i = 0; i < qty.length; i++) {
            folded = StateHash.mix(StateHash.mix(folded, qty[i]), entry[i]);
            folded = StateHash.mix(StateHash.mix(folded, openBuys[i]), openSells[i]);
        }
        return folded;
    }

    private long close(int instrument, boolean buys, long px, long closing) {
        long held = Math.abs(qty[instrument]);
        long part = closing == held ? entry[instrument] : Wide.mulDivFloor(entry[instrument], closing, held);
        entry[instrument] -= part;
        long worth = notional(instrument, buys, px, closing);
        return buys ? part - worth : worth - part;
    }

    private long notional(int instrument, boolean buys, long px, long tradedQty) {
        Instrument traded = instruments.get(instrument);
        return buys ? Money.notionalCeil(traded, px, tradedQty) : Money.notionalFloor(traded, px, tradedQty);
    }

    private static long qtyWithin(Instrument traded, long px, long notional) {
        return notional <= 0 ? 0 : Money.qtyWithin(traded, px, notional);
    }

    /** What of an amount can be notional when its fee is to be paid from it, too. */
    private static long netOfFee(long amount, long feeE8) {
        return amount <= 0 ? 0 : Wide.mulDivFloor(amount, Instrument.E8, Instrument.E8 + Math.max(0, feeE8)) - 1;
    }
}
