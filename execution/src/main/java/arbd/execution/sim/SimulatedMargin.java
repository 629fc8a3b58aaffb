package arbd.execution.sim;

import arbd.execution.order.Positions;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The perpetuals of one simulated account in one-way mode: positions, and the margin that they and open orders bind. At
 * a leverage of one: all that a position was entered for, and all that an order could open. Owned by its
 * {@link SimulatedVenue}.
 */
final class SimulatedMargin {
    private static final int E8_DECIMALS = 8;

    private final Venue venue;
    private final InstrumentTable table;
    private final MarketModel model;
    private final Wallets wallets;
    private final Positions positions;

    SimulatedMargin(Venue venue, InstrumentTable table, MarketModel model, Wallets wallets) {
        this.venue = venue;
        this.table = table;
        this.model = model;
        this.wallets = wallets;
        this.positions = new Positions(table);
    }

    static boolean applies(Instrument instrument) {
        return instrument.kind() == Kind.PERP_LINEAR;
    }

    Positions positions() {
        return positions;
    }

    /** What an order binds until it is over: the worth of what it may open, and its fee. */
    long needed(Instrument instrument, Side side, long px, long qty) {
        long closing = Math.min(qty, Math.max(0, -positions.reach(instrument.id(), side == Side.BUY)));
        long opened = Amounts.quote(instrument, Side.BUY, px, qty - closing);
        return Math.addExact(opened, Math.max(0, Amounts.fee(instrument, side, px, qty)));
    }

    /** Whether an order would do nothing but close, all open orders of its side being filled first. */
    boolean closes(Instrument instrument, Side side, long qty) {
        return applies(instrument) && positions.reach(instrument.id(), side == Side.BUY) + qty <= 0;
    }

    /** What is held that this side closes, quantity mantissa. */
    long held(Instrument instrument, Side side) {
        long qty = positions.qty(instrument.id());
        return Math.max(0, side == Side.BUY ? -qty : qty);
    }

    /** What is free to be bound of an asset: losses of open positions count, gains do not; may be negative. */
    long free(int asset) {
        long free = wallets.free(asset);
        long unrealised = 0;
        for (Instrument instrument : table.of(venue)) {
            if (applies(instrument) && instrument.quote().id() == asset) {
                free -= positions.entry(instrument.id());
                unrealised += unrealised(instrument);
            }
        }
        return free + Math.min(0, unrealised);
    }

    /** What a position would realise at the mark price, in units of the quote asset. */
    long unrealised(Instrument instrument) {
        long worth = notional(instrument);
        long entry = positions.entry(instrument.id());
        return positions.qty(instrument.id()) >= 0 ? worth - entry : entry - worth;
    }

    /** What a position is worth at the mark price, without sign. */
    long notional(Instrument instrument) {
        return at(instrument, model.markPxE8(instrument.id()), Math.abs(positions.qty(instrument.id())))
                .setScale(instrument.quote().decimals(), RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    private static BigDecimal at(Instrument instrument, long pxE8, long qty) {
        return BigDecimal.valueOf(pxE8, E8_DECIMALS).multiply(BigDecimal.valueOf(qty, instrument.qtyDecimals()));
    }

    /** Binds an order's margin. */
    void accepted(SimulatedOrder order) {
        positions.promise(order.instrument().id(), order.side() == Side.BUY, order.qty());
    }

    /** Books one execution; answers what it realised. */
    long fill(SimulatedOrder order, long px, long qty, long fee) {
        Instrument instrument = order.instrument();
        boolean buys = order.side() == Side.BUY;
        long bound = Math.min(order.reservedUnits(), Amounts.quote(instrument, Side.BUY, order.px(), qty));
        wallets.release(order.paidAsset(), bound);
        order.reserved(order.reservedUnits() - bound);
        long realised = positions.fill(instrument.id(), buys, px, qty);
        positions.promise(instrument.id(), buys, -qty);
        wallets.add(instrument.quote().id(), Math.subtractExact(realised, fee));
        return realised;
    }

    /** What an order did not fill may not fill any more. */
    void ended(SimulatedOrder order) {
        positions.promise(order.instrument().id(), order.side() == Side.BUY, -order.leavesQty());
    }

    /**
     * Lets a position pay or receive, rounded in the venue's favour: longs pay the shorts when the rate is positive.
     *
     * @return units of the quote asset, positive = received
     */
    long fund(Instrument instrument, long markPxE8, long rateE8) {
        BigDecimal due = at(instrument, markPxE8, positions.qty(instrument.id()))
                .multiply(BigDecimal.valueOf(-rateE8, E8_DECIMALS));
        long units = due.setScale(instrument.quote().decimals(), RoundingMode.FLOOR).unscaledValue().longValueExact();
        wallets.add(instrument.quote().id(), units);
        return units;
    }
}
