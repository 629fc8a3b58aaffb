package arbd.daemon.decide;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One hub and many venues around it that trade the same pair: when the hub becomes cheap, every venue is an
 * opportunity in the same event, and all of them want the hub's asks. The hub has a triangle, too. Instruments: 0 hub
 * BTC/USDT, 1 hub ETH/USDT, 2 hub ETH/BTC, then BTC/USDT of each venue. Every number is drawn from a seed.
 */
final class StarMarket {
    static final int USDT = 0;
    static final int BTC = 1;
    static final int ETH = 2;
    static final long UNIT = 100_000_000L;

    final DaemonConfig config;
    final InstrumentTable table;
    final RouteTable routes;
    final DecisionSettings settings;
    /** What is told before the event, and the event itself, last. */
    final List<Tick> ticks = new ArrayList<>();
    /** By venue and asset, units. */
    final long[][] balance;
    private final Random random;

    /** What is short in this market is drawn, too. */
    StarMarket(int venues, long seed) {
        this.random = new Random(seed);
        boolean fewSlots = random.nextInt(3) == 0;
        int orders = fewSlots ? 2 * (1 + random.nextInt(Math.max(2, venues / 3))) : 4 * venues + 8;
        long naked = random.nextInt(3) == 0 ? 500L * (1 + random.nextInt(2 * venues)) : 4_000_000;
        int rate = random.nextInt(4) == 0 ? 1 + random.nextInt(venues) : 4 * venues + 8;
        long notional = random.nextBoolean() ? 2_000 : 4_000_000;
        this.config = TestMarket.parse(text(venues, orders, naked, rate, notional));
        this.table = Markets.table(config);
        this.routes = Markets.routes(config, table);
        this.settings = Settings.of(config, table, 1, false);
        this.balance = new long[venues + 1][3];
        boolean poorHub = random.nextInt(3) == 0;
        for (int venue = 0; venue <= venues; venue++) {
            balance[venue][USDT] = (poorHub && venue == 0 ? 500L + random.nextInt(3_000 * venues) : 1_000_000L) * UNIT;
            balance[venue][BTC] = random.nextInt(4) == 0 ? random.nextInt(5_000_000) : 100 * UNIT;
            balance[venue][ETH] = 1_000 * UNIT;
        }
        for (int instrument = 1; instrument < table.size(); instrument++) {
            ticks.add(around(instrument, mid(instrument), instrument > 2 ? 8 : 1));
        }
        Tick cheap = around(0, 5_950_000 + random.nextInt(20_000), 1);
        for (int level = 0; level < cheap.asks && venues > 10; level++) {
            cheap.askQty[level] *= 10;
        }
        ticks.add(cheap);
    }

    /** Everything before the event: sessions, balances, the other markets. */
    void prepare(Decider decider) {
        for (int venue = 0; venue < balance.length; venue++) {
            decider.at(1);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                decider.at(2);
                decider.on(TestMarket.balance(venue, asset, balance[venue][asset]));
                decider.done();
            }
        }
        ticks.subList(0, ticks.size() - 1).forEach(tick -> tell(decider, tick));
    }

    /** The event. */
    void event(Decider decider) {
        tell(decider, ticks.get(ticks.size() - 1));
    }

    /** What is visible on the side that an order would take. */
    static long[][] levels(Tick tick, Side side) {
        return side == Side.BUY ? new long[][] {tick.askPx, tick.askQty} : new long[][] {tick.bidPx, tick.bidQty};
    }

    private static void tell(Decider decider, Tick tick) {
        decider.at(tick.receivedNanos);
        decider.on(tick);
        decider.done();
    }

    private static long mid(int instrument) {
        return instrument == 1 ? 300_000 : instrument == 2 ? 5_000 : 6_000_000;
    }

    private Tick around(int instrument, long mid, int spreadBps) {
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = instrument;
        tick.receivedNanos = 10 + instrument;
        tick.wallNanos = tick.receivedNanos;
        tick.bids = 1 + random.nextInt(6);
        tick.asks = 1 + random.nextInt(6);
        long at = mid + mid * random.nextInt(spreadBps) / 10_000;
        long step = instrument == 2 ? 1 : mid / 20_000;
        fill(tick.bidPx, tick.bidQty, tick.bids, at - 1, -step);
        fill(tick.askPx, tick.askQty, tick.asks, at + 1, step);
        return tick;
    }

    private void fill(long[] px, long[] qty, int levels, long best, long step) {
        boolean deep = random.nextBoolean();
        for (int level = 0; level < levels; level++) {
            px[level] = best + level * step * (1 + random.nextInt(3));
            px[level] = level > 0 && (px[level] - px[level - 1]) * step <= 0 ? px[level - 1] + step : px[level];
            qty[level] = 100 + random.nextInt(deep ? 100_000 : 4_000);
        }
    }

    private static String text(int venues, int orders, long naked, int rate, long notional) {
        StringBuilder text = new StringBuilder(String.join("\n",
                "instance: main", "mode: live",
                "threads: {layout: fused, idle: sleep, inboundRing: 1024, outboundRing: 16384}",
                "journal: {stateHashEvery: 16}",
                "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}, ETH: {decimals: 8}}",
                "venues:", ""));
        for (int venue = 0; venue <= venues; venue++) {
            text.append("  v").append(venue).append(":\n    protocol: binance\n    simulated: true\n")
                    .append("    takerFee: ").append(venue % 3 == 0 ? 5 : 4).append(" bps\n    feeSide: ")
                    .append(venue % 2 == 0 ? "received" : "quote").append("\n    orderRate: {orders: ").append(rate)
                    .append(", per: 10 s}\n    ackTimeout: 2 s\n    instruments:\n")
                    .append(instrument("BTCUSDT", "BTC", "USDT", "0.01", "0.00001", "5"));
            if (venue == 0) {
                text.append(instrument("ETHUSDT", "ETH", "USDT", "0.01", "0.0001", "5"))
                        .append(instrument("ETHBTC", "ETH", "BTC", "0.00001", "0.0001", "0.0001"));
            }
        }
        return text.append(String.join("\n",
                "routes:", "  settlement: [USDT]",
                "  crossVenue: {enabled: true, minEdge: 2 bps, maxNotional: \"" + notional + " USDT\"}",
                "  cyclic: {enabled: true, minEdge: 2 bps, maxNotional: \"" + notional + " USDT\"}",
                "  basis: {enabled: false}",
                "risk:", "  staleAfter: 750 ms", "  maxPlausibleEdge: 300 bps", "  maxOrderNotional: \"5000000 USDT\"",
                "  maxOpenOrders: " + orders, "  cooldown: 100 ms", "  nakedNotionalMax: \"" + naked + " USDT\"",
                "  haltRouteAfterMiss: 5 s", "balances:", balances(venues),
                "simulation:", "  seed: 42", "  prices: {BTC: \"60000\", ETH: \"3000\"}", "")).toString();
    }

    private static String balances(int venues) {
        List<String> lines = new ArrayList<>();
        for (int venue = 0; venue <= venues; venue++) {
            lines.add("  v" + venue + ": {USDT: \"1\", BTC: \"0\"" + (venue == 0 ? ", ETH: \"0\"" : "") + "}");
        }
        return String.join("\n", lines);
    }

    private static String instrument(String symbol, String base, String quote, String increment, String lot,
            String least) {
        return "      " + symbol + ": {base: " + base + ", quote: " + quote + ", pxIncrement: \"" + increment
                + "\", lot: \"" + lot + "\", minQty: \"" + lot + "\", minNotional: \"" + least + "\"}\n";
    }
}
