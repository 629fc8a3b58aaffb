package arbd.execution.paper;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Positions;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Require;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.market.Wide;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One account at a venue that exists on paper only. An order reaches it after the market's latency, takes what the last
 * known book has up to its limit, level by level, and the rest is cancelled at once (only IOC is taken); the answers
 * need the same latency back. Fees and notionals are exact, rounded against us.
 *
 * <p>Spot needs funds: an order whose worst case is not covered is rejected, and no balance ever turns negative.
 * Perpetuals need none; their fees and what closing a position
 * realises go to the quote balance, which may turn negative; funding is not paid. Owned by one thread.
 */
public final class PaperVenue implements OrderEntry {
    private final Venue venue;
    private final PaperMarket market;
    private final AccountSink sink;
    private final long[] balance;
    private final Positions positions;
    private final Map<PaperOrder.Id, PaperOrder> orders = new HashMap<>();
    private long fills;
    private volatile boolean up;

    /**
     * An account that is not logged on yet.
     *
     * @param openingUnits opening balance by asset id, in units of the asset; copied
     * @param sink takes balances, the session and reports
     */
    public PaperVenue(Venue venue, long[] openingUnits, PaperMarket market, AccountSink sink) {
        Require.that(openingUnits.length == market.instruments().assets().size(), "%s: %d opening balances, %d assets",
                venue.name(), openingUnits.length, market.instruments().assets().size());
        this.venue = venue;
        this.market = market;
        this.sink = sink;
        this.balance = openingUnits.clone();
        this.positions = new Positions(market.instruments());
    }

    /** Tells every balance and that orders may be sent, at once. */
    @Override
    public void start() {
        Balance word = new Balance();
        word.venue = venue.id();
        word.receivedNanos = market.clock().nanoTime();
        word.wallNanos = market.clock().wallNanos();
        for (int asset = 0; asset < balance.length; asset++) {
            word.asset = asset;
            word.total = balance[asset];
            word.free = balance[asset];
            sink.on(word);
        }
        up = true;
        sink.session(venue.id(), true, word.receivedNanos, word.wallNanos);
    }

    @Override
    public boolean ready() {
        return up;
    }

    @Override
    public void place(Order order, long wallNanos) {
        PaperOrder placed = new PaperOrder(order);
        market.send(() -> arrive(placed));
    }

    /** An order here is final when it has arrived: tells its outcome, as {@link #query} does. */
    @Override
    public void cancel(Order order, long wallNanos) {
        query(order, wallNanos);
    }

    @Override
    public void query(Order order, long wallNanos) {
        PaperOrder.Id id = new PaperOrder.Id(order.epoch, order.number);
        market.send(() -> tell(id));
    }

    @Override
    public void close() {
        up = false;
    }

    /** Balance, in units of the asset. */
    public long balance(int asset) {
        return balance[asset];
    }

    /** Signed position mantissa of a perpetual. */
    public long position(int instrument) {
        return positions.qty(instrument);
    }

    /** Executions so far. */
    public long fills() {
        return fills;
    }

    private void arrive(PaperOrder order) {
        Require.that(orders.put(order.id, order) == null, "%s: order %d was placed twice",
                venue.name(), order.id.number());
        Report.Reason refusal = refusal(order);
        if (refusal != Report.Reason.NONE) {
            Report rejected = say(order, Report.Kind.REJECTED);
            rejected.reason = refusal;
        } else {
            say(order, Report.Kind.ACCEPTED);
            walk(order);
            if (order.leavesQty() > 0) {
                say(order, Report.Kind.CANCELLED);
            }
        }
        answer(order);
    }

    private void tell(PaperOrder.Id id) {
        PaperOrder order = orders.get(id);
        if (order != null) {
            answer(order);
            return;
        }
        Report unknown = report(id, Report.Kind.NOT_FOUND);
        market.send(() -> deliver(unknown));
    }

    private void answer(PaperOrder order) {
        for (Report report : order.said) {
            market.send(() -> deliver(report));
        }
    }

    private void deliver(Report report) {
        report.receivedNanos = market.clock().nanoTime();
        report.wallNanos = market.clock().wallNanos();
        sink.on(report);
    }

    private Report.Reason refusal(PaperOrder order) {
        Instrument traded = instrument(order);
        if (order.timeInForce != TimeInForce.IOC || traded.kind() == Kind.PERP_INVERSE) {
            return Report.Reason.OTHER;
        }
        long notional = order.px > 0 && order.qty > 0
                ? Money.notionalFloor(traded, order.px, order.qty) : Wide.OVERFLOW;
        if (notional == Wide.OVERFLOW || notional < traded.minNotional() || order.qty < traded.minQty()
                || order.qty % traded.qtyIncrement() != 0 || order.px % traded.pxIncrement() != 0) {
            return Report.Reason.FILTER;
        }
        if (order.reduceOnly && positions.reach(order.instrument, order.side == Side.BUY) + order.qty > 0) {
            return Report.Reason.OTHER;
        }
        return traded.kind() == Kind.SPOT && !affordable(traded, order.side, order.px, order.qty)
                ? Report.Reason.INSUFFICIENT_BALANCE : Report.Reason.NONE;
    }

    private void walk(PaperOrder order) {
        Instrument traded = instrument(order);
        int levels = market.quotes().count(order.instrument, order.side);
        for (int level = 0; level < levels && order.leavesQty() > 0; level++) {
            long px = market.quotes().px(order.instrument, order.side, level);
            if (!order.crosses(px)) {
                return;
            }
            long there = market.leftQty(order.instrument, order.side, level);
            long qty = Money.lotFloor(traded, Math.min(there, order.leavesQty()));
            if (qty <= 0) {
                continue;
            }
            // Each level's cost is rounded up for itself, so together they may need a few units more than the whole.
            if (traded.kind() == Kind.SPOT && !affordable(traded, order.side, px, qty)) {
                return;
            }
            market.take(order.instrument, order.side, level, qty);
            execute(order, traded, px, qty);
        }
    }

    private void execute(PaperOrder order, Instrument traded, long px, long qty) {
        boolean buys = order.side == Side.BUY;
        long base = Money.baseFloor(traded, qty);
        long quote = quote(traded, order.side, px, qty);
        boolean feeInBase = feeInBase(traded, order.side);
        long fee = Money.fee(feeInBase ? base : quote, traded.takerFeeE8());
        int feeAsset = feeInBase ? traded.base().id() : traded.quote().id();
        long realised = 0;
        if (traded.kind() == Kind.SPOT) {
            balance[traded.base().id()] += buys ? base : -base;
            balance[traded.quote().id()] += buys ? -quote : quote;
        } else {
            realised = positions.fill(traded.id(), buys, px, qty);
            balance[traded.quote().id()] += realised;
        }
        balance[feeAsset] -= fee;
        order.cumQty += qty;
        Report fill = say(order, Report.Kind.FILL);
        fill.tradeId = ++fills;
        fill.px = px;
        fill.qty = qty;
        fill.fee = fee;
        fill.feeAsset = feeAsset;
        fill.realised = realised;
    }

    private boolean affordable(Instrument traded, Side side, long px, long qty) {
        if (side == Side.SELL) {
            return Money.baseCeil(traded, qty) <= balance[traded.base().id()];
        }
        long cost = quote(traded, side, px, qty);
        long fee = feeInBase(traded, side) ? 0 : Math.max(0, Money.fee(cost, traded.takerFeeE8()));
        return Wide.add(cost, fee) <= balance[traded.quote().id()];
    }

    private Report say(PaperOrder order, Report.Kind kind) {
        Report report = report(order.id, kind);
        report.cumQty = order.cumQty;
        order.said.add(report);
        return report;
    }

    private Report report(PaperOrder.Id id, Report.Kind kind) {
        Report report = new Report();
        report.kind = kind;
        report.venue = venue.id();
        report.epoch = id.epoch();
        report.number = id.number();
        report.venueTimeNanos = market.clock().wallNanos();
        byte[] text = ("paper-" + id.number()).getBytes(StandardCharsets.US_ASCII);
        report.venueOrderIdLength = text.length;
        System.arraycopy(text, 0, report.venueOrderId, 0, text.length);
        return report;
    }

    private Instrument instrument(PaperOrder order) {
        return market.instruments().get(order.instrument);
    }

    private static long quote(Instrument traded, Side side, long px, long qty) {
        return side == Side.BUY ? Money.notionalCeil(traded, px, qty) : Money.notionalFloor(traded, px, qty);
    }

    private static boolean feeInBase(Instrument traded, Side side) {
        return traded.kind() == Kind.SPOT && side == Side.BUY && traded.feeSide() == FeeSide.RECEIVED;
    }
}
