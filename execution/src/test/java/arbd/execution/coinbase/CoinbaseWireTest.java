package arbd.execution.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.net.VenueSession;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as they go out, answers and messages as they come in; the venue is a list of answers. */
final class CoinbaseWireTest {
    private static final String ORDER_ID = "11111-00000-000000";

    private final List<String> news = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<CoinbaseQuestions.Answer> answers = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final NetLoop net = new NetLoop(channel.eventLoop(), EmbeddedChannel.class, new SystemClock());
    private final Account account = account();
    private final AccountWriter writer = new AccountWriter(account, net);
    private final CoinbaseOrders orders = new CoinbaseOrders();
    private final CoinbaseEvents events = new CoinbaseEvents(account, writer, orders);
    private final CoinbaseRequests requests = new CoinbaseRequests(account);
    private final AccountSession session = new AccountSession(account, URI.create("ws://127.0.0.1:1"), net,
            ConnectionSettings.defaults(1), writer, new VenueSession() {
                @Override
                public void connected() {
                    news.add("connected");
                }

                @Override
                public void message(JsonNode message) {
                    news.add("message");
                }

                @Override
                public void disconnected() {
                    news.add("disconnected");
                }
            });
    private final CoinbaseQuestions questions = (path, query, answer) -> {
        asked.add(query.isEmpty() ? path : path + "?" + query);
        answers.add(answer);
    };
    private final CoinbaseFills fills = new CoinbaseFills(questions, events, writer, session, net);
    private final CoinbaseQuery query = new CoinbaseQuery(questions, fills, orders, writer, session);
    private final String id = account.ids().text(1, 5);

    @Test
    void shouldWriteOrdersAsTheVenueReadsThem() {
        Order order = order();
        assertEquals("{\"client_order_id\":\"atest000100000005\",\"product_id\":\"BTC-USD\",\"side\":\"BUY\","
                + "\"order_configuration\":{\"sor_limit_ioc\":{\"base_size\":\"0.001\",\"limit_price\":\"10000.5\"}}}",
                place(order));
        order.side = Side.SELL;
        order.timeInForce = TimeInForce.GTC;
        assertTrue(place(order).endsWith("\"side\":\"SELL\",\"order_configuration\":{\"limit_limit_gtc\":{"
                + "\"base_size\":\"0.001\",\"limit_price\":\"10000.5\",\"post_only\":false}}}"), place(order));
        order.timeInForce = TimeInForce.POST_ONLY;
        assertTrue(place(order).endsWith("\"post_only\":true}}}"), place(order));
        assertEquals("{\"order_ids\":[\"11111-00000-000000\"]}", requests.cancel(ORDER_ID).toString());
        assertEquals("{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\"a.b.c\"}",
                requests.subscribe("user", "a.b.c").toString());
    }

    /** Names and nesting are those of the documented example. */
    @Test
    void shouldNameConfigurationsAsRecorded() throws Exception {
        JsonNode known = recorded("jkorf-rest-Trading-PlaceOrder").get("order_configuration");
        for (TimeInForce timeInForce : TimeInForce.values()) {
            Order order = order();
            order.timeInForce = timeInForce;
            JsonNode written = Reply.object(place(order)).get("order_configuration");
            String kind = written.fieldNames().next();
            assertEquals(fields(known.get(kind)), fields(written.get(kind)), kind);
        }
    }

    @Test
    void shouldReadRecordedAnswers() throws Exception {
        placed(200, recorded("jkorf-rest-Trading-PlaceOrder").toString().replace("0000-00000-000000\"}", id + "\"}"));
        assertEquals(List.of("ACCEPTED 5 cum -1"), news);
        assertEquals(ORDER_ID, orders.find(id).orderId);
        news.clear();
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        assertEquals(List.of("/orders/historical/" + ORDER_ID), asked);
        answer(recorded("jkorf-rest-Trading-GetOrder").toString().replace("11111-000000-000000", id)
                .replace("0000-000000-000000", ORDER_ID));
        assertEquals(List.of("ACCEPTED 5 cum 100000"), news);
        answer(fillsOf(fill("t1", "0.001", "10000.00", "1.25")));
        assertEquals(List.of("ACCEPTED 5 cum 100000", "FILL 5 trade " + TradeNumber.of("t1")
                + " px 1000000 qty 100000 fee 125000000 of 1 at 1622455199000000000"), news);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | {\"success\":true,\"success_response\":{\"order_id\":\"o-1\"}} | ACCEPTED 5 cum -1",
        "200 | {\"success\":false,\"error_response\":{\"error\":\"INSUFFICIENT_FUND\"}} | REJECTED INSUFFICIENT_BALANCE",
        "200 | {\"success\":false,\"error_response\":{\"error\":\"UNKNOWN_FAILURE_REASON\",\"preview_failure_reason\":"
                + "\"PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL\"}} | REJECTED FILTER",
        "200 | {\"success\":false,\"error_response\":{\"error\":\"UNKNOWN_FAILURE_REASON\"}} | UNKNOWN NO_ANSWER",
        "200 | {\"success\":false} | UNKNOWN NO_ANSWER",
        "200 | {\"success\":\"true\"} | UNKNOWN NO_ANSWER",
        "200 | {} | UNKNOWN NO_ANSWER",
        "200 | nonsense | UNKNOWN NO_ANSWER",
        "200 | {\"success\":true,\"success_response\":{\"order_id\":\"a/../b\"}} | UNKNOWN NO_ANSWER",
        "200 | {\"success\":true,\"success_response\":{\"order_id\":\"o-1\",\"client_order_id\":\"other\"}}"
                + " | UNKNOWN NO_ANSWER",
        "400 | {\"error\":\"INVALID_ARGUMENT\",\"message\":\"base_size\"} | REJECTED FILTER",
        "401 | Unauthorized | REJECTED AUTHENTICATION", "403 | <html> | REJECTED AUTHENTICATION",
        "429 | {} | REJECTED RATE_LIMIT", "418 | {} | REJECTED OTHER",
        "302 | {} | UNKNOWN NO_ANSWER", "408 | {} | UNKNOWN NO_ANSWER", "409 | {} | UNKNOWN NO_ANSWER",
        "500 | {} | UNKNOWN NO_ANSWER", "502 | <html> | UNKNOWN NO_ANSWER", "503 | {} | UNKNOWN NO_ANSWER"})
    void shouldTellRefusedFromUnknown(int status, String body, String expected) {
        placed(status, body);
        assertEquals(1, news.size());
        assertTrue(news.get(0).replace(" 5 cum -1", "").startsWith(expected.replace(" 5 cum -1", "")), news.get(0));
    }

    @Test
    void shouldReportUnknownWhatFellOnTheWay() {
        new CoinbasePlaced(about(), id, orders, writer, session).failed(true, "closed by the venue");
        assertEquals(List.of("UNKNOWN NO_ANSWER 5 cum -1 'closed by the venue'"), news);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | {\"results\":[{\"success\":true,\"order_id\":\"11111-00000-000000\"}]} |",
        "200 | {\"results\":[{\"success\":false,\"failure_reason\":\"UNKNOWN_CANCEL_ORDER\",\"order_id\":"
                + "\"11111-00000-000000\"}]} | NOT_FOUND OTHER",
        "200 | {\"results\":[{\"success\":false,\"failure_reason\":\"COMMANDER_REJECTED_CANCEL_ORDER\",\"order_id\":"
                + "\"11111-00000-000000\"}]} | UNKNOWN OTHER",
        "200 | {\"results\":[{\"success\":true,\"order_id\":\"other\"}]} | UNKNOWN NO_ANSWER",
        "200 | {\"results\":[]} | UNKNOWN NO_ANSWER", "200 | [] | UNKNOWN NO_ANSWER",
        "500 | {} | UNKNOWN NO_ANSWER", "429 | {} | UNKNOWN RATE_LIMIT"})
    void shouldReadWhatBecameOfACancel(int status, String body, String expected) {
        new CoinbaseCancelled(about(), ORDER_ID, writer, session).answered(status,
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8), 1, 1);
        assertEquals(expected == null ? 0 : 1, news.size());
        assertTrue(expected == null || news.get(0).startsWith(expected), () -> news.get(0));
    }

    @Test
    void shouldTellEachFillOnceThoughTheSumsAreToldAgain() {
        user("PENDING", "0");
        user("OPEN", "0");
        user("OPEN", "0.001");
        user("OPEN", "0.001");
        assertEquals(List.of("ACCEPTED 5 cum 0", "ACCEPTED 5 cum 100000", "ACCEPTED 5 cum 100000"), news);
        assertEquals(List.of("/orders/historical/fills?order_ids=11111-00000-000000&limit=100"), asked);
        news.clear();
        answer(fillsOf(fill("t1", "0.001", "10000", "0.1")));
        user("FILLED", "0.003");
        answer(fillsOf(fill("t2", "0.002", "10001", "0.2"), fill("t1", "0.001", "10000", "0.1")));
        user("FILLED", "0.003");
        assertEquals(2, asked.size(), "nothing is missing any more");
        assertEquals(List.of(TradeNumber.of("t1"), TradeNumber.of("t2")), news.stream()
                .filter(text -> text.startsWith("FILL 5")).map(text -> Long.parseLong(text.split(" ")[3])).toList());
        assertEquals(0, fills.outstanding());
    }

    @Test
    void shouldAskUntilTheFillsAddUpAndSayWhenTheyDoNot() {
        user("CANCELLED", "0.002");
        answer(fillsOf());
        waited(1);
        answer(fillsOf(fill("t1", "0.001", "10000", "0.1")));
        waited(2);
        answer(fillsOf(fill("t1", "0.001", "10000", "0.1"), fill("t2", "0.001", "10000", "0.1")));
        waited(3);
        assertEquals(3, asked.size());
        assertEquals(List.of("CANCELLED 5 cum 200000", "FILL", "FILL"),
                news.stream().map(text -> text.startsWith("FILL") ? "FILL" : text).toList());
        news.clear();
        user("FILLED", "0.003");
        for (int tries = 4; !answers.isEmpty(); tries++) {
            answers.remove(0).take(null, 503, "REST status 503");
            waited(tries);
        }
        assertEquals(12, asked.size());
        assertEquals("UNKNOWN NO_ANSWER 5 cum -1 'REST status 503'", news.get(news.size() - 1));
        assertEquals(0, fills.outstanding());
        user("FILLED", "0.003");
        assertEquals(13, asked.size(), "the next event asks again");
    }

    @Test
    void shouldReadEveryPageOfFills() {
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        assertEquals("/orders/historical/batch?product_ids=BTC-USD&limit=250", asked.get(0));
        answer("{\"orders\":[" + row("other", "FILLED", "0.5") + "],\"has_next\":true,\"cursor\":\"a+b/c=\"}");
        assertEquals("/orders/historical/batch?product_ids=BTC-USD&limit=250&cursor=a%2Bb%2Fc%3D", asked.get(1));
        answer("{\"orders\":[" + row(id, "CANCELLED", "0.002") + "],\"has_next\":false,\"cursor\":\"\"}");
        answer(fillsOf(fill("7", "0.001", "10000", "0.1")).replace("\"cursor\":\"\"", "\"cursor\":\"1\""));
        assertEquals("/orders/historical/fills?order_ids=11111-00000-000000&limit=100&cursor=1", asked.get(3));
        answer(fillsOf(fill("6", "0.001", "10000", "-0.1")));
        assertEquals(List.of("ACCEPTED 5 cum 200000",
                "FILL 5 trade 7 px 1000000 qty 100000 fee 10000000 of 1 at 1622455199000000000",
                "FILL 5 trade 6 px 1000000 qty 100000 fee -10000000 of 1 at 1622455199000000000",
                "CANCELLED 5 cum 200000"), news);
    }

    @Test
    void shouldNotCallAnOrderEndedWhoseFillsDoNotAddUp() {
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":[" + row(id, "CANCELLED", "0.002") + "],\"has_next\":false}");
        answer(fillsOf(fill("7", "0.001", "10000", "0.1")));
        assertEquals("UNKNOWN NO_ANSWER 5 cum -1 'fills are not listed'", news.get(news.size() - 1));
        assertFalse(news.stream().anyMatch(text -> text.startsWith("CANCELLED")), news::toString);
    }

    @Test
    void shouldSayThatAnOrderIsNotThereOnlyAfterTheWholeList() {
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":[],\"has_next\":true,\"cursor\":\"1\"}");
        assertEquals(List.of(), news);
        answer("{\"orders\":[],\"has_next\":false}");
        assertEquals(List.of("NOT_FOUND NONE 5 cum -1"), news);
        news.clear();
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":[],\"has_next\":true,\"cursor\":\"\"}");
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answers.remove(0).take(null, 404, "REST status 404");
        query.ask(Request.about(order(), Request.Kind.QUERY), id);
        answer("{\"orders\":{}}");
        assertEquals(List.of("UNKNOWN NO_ANSWER", "UNKNOWN NO_ANSWER", "UNKNOWN NO_ANSWER"),
                news.stream().map(text -> text.substring(0, 17)).toList());
    }

    @ParameterizedTest
    @CsvSource({"OPEN, 0, ACCEPTED", "CANCEL_QUEUED, 0, ACCEPTED", "FILLED, 5, ACCEPTED", "CANCELLED, 0, CANCELLED",
        "EXPIRED, 5, CANCELLED", "FAILED, 0, REJECTED", "FAILED, 5, CANCELLED", "PENDING, 0,", "QUEUED, 0,",
        "UNKNOWN_ORDER_STATUS, 0,", "filled, 5,"})
    void shouldKnowEveryState(String status, long cumQty, Report.Kind expected) {
        assertEquals(expected, CoinbaseEvents.kind(status, cumQty));
    }

    @Test
    void shouldLeaveOrdersOfOthersAlone() {
        String foreign = Reply.object(row("theirs", "OPEN", "0.5")).toString();
        assertFalse(events.order(pushed(foreign), true, (known, qty) -> news.add("executed")));
        assertEquals(List.of(), news);
        assertTrue(events.order(pushed(foreign), false, (known, qty) -> news.add("executed")));
        assertEquals(List.of("ACCEPTED 0 cum 50000000"), news, "told as nobody's, and its fills are not asked for");
        assertFalse(events.order(pushed(foreign.replace("BTC-USD", "DOGE-USD")), false, (known, qty) -> { }));
    }

    @Test
    void shouldRefuseFillsThatAreNotPromised() {
        KnownOrder known = orders.learn(id, ORDER_ID, about(), account.table().get(0));
        String good = fill("t", "0.001", "10000", "0.1");
        for (String[] change : new String[][] {{"\"0.001\"", "\"0\""}, {"\"0.001\"", "\"-1\""}, {"\"0.001\"", "null"},
                {"\"0.001\"", "\"0.0000000001\""}, {"\"10000\"", "\"1e308\""}, {"\"10000\"", "\"0\""},
                {"\"t\"", "\"\""}, {"\"t\"", "5"}, {"BTC-USD", "ETH-USD"}, {ORDER_ID, "other"},
                {"\"size_in_quote\":false", "\"size_in_quote\":true"}, {"\"0.1\"", "\"\""},
                {"\"trade_time\"", "\"trade\""}}) {
            JsonNode bad = Reply.object(good.replace(change[0], change[1]));
            assertThrows(IllegalArgumentException.class, () -> events.fill(bad, known, false),
                    change[0] + " as " + change[1]);
        }
        assertEquals(0, events.fill(Reply.object(good.replace("\"FILL\"", "\"REVERSAL\"")), known, false));
        assertEquals(List.of(), news);
        assertEquals(100_000, events.fill(Reply.object(good), known, false));
        assertEquals(100_000, events.fill(Reply.object(good), known, false));
        assertEquals(1, news.size());
    }

    @Test
    void shouldRoundAChargeAgainstUs() {
        KnownOrder known = orders.learn(id, ORDER_ID, about(), account.table().get(0));
        events.fill(Reply.object(fill("1", "0.001", "10000", "0.000000001")), known, false);
        events.fill(Reply.object(fill("2", "0.001", "10000", "-0.000000019")), known, false);
        assertTrue(news.get(0).contains(" fee 1 of 1 "), news.get(0));
        assertTrue(news.get(1).contains(" fee -1 of 1 "), news.get(1));
    }

    @Test
    void shouldNumberTradesAlikeInEveryLife() {
        assertEquals(22_381_691, TradeNumber.of("22381691"));
        assertEquals(7, TradeNumber.of("00000000-0000-0000-0000-000000000007"));
        assertEquals(2_584_347_326_433_198_369L, TradeNumber.of("1111-11111-111111"));
        assertNotEquals(TradeNumber.of("00000000-0000-0001-0000-000000000007"), 7);
        assertNotEquals(TradeNumber.of("b87a2d3f-8a1e-49b3-a4ea-402d8c389aca"),
                TradeNumber.of("b87a2d3f-8a1e-49b3-a4ea-402d8c389acb"));
    }

    @Test
    void shouldNotUseAKeyThatMayMoveMoney() {
        assertNull(CoinbasePermissions.refusal(permissions("true", "true", "false")));
        for (String[] may : new String[][] {{"true", "true", "true"}, {"true", "false", "false"},
                {"false", "true", "false"}, {"true", "true", "null"}, {"true", "\"true\"", "false"}}) {
            assertTrue(CoinbasePermissions.refusal(permissions(may[0], may[1], may[2])) != null, String.join(" ", may));
        }
        assertTrue(CoinbasePermissions.refusal(permissions("true", "true", "true")).contains("Transfer"));
    }

    /** A frame that is missing is noticed on whatever channel the next one comes. */
    @Test
    void shouldCountFramesOverAllChannels() throws Exception {
        CoinbaseSteps steps = new CoinbaseSteps();
        assertTrue(steps.follows(recorded("cb20260907-SNAPSHOT").get("sequence_num").asLong()));
        assertTrue(steps.follows(1));
        assertTrue(steps.follows(recorded("cb20260907-HEARTBEATS_ACK").get("sequence_num").asLong()));
        assertFalse(steps.follows(4));
        steps.clear();
        assertTrue(steps.follows(9));
        assertFalse(steps.follows(9), "told again");
        assertFalse(steps.follows(8), "older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "heartbeats", "snapshot", "permitted", "balanced"})
    void shouldNotBeUpWithoutEachStep(String missing) {
        CoinbaseSteps steps = new CoinbaseSteps();
        for (String name : List.of("user", "heartbeats")) {
            if (!name.equals(missing)) {
                steps.subscribed(Reply.object("{\"" + name + "\":[\"x\"]}"));
            }
        }
        if (!missing.equals("snapshot")) {
            steps.snapshot();
        }
        boolean ask = steps.mayAsk();
        assertEquals(missing.equals("permitted") || missing.equals("balanced"), ask);
        assertFalse(steps.mayAsk(), "once");
        if (!missing.equals("permitted")) {
            steps.permitted();
        }
        if (!missing.equals("balanced")) {
            steps.balanced();
        }
        assertFalse(steps.complete());
    }

    private void waited(int expected) {
        channel.advanceTimeBy(20, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertTrue(asked.size() >= expected, "asked " + asked.size() + " times");
    }

    private void answer(String reply) {
        answers.remove(0).take(Reply.object(reply), 200, null);
    }

    private void placed(int status, String body) {
        new CoinbasePlaced(about(), id, orders, writer, session).answered(status,
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8), 1, 1);
    }

    private void user(String status, String filled) {
        events.order(pushed(row(id, status, filled)), false, fills::executed);
    }

    private static JsonNode pushed(String row) {
        return Reply.object(row.replace("filled_size", "cumulative_quantity"));
    }

    private static String row(String clientOrderId, String status, String filled) {
        return "{\"order_id\":\"" + ORDER_ID + "\",\"client_order_id\":\"" + clientOrderId + "\",\"product_id\":"
                + "\"BTC-USD\",\"status\":\"" + status + "\",\"filled_size\":\"" + filled + "\"}";
    }

    private static String fillsOf(String... rows) {
        return "{\"fills\":[" + String.join(",", rows) + "],\"cursor\":\"\"}";
    }

    private static String fill(String trade, String size, String price, String commission) {
        return "{\"entry_id\":\"e\",\"trade_id\":\"" + trade + "\",\"order_id\":\"" + ORDER_ID + "\",\"trade_time\":"
                + "\"2021-05-31T09:59:59Z\",\"trade_type\":\"FILL\",\"price\":\"" + price + "\",\"size\":\"" + size
                + "\",\"commission\":\"" + commission + "\",\"product_id\":\"BTC-USD\",\"size_in_quote\":false}";
    }

    private static JsonNode permissions(String view, String trade, String transfer) {
        return Reply.object("{\"can_view\":" + view + ",\"can_trade\":" + trade + ",\"can_transfer\":" + transfer + "}");
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode recorded(String id) throws Exception {
        for (String line : Files.readAllLines(SharedData.path("venues/visible/coinbase/messages.jsonl"))) {
            JsonNode message = Reply.object(line);
            if (message.get("id").asText().equals(id)) {
                return Reply.object(message.get("raw").asText());
            }
        }
        throw new AssertionError("no message " + id);
    }

    private String place(Order order) {
        return requests.place(order, account.table().get(0)).toString();
    }

    private Request about() {
        return Request.about(order(), Request.Kind.PLACE);
    }

    private static Order order() {
        Order order = new Order();
        order.epoch = 1;
        order.number = 5;
        order.px = 1_000_050;
        order.qty = 100_000;
        return order;
    }

    private Account account() {
        Asset btc = new Asset(0, "BTC", 8);
        Asset usd = new Asset(1, "USD", 8);
        Venue venue = new Venue(0, "echo", "coinbase");
        Instrument instrument = new Instrument(0, venue, "BTC-USD", Kind.SPOT, btc, usd, 2, 8, 1, 1, 1, 0, 0,
                FeeSide.QUOTE);
        return new Account(venue, InstrumentTable.of(List.of(venue), List.of(btc, usd), List.of(instrument)),
                new Credentials("key", "secret"), new ClientOrderId("test"), new Sink());
    }

    private final class Sink implements AccountSink {
        @Override
        public void on(Report report) {
            String words = report.textLength == 0 ? ""
                    : " '" + new String(report.text, 0, report.textLength, StandardCharsets.UTF_8) + "'";
            boolean plain = report.kind == Report.Kind.ACCEPTED || report.kind == Report.Kind.CANCELLED;
            news.add(report.kind == Report.Kind.FILL ? "FILL " + report.number + " trade " + report.tradeId + " px "
                    + report.px + " qty " + report.qty + " fee " + report.fee + " of " + report.feeAsset + " at "
                    + report.venueTimeNanos
                    : report.kind + (plain ? "" : " " + report.reason) + " " + report.number + " cum " + report.cumQty
                    + words);
        }

        @Override
        public void on(Balance balance) {
            news.add("balance " + balance.asset + " " + balance.total + " free " + balance.free);
        }

        @Override
        public void on(PositionWord position) {
            news.add("position");
        }

        @Override
        public void on(CashFlow flow) {
            news.add("flow");
        }

        @Override
        public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
            news.add("session " + up);
        }

        @Override
        public boolean congested() {
            return false;
        }
    }
}
