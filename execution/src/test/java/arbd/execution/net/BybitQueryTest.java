package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.bybit.BybitOrderEntry;
import arbd.execution.net.AllVenues.News;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import arbd.testing.HostileServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One order of perpetuals is asked for at a REST server whose every answer is written here. */
@Timeout(60)
final class BybitQueryTest {
    private static final String PRESENT = "/v5/order/realtime";
    private static final String PAST = "/v5/order/history";
    private static final String EXECUTIONS = "/v5/execution/list";
    private static final String LOG = "/v5/account/transaction-log";

    private static AllVenues venues;

    private final News news = new News();
    /** By what a request's target contains: the result, or the whole answer. The last that fits is given. */
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HostileServer rest;
    private BybitOrderEntry session;
    private Order order;

    @BeforeAll
    static void open() {
        venues = new AllVenues();
    }

    @AfterAll
    static void closeAll() {
        venues.close();
    }

    @BeforeEach
    void serve() {
        rest = new HostileServer(client -> {
            String target = client.request().target();
            asked.add(target);
            String result = answers.entrySet().stream().filter(answer -> target.contains(answer.getKey()))
                    .map(Map.Entry::getValue).reduce("{}", (first, last) -> last);
            String body = result.startsWith("!") ? result.substring(1) : "{\"retCode\":0,\"result\":" + result + "}";
            client.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .flush();
        });
        Account account = new Account(venues.table.venues().get(AllVenues.BYBIT_LINEAR), venues.table,
                new Credentials("key", "secret"), venues.ids, news);
        session = new BybitOrderEntry(account, URI.create("ws://127.0.0.1:1"),
                URI.create(rest.address().toString().replace("ws://", "http://").replace("/x", "")), venues.net(),
                venues.connections());
        order = venues.order(AllVenues.BYBIT_LINEAR, 1, Side.SELL, "60000", TimeInForce.IOC);
        answers.put(PRESENT, "{\"list\":[]}");
        answers.put(PAST, "{\"list\":[" + state("Filled", "0.012") + "]}");
        answers.put(EXECUTIONS, list("page%3A2%2C1", execution("13", "0.005", "0.005"),
                execution("12", "0.003", "0")));
        answers.put("cursor=page%3A2%2C1", list("", execution("11", "0.004", "0.004")));
        answers.put(LOG, list("", log("13", "-1.5"), log("11", "2.000000005"), log("10", "9")));
    }

    @AfterEach
    void close() {
        session.close();
        rest.close();
    }

    private void ask() {
        venues.run(() -> session.query(order, AllVenues.wallNanos()));
    }

    private static String list(String cursor, String... rows) {
        return "{\"nextPageCursor\":\"" + cursor + "\",\"list\":[" + String.join(",", rows) + "]}";
    }

    private static String state(String status, String cumExecQty) {
        return "{\"orderId\":\"o-1\",\"orderLinkId\":\"" + venues.ids.text(7, 1) + "\",\"orderStatus\":\"" + status
                + "\",\"cumExecQty\":\"" + cumExecQty + "\"}";
    }

    private static String execution(String execId, String qty, String closed) {
        return "{\"execId\":\"" + execId + "\",\"orderId\":\"o-1\",\"execPrice\":\"60000\",\"execQty\":\"" + qty
                + "\",\"execFee\":\"0.1\",\"execTime\":\"1700000000000\",\"side\":\"Sell\",\"closedSize\":\"" + closed
                + "\",\"feeCurrency\":\"\"}";
    }

    private static String log(String tradeId, String cashFlow) {
        return "{\"tradeId\":\"" + tradeId + "\",\"cashFlow\":\"" + cashFlow + "\"}";
    }

    private static String fill(String trade, int qty, long realised) {
        return "1 FILL NONE trade " + trade + " px 600000 qty " + qty + " fee 10000000 of 0 realised " + realised;
    }

    @Test
    void shouldTellAllPagesOldestFirstWithWhatTheLogSaysWasRealised() {
        ask();
        AllVenues.until("all", () -> news.reports.size() == 4);
        assertEquals(List.of("1 ACCEPTED NONE", fill("11", 4, 200_000_000L), fill("12", 3, 0),
                fill("13", 5, -150_000_000L)), news.reports);
        assertEquals(List.of(PRESENT, PAST, EXECUTIONS, EXECUTIONS, LOG),
                asked.stream().map(target -> target.replaceFirst("\\?.*", "")).toList());
        assertTrue(asked.get(4).contains("startTime=1699999995000&endTime=1700000005000"), asked.get(4));
    }

    @Test
    void shouldNotAskTheLogWhenNothingWasClosedAndEndWhatIsOver() {
        answers.put(PAST, "{\"list\":[" + state("Cancelled", "0.004") + "]}");
        answers.put(EXECUTIONS, list("", execution("11", "0.004", "0.000")));
        ask();
        AllVenues.until("all", () -> news.reports.size() == 3);
        assertEquals(List.of("1 ACCEPTED NONE", fill("11", 4, 0), "1 CANCELLED NONE"), news.reports);
        assertEquals(3, asked.size());
    }

    @Test
    void shouldSayNotFoundOnlyWhenBothListsDoNotHaveIt() {
        answers.put(PAST, "{\"list\":[]}");
        ask();
        AllVenues.until("not found", () -> !news.reports.isEmpty());
        answers.put(PAST, "!{\"retCode\":110001,\"retMsg\":\"order not exists\"}");
        ask();
        AllVenues.until("not found", () -> news.of(1, "NOT_FOUND").size() == 2);
        answers.put(PRESENT, "{\"list\":[" + state("Rejected", "0") + "]}");
        ask();
        AllVenues.until("rejected", () -> news.of(1, "REJECTED").size() == 1);
        assertEquals(List.of("1 NOT_FOUND NONE 'no such order'", "1 NOT_FOUND NONE 'no such order'",
                "1 ACCEPTED NONE", "1 REJECTED NONE"), news.reports);
    }

    /** Half of the truth is not told: an order that is not known whole is unknown, and asked for again. */
    @ParameterizedTest
    @ValueSource(strings = {PRESENT + "|!{\"retCode\":10016,\"retMsg\":\"Internal System Error\"}", PRESENT + "|{}",
        PAST + "|!{\"retCode\":10006,\"retMsg\":\"Too many visits\"}", PAST + "|{\"list\":[5]}",
        PAST + "|{\"list\":[{\"orderId\":\"o\",\"orderLinkId\":\"x\",\"orderStatus\":\"New\",\"cumExecQty\":\"0\"}]}",
        PAST + "|{\"list\":[{\"orderId\":\"o\",\"orderLinkId\":\"OURS\",\"orderStatus\":\"?\",\"cumExecQty\":\"0\"}]}",
        PAST + "|{\"list\":[{\"orderId\":\"o\",\"orderLinkId\":\"OURS\",\"orderStatus\":\"New\",\"cumExecQty\":\"\"}]}",
        EXECUTIONS + "|{}", "cursor|!{\"retCode\":10000,\"retMsg\":\"Server Timeout\"}",
        "cursor|{\"nextPageCursor\":\"a b\",\"list\":[{}]}",
        "cursor|{\"nextPageCursor\":\"page%3A2%2C1\",\"list\":[{}]}",
        "cursor|{\"nextPageCursor\":\"&x=1\",\"list\":[{}]}", LOG + "|{\"list\":[]}", LOG + "|{\"list\":[{}]}",
        LOG + "|!{\"retCode\":10016,\"retMsg\":\"Internal System Error\"}",
        LOG + "|{\"list\":[{\"tradeId\":\"11\",\"cashFlow\":\"1e308\"}]}"})
    void shouldSayUnknownWhenAnyAnswerIsMissing(String told) {
        String[] parts = told.split("\\|", 2);
        answers.put(parts[0].equals("cursor") ? "cursor=page%3A2%2C1" : parts[0],
                parts[1].replace("OURS", venues.ids.text(7, 1)));
        ask();
        AllVenues.until("unknown", () -> !news.of(1, "UNKNOWN NO_ANSWER").isEmpty());
        assertEquals(List.of(), news.of(1, "FILL"));
        assertEquals(List.of(), news.of(1, "NOT_FOUND"));
    }
}
