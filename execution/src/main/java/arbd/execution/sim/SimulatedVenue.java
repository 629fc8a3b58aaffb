package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.market.Venue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One venue's matching and its one account: limit orders against the {@link MarketModel}'s books. Takers pay the
 * level's price, resting orders their own; both the instrument's fee. Pure: time comes from the caller.
 */
final class SimulatedVenue {
    /** Most open orders. */
    static final int OPEN_ORDERS_MAX = 1_000;

    /** Most ended orders that the venue still knows; older ones are forgotten, as venues archive theirs. */
    static final int ENDED_ORDERS_MAX = 20_000;

    private static final double ONE_E8 = 1e8;

    private final Venue venue;
    private final InstrumentTable table;
    private final SimulationSettings settings;
    private final MarketModel model;
    private final Wallets wallets;
    private final SimulatedMargin margin;
    private final VenueLedger ledger;
    private final SimulatedListing listing;
    private final SimulatedRights rights = new SimulatedRights();
    private final SplittableRandom random;
    private final Map<String, Instrument> bySymbol = new HashMap<>();
    private final Map<String, SimulatedOrder> byClientOrderId = new HashMap<>();
    private final Map<String, SimulatedOrder> byVenueOrderId = new LinkedHashMap<>();
    private final Map<Long, SimulatedOrder> resting = new LinkedHashMap<>();
    private final Deque<SimulatedOrder> ended = new ArrayDeque<>();
    private VenueEvents events;
    private long orderId;
    private long tradeId;

    SimulatedVenue(
            Venue venue, InstrumentTable table, SimulationSettings settings, MarketModel model, long startNanos) {
        this.venue = venue;
        this.table = table;
        this.settings = settings;
        this.model = model;
        this.random = new SplittableRandom(settings.seed() * 31 + venue.id() + 7);
        this.wallets = new Wallets(table.assets().size());
        // Numbers begin with the time, so that a venue that is started again never uses one twice.
        this.orderId = startNanos / 1_000_000L * 1_000L;
        this.tradeId = orderId;
        for (Instrument instrument : table.of(venue)) {
            Amounts.check(instrument);
            bySymbol.put(instrument.symbol(), instrument);
        }
        settings.openingBalances().getOrDefault(venue.id(), Map.of()).forEach(wallets::add);
        this.margin = new SimulatedMargin(venue, table, model, wallets);
        this.ledger = new VenueLedger(venue, table, wallets, margin.positions());
        this.listing = new SimulatedListing(table.of(venue));
    }

    void listen(VenueEvents to) {
        this.events = to;
    }

    Venue venue() {
        return venue;
    }

    InstrumentTable table() {
        return table;
    }

    Wallets wallets() {
        return wallets;
    }

    SimulatedMargin margin() {
        return margin;
    }

    VenueLedger ledger() {
        return ledger;
    }

    SimulatedListing listing() {
        return listing;
    }

    SimulatedRights rights() {
        return rights;
    }

    MarketModel model() {
        return model;
    }

    Instrument instrument(String symbol) {
        return bySymbol.get(symbol);
    }

    Collection<Instrument> instruments() {
        return table.of(venue);
    }

    /** A random time that a request takes to be acted on. */
    long latencyNanos() {
        return settings.latencyMinNanos()
                + random.nextLong(settings.latencyMaxNanos() - settings.latencyMinNanos() + 1);
    }

    /** The last order with this client order id, null = not known. */
    SimulatedOrder byClientOrderId(String clientOrderId) {
        return byClientOrderId.get(clientOrderId);
    }

    /** The order with the venue's id, null = unknown. */
    SimulatedOrder byVenueOrderId(String venueOrderId) {
        return byVenueOrderId.get(venueOrderId);
    }

    /** All orders that the venue knows, oldest first. */
    Collection<SimulatedOrder> orders() {
        return byVenueOrderId.values();
    }

    /** Open orders, oldest first. */
    List<SimulatedOrder> openOrders() {
        return new ArrayList<>(resting.values());
    }

    /** Checks a request: on {@link Refusal#NONE} {@link #accept} must follow, otherwise {@link #refused}. */
    Refusal check(OrderRequest request) {
        Instrument instrument = bySymbol.get(request.symbol());
        if (instrument == null) {
            return Refusal.UNKNOWN_SYMBOL;
        }
        Refusal listed = listing.check(request, instrument);
        if (listed != Refusal.NONE) {
            return listed;
        }
        long px = Amounts.mantissa(request.px(), instrument.pxDecimals());
        long qty = Amounts.mantissa(request.qty(), instrument.qtyDecimals());
        if (request.reduceOnly() && !margin.closes(instrument, request.side(), qty)) {
            return Refusal.REDUCE_ONLY;
        }
        if (!request.reduceOnly()
                && Amounts.quote(instrument, Side.SELL, px, qty) < listing.rules(instrument).minNotional()) {
            return Refusal.MIN_NOTIONAL;
        }
        SimulatedOrder same = byClientOrderId.get(request.clientOrderId());
        if (same != null && same.open()) {
            return Refusal.DUPLICATE_CLIENT_ORDER_ID;
        }
        if (resting.size() >= OPEN_ORDERS_MAX) {
            return Refusal.OPEN_ORDERS;
        }
        if (!funded(instrument, request.side(), px, qty)) {
            return Refusal.INSUFFICIENT_BALANCE;
        }
        return random.nextDouble() < settings.rejectRateE8() / ONE_E8 ? Refusal.CHANCE : Refusal.NONE;
    }

    /** Whether a post-only order would take; venues that refuse it before it is an order ask here. */
    boolean wouldTake(OrderRequest request) {
        Instrument instrument = bySymbol.get(request.symbol());
        return request.timeInForce() == TimeInForce.POST_ONLY && wouldTake(instrument, request.side(),
                Amounts.mantissa(request.px(), instrument.pxDecimals()));
    }

    private boolean wouldTake(Instrument instrument, Side side, long px) {
        return model.book(instrument.id()).against(side).crosses(side, px);
    }

    private boolean funded(Instrument instrument, Side side, long px, long qty) {
        return SimulatedMargin.applies(instrument)
                ? margin.needed(instrument, side, px, qty) <= margin.free(instrument.quote().id())
                : OrderReserve.units(instrument, side, px, qty) <= wallets.free(OrderReserve.asset(instrument, side));
    }

    /** Books a refused request. */
    void refused(OrderRequest request, String words, long nowNanos) {
        Instrument instrument = bySymbol.get(request.symbol());
        ledger.order(new LedgerOrder(nowNanos, request.clientOrderId(), "", instrument == null ? -1 : instrument.id(),
                request.side(), request.px().toPlainString(), request.qty().toPlainString(), false, words));
    }

    /** Takes a request that {@link #check} found good; {@link #work} must follow. */
    SimulatedOrder accept(OrderRequest request, long nowNanos) {
        Instrument instrument = bySymbol.get(request.symbol());
        long id = ++orderId;
        SimulatedOrder order = new SimulatedOrder(id, VenueOrderIds.of(venue.protocol(), id), request,
                instrument, nowNanos);
        reserve(order);
        byVenueOrderId.put(order.venueOrderId(), order);
        if (!order.clientOrderId().isEmpty()) {
            byClientOrderId.put(order.clientOrderId(), order);
        }
        resting.put(id, order);
        ledger.order(new LedgerOrder(nowNanos, order.clientOrderId(), order.venueOrderId(), instrument.id(),
                order.side(), Amounts.text(order.px(), instrument.pxDecimals()),
                Amounts.text(order.qty(), instrument.qtyDecimals()), true, ""));
        return order;
    }

    private void reserve(SimulatedOrder order) {
        Instrument instrument = order.instrument();
        boolean perpetual = SimulatedMargin.applies(instrument);
        long units = perpetual
                ? margin.needed(instrument, order.side(), order.px(), order.qty())
                : OrderReserve.units(instrument, order.side(), order.px(), order.qty());
        wallets.reserve(order.paidAsset(), units);
        order.reserved(units);
        if (perpetual) {
            margin.accepted(order);
        }
    }

    /** Matches a new order against the book and, unless it may rest, ends it. */
    void work(SimulatedOrder order, long nowNanos) {
        events.onNew(order);
        if (random.nextDouble() < settings.partialFillsE8() / ONE_E8) {
            erode(order);
        }
        if (order.timeInForce() == TimeInForce.POST_ONLY && wouldTake(order.instrument(), order.side(), order.px())) {
            end(order, SimulatedOrder.State.EXPIRED, nowNanos);
            return;
        }
        match(order, false, nowNanos);
        if (order.open() && order.timeInForce() == TimeInForce.IOC) {
            end(order, SimulatedOrder.State.EXPIRED, nowNanos);
        }
    }

    /** Somebody else was quicker: 30..90 % of the best level is gone. */
    private void erode(SimulatedOrder order) {
        Levels levels = model.book(order.instrument().id()).against(order.side());
        long lot = order.instrument().qtyIncrement();
        long gone = (long) (levels.qty(0) * (0.3 + 0.6 * random.nextDouble())) / lot * lot;
        if (gone > 0) {
            model.take(order.instrument().id(), order.side(), levels.px(0), gone);
        }
    }

    private void match(SimulatedOrder order, boolean maker, long nowNanos) {
        int id = order.instrument().id();
        while (order.open()) {
            Levels levels = model.book(id).against(order.side());
            if (!levels.crosses(order.side(), order.px())) {
                return;
            }
            long px = maker ? order.px() : levels.px(0);
            long qty = Math.min(fillable(order), levels.qty(0));
            if (qty == 0 || !affordable(order, px, qty)) {
                end(order, SimulatedOrder.State.EXPIRED, nowNanos);
                return;
            }
            model.take(id, order.side(), order.px(), qty);
            fill(order, px, qty, nowNanos);
        }
    }

    /** Somebody may have closed meanwhile what a reduce-only order was to close. */
    private long fillable(SimulatedOrder order) {
        return order.reduceOnly()
                ? Math.min(order.leavesQty(), margin.held(order.instrument(), order.side())) : order.leavesQty();
    }

    /** Whether roundings of many fills leave enough of the reserve; practically always. */
    private boolean affordable(SimulatedOrder order, long px, long qty) {
        if (order.side() == Side.SELL || SimulatedMargin.applies(order.instrument())) {
            return true;
        }
        return OrderReserve.least(order.instrument(), order.side(), px, qty) <= order.reservedUnits();
    }

    private void fill(SimulatedOrder order, long px, long qty, long nowNanos) {
        Instrument instrument = order.instrument();
        long quoteUnits = Amounts.quote(instrument, order.side(), px, qty);
        long fee = fee(instrument, order.side(), px, qty);
        int feeAsset = Amounts.feeAsset(instrument, order.side());
        long realised = 0;
        if (SimulatedMargin.applies(instrument)) {
            realised = margin.fill(order, px, qty, fee);
        } else {
            exchange(order, Amounts.base(instrument, qty), quoteUnits, fee);
        }
        LedgerFill fill = new LedgerFill(nowNanos, ++tradeId, order.clientOrderId(), order.venueOrderId(),
                instrument.id(), order.side(), px, qty, fee, feeAsset, realised);
        order.filled(fill, quoteUnits);
        if (!order.open()) {
            settle(order);
        }
        ledger.fill(fill);
        events.onFill(order, fill);
    }

    private long fee(Instrument instrument, Side side, long px, long qty) {
        return Amounts.fee(instrument, side, px, qty, listing.feeE8(instrument));
    }

    private void exchange(SimulatedOrder order, long baseUnits, long quoteUnits, long fee) {
        Instrument instrument = order.instrument();
        int feeAsset = Amounts.feeAsset(instrument, order.side());
        boolean buy = order.side() == Side.BUY;
        long paidUnits = buy ? quoteUnits : baseUnits;
        long used = feeAsset == order.paidAsset() ? paidUnits + Math.max(0, fee) : paidUnits;
        wallets.release(order.paidAsset(), used);
        order.reserved(order.reservedUnits() - used);
        wallets.add(instrument.base().id(), buy ? baseUnits : -baseUnits);
        wallets.add(instrument.quote().id(), buy ? -quoteUnits : quoteUnits);
        wallets.add(feeAsset, -fee);
    }

    private void settle(SimulatedOrder order) {
        resting.remove(order.id());
        ended.add(order);
        if (ended.size() > ENDED_ORDERS_MAX) {
            SimulatedOrder oldest = ended.poll();
            byVenueOrderId.remove(oldest.venueOrderId());
            byClientOrderId.remove(oldest.clientOrderId(), oldest);
        }
        if (SimulatedMargin.applies(order.instrument())) {
            margin.ended(order);
        }
        wallets.release(order.paidAsset(), order.reservedUnits());
        order.reserved(0);
    }

    private void end(SimulatedOrder order, SimulatedOrder.State state, long nowNanos) {
        order.ended(state, nowNanos);
        settle(order);
        ledger.ended(order);
        events.onEnded(order);
    }

    /** Cancels what is left of an open order. */
    void cancel(SimulatedOrder order, long nowNanos) {
        end(order, SimulatedOrder.State.CANCELED, nowNanos);
    }

    /** Funding of one perpetual is due; without a position nothing happens. */
    void fund(Instrument instrument, long rateE8, long nowNanos) {
        long units = margin.fund(instrument, model.markPxE8(instrument.id()), rateE8);
        if (units != 0) {
            ledger.funding(instrument, units, nowNanos);
            events.onFunding(instrument, units);
        }
    }

    /** Fills resting orders that the instrument's book now crosses. */
    void onBook(int instrument, long nowNanos) {
        if (resting.isEmpty()) {
            return;
        }
        for (SimulatedOrder order : openOrders()) {
            if (order.instrument().id() == instrument && order.open()) {
                match(order, true, nowNanos);
            }
        }
    }
}
