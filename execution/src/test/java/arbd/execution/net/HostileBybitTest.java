package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.bybit.BybitOrderEntry;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bybit's account session, of two sockets and REST: whichever of them says nonsense, it is counted, nothing is reported
 * and both sockets are connected anew.
 */
@Timeout(120)
final class HostileBybitTest {
    private static final String TRADE_AUTH = "{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"auth\",\"connId\":\"c\"}";
    private static final String AUTH = "{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"c\"}";
    private static final String SUBSCRIBED = AUTH.replace("\"auth\"", "\"subscribe\"");

    private static AllVenues venues;

    private final News news = new News();
    private BybitOrderEntry session;

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
        return Stream.concat(HostileAccountTest.nonsense(), Stream.concat(
                Stream.of("{\"topic\":\"order\",\"data\":[{\"category\":\"linear\"}]}",
                        "{\"topic\":\"order\",\"data\":[{\"category\":\"linear\",\"symbol\":{}}]}",
                        "{\"topic\":\"execution\",\"data\":[5]}", "{\"topic\":\"execution\",\"data\":[{}]}",
                        "{\"topic\":\"wallet\",\"creationTime\":-1,\"data\":[]}",
                        "{\"topic\":\"wallet\",\"creationTime\":1,\"data\":[{\"coin\":[[]]}]}",
                        with(position(), "positionIdx", "1"), with(position(), "positionIdx", "\"0\""),
                        with(position(), "side", "\"None\""), with(position(), "size", "\"-1\"")),
                HostileAccountTest.amounts().flatMap(amount -> Stream.of(with(order(), "cumExecQty", amount),
                        with(execution(), "execPrice", amount), with(execution(), "execQty", amount),
                        with(execution(), "execFee", amount), with(funding(), "execFee", amount),
                        with(wallet(), "walletBalance", amount), with(position(), "size", amount),
                        with(position(), "positionValue", amount)))));
    }

    private static String order() {
        return "{\"topic\":\"order\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderId\":\"o\","
                + "\"orderLinkId\":\"a\",\"orderStatus\":\"New\",\"updatedTime\":\"1\",\"cumExecQty\":\"0\"}]}";
    }

    private static String execution() {
        return "{\"topic\":\"execution\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderId\":\"o\","
                + "\"orderLinkId\":\"a\",\"execType\":\"Trade\",\"execId\":\"1\",\"execTime\":\"1\","
                + "\"execPrice\":\"1\","
                + "\"execQty\":\"1\",\"execFee\":\"1\"}]}";
    }

    private static String funding() {
        return execution().replace("Trade", "Funding");
    }

    private static String wallet() {
        return "{\"topic\":\"wallet\",\"creationTime\":1,\"data\":[{\"coin\":[{\"coin\":\"USDT\","
                + "\"walletBalance\":\"1\"}]}]}";
    }

    private static String position() {
        return "{\"topic\":\"position\",\"data\":[{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"positionIdx\":0,"
                + "\"side\":\"Buy\",\"size\":\"1\",\"positionValue\":\"1\",\"updatedTime\":\"1\"}]}";
    }

    private static String with(String text, String name, String value) {
        String changed = text.replaceAll("\"" + name + "\":[^,}]*", "\"" + name + "\":" + value);
        assertFalse(changed.equals(text), name);
        return changed;
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void shouldReconnectAfterWhatThePrivateSocketCannotHaveSaid(String text) {
        try (HostileServer server = sockets(List.of(TRADE_AUTH), List.of(AUTH, SUBSCRIBED, text)); HostileServer rest =
                new HostileServer(client -> client.request())) {
            start(server, rest);
            assertRefused(server);
        }
    }

    static Stream<String> answers() {
        return Stream.concat(HostileAccountTest.nonsense(), Stream.of("{\"op\":\"auth\"}",
                "{\"op\":\"auth\",\"retCode\":\"0\"}", "{\"op\":\"auth\",\"retCode\":4294967296}",
                "{\"op\":\"auth\",\"retCode\":0.5}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReconnectAfterWhatTheTradeSocketCannotHaveSaid(String text) {
        try (HostileServer server = sockets(List.of(text), List.of()); HostileServer rest =
                new HostileServer(client -> client.request())) {
            start(server, rest);
            assertRefused(server);
        }
    }

    /** A socket that is open, and never answers the log-on: nothing is sent there that would be refused at best. */
    @Test
    void shouldSendNoOrderBeforeItIsLoggedOn() {
        try (HostileServer server = sockets(List.of(), List.of()); HostileServer rest =
                new HostileServer(client -> client.request())) {
            start(server, rest);
            AllVenues.until("both sockets", () -> session.counters().connects() >= 2);
            Order order = venues.order(AllVenues.BYBIT_LINEAR, 1, Side.BUY, "60000", TimeInForce.IOC);
            venues.run(() -> session.place(order, AllVenues.wallNanos()));
            venues.run(() -> session.cancel(order, AllVenues.wallNanos()));
            assertEquals(List.of("1 UNKNOWN NO_ANSWER 'not connected'", "1 UNKNOWN NO_ANSWER 'not connected'"),
                    news.reports);
        }
    }

    private void assertRefused(HostileServer server) {
        AllVenues.until("refused three times",
                () -> session.counters().malformedFrames(Malformed.SYNTAX) >= 3 && server.connections() >= 7);
        assertNothingReported(server);
    }

    /** What REST says of the account, step by step; {@code info} is good, then {@code position}, then the wallets. */
    @ParameterizedTest
    @ValueSource(strings = {"info|200|nonsense", "info|200|{}", "info|200|{\"retCode\":\"0\",\"result\":{}}",
        "info|200|{\"retCode\":0}", "info|200|{\"retCode\":0,\"result\":[]}", "info|401|{}", "info|500|",
        "info|200|{\"retCode\":10016,\"result\":{}}", "info|200|{\"retCode\":0,\"result\":{\"unifiedMarginStatus\":1}}",
        "position|200|{\"retCode\":0,\"result\":{}}", "position|200|{\"retCode\":0,\"result\":{\"list\":[]}}",
        "position|200|{\"retCode\":0,\"result\":{\"list\":[5]}}",
        "position|200|{\"retCode\":0,\"result\":{\"list\":[{\"symbol\":\"ETHUSDT\",\"positionIdx\":0}]}}",
        "position|200|{\"retCode\":0,\"result\":{\"list\":[{\"symbol\":\"BTCUSDT\",\"positionIdx\":1,\"side\":\"\","
            + "\"size\":\"0\"},{\"symbol\":\"BTCUSDT\",\"positionIdx\":2,\"side\":\"\",\"size\":\"0\"}]}}"})
    void shouldReconnectWhenRestTellsNonsense(String told) {
        String[] parts = told.split("\\|", 3);
        try (HostileServer server = sockets(List.of(TRADE_AUTH), List.of(AUTH, SUBSCRIBED));
                HostileServer rest = new HostileServer(client -> {
                    boolean that = client.request().target().contains("/" + parts[0]);
                    String body = that ? parts[2] : "{\"retCode\":0,\"result\":{\"unifiedMarginStatus\":5}}";
                    client.send("HTTP/1.1 " + (that ? parts[1] : "200") + " Told\r\nConnection: close\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body).flush();
                })) {
            start(server, rest);
            AllVenues.until("back three times", () -> server.connections() >= 7);
            assertNothingReported(server);
            assertTrue(rest.connections() >= 3);
        }
    }

    private void start(HostileServer server, HostileServer rest) {
        Account account = new Account(venues.table.venues().get(AllVenues.BYBIT_LINEAR), venues.table,
                new Credentials("key", "c2VjcmV0"), venues.ids, news);
        session = new BybitOrderEntry(account, server.address(),
                URI.create(rest.address().toString().replace("ws://", "http://").replace("/x", "")), venues.net(),
                new ConnectionSettings(1 << 20, 5_000, 1, 2, 1_000, 1_000, 1));
        session.start();
    }

    private void assertNothingReported(HostileServer server) {
        session.close();
        venues.run(() -> assertFalse(session.ready()));
        assertEquals(session.counters().malformedFrames(), session.counters().malformedFrames(Malformed.SYNTAX));
        assertEquals(List.of(), news.reports);
        assertEquals(List.of(), news.balances);
        assertEquals(List.of(), news.positions);
        assertEquals(List.of(), news.flows);
        assertEquals(List.of(), news.sessions);
        assertEquals(List.of(), server.failures());
    }

    /** Says these things to whoever connects to each socket. */
    private static HostileServer sockets(List<String> trade, List<String> told) {
        return new HostileServer(client -> {
            client.accept("");
            for (String text : client.target().equals("/v5/trade") ? trade : told) {
                client.frame(0x81, text.getBytes(StandardCharsets.ISO_8859_1));
            }
            client.flush();
        });
    }
}
