package arbd.execution.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Requests as they go out, and recorded messages as they come in. */
final class BybitWireTest {
    private static final long MADE_NANOS = 1_711_001_595_207L * 1_000_000L;

    private final Perps perps = new Perps("BTCUSDT");
    private final BybitRequests requests = new BybitRequests(perps.account, MADE_NANOS);

    @Test
    void shouldWriteOrdersAsTheVenueReadsThem() {
        Order order = order();
        assertEquals("{\"reqId\":\"lu0u6893-42\",\"header\":{\"X-BAPI-TIMESTAMP\":\"1711001595207\","
                + "\"X-BAPI-RECV-WINDOW\":\"5000\"},\"op\":\"order.create\",\"args\":[{\"category\":\"linear\","
                + "\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"atest000100000001\",\"side\":\"Buy\","
                + "\"orderType\":\"Limit\",\"timeInForce\":\"IOC\",\"price\":\"30000\",\"qty\":\"0.01\","
                + "\"positionIdx\":0,\"reduceOnly\":false}]}",
                requests.place(42, order, perps.account.table().get(0), MADE_NANOS).toString());
        order.side = Side.SELL;
        order.timeInForce = TimeInForce.GTC;
        order.px = 300_001;
        order.reduceOnly = true;
        String resting = requests.place(43, order, perps.account.table().get(0), 0).toString();
        assertTrue(resting.contains("\"side\":\"Sell\",\"orderType\":\"Limit\",\"timeInForce\":\"GTC\","
                + "\"price\":\"30000.1\","), resting);
        assertTrue(resting.endsWith("\"positionIdx\":0,\"reduceOnly\":true}]}"), resting);
        assertEquals("{\"reqId\":\"lu0u6893-44\",\"header\":{\"X-BAPI-TIMESTAMP\":\"1711001595207\","
                + "\"X-BAPI-RECV-WINDOW\":\"5000\"},\"op\":\"order.cancel\",\"args\":[{\"category\":\"linear\","
                + "\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"atest000100000001\"}]}",
                requests.cancel(44, order, perps.account.table().get(0), MADE_NANOS).toString());
        assertTrue(requests.clientOrderIdText(order).matches("[A-Za-z0-9_-]{1,36}"));
    }

    @Test
    void shouldLeavePositionsOutOfSpotOrders() {
        Perps spot = Perps.spot();
        String text = new BybitRequests(spot.account, MADE_NANOS)
                .place(1, order(), spot.account.table().get(0), MADE_NANOS).toString();
        assertTrue(text.contains("\"category\":\"spot\"") && text.endsWith("\"qty\":\"0.01\"}]}"), text);
        assertFalse(text.contains("positionIdx") || text.contains("reduceOnly"), text);
    }

    /** Every text is an object whose keys the venue's own example has, but for ours. */
    @Test
    void shouldWriteTheKeysOfThePublishedRequest() throws Exception {
        JsonNode ours = Reply.object(requests.place(1, order(), perps.account.table().get(0), MADE_NANOS).toString());
        JsonNode theirs = recorded("doc-guideline-2");
        Set<String> known = names(theirs);
        known.addAll(names(theirs.get("args").get(0)));
        known.addAll(names(theirs.get("header")));
        Set<String> used = names(ours);
        used.addAll(names(ours.get("args").get(0)));
        used.addAll(names(ours.get("header")));
        used.removeAll(known);
        assertEquals(Set.of("orderLinkId", "positionIdx", "reduceOnly"), used);
    }

    @Test
    void shouldKnowItsOwnRequestsAgain() {
        assertEquals(42, requests.number("lu0u6893-42"));
        for (String other : List.of("", "42", "lu0u6893", "lu0u6893-", "lu0u6892-42", "lu0u6893-x", "lu0u6893-4 ")) {
            assertEquals(-1, requests.number(other), other);
        }
        assertNotEquals(requests.auth(MADE_NANOS).toString(),
                new BybitRequests(perps.account, MADE_NANOS).auth(MADE_NANOS + 1_000_000).toString());
        assertThrows(IllegalArgumentException.class,
                () -> new BybitRequests(perps.account(new Credentials("a\"b", "secret")), 0));
    }

    @Test
    void shouldSignAsPublished() throws Exception {
        int checked = 0;
        for (JsonNode vector : Reply.object(Files.readString(
                SharedData.path("venues/visible/bybit/signing_vectors.json"))).get("vectors")) {
            BybitSignature signature = new BybitSignature(vector.get("secret").asText());
            String payload = vector.get("payload").asText();
            String key = "test_api_key";
            int at = payload.indexOf(key);
            String signed = at < 0 ? signature.logOn(Long.parseLong(payload.substring("GET/realtime".length())))
                    : signature.get(payload.substring(0, at), key, payload.substring(at + key.length(),
                            at + key.length() + 4), payload.substring(at + key.length() + 4));
            assertEquals(vector.get("expected").asText(), signed, vector.get("id").asText());
            checked++;
        }
        assertEquals(3, checked);
        Perps published = new Perps("BTCUSDT");
        String auth = new BybitRequests(published.account(new Credentials("test_api_key", "test_secret")), 0)
                .auth((1_700_000_000_000L - 10_000) * 1_000_000L).toString();
        assertEquals("{\"op\":\"auth\",\"args\":[\"test_api_key\",1700000000000,"
                + "\"bacffe7500499eb829bb58c45d36d1b3e5ac67c14eaeba91df5e99ccee013925\"]}", auth);
    }

    @Test
    void shouldReadEveryPrivateMessageOnRecord() throws Exception {
        Perps all = new Perps("BTCUSDT", "XRPUSDT", "ICPUSDT");
        int ignored = 0;
        int told = 0;
        int hedged = 0;
        for (String line : Files.readAllLines(SharedData.path("venues/visible/bybit/messages.jsonl"))) {
            JsonNode message = Reply.object(Reply.object(line).get("raw").asText());
            String topic = message.path("topic").asText();
            if (!message.path("data").isArray() || !message.has("creationTime")) {
                continue;
            }
            told++;
            switch (topic) {
                case "order" -> ignored += all.events.orders(message);
                case "execution" -> ignored += all.events.executions(message);
                case "wallet" -> all.events.holdings().wallets(message);
                case "position" -> {
                    if (message.get("data").get(0).get("positionIdx").asInt() == 0) {
                        ignored += all.events.holdings().positions(message);
                    } else {
                        hedged++;
                        assertThrows(IllegalArgumentException.class, () -> all.events.holdings().positions(message));
                    }
                }
                default -> told--;
            }
        }
        assertEquals(List.of("position 1 750000 for 2711250000 at 1672364174449000000",
                "ACCEPTED 0 cum 1700",
                "FILL 0 cum -1 trade " + BybitTradeId.of("0ab1bdf7-4219-438b-b30a-32ec863018f7")
                        + " px 959001 qty 500 fee 2637893128 of 0 realised 5000000 at 1746270400353000000"),
                all.news);
        assertEquals("7 told, 1 of no interest, 1 in hedge mode",
                told + " told, " + ignored + " of no interest, " + hedged + " in hedge mode");
    }

    /** What REST and the trade socket answered: the codes are read, whatever the operation. */
    @Test
    void shouldReadTheCodeOfEveryAnswerOnRecord() throws Exception {
        int checked = 0;
        for (String line : Files.readAllLines(SharedData.path("venues/visible/bybit/messages.jsonl"))) {
            JsonNode entry = Reply.object(line);
            JsonNode message = Reply.object(entry.get("raw").asText());
            if (message.has("retCode")) {
                assertEquals(entry.get("expect").get("code").asInt(), BybitErrors.code(message), line);
                checked++;
            }
        }
        assertTrue(checked >= 15, "answers " + checked);
    }

    @Test
    void shouldNumberExecutionsAlwaysAlike() {
        assertEquals(2_100_000_000_007_764_263L, BybitTradeId.of("2100000000007764263"));
        assertEquals(7, BybitTradeId.of("7"));
        assertEquals((0x0ab1bdf74219438bL ^ 0xb30a32ec863018f7L) & Long.MAX_VALUE,
                BybitTradeId.of("0ab1bdf7-4219-438b-b30a-32ec863018f7"));
        assertThrows(IllegalArgumentException.class, () -> BybitTradeId.of(""));
        Set<Long> numbers = new HashSet<>();
        List<String> others = List.of("07", "9223372036854775808", "99999999999999999999", "-7", "7.0", "a", "A",
                "0ab1bdf7-4219-438b-b30a-32ec863018fg", "0AB1BDF7-4219-438b-b30a-32ec863018f7",
                "0ab1bdf74219438bb30a32ec863018f7", "\u0667");
        others.forEach(text -> numbers.add(BybitTradeId.of(text)));
        long seed = 20261126;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            numbers.add(BybitTradeId.of(new UUID(random.nextLong(), random.nextLong()).toString()));
        }
        assertEquals(100_000 + others.size(), numbers.size(), "seed " + seed);
        assertTrue(numbers.stream().allMatch(number -> number > 0), "seed " + seed);
    }

    @Test
    void shouldKnowWhichCodesLeaveTheOutcomeOpen() {
        for (int code : new int[] {10000, 10014, 10016, 10019, 20006, 110072, 110079, 170007, 170141, 170146}) {
            assertTrue(BybitErrors.outcomeUnknown(code), "" + code);
        }
        for (int code : new int[] {10001, 10002, 10006, 10429, 110007, 110094, 170131, 170140, 99999}) {
            assertFalse(BybitErrors.outcomeUnknown(code), "" + code);
        }
        assertEquals("INSUFFICIENT_BALANCE RATE_LIMIT RATE_LIMIT RATE_LIMIT TIMESTAMP FILTER MARKET_CLOSED "
                + "AUTHENTICATION NO_ANSWER OTHER", String.join(" ", List.of(110007, 10006, 10018, 10429, 10002,
                        170140, 170151, 10004, 10016, 99999).stream()
                        .map(code -> BybitErrors.reason(code).name()).toList()));
        assertTrue(BybitErrors.missing(110001) && BybitErrors.missing(170213));
        assertFalse(BybitErrors.missing(110008), "an order that is over is not missing");
    }

    private static JsonNode recorded(String id) throws Exception {
        for (String line : Files.readAllLines(SharedData.path("venues/visible/bybit/messages.jsonl"))) {
            JsonNode entry = Reply.object(line);
            if (entry.get("id").asText().equals(id)) {
                return Reply.object(entry.get("raw").asText());
            }
        }
        throw new AssertionError("no message " + id);
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Order order() {
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        order.side = Side.BUY;
        order.timeInForce = TimeInForce.IOC;
        order.px = 300_000;
        order.qty = 10;
        return order;
    }
}
