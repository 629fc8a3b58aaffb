package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;

/** An order that a simulated venue took. Owned by its {@link SimulatedVenue}; the wires read it. */
final class SimulatedOrder {
    /** Where an order stands. */
    enum State {
        /** Works, nothing filled. */
        NEW,
        /** Works, part is filled. */
        PARTIALLY_FILLED,
        /** Final. */
        FILLED,
        /** Final: the client cancelled the rest. */
        CANCELED,
        /** Final: the venue dropped the rest (immediate-or-cancel). */
        EXPIRED;

        boolean open() {
            return this == NEW || this == PARTIALLY_FILLED;
        }
    }

    private final long id;
    private final String venueOrderId;
    private final String clientOrderId;
    private final Instrument instrument;
    private final Side side;
    private final TimeInForce timeInForce;
    private final long px;
    private final long qty;
    private final boolean reduceOnly;
    private final long acceptedNanos;
    private final List<LedgerFill> fills = new ArrayList<>();
    private State state = State.NEW;
    private long cumQty;
    private long cumQuoteUnits;
    private long cumFeeUnits;
    private long reservedUnits;
    private long updatedNanos;

    SimulatedOrder(long id, String venueOrderId, OrderRequest request, Instrument instrument, long acceptedNanos) {
        this.id = id;
        this.venueOrderId = venueOrderId;
        this.clientOrderId = request.clientOrderId();
        this.instrument = instrument;
        this.side = request.side();
        this.timeInForce = request.timeInForce();
        this.px = Amounts.mantissa(request.px(), instrument.pxDecimals());
        this.qty = Amounts.mantissa(request.qty(), instrument.qtyDecimals());
        this.reduceOnly = request.reduceOnly();
        this.acceptedNanos = acceptedNanos;
        this.updatedNanos = acceptedNanos;
    }

    /** The venue's number of it. */
    long id() {
        return id;
    }

    /** The venue's id as clients see it. */
    String venueOrderId() {
        return venueOrderId;
    }

    /** The client's id, empty = none. */
    String clientOrderId() {
        return clientOrderId;
    }

    Instrument instrument() {
        return instrument;
    }

    Side side() {
        return side;
    }

    TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Limit price mantissa. */
    long px() {
        return px;
    }

    /** Quantity mantissa. */
    long qty() {
        return qty;
    }

    boolean reduceOnly() {
        return reduceOnly;
    }

    long acceptedNanos() {
        return acceptedNanos;
    }

    State state() {
        return state;
    }

    boolean open() {
        return state.open();
    }

    long leavesQty() {
        return qty - cumQty;
    }

    long cumQty() {
        return cumQty;
    }

    /** Quote units paid or received so far, before fees. */
    long cumQuoteUnits() {
        return cumQuoteUnits;
    }

    /** Fees so far in units of the fee asset. */
    long cumFeeUnits() {
        return cumFeeUnits;
    }

    long updatedNanos() {
        return updatedNanos;
    }

    List<LedgerFill> fills() {
        return fills;
    }

    long reservedUnits() {
        return reservedUnits;
    }

    void reserved(long units) {
        reservedUnits = units;
    }

    /** The asset that this order pays with; for a perpetual, its margin. */
    int paidAsset() {
        boolean quote = side == Side.BUY || instrument.kind() != Kind.SPOT;
        return quote ? instrument.quote().id() : instrument.base().id();
    }

    /** The asset in which this order's fills are charged. */
    Asset feeAsset() {
        boolean inBase = Amounts.feeAsset(instrument, side) == instrument.base().id();
        return inBase ? instrument.base() : instrument.quote();
    }

    void filled(LedgerFill fill, long quoteUnits) {
        fills.add(fill);
        cumQty += fill.qty();
        cumQuoteUnits += quoteUnits;
        cumFeeUnits += fill.fee();
        state = leavesQty() == 0 ? State.FILLED : State.PARTIALLY_FILLED;
        updatedNanos = fill.atNanos();
    }

    void ended(State end, long atNanos) {
        state = end;
        updatedNanos = atNanos;
    }
}
