package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.hyperliquid.HyperliquidOrderEntry;
import arbd.execution.hyperliquid.Nonces;
import arbd.execution.hyperliquid.Signing;
import arbd.execution.net.AllVenues.News;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.Malformed;
import arbd.market.Side;
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

/** Hyperliquid's session and its questions by REST: nonsense is counted, nothing is reported, and it connects anew. */
@Timeout(120)
final class HostileHyperliquidTest {
    private static AllVenues venues;

    private final News news = new News();
    private HyperliquidOrderEntry session;

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
        session.close();
    }

    static Stream<String> pushes() {
        String fill = "{\"channel\":\"userFills\",\"data\":{\"fills\":[{\"coin\":\"BTC\",\"px\":PX,\"sz\":SZ,"
                + "\"time\":1,\"closedPnl\":PNL,\"oid\":1,\"fee\":FEE,\"tid\":1,\"feeToken\":\"USDC\"}]}}";
        return Stream.concat(HostileAccountTest.nonsense(), Stream.concat(
                Stream.of("{\"channel\":\"orderUpdates\",\"data\":[5]}", "{\"channel\":\"orderUpdates\",\"data\":[{}]}",
                        "{\"channel\":\"userFills\",\"data\":{\"fills\":[[]]}}",
                        "{\"channel\":\"userFills\",\"data\":{\"fills\":[{\"coin\":{}}]}}",
                        "{\"channel\":\"userFundings\",\"data\":{\"fundings\":[7]}}"),
                HostileAccountTest.amounts().flatMap(amount -> Stream.of("PX", "SZ", "PNL", "FEE").map(name ->
                        others(fill.replace(name, amount))))));
    }

    /** Whatever is not the bad value is a good one. */
    private static String others(String text) {
        return text.replace("PX", "\"1\"").replace("SZ", "\"1\"").replace("PNL", "\"1\"").replace("FEE", "\"1\"");
    }

    static Stream<String> orders() {
        return HostileAccountTest.amounts().flatMap(amount -> Stream.of(
                "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"BTC\",\"sz\":" + amount
                        + ",\"oid\":1,\"origSz\":\"2\"},\"status\":\"canceled\",\"statusTimestamp\":1}]}",
                "{\"channel\":\"userFundings\",\"data\":{\"fundings\":[{\"time\":1,\"coin\":\"BTC\",\"usdc\":" + amount
                        + "}]}}"));
    }

    @ParameterizedTest
    @MethodSource({"pushes", "orders"})
    void shouldReconnectAfterWhatTheVenueCannotHaveSaid(String text) {
        try (HostileServer server = new HostileServer(client -> client.accept("")
                .frame(0x81, text.getBytes(StandardCharsets.ISO_8859_1)).flush());
                HostileServer rest = new HostileServer(client -> client.request())) {
            start(server, rest);
            AllVenues.until("back three times", () -> server.connections() >= 4);
            session.close();
            venues.run(() -> assertFalse(session.ready()));
            assertTrue(session.counters().malformedFrames(Malformed.SYNTAX) >= 3);
            assertNothingReported();
            assertEquals(List.of(), server.failures());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200|nonsense", "200|[]", "200|{}", "200|{\"role\":\"missing\"}",
        "200|{\"role\":\"agent\"}", "200|{\"role\":\"agent\",\"data\":{\"user\":5}}",
        "200|{\"role\":\"agent\",\"data\":{\"user\":\"0x1\"}}",
        "200|{\"universe\":[]}", "200|{\"universe\":[{\"name\":\"BTC\"}]}",
        "200|{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":-1}]}", "500|", "302|", "422|{}"})
    void shouldReconnectWhenRestTellsNonsense(String told) {
        String body = told.substring(4);
        try (HostileServer server = new HostileServer(client -> client.accept(""));
                HostileServer rest = new HostileServer(client -> client.request().send("HTTP/1.1 "
                        + told.substring(0, 3) + " Told\r\nConnection: close\r\nLocation: http://127.0.0.1:1/\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body).flush())) {
            start(server, rest);
            AllVenues.until("back three times", () -> server.connections() >= 4);
            assertNothingReported();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{}", "{\"status\":\"order\"}",
        "{\"status\":\"order\",\"order\":{\"status\":\"filled\","
        + "\"order\":{\"coin\":\"ETH\",\"sz\":\"0\",\"origSz\":\"1\",\"oid\":1}}}", "{\"status\":5}",
        "{\"status\":\"order\",\"order\":{\"status\":\"filled\",\"order\":{\"coin\":\"BTC\",\"sz\":\"x\","
            + "\"origSz\":\"1\",\"oid\":1,\"timestamp\":1}}}"})
    void shouldReportUnknownWhatAQueryIsAnsweredWithNonsense(String body) {
        try (HostileServer server = new HostileServer(client -> client.accept(""));
                HostileServer rest = new HostileServer(client -> client.request().send("HTTP/1.1 200 Told\r\n"
                        + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).flush())) {
            session = entry(server, rest);
            Order asked = venues.order(AllVenues.HYPERLIQUID, 5, Side.BUY, "60000", TimeInForce.IOC);
            venues.run(() -> session.query(asked, AllVenues.wallNanos()));
            AllVenues.until("unknown", () -> news.of(5, "UNKNOWN NO_ANSWER").size() == 1);
            assertEquals(1, news.reports.size());
        }
    }

    private void start(HostileServer server, HostileServer rest) {
        session = entry(server, rest);
        session.start();
    }

    private HyperliquidOrderEntry entry(HostileServer server, HostileServer rest) {
        Account account = new Account(venues.table.venues().get(AllVenues.HYPERLIQUID), venues.table,
                new Credentials(AllVenues.key(AllVenues.HYPERLIQUID), AllVenues.secret(AllVenues.HYPERLIQUID, true)),
                venues.ids, news);
        return new HyperliquidOrderEntry(account, server.address(),
                URI.create(rest.address().toString().replace("ws://", "http://").replace("/x", "")), venues.net(),
                new ConnectionSettings(1 << 20, 5_000, 1, 2, 1_000, 1_000, 1), Signing.with(Nonces.inMemory(), false));
    }

    private void assertNothingReported() {
        assertEquals(List.of(), news.reports);
        assertEquals(List.of(), news.balances);
        assertEquals(List.of(), news.flows);
        assertEquals(List.of(), news.sessions);
    }
}
