package arbd.config;

import static arbd.config.Environment.DEMO;
import static arbd.config.Environment.LIVE;
import static arbd.config.Environment.TESTNET;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The table behind {@code environment} and {@code region}: the addresses of each venue. What is not here a venue does
 * not have, or has without the sockets that we need; an address in the file always wins.
 */
public final class Endpoints {
    /** Region of those who do not say one. */
    public static final String GLOBAL = "global";

    private static final String NONE = "";
    private static final String SPOT_DOCS = "binance-spot-api-docs, web-socket-streams.md, web-socket-api.md";
    private static final String USDM_DOCS = "Binance USD-M documentation, change log of 2026-04-23";
    private static final String COINM_DOCS = "Binance COIN-M documentation";
    private static final String OKX_DOCS = "OKX API guide, Overview: production and demo trading services";
    private static final String BYBIT_DOCS = "bybit-exchange/docs, v5 WebSocket connect and integration guidance";
    private static final String EXCHANGE_DOCS = "Coinbase Exchange documentation, WebSocket overview and sandbox";
    private static final String HYPERLIQUID_DOCS = "Hyperliquid documentation, WebSocket and API";

    private static final List<Endpoint> TABLE = List.of(
            row(Protocol.BINANCE, LIVE, GLOBAL, "wss://stream.binance.com:9443",
                    "wss://ws-api.binance.com:443/ws-api/v3", "https://api.binance.com", SPOT_DOCS, true),
            row(Protocol.BINANCE, TESTNET, GLOBAL, "wss://stream.testnet.binance.vision",
                    "wss://ws-api.testnet.binance.vision/ws-api/v3", "https://testnet.binance.vision",
                    "binance-spot-api-docs, testnet/general-info.md", true),
            row(Protocol.BINANCE, DEMO, GLOBAL, "wss://demo-stream.binance.com",
                    "wss://demo-ws-api.binance.com/ws-api/v3", "https://demo-api.binance.com",
                    "binance-spot-api-docs, demo-mode/general-info.md", true),
            row(Protocol.BINANCE_USDM, LIVE, GLOBAL, "wss://fstream.binance.com",
                    "wss://ws-fapi.binance.com/ws-fapi/v1", "https://fapi.binance.com", USDM_DOCS, true),
            // Since late 2025 the venue's pages speak of demo-fapi.binance.com; its sockets could not be established.
            row(Protocol.BINANCE_USDM, TESTNET, GLOBAL, "wss://fstream.binancefuture.com",
                    "wss://testnet.binancefuture.com/ws-fapi/v1", "https://testnet.binancefuture.com", USDM_DOCS, false),
            row(Protocol.BINANCE_COINM, LIVE, GLOBAL, "wss://dstream.binance.com", NONE, "https://dapi.binance.com",
                    COINM_DOCS, false),
            row(Protocol.BINANCE_COINM, TESTNET, GLOBAL, "wss://dstream.binancefuture.com", NONE,
                    "https://testnet.binancefuture.com", COINM_DOCS, false),
            row(Protocol.KRAKEN, LIVE, GLOBAL, "wss://ws.kraken.com/v2", "wss://ws-auth.kraken.com/v2",
                    "https://api.kraken.com", "docs.kraken.com, WebSocket v2", true),
            okx(LIVE, GLOBAL, "ws", "www"),
            okx(LIVE, "eea", "wseea", "eea"),
            okx(LIVE, "us", "wsus", "us"),
            okx(DEMO, GLOBAL, "wspap", "www"),
            okx(DEMO, "eea", "wseeapap", "eea"),
            okx(DEMO, "us", "wsuspap", "us"),
            bybit(Protocol.BYBIT, LIVE, GLOBAL, "stream.bybit.com", "api.bybit.com", true),
            bybit(Protocol.BYBIT, LIVE, "eu", "stream.bybit.eu", "api.bybit.eu", false),
            bybit(Protocol.BYBIT, TESTNET, GLOBAL, "stream-testnet.bybit.com", "api-testnet.bybit.com", true),
            bybit(Protocol.BYBIT_LINEAR, LIVE, GLOBAL, "stream.bybit.com", "api.bybit.com", true),
            bybit(Protocol.BYBIT_LINEAR, TESTNET, GLOBAL, "stream-testnet.bybit.com", "api-testnet.bybit.com", true),
            row(Protocol.COINBASE, LIVE, GLOBAL, "wss://advanced-trade-ws.coinbase.com",
                    "wss://advanced-trade-ws-user.coinbase.com", "https://api.coinbase.com",
                    "coinbase/coinbase-advanced-py; Coinbase Advanced documentation", true),
            row(Protocol.COINBASE_EXCHANGE, LIVE, GLOBAL, "wss://ws-feed.exchange.coinbase.com", NONE,
                    "https://api.exchange.coinbase.com", EXCHANGE_DOCS, true),
            row(Protocol.COINBASE_EXCHANGE, TESTNET, GLOBAL, "wss://ws-feed-public.sandbox.exchange.coinbase.com", NONE,
                    "https://api-public.sandbox.exchange.coinbase.com", EXCHANGE_DOCS, false),
            hyperliquid(Protocol.HYPERLIQUID, LIVE, "api.hyperliquid.xyz"),
            hyperliquid(Protocol.HYPERLIQUID, TESTNET, "api.hyperliquid-testnet.xyz"),
            hyperliquid(Protocol.HYPERLIQUID_SPOT, LIVE, "api.hyperliquid.xyz"),
            hyperliquid(Protocol.HYPERLIQUID_SPOT, TESTNET, "api.hyperliquid-testnet.xyz"));

    private Endpoints() {
    }

    /** All of a venue's, live first. */
    public static List<Endpoint> of(Protocol protocol) {
        return TABLE.stream().filter(row -> row.protocol() == protocol).toList();
    }

    /** The addresses of one environment and region; empty where the venue has none. */
    public static Optional<Endpoint> find(Protocol protocol, Environment environment, String region) {
        return of(protocol).stream()
                .filter(row -> row.environment() == environment && row.region().equals(region)).findFirst();
    }

    /** Environments that a venue has, live first. */
    public static List<Environment> environments(Protocol protocol) {
        return of(protocol).stream().map(Endpoint::environment).distinct().toList();
    }

    /** Regions of one environment of a venue. */
    public static List<String> regions(Protocol protocol, Environment environment) {
        return of(protocol).stream().filter(row -> row.environment() == environment).map(Endpoint::region).toList();
    }

    /** Environments in which a venue has something at this host; empty when the table does not know it. */
    static List<Environment> at(Protocol protocol, String host) {
        return of(protocol).stream().filter(row -> row.hosts().stream().anyMatch(host::equalsIgnoreCase))
                .map(Endpoint::environment).distinct().toList();
    }

    private static Endpoint okx(Environment environment, String region, String socket, String rest) {
        String base = "wss://" + socket + ".okx.com:8443/ws/v5/";
        return row(Protocol.OKX, environment, region, base + "public", base + "private",
                "https://" + rest + ".okx.com", OKX_DOCS, region.equals(GLOBAL));
    }

    private static Endpoint bybit(
            Protocol protocol, Environment environment, String region, String socket, String rest, boolean verified) {
        String market = protocol == Protocol.BYBIT ? "spot" : "linear";
        return row(protocol, environment, region, "wss://" + socket + "/v5/public/" + market,
                "wss://" + socket + "/v5/trade", "https://" + rest, BYBIT_DOCS, verified);
    }

    private static Endpoint hyperliquid(Protocol protocol, Environment environment, String host) {
        return row(protocol, environment, GLOBAL, "wss://" + host + "/ws", "wss://" + host + "/ws", "https://" + host,
                HYPERLIQUID_DOCS, true);
    }

    private static Endpoint row(Protocol protocol, Environment environment, String region, String marketData,
            String orderEntry, String rest, String source, boolean verified) {
        return new Endpoint(protocol, environment, region, URI.create(marketData),
                orderEntry.equals(NONE) ? Optional.empty() : Optional.of(URI.create(orderEntry)), URI.create(rest),
                source, verified);
    }
}
