package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.fail;

import arbd.execution.binance.BinanceOrderEntry;
import arbd.execution.bybit.BybitOrderEntry;
import arbd.execution.coinbase.CoinbaseOrderEntry;
import arbd.execution.hyperliquid.HyperliquidOrderEntry;
import arbd.execution.hyperliquid.Nonces;
import arbd.execution.hyperliquid.Signing;
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
import arbd.execution.order.Usage;
import arbd.execution.sim.CoinbaseKeys;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A calm simulated Binance (venue 0), Kraken (venue 1), OKX (venue 2), Binance USD-M (venue 3), Bybit (venue 4), Bybit
 * linear (venue 5), Hyperliquid (venue 6), Hyperliquid spot (venue 7) and Coinbase (venue 8), and an event loop for
 * their clients. Each venue has the instrument of its own number.
 */
final class AllVenues implements AutoCloseable {
    static final int BINANCE = 0;
    static final int KRAKEN = 1;
    static final int OKX = 2;
    static final int USDM = 3;
    static final int BYBIT = 4;
    static final int BYBIT_LINEAR = 5;
    static final int HYPERLIQUID = 6;
    static final int HYPERLIQUID_SPOT = 7;
    static final int COINBASE = 8;
    static final int OKX_SWAP = 9;

    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final String PASSPHRASE = "Open \"Sesame\\2";
    static final String SECRET = "c2VjcmV0LW9mLWEtc2ltdWxhdGVkLXZlbnVl";
    private static final String WRONG = "d3Jvbmc=";
    private static final String PEM = CoinbaseKeys.generate();
    private static final String WRONG_PEM = CoinbaseKeys.generate();
    private static final String WALLET_KEY = "0x" + "5a".repeat(32);

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
        Map<Integer, Long> margin = Map.of(0, 20_000_000_000_000L);
        this.servers = VenueServers.start(table, SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")),
                Map.of(0, wallets, 1, wallets, 2, wallets, 3, margin, 4, wallets, 5, margin, HYPERLIQUID, margin,
                        HYPERLIQUID_SPOT, wallets, COINBASE, wallets, OKX_SWAP, margin))
                .calm().withFundingEvery(fundingEveryNanos),
                all().boxed().collect(Collectors.toMap(venue -> venue, AllVenues::account)));
    }

    private static SimulatedAccount account(int venue) {
        return new SimulatedAccount(key(venue), secret(venue, true), passphrase(venue));
    }

    /** What a client of this venue is known by. */
    static String key(int venue) {
        return hyperliquid(venue) ? "0x" + Integer.toString(venue).repeat(40) : "key" + venue;
    }

    /** What it signs with, or would not get in with. */
    static String secret(int venue, boolean right) {
        if (venue == COINBASE) {
            return right ? PEM : WRONG_PEM;
        }
        return hyperliquid(venue) ? right ? WALLET_KEY : "0x" + "a5".repeat(32) : right ? SECRET : WRONG;
    }

    /** What goes with the key, empty = nothing. */
    static String passphrase(int venue) {
        return okx(venue) ? PASSPHRASE : "";
    }

    /** What a client of this venue has, or would not get in with. */
    static Credentials credentials(int venue, boolean right) {
        return new Credentials(key(venue), secret(venue, right), passphrase(venue));
    }

    /** A key that nobody has. */
    static String otherKey(int venue) {
        return hyperliquid(venue) ? "0x" + "b".repeat(40) : "nobody" + venue;
    }

    /** The venue of a protocol, which fails when there is none: whoever adds an account adds its venue here. */
    int of(String protocol) {
        return table.venues().stream().filter(venue -> venue.protocol().equals(protocol)).findFirst()
                .orElseThrow(() -> new AssertionError("no simulated venue of protocol " + protocol)).id();
    }

    /** What happened on a session's sockets. */
    static FeedCounters counters(OrderEntry entry) {
        if (entry instanceof BinanceOrderEntry binance) {
            return binance.counters();
        } else if (entry instanceof KrakenOrderEntry kraken) {
            return kraken.counters();
        } else if (entry instanceof OkxOrderEntry okx) {
            return okx.counters();
        } else if (entry instanceof BybitOrderEntry bybit) {
            return bybit.counters();
        } else if (entry instanceof CoinbaseOrderEntry coinbase) {
            return coinbase.counters();
        }
        return ((HyperliquidOrderEntry) entry).counters();
    }

    private static boolean hyperliquid(int venue) {
        return venue == HYPERLIQUID || venue == HYPERLIQUID_SPOT;
    }

    /** All of them, for parameterised tests. */
    static IntStream all() {
        return IntStream.rangeClosed(BINANCE, OKX_SWAP);
    }

    /** Whether it is OKX, whatever it trades. */
    static boolean okx(int venue) {
        return venue == OKX || venue == OKX_SWAP;
    }

    /** Those that trade perpetuals. */
    static IntStream perpetuals() {
        return all().filter(venue -> !spot(venue));
    }

    /** Whether a venue trades spot, and not perpetuals. */
    static boolean spot(int venue) {
        return venue != USDM && venue != BYBIT_LINEAR && venue != HYPERLIQUID && venue != OKX_SWAP;
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
        return entry(venue, secret(venue, true), news, net);
    }

    /** Of a client that is known by another key. */
    OrderEntry entryOf(int venue, String key, News news) {
        return entry(venue, new Credentials(key, secret(venue, true), passphrase(venue)), news, net());
    }

    private OrderEntry entry(int venue, String secret, News news, NetLoop net) {
        return entry(venue, new Credentials(key(venue), secret, passphrase(venue)), news, net);
    }

    private OrderEntry entry(int venue, Credentials credentials, News news, NetLoop net) {
        Account account = new Account(table.venues().get(venue), table, credentials, ids, news);
        return switch (venue) {
            case BINANCE -> new BinanceOrderEntry(account, servers.orderEntryUri(venue), net, connections());
            case KRAKEN -> new KrakenOrderEntry(account, servers.orderEntryUri(venue), servers.restUri(venue), net,
                    connections());
            case USDM -> new BinanceOrderEntry(account, servers.orderEntryUri(venue), servers.marketDataUri(venue),
                    servers.restUri(venue), net, connections());
            case BYBIT, BYBIT_LINEAR -> new BybitOrderEntry(account, servers.orderEntryUri(venue),
                    servers.restUri(venue), net, connections());
            case HYPERLIQUID, HYPERLIQUID_SPOT -> new HyperliquidOrderEntry(account, servers.orderEntryUri(venue),
                    servers.restUri(venue), net, connections(), Signing.with(Nonces.inMemory(), false));
            case COINBASE -> new CoinbaseOrderEntry(account, servers.orderEntryUri(venue), servers.restUri(venue), net,
                    connections());
            default -> new OkxOrderEntry(account, servers.orderEntryUri(venue), servers.restUri(venue), net,
                    connections());
        };
    }

    /** Coinbase's REST answers, and nobody is there for the private stream. */
    OrderEntry entryWithoutStream(int venue, News news) {
        Account account = new Account(table.venues().get(venue), table,
                new Credentials(key(venue), secret(venue, true), ""), ids, news);
        return new CoinbaseOrderEntry(account, URI.create("ws://127.0.0.1:1"), servers.restUri(venue), net(),
                connections());
    }

    /** The account at a venue, whose news goes here. */
    Account account(int venue, AccountSink sink) {
        return new Account(table.venues().get(venue), table,
                new Credentials(key(venue), secret(venue, true), venue == OKX ? PASSPHRASE : ""), ids, sink);
    }

    OrderEntry entry(int venue, News news) {
        return entry(venue, secret(venue, true), news);
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
        Venue bybit = new Venue(4, "five", "bybit");
        Venue linear = new Venue(5, "six", "bybit-linear");
        Venue perps = new Venue(HYPERLIQUID, "seven", "hyperliquid");
        Venue spot = new Venue(HYPERLIQUID_SPOT, "eight", "hyperliquid-spot");
        Venue coinbase = new Venue(COINBASE, "nine", "coinbase");
        Venue swaps = new Venue(OKX_SWAP, "ten", "okx-swap");
        return InstrumentTable.of(List.of(binance, kraken, okx, usdm, bybit, linear, perps, spot, coinbase, swaps),
                List.of(usdt, btc), List.of(
                new Instrument(0, binance, "BTCUSDT", Kind.SPOT, btc, usdt, 2, 5, 1, 1, 1, 500_000_000, 100_000,
                        FeeSide.RECEIVED),
                new Instrument(1, kraken, "BTC/USDT", Kind.SPOT, btc, usdt, 1, 8, 1, 1, 5_000, 500_000_000, 400_000,
                        FeeSide.QUOTE),
                new Instrument(2, okx, "BTC-USDT", Kind.SPOT, btc, usdt, 1, 8, 1, 1, 1_000, 500_000_000, 100_000,
                        FeeSide.RECEIVED),
                new Instrument(3, usdm, "BTCUSDT", Kind.PERP_LINEAR, btc, usdt, 1, 3, 1, 1, 1, 10_000_000_000L, 50_000,
                        FeeSide.QUOTE),
                new Instrument(4, bybit, "BTCUSDT", Kind.SPOT, btc, usdt, 2, 6, 1, 1, 48, 500_000_000, 100_000,
                        FeeSide.RECEIVED),
                new Instrument(5, linear, "BTCUSDT", Kind.PERP_LINEAR, btc, usdt, 1, 3, 1, 1, 1, 500_000_000, 55_000,
                        FeeSide.QUOTE),
                new Instrument(HYPERLIQUID, perps, "BTC", Kind.PERP_LINEAR, btc, usdt, 1, 3, 10, 1, 1, 1_000_000_000L,
                        45_000, FeeSide.QUOTE),
                new Instrument(HYPERLIQUID_SPOT, spot, "@142", Kind.SPOT, btc, usdt, 1, 5, 10, 1, 1, 1_000_000_000L,
                        70_000, FeeSide.RECEIVED),
                new Instrument(COINBASE, coinbase, "BTC-USDT", Kind.SPOT, btc, usdt, 2, 8, 1, 1, 1_000, 100_000_000,
                        600_000, FeeSide.QUOTE),
                new Instrument(OKX_SWAP, swaps, "BTC-USDT-SWAP", Kind.PERP_LINEAR, btc, usdt, 1, 3, 1, 1, 1,
                        500_000_000, 50_000, FeeSide.QUOTE, -2)));
    }

    /** Everything that a session reported, as text. */
    static final class News implements AccountSink {
        final List<String> reports = new CopyOnWriteArrayList<>();
        /** Number, kind, and whether it answered a request. */
        final List<String> answers = new CopyOnWriteArrayList<>();
        final List<String> balances = new CopyOnWriteArrayList<>();
        final List<String> positions = new CopyOnWriteArrayList<>();
        final List<String> flows = new CopyOnWriteArrayList<>();
        final List<String> usages = new CopyOnWriteArrayList<>();
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
        public void on(Usage usage) {
            usages.add(usage.kind + " in " + usage.windowNanos + ": " + usage.limit + " used " + usage.used);
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
