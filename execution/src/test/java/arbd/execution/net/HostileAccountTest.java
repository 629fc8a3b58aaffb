package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import arbd.execution.binance.BinanceOrderEntry;
import arbd.execution.coinbase.CoinbaseOrderEntry;
import arbd.execution.kraken.KrakenOrderEntry;
import arbd.execution.net.AllVenues.News;
import arbd.execution.okx.OkxOrderEntry;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.testing.HostileServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An account session that is told nonsense counts it, reports nothing and connects anew; its loop goes on. */
@Timeout(120)
final class HostileAccountTest {
    private static final String DEEP = "[".repeat(100_000);
    private static final String DIGITS = "1".repeat(100_000);
    private static final String HUGE = "1e2147483648";

    private static AllVenues venues;

    private final News news = new News();
    private OrderEntry entry;

    @BeforeAll
    static void open() {
        venues = new AllVenues();
    }

    @AfterAll
    static void closeAll() {
        venues.close();
    }

    @AfterEach
    void close() {
        entry.close();
    }

    static Stream<String> nonsense() {
        return Stream.of("", "nonsense", "[]", "null", "{", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":" + DEEP,
                "{\"a\":\"\u00ff\"}", "{\"a\":\"\u00c0\u0080\"}", "{\"a\":" + DIGITS + "}", "{\"a\":0." + DIGITS + "}",
                "{\"a\":1e" + DIGITS + "}", "{\"a\":-" + DIGITS + "e-" + DIGITS + "}", "{\"a\":\"" + DIGITS + "\"}",
                "{\"" + DIGITS + "\":1}", "{\"a\":01}", "{\"a\":NaN}", "{\"a\":\"\t\"}", "{\u0000\"\u0000a\u0000}");
    }

    static Stream<String> binance() {
        String report = "{\"event\":{\"e\":\"executionReport\",\"s\":\"BTCUSDT\",\"x\":\"TRADE\",\"X\":\"FILLED\","
                + "\"c\":\"a\",\"C\":\"\",\"i\":1,\"t\":1,\"T\":1,\"z\":%s,\"L\":\"1\",\"l\":\"1\",\"n\":\"0\","
                + "\"N\":\"BTC\"}}";
        String position = "{\"event\":{\"e\":\"outboundAccountPosition\",\"u\":1,\"B\":[{\"a\":\"BTC\",\"f\":%s,"
                + "\"l\":\"0\"}]}}";
        return Stream.concat(nonsense(), Stream.concat(
                Stream.of("{\"event\":{\"e\":\"executionReport\"}}", "{\"event\":{\"e\":\"executionReport\",\"s\":5}}",
                        "{\"event\":{\"e\":\"executionReport\",\"s\":\"BTCUSDT\",\"x\":[],\"X\":{}}}"),
                amounts().flatMap(amount -> Stream.of(String.format(report, amount),
                        String.format(position, amount)))));
    }

    static Stream<String> futures() {
        String order = "{\"e\":\"ORDER_TRADE_UPDATE\",\"E\":1,\"T\":1,\"o\":{\"s\":\"BTCUSDT\",\"x\":\"TRADE\","
                + "\"X\":\"FILLED\",\"c\":\"a\",\"i\":1,\"t\":1,\"T\":1,\"z\":\"1\",\"L\":\"1\",\"l\":\"1\","
                + "\"n\":\"0\",\"N\":\"USDT\",\"rp\":%s}}";
        String filled = order.replace("\"z\":\"1\"", "\"z\":%s").replace("\"rp\":%s", "\"rp\":\"0\"");
        String update = "{\"e\":\"ACCOUNT_UPDATE\",\"E\":1,\"T\":1,\"a\":{\"m\":\"FUNDING_FEE\",\"B\":[{\"a\":\"USDT\","
                + "\"wb\":WB,\"cw\":CW,\"bc\":BC}],\"P\":[{\"s\":\"BTCUSDT\",\"pa\":PA,\"ep\":EP,\"ps\":\"BOTH\"}]}}";
        return Stream.concat(nonsense(), Stream.concat(
                Stream.of("{\"e\":\"ORDER_TRADE_UPDATE\"}", "{\"e\":\"ORDER_TRADE_UPDATE\",\"o\":{\"s\":5}}",
                        "{\"e\":\"ACCOUNT_UPDATE\",\"T\":{}}", "{\"e\":\"ACCOUNT_UPDATE\",\"T\":1,\"a\":{\"B\":[[]]}}",
                        "{\"e\":\"ACCOUNT_UPDATE\",\"T\":1,\"a\":{\"B\":[],\"P\":[5]}}",
                        with(update, "\"1\"", "").replace("\"BOTH\"", "\"LONG\"").replace("B\":[{", "B\":[],\"C\":[{")),
                amounts().flatMap(amount -> Stream.of(String.format(order, amount), String.format(filled, amount),
                        with(update, amount, "WB"), with(update, amount, "CW"), with(update, amount, "BC"),
                        with(update, amount, "PA").replace("B\":[{", "B\":[],\"C\":[{"),
                        with(update, amount, "EP").replace("B\":[{", "B\":[],\"C\":[{")))));
    }

    /** One value is this, the others are good. */
    private static String with(String text, String value, String name) {
        String given = name.isEmpty() ? text : text.replace(":" + name, ":" + value);
        for (String other : List.of("WB", "CW", "BC", "PA", "EP")) {
            given = given.replace(":" + other, ":\"1\"");
        }
        return given;
    }

    static Stream<String> kraken() {
        String execution = "{\"channel\":\"executions\",\"type\":\"update\",\"data\":[{\"order_id\":\"O\",\"symbol\":"
                + "\"BTC/USDT\",\"exec_type\":\"trade\",\"cl_ord_id\":\"a\",\"cum_qty\":%s,\"trade_id\":1,"
                + "\"last_price\":1,\"last_qty\":1,\"fees\":[]}]}";
        String balance = "{\"channel\":\"balances\",\"type\":\"snapshot\",\"data\":[{\"asset\":\"BTC\","
                + "\"balance\":%s}]}";
        return Stream.concat(nonsense(), Stream.concat(
                Stream.of("{\"channel\":\"executions\",\"data\":[5]}", "{\"channel\":\"balances\",\"data\":[[]]}",
                        "{\"channel\":\"executions\",\"data\":[{\"order_id\":{}}]}"),
                amounts().flatMap(amount -> Stream.of(String.format(execution, amount),
                        String.format(balance, amount)))));
    }

    static Stream<String> okx() {
        String order = "{\"arg\":{\"channel\":\"orders\"},\"data\":[{\"instId\":\"BTC-USDT\",\"ordId\":\"9\","
                + "\"clOrdId\":\"a\",\"state\":\"filled\",\"tradeId\":\"1\",\"fillPx\":\"1\",\"fillSz\":\"1\","
                + "\"accFillSz\":%s,\"fillFee\":\"0\",\"fillFeeCcy\":\"BTC\",\"fillTime\":\"1\",\"uTime\":\"1\"}]}";
        String balance = "{\"arg\":{\"channel\":\"account\"},\"data\":[{\"details\":[{\"ccy\":\"BTC\","
                + "\"cashBal\":\"1\",\"availBal\":%s}]}]}";
        return Stream.concat(nonsense(), Stream.concat(
                Stream.of("{\"arg\":{\"channel\":\"orders\"},\"data\":[5]}", "pon", "pongpong",
                        "{\"arg\":{\"channel\":\"account\"},\"data\":[{\"details\":[[]]}]}",
                        "{\"arg\":{\"channel\":\"orders\"},\"data\":[{\"instId\":{}}]}"),
                amounts().flatMap(amount -> Stream.of(String.format(order, amount),
                        String.format(balance, amount)))));
    }

    static Stream<String> okxSwap() {
        String balance = "{\"arg\":{\"channel\":\"balance_and_position\"},\"data\":[{"
                + "\"eventType\":\"snapshot\",\"pTime\":\"1\",\"balData\":[{\"ccy\":\"USDT\","
                + "\"cashBal\":%s,\"uTime\":\"1\"}]}]}";
        String position = "{\"arg\":{\"channel\":\"balance_and_position\"},\"data\":[{"
                + "\"eventType\":\"filled\",\"pTime\":\"1\",\"posData\":[{\"instId\":\"BTC-USDT-SWAP\","
                + "\"posSide\":\"net\",\"mgnMode\":\"cross\",\"pos\":%s,"
                + "\"avgPx\":\"1\",\"uTime\":\"1\"}]}]}";
        return Stream.concat(Stream.of("{\"arg\":{\"channel\":\"balance_and_position\"},\"data\":[{\"balData\":[5]}]}",
                        "{\"arg\":{\"channel\":\"balance_and_position\"},\"data\":[{\"eventType\":\"funding_fee\"}]}",
                        position.replace("net", "short").replace("%s", "\"1\""),
                        position.replace("cross", "isolated").replace("%s", "\"1\"")),
                amounts().flatMap(amount -> Stream.of(String.format(balance, amount),
                        String.format(position, amount))));
    }

    static Stream<String> coinbase() {
        String order = "{\"channel\":\"user\",\"sequence_num\":0,\"events\":[{\"type\":\"update\",\"orders\":[{"
                + "\"product_id\":\"BTC-USDT\",\"order_id\":\"9\",\"client_order_id\":\"a\",\"status\":\"OPEN\","
                + "\"cumulative_quantity\":%s}]}]}";
        String id = new ClientOrderId("test").text(1, 1);
        return Stream.concat(nonsense(), Stream.concat(
                Stream.of("{\"channel\":\"user\"}", "{\"channel\":\"user\",\"sequence_num\":\"1\"}",
                        "{\"channel\":5,\"sequence_num\":0}", "{\"sequence_num\":0}",
                        "{\"channel\":\"user\",\"sequence_num\":99999999999999999999}",
                        "{\"channel\":\"user\",\"sequence_num\":0,\"events\":[5]}",
                        "{\"channel\":\"user\",\"sequence_num\":0,\"events\":[{\"type\":\"update\",\"orders\":[5]}]}",
                        String.format(order, "\"0\"").replace("\"9\"", "\"../9?x\"").replace("\"a\"", "\"" + id
                                + "\""),
                        String.format(order, "\"0\"").replace("\"OPEN\"", "[]")),
                amounts().map(amount -> String.format(order, amount))));
    }

    /** What is no amount. */
    static Stream<String> amounts() {
        return Stream.of(HUGE, "\"" + HUGE + "\"", "10" + HUGE.substring(1), "\"1e-2147483647\"", "1e308", "\"1e308\"",
                "\"" + "9".repeat(40) + "\"", "9".repeat(40), "\"NaN\"", "\"\"", "\" 1\"", "null", "true", "[]", "{}");
    }

    @ParameterizedTest
    @MethodSource("binance")
    void shouldReconnectAfterWhatBinanceCannotHaveSaid(String text) {
        try (HostileServer server = saying(text)) {
            BinanceOrderEntry session = new BinanceOrderEntry(account(AllVenues.BINANCE), server.address(),
                    venues.net(), settings());
            assertRefused(session, server, session.counters());
        }
    }

    /** The socket of the private stream, whose key came from an API that behaves. */
    @ParameterizedTest
    @MethodSource("futures")
    void shouldReconnectAfterWhatFuturesCannotHaveSaid(String text) {
        try (HostileServer api = giving("{\"listenKey\":\"k\"}"); HostileServer stream = saying(text)) {
            BinanceOrderEntry session = futures(api, stream);
            assertRefused(session, stream, session.counters());
        }
    }

    /** A key becomes part of an address; an account without wallets and positions is none. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "5", "\"\"", "{\"listenKey\":5}", "{\"listenKey\":\"\"}",
        "{\"listenKey\":\"../../x?y\"}", "{\"listenKey\":\"a b\"}", "{\"listenKey\":\"\u00e9\"}",
        "{\"listenKey\":\"DIGITS\"}"})
    void shouldConnectToNoKeyThatIsNone(String result) {
        try (HostileServer api = giving(result.replace("DIGITS", "1".repeat(300)));
                HostileServer stream = saying("{}")) {
            BinanceOrderEntry session = futures(api, stream);
            assertRefused(session, api, session.counters());
            assertEquals(0, stream.connections());
        }
    }

    /** Answers every request that a client may have numbered with this. */
    private static HostileServer giving(String result) {
        return new HostileServer(client -> {
            client.accept("");
            for (int id = 1; id < 200; id++) {
                client.frame(0x81, ("{\"id\":" + id + ",\"status\":200,\"result\":" + result + "}")
                        .getBytes(StandardCharsets.UTF_8));
            }
            client.flush();
        });
    }

    private BinanceOrderEntry futures(HostileServer api, HostileServer stream) {
        return new BinanceOrderEntry(account(AllVenues.USDM), api.address(), stream.address(),
                URI.create("http://127.0.0.1:1"), venues.net(), settings());
    }

    @ParameterizedTest
    @MethodSource("kraken")
    void shouldReconnectAfterWhatKrakenCannotHaveSaid(String text) {
        try (HostileServer server = saying(text); HostileServer rest = new HostileServer(client -> client.request())) {
            KrakenOrderEntry session = new KrakenOrderEntry(account(AllVenues.KRAKEN), server.address(),
                    http(rest), venues.net(), settings());
            assertRefused(session, server, session.counters());
        }
    }

    @ParameterizedTest
    @MethodSource("okx")
    void shouldReconnectAfterWhatOkxCannotHaveSaid(String text) {
        try (HostileServer server = saying(text); HostileServer rest = new HostileServer(client -> client.request())) {
            OkxOrderEntry session = new OkxOrderEntry(account(AllVenues.OKX), server.address(), http(rest),
                    venues.net(), settings());
            assertRefused(session, server, session.counters());
        }
    }

    @ParameterizedTest
    @MethodSource("okxSwap")
    void shouldReconnectAfterWhatOkxCannotHaveSaidOfSwaps(String text) {
        try (HostileServer server = saying(text); HostileServer rest = new HostileServer(client -> client.request())) {
            OkxOrderEntry session = new OkxOrderEntry(account(AllVenues.OKX_SWAP), server.address(), http(rest),
                    venues.net(), settings());
            assertRefused(session, server, session.counters());
        }
    }

    @ParameterizedTest
    @MethodSource("coinbase")
    void shouldReconnectAfterWhatCoinbaseCannotHaveSaid(String text) {
        try (HostileServer server = saying(text); HostileServer rest = new HostileServer(client -> client.request())) {
            CoinbaseOrderEntry session = new CoinbaseOrderEntry(account(AllVenues.COINBASE), server.address(),
                    http(rest), venues.net(), settings());
            assertRefused(session, server, session.counters());
        }
    }

    /** The user channel behaves, and so nothing but REST keeps the session from coming up. */
    @ParameterizedTest
    @ValueSource(strings = {"200|nonsense", "200|{}", "200|[]", "401|Unauthorized", "500|",
        "200|{\"can_view\":true,\"can_trade\":true,\"can_transfer\":true}",
        "200|{\"can_view\":true,\"can_trade\":false,\"can_transfer\":false}",
        "200|{\"can_view\":\"true\",\"can_trade\":true,\"can_transfer\":false}",
        "200|GOOD,\"accounts\":{}}", "200|GOOD,\"accounts\":[5]}", "200|GOOD,\"accounts\":[],\"has_next\":true}",
        "200|GOOD,\"accounts\":[],\"has_next\":true,\"cursor\":\"a b\"}",
        "200|GOOD,\"accounts\":[{\"currency\":\"BTC\",\"available_balance\":{\"value\":\"1e308\"}}]}",
        "200|GOOD,\"accounts\":[{\"currency\":\"BTC\",\"available_balance\":{\"value\":\"1\"},\"hold\":5}]}"})
    void shouldReconnectWhenCoinbasesRestTellsNonsense(String told) {
        String status = told.substring(0, 3);
        String body = told.substring(4).replace("GOOD",
                "{\"can_view\":true,\"can_trade\":true,\"can_transfer\":false");
        String answer = "HTTP/1.1 " + status + " Told\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (HostileServer server = new HostileServer(client -> client.accept("")
                .text("{\"channel\":\"user\",\"sequence_num\":0,\"events\":[{\"type\":\"snapshot\",\"orders\":[]}]}")
                .text("{\"channel\":\"subscriptions\",\"sequence_num\":1,\"events\":[{\"subscriptions\":"
                        + "{\"user\":[],\"heartbeats\":[]}}]}"));
                HostileServer rest = new HostileServer(client -> {
                    while (true) {
                        client.request().send(answer).flush();
                    }
                })) {
            entry = new CoinbaseOrderEntry(account(AllVenues.COINBASE), server.address(), http(rest), venues.net(),
                    settings());
            entry.start();
            AllVenues.until("back three times", () -> server.connections() >= 4);
            assertNothingReported();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200|nonsense", "200|{}", "200|{\"error\":{\"a\":1}}", "200|{\"error\":[[]],\"result\":{}}",
        "200|{\"result\":{\"token\":5}}",
        "200|{\"result\":DEEP", "200|{\"result\":{\"token\":\"DIGITS\"}}", "200|LARGE",
        "302|", "500|", "200|{\"result\":{\"token\":\"\u00ff\"}}"})
    void shouldReconnectWhenKrakensRestTellsNonsense(String told) {
        String status = told.substring(0, 3);
        String body = told.substring(4).replace("DEEP", DEEP).replace("DIGITS", DIGITS).replace("LARGE",
                " ".repeat(5 << 20));
        try (HostileServer server = new HostileServer(client -> client.accept(""));
                HostileServer rest = new HostileServer(client -> client.request().send("HTTP/1.1 " + status
                        + " Told\r\nConnection: close\r\n"
                        + "Location: http://127.0.0.1:1/\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body).flush())) {
            entry = new KrakenOrderEntry(account(AllVenues.KRAKEN), server.address(), http(rest), venues.net(),
                    settings());
            entry.start();
            AllVenues.until("back three times", () -> server.connections() >= 4);
            assertNothingReported();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200|nonsense", "200|{}", "200|{\"code\":0,\"data\":[]}", "200|{\"code\":\"x\"}",
        "200|{\"code\":\"0\",\"data\":{}}", "200|{\"code\":\"0\",\"data\":[]}",
        "200|{\"code\":\"0\",\"data\":[5,[],{}]}",
        "200|{\"code\":\"0\",\"data\":[{\"instId\":\"BTC-USDT\"}]}", "200|{\"code\":\"50001\",\"data\":[]}",
        "200|{\"code\":\"9999999999\"}", "401|{}", "500|"})
    void shouldReconnectWhenOkxsRestTellsNonsense(String told) {
        String status = told.substring(0, 3);
        String body = told.substring(4);
        try (HostileServer server = new HostileServer(client -> client.accept(""));
                HostileServer rest = new HostileServer(client -> client.request().send("HTTP/1.1 " + status
                        + " Told\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .flush())) {
            entry = new OkxOrderEntry(account(AllVenues.OKX), server.address(), http(rest), venues.net(), settings());
            entry.start();
            AllVenues.until("back three times", () -> server.connections() >= 4);
            assertNothingReported();
        }
    }

    private void assertRefused(OrderEntry session, HostileServer server, FeedCounters counters) {
        entry = session;
        entry.start();
        AllVenues.until("back three times", () -> server.connections() >= 4);
        entry.close();
        venues.run(() -> assertFalse(entry.ready()));
        long refused = counters.malformedFrames(Malformed.SYNTAX);
        assertEquals(counters.malformedFrames(), refused, "counted as nothing else");
        assertFalse(refused < 3, () -> "counted " + refused);
        assertNothingReported();
        assertEquals(List.of(), server.failures());
    }

    private void assertNothingReported() {
        assertEquals(List.of(), news.reports);
        assertEquals(List.of(), news.balances);
        assertEquals(List.of(), news.sessions);
        venues.run(() -> assertFalse(entry.ready()));
    }

    private static HostileServer saying(String text) {
        return new HostileServer(client -> client.accept("")
                .frame(0x81, text.getBytes(StandardCharsets.ISO_8859_1)).flush());
    }

    private Account account(int venue) {
        return new Account(venues.table.venues().get(venue), venues.table,
                new Credentials("key" + venue, AllVenues.secret(venue, true), "pass"), venues.ids, news);
    }

    private static ConnectionSettings settings() {
        return new ConnectionSettings(1 << 20, 5_000, 1, 2, 1_000, 1_000, 1);
    }

    private static URI http(HostileServer server) {
        return URI.create(server.address().toString().replace("ws://", "http://").replace("/x", ""));
    }
}
