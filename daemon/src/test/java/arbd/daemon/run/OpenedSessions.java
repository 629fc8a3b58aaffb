package arbd.daemon.run;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.Protocol;
import arbd.daemon.setup.Markets;
import arbd.execution.binance.BinanceRequests;
import arbd.execution.bybit.BybitRequests;
import arbd.execution.coinbase.CoinbaseRequests;
import arbd.execution.kraken.KrakenRequests;
import arbd.execution.net.Account;
import arbd.execution.net.Credentials;
import arbd.execution.okx.OkxRequests;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.InstrumentTable;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Account sessions as {@link Connections} would open them, for tests that say what there is. */
public final class OpenedSessions {
    private static final Credentials KEY = new Credentials("key", "c2VjcmV0", "phrase");
    private static final String FILE = """
            assets: {BTC: {}, USDT: {}}
            venues:
              alpha:
                protocol: %s
                environment: live
                account: alpha
                takerFee: 10 bps
                instruments:
                  BTCUSDT: {base: BTC, quote: USDT, pxIncrement: "0.01", lot: "0.0001"}
            routes: {settlement: [USDT]}
            risk: {maxOrderNotional: 5000 USDT, nakedNotionalMax: 10000 USDT}
            """;

    private OpenedSessions() {
    }

    /**
     * Whether there is a session for a protocol at all.
     *
     * @param folder for what it keeps
     */
    public static boolean opens(Protocol protocol, Path folder) throws ConfigException {
        if (Endpoints.find(protocol, Environment.LIVE, Endpoints.GLOBAL).orElseThrow().orderEntry().isEmpty()) {
            return false;
        }
        DaemonConfig config = config(protocol);
        NetLoop net = new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock());
        try (OrderEntry entry = Connections.entry(account(Markets.table(config)),
                new Addresses(config, null, Map.of()), () -> net, folder)) {
            return entry != null;
        } catch (StopException none) {
            return !none.getMessage().contains("no order entry for protocol");
        } catch (IllegalArgumentException notThisKey) {
            return true; // it looked at the key, so somebody is there
        }
    }

    /** The text of an order, where this test knows who writes it. */
    public static Optional<String> placed(Protocol protocol, TimeInForce time) throws ConfigException {
        InstrumentTable table = Markets.table(config(protocol));
        Account account = account(table);
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        order.timeInForce = time;
        order.px = 100;
        order.qty = 1;
        return switch (protocol) {
            case BINANCE, BINANCE_USDM -> Optional.of(new BinanceRequests(account).place(1, order, table.get(0), 0))
                    .map(Object::toString);
            case KRAKEN -> Optional.of(new KrakenRequests(account).place(1, order, table.get(0), "token", 0))
                    .map(Object::toString);
            case OKX, OKX_SWAP -> Optional.of(new OkxRequests(account).place(1, order, table.get(0), 7, 0))
                    .map(Object::toString);
            case BYBIT, BYBIT_LINEAR -> Optional.of(new BybitRequests(account, 0).place(1, order, table.get(0), 0))
                    .map(Object::toString);
            case COINBASE -> Optional.of(new CoinbaseRequests(account).place(order, table.get(0)))
                    .map(Object::toString);
            default -> Optional.empty(); // Hyperliquid's is signed text: its own tests read it
        };
    }

    private static DaemonConfig config(Protocol protocol) throws ConfigException {
        String text = FILE.formatted(protocol.word());
        return ConfigFile.parse("some.yaml", !protocol.contracts() ? text
                : text.replace("BTCUSDT:", "BTC-USDT-SWAP:").replace("0.0001\"", "0.0001\", contract: \"0.01\""));
    }

    private static Account account(InstrumentTable table) {
        return new Account(table.venues().get(0), table, KEY, new ClientOrderId("test"), null);
    }
}
