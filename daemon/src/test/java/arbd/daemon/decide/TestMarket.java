package arbd.daemon.decide;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.Balance;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.RouteTable;

/**
 * A market of two venues for tests. Instruments: 0 alpha BTC/USDT, 1 alpha ETH/USDT, 2 alpha ETH/BTC, 3 beta BTC/USDT,
 * 4 beta ETH/USDT; prices have 2 decimals, ETH/BTC 5.
 */
public final class TestMarket {
    /** Text of the configuration. */
    public static final String TEXT = String.join("\n",
            "instance: main",
            "mode: live",
            "threads: {layout: fused, idle: sleep, inboundRing: 1024, outboundRing: 4096}",
            "journal: {stateHashEvery: 16}",
            "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}, ETH: {decimals: 8}}",
            "venues:",
            "  alpha:",
            "    protocol: binance",
            "    simulated: true",
            "    takerFee: 10 bps",
            "    feeSide: received",
            "    orderRate: {orders: 20, per: 10 s}",
            "    ackTimeout: 2 s",
            "    instruments:",
            "      BTCUSDT: {base: BTC, quote: USDT, pxIncrement: \"0.01\", lot: \"0.00001\","
                    + " minQty: \"0.00001\", minNotional: \"5\"}",
            "      ETHUSDT: {base: ETH, quote: USDT, pxIncrement: \"0.01\", lot: \"0.0001\","
                    + " minQty: \"0.0001\", minNotional: \"5\"}",
            "      ETHBTC: {base: ETH, quote: BTC, pxIncrement: \"0.00001\", lot: \"0.0001\","
                    + " minQty: \"0.0001\", minNotional: \"0.0001\"}",
            "  beta:",
            "    protocol: kraken",
            "    simulated: true",
            "    takerFee: 10 bps",
            "    feeSide: quote",
            "    orderRate: {orders: 20, per: 10 s}",
            "    ackTimeout: 2 s",
            "    instruments:",
            "      BTC/USDT: {base: BTC, quote: USDT, pxIncrement: \"0.01\", lot: \"0.00000001\","
                    + " minQty: \"0.00005\", minNotional: \"0.5\"}",
            "      ETH/USDT: {base: ETH, quote: USDT, pxIncrement: \"0.01\", lot: \"0.00000001\","
                    + " minQty: \"0.002\", minNotional: \"0.5\"}",
            "routes:",
            "  settlement: [USDT]",
            "  crossVenue: {enabled: true, minEdge: 2 bps, maxNotional: \"2000 USDT\"}",
            "  cyclic: {enabled: true, minEdge: 2 bps, maxNotional: \"2000 USDT\"}",
            "  basis: {enabled: false}",
            "risk:",
            "  staleAfter: 750 ms",
            "  maxPlausibleEdge: 300 bps",
            "  maxOrderNotional: \"5000 USDT\"",
            "  maxOpenOrders: 8",
            "  cooldown: 100 ms",
            "  nakedNotionalMax: \"7000 USDT\"",
            "  haltRouteAfterMiss: 5 s",
            "balances:",
            "  alpha: {USDT: \"100000\", BTC: \"2\", ETH: \"30\"}",
            "  beta: {USDT: \"100000\", BTC: \"2\", ETH: \"30\"}",
            "simulation:",
            "  seed: 42",
            "  prices: {BTC: \"60000\", ETH: \"3000\"}",
            "");
    /** The same on venues that outlive the process. */
    public static final String HOSTED = hosted(hosted(TEXT, 9001), 9002);
    /** The first, read. */
    public static final DaemonConfig CONFIG = parse(TEXT);
    /** Its instruments. */
    public static final InstrumentTable TABLE = Markets.table(CONFIG);
    /** Its routes. */
    public static final RouteTable ROUTES = Markets.routes(CONFIG, TABLE);
    /** Its numbers, for epoch 1. */
    public static final DecisionSettings SETTINGS = Settings.of(CONFIG, TABLE, 1, false);
    /** Settlement. */
    public static final int USDT = 0;
    /** Asset id. */
    public static final int BTC = 1;
    /** Asset id. */
    public static final int ETH = 2;
    /** A millisecond. */
    public static final long MILLI = 1_000_000L;
    /** A second. */
    public static final long SECOND = 1_000_000_000L;

    private TestMarket() {
    }

    /** A configuration from its text. */
    public static DaemonConfig parse(String text) {
        try {
            return ConfigFile.parse("test.yaml", text);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The route with this title. */
    public static int route(String title) {
        return ROUTES.routes().stream().filter(route -> route.title().equals(title)).findFirst().orElseThrow().id();
    }

    /** A quote with 5 units of base on both sides. */
    public static Tick quote(int instrument, long bidPx, long askPx, long nanos) {
        Tick tick = new Tick();
        quote(tick, instrument, bidPx, askPx, nanos);
        return tick;
    }

    /** The same into a slot. */
    public static void quote(Tick tick, int instrument, long bidPx, long askPx, long nanos) {
        long qty = instrument >= 3 ? 500_000_000L : instrument == 0 ? 500_000L : 50_000L;
        tick.type = Tick.QUOTE;
        tick.instrument = instrument;
        tick.receivedNanos = nanos;
        tick.wallNanos = nanos;
        tick.bids = 1;
        tick.asks = 1;
        tick.bidPx[0] = bidPx;
        tick.bidQty[0] = qty;
        tick.askPx[0] = askPx;
        tick.askQty[0] = qty;
    }

    /** A venue's word on a wallet. */
    public static Balance balance(int venue, int asset, long total) {
        Balance balance = new Balance();
        balance.venue = venue;
        balance.asset = asset;
        balance.total = total;
        balance.free = total;
        return balance;
    }

    /** Opening balance of each asset on each venue: 100,000 USDT, 2 BTC, 30 ETH. */
    public static long opening(int asset) {
        return asset == USDT ? 10_000_000_000_000L : asset == BTC ? 200_000_000L : 3_000_000_000L;
    }

    /** A report about one order. */
    public static Report report(Report.Kind kind, int epoch, long number) {
        Report report = new Report();
        report.kind = kind;
        report.epoch = epoch;
        report.number = number;
        return report;
    }

    /** An order that buys 0.01 BTC on alpha at 60,000, of route 0. */
    public static Order order(int epoch, long number) {
        Order order = new Order();
        order.epoch = epoch;
        order.number = number;
        order.arbitrage = number;
        order.legs = 2;
        order.instrument = 0;
        order.side = Side.BUY;
        order.px = 6_000_000;
        order.qty = 1_000;
        return order;
    }

    private static String hosted(String text, int port) {
        String at = "127.0.0.1:" + port;
        return text.replaceFirst("simulated: true", "marketData: ws://" + at + "\n    orderEntry: ws://" + at
                + "\n    rest: http://" + at + "\n    account: test");
    }
}
