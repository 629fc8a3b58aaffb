package arbd.execution.order;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.Leg;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteKind;
import arbd.route.RouteTable;
import java.util.List;

/** A small market for tests: two venues with three assets, one of them with a perpetual. */
public final class Shop {
    /** Settlement. */
    public static final Asset USDT = new Asset(0, "USDT", 8);
    /** A base. */
    public static final Asset BTC = new Asset(1, "BTC", 8);
    /** Another base, with other decimals. */
    public static final Asset ETH = new Asset(2, "ETH", 10);
    /** What fees may be paid in. */
    public static final Asset BNB = new Asset(3, "BNB", 6);
    /** Charges the received asset. */
    public static final Venue ALPHA = new Venue(0, "alpha", "binance");
    /** Charges the quote asset. */
    public static final Venue BETA = new Venue(1, "beta", "kraken");

    /**
     * Ids by position: alpha BTC/USDT, ETH/USDT, ETH/BTC; beta BTC/USDT, ETH/USDT; beta's BTC perpetual; alpha BNB/BTC,
     * BNB/USDT.
     */
    public static final InstrumentTable TABLE = InstrumentTable.of(List.of(ALPHA, BETA),
            List.of(USDT, BTC, ETH, BNB), List.of(
                    spot(0, ALPHA, BTC, USDT, 2, 5),
                    spot(1, ALPHA, ETH, USDT, 2, 4),
                    spot(2, ALPHA, ETH, BTC, 5, 4),
                    spot(3, BETA, BTC, USDT, 1, 8),
                    spot(4, BETA, ETH, USDT, 2, 6),
                    new Instrument(5, BETA, "BTC-PERP", Kind.PERP_LINEAR, BTC, USDT, 1, 3, 1, 1, 1, 0, 50_000,
                            FeeSide.QUOTE),
                    spot(6, ALPHA, BNB, BTC, 5, 4),
                    spot(7, ALPHA, BNB, USDT, 2, 4)));

    /** 0: BTC alpha to beta; 1: BTC beta to alpha; 2: alpha USDT-BTC-ETH-USDT; 3: spot BTC on alpha, short beta. */
    public static final RouteTable ROUTES = RouteTable.of(TABLE, List.of(
            route(0, RouteKind.CROSS_VENUE, new Leg(0, Side.BUY), new Leg(3, Side.SELL)),
            route(1, RouteKind.CROSS_VENUE, new Leg(3, Side.BUY), new Leg(0, Side.SELL)),
            route(2, RouteKind.CYCLIC, new Leg(0, Side.BUY), new Leg(2, Side.BUY), new Leg(1, Side.SELL)),
            route(3, RouteKind.BASIS, new Leg(0, Side.BUY), new Leg(5, Side.SELL))));

    private Shop() {
    }

    /** One order. */
    public static Order order(int epoch, long number, int instrument, Side side, long px, long qty) {
        Order order = new Order();
        order.epoch = epoch;
        order.number = number;
        order.arbitrage = number;
        order.instrument = instrument;
        order.side = side;
        order.px = px;
        order.qty = qty;
        return order;
    }

    /** One execution. */
    public static Report fill(long tradeId, long px, long qty, int feeAsset, long fee) {
        Report report = new Report();
        report.kind = Report.Kind.FILL;
        report.tradeId = tradeId;
        report.px = px;
        report.qty = qty;
        report.feeAsset = feeAsset;
        report.fee = fee;
        return report;
    }

    /** Quotes one instrument. */
    public static void quote(QuoteTable quotes, int instrument, long bid, long ask, long receivedNanos) {
        Tick tick = new Tick();
        tick.type = Tick.QUOTE;
        tick.instrument = instrument;
        tick.receivedNanos = receivedNanos;
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = bid;
        tick.bidQty[0] = 1_000_000;
        tick.askPx[0] = ask;
        tick.askQty[0] = 1_000_000;
        quotes.apply(tick);
    }

    /** Makes one instrument stale. */
    public static void stale(QuoteTable quotes, int instrument) {
        Tick tick = new Tick();
        tick.type = Tick.STATUS;
        tick.instrument = instrument;
        tick.state = MarketState.STALE;
        quotes.apply(tick);
    }

    private static Instrument spot(int id, Venue venue, Asset base, Asset quote, int pxDecimals, int qtyDecimals) {
        boolean alpha = venue == ALPHA;
        return new Instrument(id, venue, base.name() + (alpha ? "" : "/") + quote.name(), Kind.SPOT, base, quote,
                pxDecimals, qtyDecimals, 1, 1, 10, quote == BTC ? 50_000 : 500_000_000L, 100_000,
                alpha ? FeeSide.RECEIVED : FeeSide.QUOTE);
    }

    private static Route route(int id, RouteKind kind, Leg... legs) {
        return new Route(id, kind, List.of(legs), USDT, "route " + id);
    }
}
