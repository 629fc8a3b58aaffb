package arbd.execution.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.AccountReads;
import arbd.execution.net.Credentials;
import arbd.execution.net.ReadRefusedException;
import arbd.execution.sim.CoinbaseKeys;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Venue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a venue that is not ours, real and hostile ones, read over loopback. */
class FeeAnswersTest {
    private static final long SEED = 20_261_126;
    private static final String SECRET = "c2VjcmV0";
    private static final String PEM = CoinbaseKeys.generate();
    private static final String COMMISSION = "{\"symbol\":\"BTCUSDT\",\"standardCommission\":{\"maker\":\"0.00000010\","
            + "\"taker\":\"0.00075000\",\"buyer\":\"0.00000030\",\"seller\":\"0.00000040\"},\"specialCommission\":"
            + "{\"maker\":\"0\",\"taker\":\"0.00000002\",\"buyer\":\"0\",\"seller\":\"0\"},"
            + "\"taxCommission\":{\"maker\":\"0\",\"taker\":\"0.00000020\",\"buyer\":\"0\",\"seller\":\"0.00000001\"},"
            + "\"discount\":{\"enabledForAccount\":%s,\"enabledForSymbol\":true,"
            + "\"discountAsset\":\"BNB\",\"discount\":\"%s\"}}";

    private final Map<String, String> bodies = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Map<String, AccountReads> asked = new HashMap<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void shouldAddUpBinancesCommissionsAndTakeOffWhatBnbTakesOff() throws Exception {
        body("/api/v3/account/commission", String.format(COMMISSION, true, "0.75000000"));
        assertEquals(List.of("56295 56303"), read("binance", "BTCUSDT", "BNB"), "0.75 x 75030 + 22, 0.75 x 75040 + 23"
                + ", rounded up");
        assertEquals(2, read("binance", "BTCUSDT", "").size());
        assertTrue(said.get(0).startsWith("fees are charged in BNB"), said.toString());
        assertEquals("75052 75063", said.get(1), "without a token nobody counts on it");
        body("/api/v3/account/commission", String.format(COMMISSION, false, "0.75000000"));
        assertEquals(List.of("75052 75063"), read("binance", "BTCUSDT", ""));
        assertEquals(2, read("binance", "BTCUSDT", "BNB").size(), "a token that is not charged is told of");
        assertEquals("75052 75063", said.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.00000001", "-0.1", "", "x", "1e99", "NaN"})
    void shouldNotBelieveAnAbsurdDiscount(String discount) throws Exception {
        body("/api/v3/account/commission", String.format(COMMISSION, true, discount));
        List<String> read = read("binance", "BTCUSDT", "BNB");
        assertEquals(1, read.size());
        assertTrue(read.get(0).startsWith("unread"), read.toString());
    }

    @Test
    void shouldReadOkxsChargesAsCharges() throws Exception {
        body("/api/v5/account/trade-fee", okx("\"taker\":\"-0.0007\",\"takerU\":\"\",\"takerUSDC\":\"-0.0001\""));
        assertEquals(List.of("70000 70000"), read("okx", "BTC-USDT", ""));
        body("/api/v5/account/trade-fee", okx("\"taker\":\"0.00015\",\"takerU\":\"\",\"takerUSDC\":\"\""));
        assertEquals(List.of("-15000 -15000"), read("okx", "BTC-USDT", ""), "a rebate");
        body("/api/v5/account/trade-fee", okx("\"taker\":\"-0.0007\",\"feeGroup\":[{\"taker\":\"-0.0009\"}]"));
        assertEquals(List.of("90000 90000"), read("okx", "BTC-USDT", ""), "the larger");
        body("/api/v5/account/trade-fee", okx("\"taker\":\"-0.0007\",\"takerU\":\"-0.0005\""));
        assertEquals(List.of("50000 50000"), read("okx-swap", "BTC-USDT-SWAP", ""));
    }

    @Test
    void shouldFindKrakensPairByEitherName() throws Exception {
        body("/0/public/AssetPairs", "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"wsname\":\"XBT/USD\"}}}");
        body("/0/private/TradeVolume", "{\"error\":[],\"result\":{\"currency\":\"ZUSD\",\"fees\":{\"XXBTZUSD\":"
                + "{\"fee\":\"0.2601\"}},\"fees_maker\":{\"XXBTZUSD\":{\"fee\":\"0.16\"}}}}");
        assertEquals(List.of("260100 260100"), read("kraken", "BTC/USD", ""));
        body("/0/public/AssetPairs", "{\"error\":[],\"result\":{}}");
        body("/0/private/TradeVolume", "{\"error\":[],\"result\":{\"fees\":{\"XBTUSD\":{\"fee\":0.4}}}}");
        assertEquals(List.of("400000 400000"), read("kraken", "BTC/USD", ""));
    }

    @Test
    void shouldAddCoinbasesTax() throws Exception {
        String summary = "{\"fee_tier\":{\"taker_fee_rate\":\"0.006\",\"maker_fee_rate\":\"0.004\"}%s}";
        body("/api/v3/brokerage/transaction_summary", String.format(summary, ""));
        assertEquals(List.of("600000 600000"), read("coinbase", "BTC-USD", ""));
        body("/api/v3/brokerage/transaction_summary", String.format(summary,
                ",\"goods_and_services_tax\":{\"rate\":\"0.1\",\"type\":\"EXCLUSIVE\"}"));
        assertEquals(List.of("660000 660000"), read("coinbase", "BTC-USD", ""));
    }

    @Test
    void shouldTellHyperliquidsSpotFromItsPerpetuals() throws Exception {
        body("/info", "{\"userCrossRate\":\"0.000315\",\"userAddRate\":\"0.000105\","
                + "\"userSpotCrossRate\":\"0.00049\"}");
        assertEquals(List.of("31500 31500"), read("hyperliquid", "BTC", ""));
        assertEquals(List.of("49000 49000"), read("hyperliquid-spot", "@107", ""));
    }

    /** A rate that a number of Java would round, one finer than 1e-8, and what is none. */
    @Test
    void shouldReadRatesExactlyOrNotAtAll() throws Exception {
        assertEquals(List.of("12345678 12345678"), bybit("\"0.12345678\""));
        assertEquals(List.of("10000001 10000001"), bybit("0.100000000000000000000000001"), "finer is against us");
        assertEquals(List.of("-10000000 -10000000"), bybit("\"-0.100000000000000000000000001\""), "a rebate, too");
        assertEquals(List.of("1 1"), bybit("1E-8"));
        for (String bad : List.of("null", "\"\"", "\"x\"", "\"1\"", "1", "\"-1\"", "\"1e9\"", "1e40", "[]", "{}",
                "true", "\"0x10\"", "\" 0.1\"", "\"0.1 \"", "\"" + "0".repeat(50) + "\"", "\"1e-2147483647\"",
                "\"NaN\"")) {
            List<String> read = bybit(bad);
            assertTrue(read.size() == 1 && read.get(0).startsWith("unread"), () -> bad + " is read as " + read);
        }
    }

    @Test
    void shouldTakeNoAnswerForAnotherSymbol() throws Exception {
        body("/v5/account/fee-rate", "{\"retCode\":0,\"result\":{\"list\":[{\"symbol\":\"ETHUSDT\",\"takerFeeRate\":"
                + "\"0.001\"}]}}");
        assertEquals(List.of("unread an answer with another symbol"), read("bybit", "BTCUSDT", ""));
    }

    @Test
    void shouldTellWhatWasRefusedInTheVenuesWordsMadePrintable() {
        status = 401;
        body("/api/v3/account/commission", "{\"code\":-2015,\"msg\":\"Invalid\\u001b[2J API-key\"}");
        ReadRefusedException refused =
                assertThrows(ReadRefusedException.class, () -> read("binance", "BTCUSDT", ""));
        assertEquals("-2015 Invalid?[2J API-key", refused.getMessage());
        assertEquals("-2015", refused.code());
        body("/api/v3/account/commission", "{\"code\":-2015,\"msg\":\"who is key-of-ours?\"}");
        assertEquals("-2015", assertThrows(ReadRefusedException.class,
                () -> read("binance", "BTCUSDT", "")).getMessage(), "the key is not repeated");
        body("/api/v3/account/commission", "<html>");
        assertEquals("status 401", assertThrows(ReadRefusedException.class,
                () -> read("binance", "BTCUSDT", "")).getMessage());
    }

    /** Whole answers damaged at random: a fee, an unread one or an IOException, nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"binance", "binance-usdm", "kraken", "okx", "bybit", "coinbase", "hyperliquid"})
    void shouldSurviveDamagedAnswers(String protocol) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        String whole = switch (protocol) {
            case "binance" -> String.format(COMMISSION, true, "0.75");
            case "binance-usdm" -> "{\"symbol\":\"BTCUSDT\",\"takerCommissionRate\":\"0.0004\"}";
            case "kraken" -> "{\"error\":[],\"result\":{\"fees\":{\"XBTUSD\":{\"fee\":\"0.2\"}}}}";
            case "okx" -> okx("\"taker\":\"-0.0007\",\"feeGroup\":[{\"taker\":\"-0.0009\"}]");
            case "bybit" -> "{\"retCode\":0,\"result\":{\"list\":[{\"symbol\":\"BTCUSDT\",\"takerFeeRate\":\"0.1\"}]}}";
            case "coinbase" -> "{\"fee_tier\":{\"taker_fee_rate\":\"0.006\"},\"total_balance\":\"1234567.89\"}";
            default -> "{\"userCrossRate\":\"0.000315\",\"activeReferralDiscount\":\"0.00000000000000\"}";
        };
        int fees = 0;
        for (int i = 0; i < 60; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged.setCharAt(random.nextInt(damaged.length()), "{}[]\",:0-9e.x".charAt(random.nextInt(13)));
            }
            server.removeContext("/");
            server.createContext("/", exchange -> send(exchange, damaged.toString()));
            try {
                read(protocol, protocol.equals("kraken") ? "BTC/USD" : "BTCUSDT", "BNB");
                fees += (int) said.stream().filter(line -> line.matches("-?\\d+ -?\\d+")).count();
            } catch (IOException told) {
                assertTrue(!told.getMessage().isEmpty(), () -> "seed " + SEED + ": " + damaged);
            }
        }
        assertTrue(fees > 0, "some damage does no harm");
    }

    private List<String> bybit(String rate) throws Exception {
        body("/v5/account/fee-rate", "{\"retCode\":0,\"result\":{\"list\":[{\"symbol\":\"BTCUSDT\",\"takerFeeRate\":"
                + rate + "}]}}");
        return read("bybit", "BTCUSDT", "");
    }

    private static String okx(String members) {
        return "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"level\":\"Lv1\"," + members + "}]}";
    }

    private void body(String path, String text) {
        bodies.put(path, text);
    }

    private List<String> read(String protocol, String symbol, String feeToken) throws Exception {
        said.clear();
        Asset btc = new Asset(0, "BTC", 8);
        Asset usd = new Asset(1, "USDT", 8);
        Instrument instrument = new Instrument(0, new Venue(0, "v", protocol), symbol, Kind.SPOT, btc, usd, 2, 4, 1, 1,
                1, 0, 100_000, FeeSide.QUOTE);
        Credentials credentials = new Credentials("key-of-ours", protocol.equals("coinbase") ? PEM : SECRET, "");
        AccountReads reads = asked.computeIfAbsent(protocol, any -> AccountDialects.reads(protocol,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), URI.create("wss://example.invalid/ws"),
                credentials, new SystemClock()).orElseThrow());
        FeeSources.of(protocol).orElseThrow().fetch(reads, List.of(instrument), feeToken, new FeeSource.Told() {
            @Override
            public void fee(Instrument of, long buyE8, long sellE8) {
                said.add(buyE8 + " " + sellE8);
            }

            @Override
            public void unread(Instrument of, String why) {
                said.add("unread " + why);
            }

            @Override
            public void remark(String words) {
                said.add(words);
            }
        });
        return List.copyOf(said);
    }

    private void answer(HttpExchange exchange) throws IOException {
        send(exchange, bodies.getOrDefault(exchange.getRequestURI().getPath(), "{}"));
    }

    private void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        // Or head and body would wait for each other's acknowledgement.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
