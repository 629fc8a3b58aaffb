package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.fail;

import arbd.execution.binance.BinanceOrderEntry;
import arbd.execution.kraken.KrakenOrderEntry;
import arbd.execution.okx.OkxOrderEntry;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A calm simulated Binance (venue 0), Kraken (venue 1), OKX (venue 2) and Binance USD-M (venue 3), and an event loop
 * for their clients.
 */
final class AllVenues implements AutoCloseable {
    static final int BINANCE = 0;
    static final int KRAKEN = 1;
    static final int OKX = 2;
    static final int USDM = 3;

    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final String PASSPHRASE = "Open \"Sesame\\2";
    static final String SECRET = "c2VjcmV0LW9mLWEtc2ltdWxhdGVkLXZlbnVl";

    final InstrumentTable table = table();
    final VenueServers servers;
    final ClientOrderId ids = new ClientOrderId("test");
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    AllVenues() {
        this(SimulationSettings.FUNDING_EVERY_NANOS);
    }

    AllVenues(long fundingEveryNanos) {
        Map<Integer, Long> wallets = Map.of(0, 20_000_000_000_000L, 1, 300_000_000L);
        this.servers = VenueServers.start(table, SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")),
                Map.of(0, wallets, 1, wallets, 2, wallets, 3, Map.of(0, 20_000_000_000_000L)))
                .calm().withFundingEvery(fundingEveryNanos),
                Map.of(0, new SimulatedAccount("key0", SECRET), 1, new SimulatedAccount("key1", SECRET),
                        2, new SimulatedAccount("key2", SECRET, PASSPHRASE), 3, new SimulatedAccount("key3", SECRET)));
    }

    NetLoop net() {
        return new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
    }

    ConnectionSettings connections() {
        return new ConnectionSettings(1 << 20, 5_000, 5, 50, 1_000, 1_000, 1);
    }

    OrderEntry entry(int venue, String secret, News news) {
        return entry(venue, secret, news, net());
    }

    OrderEntry entry(int venue, News news, NetLoop net) {
        return entry(venue, SECRET, news, net);
    }

    private OrderEntry entry(int venue, String secret, News news, NetLoop net) {
        Account account = new Account(table.venues().get(venue), table,
                new Credentials("key" + venue, secret, venue == OKX ? PASSPHRASE : ""), ids, news);
        return switch (venue) {
            case BINANCE -> new BinanceOrderEntry(account, servers.orderEntryUri(venue), net, connections());
            case KRAKEN -> new KrakenOrderEntry(account, servers.orderEntryUri(venue), servers.restUri(venue), net,
                    connections());
            case USDM -> new BinanceOrderEntry(account, servers.orderEntryUri(venue), servers.marketDataUri(venue),
                    servers.restUri(venue), net, connections());
            default -> new OkxOrderEntry(account, servers.orderEntryUri(venue), servers.restUri(venue), net,
                    connections());
        };
    }

    OrderEntry entry(int venue, News news) {
        return entry(venue, SECRET, news);
    }

    Order order(int venue, long number, Side side, String px, TimeInForce timeInForce) {
        Instrument instrument = table.of(table.venues().get(venue)).get(0);
        Order order = new Order();
        order.epoch = 7;
        order.number = number;
        order.instrument = instrument.id();
        order.side = side;
        order.timeInForce = timeInForce;
        order.px = new BigDecimal(px).movePointRight(instrument.pxDecimals()).longValueExact();
        order.qty = new BigDecimal("0.012").movePointRight(instrument.qtyDecimals()).longValueExact();
        return order;
    }

    void run(Runnable task) {
        group.next().submit(task).syncUninterruptibly();
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("never: " + what);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    static long wallNanos() {
        return new SystemClock().wallNanos();
    }

    @Override
    public void close() {
        servers.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static InstrumentTable table() {
        Asset usdt = new Asset(0, "USDT", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue binance = new Venue(0, "one", "binance");
        Venue kraken = new Venue(1, "two", "kraken");
        Venue okx = new Venue(2, "three", "okx");
        Venue usdm = new Venue(3, "four", "binance-usdm");
        return InstrumentTable.of(List.of(binance, kraken, okx, usdm), List.of(usdt, btc), List.of(
                new Instrument(0, binance, "BTCUSDT", Kind.SPOT, btc, usdt, 2, 5, 1, 1, 1, 500_000_000, 100_000,
                        FeeSide.RECEIVED),
                new Instrument(1, kraken, "BTC/USDT", Kind.SPOT, btc, usdt, 1, 8, 1, 1, 5_000, 500_000_000, 400_000,
                        FeeSide.QUOTE),
                new Instrument(2, okx, "BTC-USDT", Kind.SPOT, btc, usdt, 1, 8, 1, 1, 1_000, 500_000_000, 100_000,
                        FeeSide.RECEIVED),
                new Instrument(3, usdm, "BTCUSDT", Kind.PERP_LINEAR, btc, usdt, 1, 3, 1, 1, 1, 10_000_000_000L, 50_000,
                        FeeSide.QUOTE)));
    }

    /** Everything that a session reported, as text. */
    static final class News implements AccountSink {
        final List<String> reports = new CopyOnWriteArrayList<>();
        /** Number, kind, and whether it answered a request. */
        final List<String> answers = new CopyOnWriteArrayList<>();
        final List<String> balances = new CopyOnWriteArrayList<>();
        final List<String> positions = new CopyOnWriteArrayList<>();
        final List<String> flows = new CopyOnWriteArrayList<>();
        final List<Boolean> sessions = new CopyOnWriteArrayList<>();
        volatile boolean congested;

        /** Reports about one order that begin like this. */
        List<String> of(long number, String kind) {
            return reports.stream().filter(report -> report.startsWith(number + " " + kind)).toList();
        }

        @Override
        public void on(Report report) {
            String text = report.number + " " + report.kind + " " + report.reason;
            if (report.kind == Report.Kind.FILL) {
                text += " trade " + report.tradeId + " px " + report.px + " qty " + report.qty + " fee " + report.fee
                        + " of " + report.feeAsset + " realised " + report.realised;
            }
            if (report.textLength > 0) {
                text += " '" + new String(report.text, 0, report.textLength, StandardCharsets.UTF_8) + "'";
            }
            reports.add(text);
            answers.add(report.number + " " + report.kind + " " + report.answer);
        }

        @Override
        public void on(Balance balance) {
            balances.add(balance.asset + ": " + balance.total + ", free " + balance.free);
        }

        @Override
        public void on(PositionWord position) {
            positions.add(position.instrument + ": " + position.qty + " for " + position.notional);
        }

        @Override
        public void on(CashFlow flow) {
            flows.add(flow.kind + " " + flow.asset + ": " + flow.units);
        }

        @Override
        public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
            sessions.add(up);
        }

        @Override
        public boolean congested() {
            return congested;
        }
    }
}
