package arbd.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Two sections of a file must not trade from one wallet. */
class AccountsTest {
    @Test
    void shouldRefuseASecondSectionWithTheSameWallet() {
        refused("binance", "binance");
        refused("bybit", "bybit-linear");
        refused("hyperliquid-spot", "hyperliquid");
        refused("okx", "okx-swap");
    }

    @Test
    void shouldAcceptOneNameForTwoWallets() {
        assertDoesNotThrow(() -> parse("binance", "binance-usdm"));
        assertDoesNotThrow(() -> parse("binance", "bybit"));
    }

    private static void refused(String first, String second) {
        ConfigException refused = assertThrows(ConfigException.class, () -> parse(first, second));
        assertTrue(refused.getMessage().contains("expected an account of its own, since venues.one has the same wallet,"
                + " was 'mine'"), refused.getMessage());
    }

    private static void parse(String first, String second) throws ConfigException {
        ConfigFile.parse("test.yaml", String.join("\n", "instance: main", "mode: live",
                "assets: {USDT: {decimals: 8}, BTC: {decimals: 8}}", "venues:", venue("one", first, 9001),
                venue("two", second, 9002), "routes: {settlement: [USDT], crossVenue: {maxNotional: \"5 USDT\"},"
                        + " cyclic: {enabled: false}, basis: {enabled: false}}",
                "risk: {maxOrderNotional: \"5 USDT\", nakedNotionalMax: \"5 USDT\"}", ""));
    }

    private static String venue(String name, String protocol, int port) {
        String at = "127.0.0.1:" + port;
        return "  " + name + ": {protocol: " + protocol + ", marketData: \"ws://" + at + "\", orderEntry: \"ws://" + at
                + "\", rest: \"http://" + at + "\", account: mine, takerFee: 10 bps, instruments: {BTCUSDT:"
                + " {base: BTC, quote: USDT, pxIncrement: \"0.01\", lot: \"0.001\"}}}";
    }
}
