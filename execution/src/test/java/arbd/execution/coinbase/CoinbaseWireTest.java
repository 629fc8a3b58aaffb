package arbd.execution.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as they go out, and the answers to them. */
final class CoinbaseWireTest extends Scripted {
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
        "200 | {\"success\":false,\"error_response\":{\"error\":\"INSUFFICIENT_FUND\"}}"
                + " | REJECTED INSUFFICIENT_BALANCE",
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

    private static JsonNode permissions(String view, String trade, String transfer) {
        return Reply.object("{\"can_view\":" + view + ",\"can_trade\":" + trade + ",\"can_transfer\":" + transfer
                + "}");
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

    private void placed(int status, String body) {
        new CoinbasePlaced(about(), id, orders, writer, session).answered(status,
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8), 1, 1);
    }
}
