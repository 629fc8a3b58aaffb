package arbd.feeds.contract;

import arbd.market.Kind;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The script of each protocol: one line for a new one. */
final class VenueScripts {
    private static final Map<String, Supplier<VenueScript>> TABLE = Map.ofEntries(
            Map.entry("binance", () -> new BinanceScript(Kind.SPOT, "BTCUSDT")),
            Map.entry("binance-usdm", () -> new BinanceScript(Kind.PERP_LINEAR, "BTCUSDT")),
            Map.entry("binance-coinm", () -> new BinanceScript(Kind.PERP_INVERSE, "BTCUSD_PERP")),
            Map.entry("bybit", () -> new BybitScript(Kind.SPOT, "BTCUSDT")),
            Map.entry("bybit-linear", () -> new BybitScript(Kind.PERP_LINEAR, "BTCUSDT")),
            Map.entry("coinbase", () -> new CoinbaseScript("BTC-USD")),
            Map.entry("coinbase-exchange", () -> new CoinbaseExchangeScript("BTC-USD")),
            Map.entry("hyperliquid", () -> new HyperliquidScript(Kind.PERP_LINEAR, "BTC")),
            Map.entry("hyperliquid-spot", () -> new HyperliquidScript(Kind.SPOT, "@107")),
            Map.entry("kraken", () -> new KrakenScript("BTC/USD")),
            Map.entry("okx", () -> new OkxScript(Kind.SPOT, "BTC-USDT")),
            Map.entry("okx-swap", () -> new OkxScript(Kind.PERP_LINEAR, "BTC-USDT-SWAP")));

    private VenueScripts() {
    }

    /** The protocols that have one. */
    static Set<String> names() {
        return TABLE.keySet();
    }

    /** A script at its beginning; fails the test when nobody wrote one. */
    static VenueScript of(String protocol) {
        Supplier<VenueScript> made = TABLE.get(protocol);
        if (made == null) {
            throw new AssertionError(protocol + " has no script: write one, and a line in VenueScripts");
        }
        return made.get();
    }
}
