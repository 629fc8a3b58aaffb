package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and accounts of a simulated Bybit, spot and linear, against recorded samples. */
final class BybitWireTest {
    private static final long MILLI = 1_000_000L;

    private final Clients client = new Clients();
    private final Clients user = new Clients();

    private static WireSession loggedOn(BybitMarkets at, String path, Clients client) {
        WireSession session = at.wire.connect(path, client);
        session.onText(at.auth(at.millis() + 10_000, "secret", "key"));
        return session;
    }

    private WireSession trading(BybitMarkets at) {
        loggedOn(at, "/v5/private", user).onText(
                "{\"req_id\":\"1\",\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"wallet\""
                        + (at.linear ? ",\"position\"]}" : "]}"));
        return loggedOn(at, "/v5/trade", client);
    }

    @Test
    void shouldAnswerPingsAsEachSocketDoes() {
        BybitMarkets at = new BybitMarkets(false);
        for (String path : List.of(at.path(), "/v5/private", "/v5/trade")) {
            at.wire.connect(path, client).onText("{\"op\":\"ping\"}");
        }
        assertEquals(Shapes.keys(Shapes.sample("bybit", "doc-wss-authentication-2")),
                Shapes.keys(client.frames.get(0)));
        assertEquals("{\"op\":\"pong\",\"args\":[\"" + at.millis() + "\"],\"conn_id\":\"00000002\"}",
                client.frames.get(1));
        assertEquals(Shapes.keys(Shapes.sample("bybit", "doc-guideline-7")), Shapes.keys(client.frames.get(2)));
    }

    @Test
    void shouldCutAClientThatIsNotHeard() {
        BybitMarkets at = new BybitMarkets(true);
        at.wire.connect("/v5/private", client);
        at.wire.connect("/v5/trade", user).onText("{\"op\":\"ping\"}");
        at.loop.advance(600_000 * MILLI);
        at.wire.onTimer(at.loop.nowNanos());
        assertFalse(client.cut);
        at.loop.advance(MILLI);
        at.wire.onTimer(at.loop.nowNanos());
        assertTrue(client.cut && user.cut);
    }

    @Test
    void shouldWriteKeysAsRecorded() {
        BybitMarkets at = new BybitMarkets(true);
        WireSession session = trading(at);
        assertEquals(Shapes.keys(Shapes.sample("bybit", "doc-guideline-1")), Shapes.keys(client.frames.get(0)));
        assertEquals(Shapes.keys(Shapes.sample("bybit", "doc-wss-authentication-1")).stream().sorted().toList(),
                Shapes.keys(user.frames.get(0)).stream().sorted().toList());
        session.onText(at.order("1", "Sell", "IOC", "60000", "0.01"));
        at.run(10);
        assertEquals(Shapes.keys(Shapes.sample("bybit", "doc-guideline-3")),
                Shapes.keys(client.with("order.create").get(0)));
        assertEquals(Shapes.keys(Shapes.sample("bybit", "gct-wsAuth-5")), Shapes.keys(user.with("\"order\"").get(0)));
        assertEquals(Shapes.keys(Shapes.sample("bybit", "jkorf-Subscriptions-V5-Private-Position-4-message")),
                Shapes.keys(user.with("\"position\"").get(0)));
        assertEquals(Shapes.keys(Shapes.sample("bybit", "jkorf-Subscriptions-V5-Private-Balance-4-message")),
                Shapes.keys(user.with("\"wallet\"").get(0)));
        List<String> sample = Shapes.without(Shapes.keys(Shapes.sample("bybit", "doc-execution-1")),
                ".data[].extraFees[]");
        assertEquals(sample.stream().sorted().toList(),
                Shapes.keys(user.with("\"execution\"").get(0)).stream().sorted().toList());
        assertEquals(Shapes.keys(Shapes.sample("bybit", "doc-fee-rate-0")).stream().sorted().toList(), Shapes.without(
                Shapes.keys(at.rest("/v5/account/fee-rate", "category=linear").body()), ".result.category",
                ".result.nextPageCursor").stream().sorted().toList());
        List<String> listing = Shapes.keys(at.rest("/v5/market/instruments-info", "category=linear").body());
        listing.removeAll(Shapes.keys(instruments("linear")));
        assertEquals(List.of(), listing);
        listing = Shapes.keys(new BybitMarkets(false).rest("/v5/market/instruments-info", "category=spot").body());
        listing.removeAll(Shapes.keys(instruments("spot")));
        assertEquals(List.of(".result.list[].innovation", ".result.nextPageCursor"), listing);
    }

    private static JsonNode instruments(String market) {
        try {
            return Shapes.parse(Files.readString(
                    SharedData.path("venues/visible/bybit/instruments/instruments_" + market + ".json")));
        } catch (IOException e) {
            throw new AssertionError("cannot read the instruments", e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellWhatBecameOfAnOrderInAnyOrderOfTopics(boolean linear) {
        BybitMarkets at = new BybitMarkets(linear);
        WireSession session = trading(at);
        session.onText(at.order("7", "Buy", "IOC", "70000", "0.5"));
        at.run(10);
        List<LedgerFill> fills = at.venue.ledger().snapshot().fills();
        assertTrue(fills.size() > 1, "several levels");
        List<String> told = user.with("\"topic\":\"execution\"");
        assertEquals(fills.size(), told.size());
        for (int i = 0; i < fills.size(); i++) {
            JsonNode row = Shapes.parse(told.get(i)).get("data").get(0);
            assertEquals(linear ? "USDT" : "BTC", row.get("feeCurrency").asText());
            assertEquals(fills.get(i).fee(), new BigDecimal(row.get("execFee").asText()).movePointRight(8)
                    .longValueExact());
            assertEquals(BybitIds.execution(linear, fills.get(i).tradeId()), row.get("execId").asText());
        }
        List<String> topics = user.frames.stream().map(frame -> Shapes.parse(frame).path("topic").asText()).toList();
        int each = linear ? 4 : 3;
        int from = topics.size() - fills.size() * each;
        List<String> first = topics.subList(from, from + each);
        List<String> second = topics.subList(from + each, from + 2 * each);
        assertTrue(!first.equals(second) && Set.copyOf(first).equals(Set.copyOf(second)), topics.toString());
        JsonNode order = Shapes.parse(at.rest("/v5/order/history", "category=" + at.category()
                + "&symbol=BTCUSDT&orderLinkId=c7").body()).get("result").get("list");
        assertEquals("1 Filled 0.5", order.size() + " " + order.get(0).get("orderStatus").asText() + " "
                + order.get(0).get("cumExecQty").asText());
        String query = "category=" + at.category() + "&orderId=" + order.get(0).get("orderId").asText();
        JsonNode all = Shapes.parse(at.rest("/v5/execution/list", query + "&limit=100").body()).get("result");
        assertEquals(fills.size(), all.get("list").size());
        JsonNode page = Shapes.parse(at.rest("/v5/execution/list", query + "&limit=1").body()).get("result");
        assertEquals(all.get("list").get(0), page.get("list").get(0));
        JsonNode next = Shapes.parse(at.rest("/v5/execution/list", query + "&limit=1&cursor="
                + page.get("nextPageCursor").asText()).body()).get("result");
        assertEquals(all.get("list").get(1), next.get("list").get(0));
        assertEquals(List.of(), at.venue.ledger().violations());
    }

    @Test
    void shouldLogWhatAClosingRealisedAndWhatFundingPaid() {
        BybitMarkets at = new BybitMarkets(true);
        WireSession session = trading(at);
        session.onText(at.order("1", "Sell", "IOC", "50000", "0.012"));
        at.run(10);
        session.onText(at.order("2", "Buy", "IOC", "70000", "0.020"));
        at.run(10);
        assertEquals(0, closed(at, "c1").signum());
        assertEquals(new BigDecimal("0.012"), closed(at, "c2").setScale(3));
        at.run((int) (BybitMarkets.FUNDING_NANOS / MILLI));
        LedgerSnapshot ledger = at.venue.ledger().snapshot();
        JsonNode paid = Shapes.parse(user.with("\"Funding\"").get(0)).get("data").get(0);
        assertEquals(ledger.funded().get(0), -new BigDecimal(paid.get("execFee").asText()).movePointRight(8)
                .longValueExact());
        String query = "accountType=UNIFIED&category=linear&startTime=" + (at.millis() - 60_000) + "&endTime="
                + at.millis() + "&type=";
        JsonNode settled = Shapes.parse(at.rest("/v5/account/transaction-log", query + "SETTLEMENT").body())
                .get("result").get("list");
        assertEquals(1, settled.size());
        assertEquals(ledger.funded().get(0), new BigDecimal(settled.get(0).get("funding").asText())
                .movePointRight(8).longValueExact());
        long realised = 0;
        for (JsonNode row : Shapes.parse(at.rest("/v5/account/transaction-log", query + "TRADE&limit=50").body())
                .get("result").get("list")) {
            realised += new BigDecimal(row.get("cashFlow").asText()).movePointRight(8).longValueExact();
        }
        assertEquals(ledger.fills().stream().mapToLong(LedgerFill::realised).sum(), realised);
        assertTrue(at.rest("/v5/account/transaction-log", "startTime=0&endTime=" + at.millis()).body()
                .contains("\"retCode\":10001"), "seven days at most");
    }

    private static BigDecimal closed(BybitMarkets at, String clientOrderId) {
        BigDecimal closed = BigDecimal.ZERO;
        for (JsonNode row : Shapes.parse(at.rest("/v5/execution/list", "category=linear&limit=100&orderLinkId="
                + clientOrderId).body()).get("result").get("list")) {
            assertFalse(row.has("execPnl"), "REST does not say");
            closed = closed.add(new BigDecimal(row.get("closedSize").asText()));
        }
        return closed;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseWithTheVenuesCodes(boolean linear) {
        BybitMarkets at = new BybitMarkets(linear);
        WireSession session = trading(at);
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put(at.order("1", "Buy", "IOC", "60000", "900"), linear ? 110007 : 170131);
        expected.put(at.order("2", "Buy", "IOC", "1", "0.001"), linear ? 110094 : 170140);
        expected.put(at.order("3", "Buy", "IOC", "60000.005", "1"), linear ? 10001 : 170134);
        expected.put(at.order("4", "Buy", "FOK", "60000", "1"), 10001);
        expected.put(at.order("5", "Buy", "IOC", "x", "1"), 10001);
        expected.put(at.order("6", "Buy", "IOC", "60000", "1").replace("BTCUSDT", "XYZ"), linear ? 10001 : 170121);
        expected.put(at.order("7", "Buy", "IOC", "60000", "1").replace("\"c7\"", "\"" + "c".repeat(37) + "\""), 10001);
        expected.put(at.order("8", "Buy", "IOC", "60000", "1").replace("\"c8\"", "\"c.8\""), 10001);
        expected.put(at.order("9", "Buy", "IOC", "60000", "1").replace(at.category(), "option"), 10404);
        expected.put(at.order("10", "Buy", "IOC", "60000", "1").replaceAll("STAMP\":\"\\d+", "STAMP\":\"1"), 10002);
        expected.put(at.order("1", "Buy", "IOC", "60000", "1"), 20006);
        expected.put(at.order("11", "Buy", "IOC", "60000", "1").replace("order.create", "order.dance"), 10404);
        expected.put(at.order("12", "Buy", "IOC", "60000", "1").replace("order.create", "order.cancel"),
                linear ? 110001 : 170213);
        if (linear) {
            expected.put(at.order("13", "Buy", "IOC", "60000", "1").replace("false", "true"), 110017);
            expected.put(at.order("14", "Buy", "IOC", "60000", "1").replace("Idx\":0", "Idx\":1"), 10001);
        }
        expected.forEach((text, code) -> {
            session.onText(text);
            at.run(10);
            JsonNode reply = Shapes.parse(client.frames.get(client.frames.size() - 1));
            assertEquals(code, reply.get("retCode").asInt(), text);
        });
        assertEquals(0, at.venue.openOrders().size());
    }

    @Test
    void shouldTakeNoMoreOrdersInASecondThanAllowed() {
        BybitMarkets at = new BybitMarkets(true);
        WireSession session = trading(at);
        at.run(1_000 - (int) (at.loop.nowNanos() / MILLI % 1_000));
        for (int i = 1; i <= 12; i++) {
            session.onText(at.order("" + i, "Buy", "IOC", "50000", "0.012"));
        }
        at.run(100);
        assertEquals(10, client.with("order.create", "\"retCode\":0").size());
        assertEquals(2, client.with("\"retCode\":10006").size());
        at.run(1_000);
        session.onText(at.order("13", "Buy", "IOC", "50000", "0.012"));
        at.run(100);
        assertEquals(11, client.with("order.create", "\"retCode\":0").size());
        assertTrue(client.frames.get(client.frames.size() - 1).contains("\"X-Bapi-Limit-Status\":\"9\""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCancelWhatRestsAndNothingElse(boolean linear) {
        BybitMarkets at = new BybitMarkets(linear);
        WireSession session = trading(at);
        session.onText(at.order("1", "Buy", "GTC", "50000", "0.012"));
        at.run(10);
        String query = "category=" + at.category() + "&symbol=BTCUSDT&orderLinkId=c1";
        assertEquals(1, Shapes.parse(at.rest("/v5/order/realtime", query).body()).get("result").get("list").size());
        assertEquals(0, Shapes.parse(at.rest("/v5/order/history", query).body()).get("result").get("list").size());
        session.onText(at.order("2", "Buy", "GTC", "50000", "0.012").replace("create", "cancel").replace("c2", "c1"));
        at.run(10);
        assertEquals(1, user.with("\"topic\":\"order\"", "\"Cancelled\"", "CancelByUser").size());
        session.onText(at.order("3", "Buy", "GTC", "50000", "0.012").replace("create", "cancel").replace("c3", "c1"));
        at.run(10);
        assertTrue(client.frames.get(client.frames.size() - 1).contains(linear ? "110001" : "170213"));
        String best = Amounts.text(at.model.book(0).asks().px(0), at.instrument.pxDecimals());
        session.onText(at.order("4", "Buy", "IOC", best, "2"));
        at.run(10);
        assertEquals(1, user.with("\"c4\"", linear ? "\"Cancelled\"" : "\"PartiallyFilledCanceled\"",
                "\"leavesQty\":\"0\"").size());
    }

    @Test
    void shouldLetNobodyInWithoutTheRightSignature() {
        BybitMarkets at = new BybitMarkets(true);
        long later = at.millis() + 10_000;
        WireSession trade = at.wire.connect("/v5/trade", client);
        WireSession stream = at.wire.connect("/v5/private", user);
        for (String[] attempt : new String[][] {{at.auth(later, "wrong", "key"), "10004"},
                {at.auth(later, "secret", "yek"), "10003"}, {at.auth(at.millis(), "secret", "key"), "10002"},
                {"{\"op\":\"auth\"}", "10003"}, {at.order("1", "Buy", "IOC", "70000", "0.012"), "10003"},
                {"{\"op\":\"auth\",\"args\":[\"key\"," + later + "]}", "10004"}, {"{", "10404"}}) {
            trade.onText(attempt[0]);
            at.run(10);
            assertEquals(attempt[1], Shapes.parse(client.frames.get(client.frames.size() - 1)).get("retCode").asText(),
                    attempt[0]);
            stream.onText(attempt[0]);
            assertTrue(user.frames.get(user.frames.size() - 1).contains("\"success\":false"), attempt[0]);
        }
        stream.onText("{\"op\":\"subscribe\",\"args\":[\"wallet\"]}");
        assertTrue(user.frames.get(user.frames.size() - 1).contains("\"success\":false"));
        assertEquals(0, at.venue.ledger().snapshot().orders().size());
        trade.onText(at.auth(later, "secret", "key"));
        assertEquals("{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"auth\",\"connId\":\"00000001\"}",
                client.frames.get(client.frames.size() - 1));
    }

    @Test
    void shouldAnswerNoUnsignedQuery() {
        BybitMarkets at = new BybitMarkets(true);
        String query = "category=linear&symbol=BTCUSDT";
        String now = Long.toString(at.millis());
        assertTrue(at.rest("/v5/position/list", query, query, "secret", now).body().contains("\"retCode\":0"));
        assertTrue(at.rest("/v5/position/list", query, query, "wrong", now).body().contains("\"retCode\":10004"));
        assertTrue(at.rest("/v5/position/list", query, query + "&limit=1", "secret", now).body()
                .contains("\"retCode\":10004"), "the query is signed");
        for (String time : List.of(Long.toString(at.millis() - 5_001), Long.toString(at.millis() + 1_000), "x", "")) {
            assertTrue(at.rest("/v5/account/info", "", "", "secret", time).body().contains("10002"), time);
        }
        assertTrue(at.wire.http(new HttpCall("GET", "/v5/account/info", "", Map.of(), "")).body().contains("10003"));
        assertEquals(404, at.rest("/v5/withdraw", "").status());
        assertEquals(BybitTexts.time(at.loop.nowNanos()).substring(0, 10), Shapes.parse(at.wire.http(
                new HttpCall("GET", "/v5/market/time", "", Map.of(), "")).body()).get("result").get("timeSecond")
                .asText());
    }

    @Test
    void shouldCheckAsThePublishedVectorsSay() throws Exception {
        JsonNode vectors = Shapes.parse(Files.readString(
                SharedData.path("venues/visible/bybit/signing_vectors.json"))).get("vectors");
        for (JsonNode vector : vectors) {
            assertEquals(vector.get("expected").asText(),
                    BybitLogin.sign(vector.get("secret").asText(), vector.get("payload").asText()));
        }
        assertEquals(3, vectors.size());
    }

    @Test
    void shouldFindANumberInTheIdThatItGaveIt() {
        for (long number : new long[] {1, 7, 1_790_000_000_000_000L, (1L << 62) - 1}) {
            UUID id = UUID.fromString(BybitIds.uuid(number));
            assertEquals(number, id.getMostSignificantBits() ^ id.getLeastSignificantBits());
            assertEquals("5 2", id.version() + " " + id.variant());
        }
    }
}
