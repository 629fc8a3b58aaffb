package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final String FILE = """
            assets: {BTC: {}, USDT: {}}
            venues:
              alpha:
                protocol: %s
                account: alpha
                takerFee: 10 bps
                %s
                instruments:
                  BTCUSDT: {base: BTC, quote: USDT, pxIncrement: "0.01", lot: "0.0001"}
            routes: {settlement: [USDT]}
            risk: {maxOrderNotional: 5000 USDT, nakedNotionalMax: 10000 USDT}
            """;

    private static VenueConfig venue(String protocol, String keys) throws ConfigException {
        return config(protocol, keys).venue("alpha");
    }

    private static DaemonConfig config(String protocol, String keys) throws ConfigException {
        return ConfigFile.parse("some.yaml", FILE.formatted(protocol, keys));
    }

    @Test
    void shouldGiveEveryAddressOfAnEnvironment() throws ConfigException {
        VenueConfig live = venue("binance", "environment: live");
        VenueConfig testnet = venue("binance", "environment: testnet");

        assertEquals(Optional.of(URI.create("wss://stream.binance.com:9443")), live.marketData());
        assertEquals(Optional.of(URI.create("wss://ws-api.binance.com:443/ws-api/v3")), live.orderEntry());
        assertEquals(Optional.of(URI.create("https://api.binance.com")), live.rest());
        assertEquals(Optional.of(URI.create("https://testnet.binance.vision")), testnet.rest());
        assertEquals(Optional.of(Environment.TESTNET), testnet.environment());
    }

    @Test
    void shouldGiveTheAddressesOfARegion() throws ConfigException {
        VenueConfig europe = venue("okx", "environment: demo\n    region: eea");

        assertEquals(Optional.of(URI.create("wss://wseeapap.okx.com:8443/ws/v5/private")), europe.orderEntry());
        assertEquals("eea", europe.region());
    }

    @Test
    void shouldLetAnExplicitAddressWin() throws ConfigException {
        VenueConfig venue = venue("kraken", "environment: live\n    marketData: \"ws://127.0.0.1:9001\"");

        assertEquals(Optional.of(URI.create("ws://127.0.0.1:9001")), venue.marketData());
        assertEquals(Optional.of(URI.create("wss://ws-auth.kraken.com/v2")), venue.orderEntry());
    }

    @Test
    void shouldWarnOfAddressesThatNoDocumentOfTheVenueNames() throws ConfigException {
        assertEquals(List.of(), warnings("binance-usdm", "environment: live"));
        assertEquals(1, warnings("binance-usdm", "environment: testnet").size());
        assertTrue(warnings("binance-usdm", "environment: testnet").get(0).contains("testnet.binancefuture.com"));
        assertEquals(List.of(), warnings("binance-usdm", "environment: testnet\n    marketData: \"ws://127.0.0.1:1\"\n"
                + "    orderEntry: \"ws://127.0.0.1:2\"\n    rest: \"http://127.0.0.1:3\""));
    }

    private static List<String> warnings(String protocol, String keys) throws ConfigException {
        return config(protocol, keys).warnings().stream().map(Problem::toString)
                .filter(line -> line.contains("environment")).toList();
    }

    @Test
    void shouldNeverTakeLiveForGranted() {
        for (Protocol protocol : Protocol.values()) {
            if (protocol == Protocol.EVM) {
                continue;
            }
            ConfigException refusal = assertThrows(ConfigException.class,
                    () -> venue(protocol.word(), ""));
            assertTrue(refusal.getMessage().contains("venues.alpha.marketData: expected an address such as "
                    + "wss://host:port/path, or environment: live | testnet | demo"), refusal.getMessage());
        }
    }

    @Test
    void shouldKnowEveryVenueAndNameEachPlaceOnce() {
        Set<String> places = new HashSet<>();
        for (Protocol protocol : Protocol.values()) {
            assertEquals(protocol == Protocol.EVM, Endpoints.of(protocol).isEmpty(), protocol.word());
            for (Endpoint row : Endpoints.of(protocol)) {
                assertTrue(places.add(protocol + " " + row.environment() + " " + row.region()), row.toString());
                assertEquals("wss", row.marketData().getScheme());
                assertEquals("https", row.rest().getScheme());
                row.orderEntry().ifPresent(at -> assertEquals("wss", at.getScheme()));
                assertFalse(row.source().isBlank());
            }
            assertTrue(protocol == Protocol.EVM
                    || Endpoints.find(protocol, Environment.LIVE, Endpoints.GLOBAL).isPresent(), protocol.word());
        }
    }

    /** Else an address of real money could pass for one of a testnet. */
    @Test
    void shouldShareNoSocketBetweenEnvironments() {
        for (Protocol protocol : Protocol.values()) {
            for (Endpoint row : Endpoints.of(protocol)) {
                assertEquals(List.of(row.environment()), Endpoints.at(protocol, row.marketData().getHost()));
                row.orderEntry().ifPresent(orders ->
                        assertEquals(List.of(row.environment()), Endpoints.at(protocol, orders.getHost())));
            }
        }
    }
}
