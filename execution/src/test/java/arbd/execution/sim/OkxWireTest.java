package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The text of a simulated OKX, against recorded samples and a client that keeps texts. */
final class OkxWireTest {
    private static final long MILLI = 1_000_000L;
    private static final SimulatedAccount ACCOUNT = new SimulatedAccount("key", "secret", "pass");

    private final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    private final FaultPlan faults = new FaultPlan();
    private final Clients client = new Clients();
    private final SimulatedVenue venue;
    private final MarketModel model;
    private final OkxWire wire;

    OkxWireTest() {
        InstrumentTable table = table();
        Map<Integer, Long> wallets = Map.of(0, 20_000_000_000_000L, 1, 300_000_000L);
        SimulationSettings settings = SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")), Map.of(0, wallets)).withSeed(4).calm();
        model = new MarketModel(table, settings, Market.START_NANOS, id -> { });
        venue = new SimulatedVenue(table.venues().get(0), table, settings, model, Market.START_NANOS);
        wire = new OkxWire(venue, loop, faults, ACCOUNT, SimulationSettings.FUNDING_EVERY_NANOS);
        venue.listen(wire);
    }

    private static InstrumentTable table() {
        Asset usdt = new Asset(0, "USDT", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue okx = new Venue(0, "delta", "okx");
        return InstrumentTable.of(List.of(okx), List.of(usdt, btc), List.of(new Instrument(0, okx, "BTC-USDT",
                Kind.SPOT, btc, usdt, 1, 8, 1, 1, 1_000, 500_000_000, 100_000, FeeSide.RECEIVED)));
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(0, loop.nowNanos());
            wire.onTimer(loop.nowNanos());
        }
    }

    private WireSession loggedOn() {
        WireSession session = wire.connect("/ws/v5/private", client);
        session.onText(login(loop.nowNanos() / 1_000_000_000L, "secret", "key", "pass"));
        session.onText("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"orders\",\"instType\":\"SPOT\"},"
                + "{\"channel\":\"account\"}]}");
        return session;
    }

    private static String login(long seconds, String secret, String key, String passphrase) {
        return "{\"op\":\"login\",\"args\":[{\"apiKey\":\"" + key + "\",\"passphrase\":\"" + passphrase
                + "\",\"timestamp\":\"" + seconds + "\",\"sign\":\""
                + OkxSignatureCheck.sign(secret, seconds + "GET/users/self/verify") + "\"}]}";
    }

    private static String order(String id, String side, String type, String px, String qty) {
        return "{\"id\":\"" + id + "\",\"op\":\"order\",\"args\":[{\"instIdCode\":10000,\"tdMode\":\"cash\","
                + "\"clOrdId\":\"c" + id + "\",\"side\":\"" + side + "\",\"ordType\":\"" + type + "\",\"px\":\"" + px
                + "\",\"sz\":\"" + qty + "\"}]}";
    }

    private HttpReply rest(String path, String query, String secret, String time) {
        String full = query.isEmpty() ? path : path + "?" + query;
        return wire.http(new HttpCall("GET", path, query, Map.of("ok-access-key", "key", "ok-access-passphrase", "pass",
                "ok-access-timestamp", time, "ok-access-sign", OkxSignatureCheck.sign(secret, time + "GET" + full)),
                ""));
    }

    private HttpReply rest(String path, String query) {
        return rest(path, query, "secret", Instant.ofEpochMilli(loop.nowNanos() / MILLI).toString());
    }

    private String last() {
        return client.frames.get(client.frames.size() - 1);
    }

    @Test
    void shouldChainBooksThatATextClientCanFollow() {
        WireSession session = wire.connect("/ws/v5/public", client);
        session.onText("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}]}");
        assertEquals("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},"
                + "\"connId\":\"00000001\"}", client.frames.get(0));
        for (int i = 0; i < 100; i++) {
            run(100);
            model.take(0, Side.BUY, Long.MAX_VALUE, i % 5 == 0 ? Long.MAX_VALUE : 1);
        }
        List<TreeMap<BigDecimal, BigDecimal>> sides = List.of(
                new TreeMap<>(), new TreeMap<>(Comparator.reverseOrder()));
        long last = -1;
        for (String frame : client.frames.subList(1, client.frames.size())) {
            JsonNode data = Shapes.parse(frame).get("data").get(0);
            assertEquals(last, data.get("prevSeqId").asLong(), frame);
            assertTrue(data.get("seqId").asLong() > last, frame);
            assertEquals(0, data.get("checksum").asInt());
            last = data.get("seqId").asLong();
            apply(sides.get(0), data.get("asks"));
            apply(sides.get(1), data.get("bids"));
        }
        assertEquals(101, client.frames.size() - 1);
        assertTrue(client.frames.get(1).contains("\"snapshot\"") && client.frames.get(2).contains("\"update\""));
        run(100);
        JsonNode data = Shapes.parse(last()).get("data").get(0);
        apply(sides.get(0), data.get("asks"));
        apply(sides.get(1), data.get("bids"));
        ModelBook book = model.book(0);
        assertEquals(Amounts.plain(book.asks().px(0), 1), sides.get(0).firstKey().toPlainString());
        assertEquals(book.asks().size() + " " + book.bids().size(), sides.get(0).size() + " " + sides.get(1).size());
    }

    private static void apply(TreeMap<BigDecimal, BigDecimal> side, JsonNode levels) {
        for (JsonNode level : levels) {
            assertEquals(4, level.size());
            BigDecimal qty = new BigDecimal(level.get(1).asText());
            if (qty.signum() == 0) {
                assertTrue(side.remove(new BigDecimal(level.get(0).asText())) != null, "removed what was not there");
            } else {
                side.put(new BigDecimal(level.get(0).asText()), qty);
            }
        }
    }

    @Test
    void shouldConfirmABookThatDoesNotChange() {
        WireSession session = wire.connect("/ws/v5/public", client);
        session.onText("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}]}");
        for (int i = 0; i < 1_300; i++) {
            loop.advance(50 * MILLI);
            wire.onTimer(loop.nowNanos());
            if (i % 400 == 0) {
                session.onText("ping");
            }
        }
        JsonNode data = Shapes.parse(client.with("\"update\"").get(0)).get("data").get(0);
        assertEquals(data.get("seqId"), data.get("prevSeqId"));
        assertEquals("[] []", data.get("asks") + " " + data.get("bids"));
        assertEquals(4, client.with("pong").size());
        assertFalse(client.cut);
    }

    @Test
    void shouldCutAClientThatNothingIsSentTo() {
        wire.connect("/ws/v5/public", client);
        loop.advance(29_000 * MILLI);
        wire.onTimer(loop.nowNanos());
        assertFalse(client.cut);
        loop.advance(1_001 * MILLI);
        wire.onTimer(loop.nowNanos());
        assertTrue(client.cut);
    }

    @Test
    void shouldWriteKeysAsRecorded() {
        WireSession session = loggedOn();
        session.onText(order("1", "sell", "ioc", "60000", "0.01"));
        run(10);
        JsonNode sample = Shapes.sample("okx", "gct-wsOrders-0");
        JsonNode push = Shapes.parse(client.with("\"channel\":\"orders\"", "\"tradeId\"", "filled").get(0));
        List<String> known = Shapes.keys(sample);
        List<String> ours = Shapes.keys(push);
        ours.removeAll(known);
        assertEquals(List.of(".data[].cancelSource"), ours);
        assertEquals(Shapes.keys(Shapes.sample("okx", "jkorf-Socket-UnifiedApi-PlaceOrder-3-message")),
                Shapes.keys(client.with("\"op\":\"order\"").get(0)));
        assertEquals(Shapes.keys(Shapes.sample("okx", "jkorf-Subscriptions-Unified-Trading-Order-1-ack")),
                Shapes.keys(client.frames.get(0)));
        List<String> balances = Shapes.keys(client.with("\"channel\":\"account\"", "details").get(0));
        balances.removeAll(Shapes.keys(Shapes.sample("okx",
                "jkorf-Subscriptions-Unified-Account-Balance-4-message")));
        assertEquals(List.of(".arg.uid"), balances);
        List<String> found = Shapes.keys(rest("/api/v5/trade/order", "instId=BTC-USDT&clOrdId=c1").body());
        found.removeAll(Shapes.keys(Shapes.sample("okx", "jkorf-rest-Trading-GetOrderDetails")));
        assertEquals(List.of(), found);
    }

    @Test
    void shouldTellWhatBecameOfAnOrderAndChargeWhatWasReceived() {
        WireSession session = loggedOn();
        session.onText(order("7", "buy", "ioc", "70000", "0.5"));
        run(10);
        BigDecimal filled = BigDecimal.ZERO;
        List<LedgerFill> fills = venue.ledger().snapshot().fills();
        List<String> pushes = client.with("\"channel\":\"orders\"", "\"data\"");
        assertEquals("live", Shapes.parse(pushes.get(0)).get("data").get(0).get("state").asText());
        for (int i = 0; i < fills.size(); i++) {
            JsonNode told = Shapes.parse(pushes.get(1 + i)).get("data").get(0);
            filled = filled.add(new BigDecimal(told.get("fillSz").asText()));
            assertEquals(filled.stripTrailingZeros().toPlainString(), told.get("accFillSz").asText());
            assertEquals("BTC", told.get("fillFeeCcy").asText());
            assertEquals(fills.get(i).fee(), new BigDecimal(told.get("fillFee").asText()).movePointRight(8).negate()
                    .longValueExact());
            assertEquals(Long.toString(fills.get(i).tradeId()), told.get("tradeId").asText());
        }
        assertTrue(fills.size() > 1, "several levels");
        JsonNode order = Shapes.parse(rest("/api/v5/trade/order", "instId=BTC-USDT&clOrdId=c7").body());
        String id = order.get("data").get(0).get("ordId").asText();
        JsonNode rows = Shapes.parse(rest("/api/v5/trade/fills", "instType=SPOT&ordId=" + id).body()).get("data");
        assertEquals(fills.size(), rows.size());
        String newest = rows.get(0).get("billId").asText();
        assertEquals(fills.size() - 1, Shapes.parse(rest("/api/v5/trade/fills",
                "instType=SPOT&ordId=" + id + "&after=" + newest).body()).get("data").size());
        assertEquals(List.of(), venue.ledger().violations());
    }

    @Test
    void shouldRefuseWithTheVenuesCodes() {
        WireSession session = loggedOn();
        Map<String, String> expected = new HashMap<>();
        expected.put(order("1", "buy", "ioc", "60000", "900"), "51008");
        expected.put(order("2", "buy", "ioc", "60000", "0.000001"), "51020");
        expected.put(order("3", "buy", "ioc", "60000.05", "1"), "51000");
        expected.put(order("4", "buy", "market", "60000", "1"), "51000");
        expected.put(order("5", "buy", "ioc", "x", "1"), "51000");
        expected.put(order("6", "buy", "ioc", "60000", "1").replace("10000,", "7,"), "51000");
        expected.put(order("7", "buy", "ioc", "60000", "1").replace("\"c7\"", "\"" + "c".repeat(33) + "\""), "51000");
        expected.put(order("8", "buy", "ioc", "60000", "1").replace("\"c8\"", "\"c-8\""), "51000");
        expected.put(order("9", "buy", "ioc", "60000", "1").replace("\"args\"", "\"expTime\":\"1\",\"args\""), "50036");
        expected.put("{\"id\":\"10\",\"op\":\"cancel-order\",\"args\":[{\"instIdCode\":10000,\"clOrdId\":\"none\"}]}",
                "51400");
        expected.forEach((text, code) -> {
            session.onText(text);
            run(10);
            JsonNode reply = Shapes.parse(last());
            assertEquals("1 " + code, reply.get("code").asText() + " "
                    + reply.get("data").get(0).get("sCode").asText(), text);
        });
        assertEquals(0, venue.openOrders().size());
    }

    @Test
    void shouldCancelWhatRestsAndSayWhatDoesNot() {
        WireSession session = loggedOn();
        session.onText(order("1", "buy", "limit", "50000", "0.01"));
        run(10);
        String cancel = "{\"id\":\"2\",\"op\":\"cancel-order\",\"args\":[{\"instIdCode\":10000,\"clOrdId\":\"c1\"}]}";
        session.onText(cancel);
        run(10);
        assertEquals(1, client.with("\"state\":\"canceled\"", "\"cancelSource\":\"1\"").size());
        session.onText(cancel);
        run(10);
        assertTrue(last().contains("\"sCode\":\"51401\""), last());
        session.onText(order("3", "buy", "ioc", "70000", "0.01"));
        run(10);
        session.onText(cancel.replace("c1", "c3"));
        run(10);
        assertTrue(last().contains("\"sCode\":\"51402\""), last());
    }

    @Test
    void shouldLetNobodyInWithoutTheRightSignature() {
        long seconds = loop.nowNanos() / 1_000_000_000L;
        WireSession session = wire.connect("/ws/v5/private", client);
        for (String[] attempt : new String[][] {
                {login(seconds, "wrong", "key", "pass"), "60007"}, {login(seconds, "secret", "yek", "pass"), "60005"},
                {login(seconds, "secret", "key", "ssap"), "60024"},
                {login(seconds - 31, "secret", "key", "pass"), "60006"},
                {login(seconds, "secret", "key", "pass").replace("\"sign\"", "\"nosign\""), "60007"},
                {order("1", "buy", "ioc", "70000", "0.01"), "60011"},
                {"{\"op\":\"subscribe\",\"args\":[{\"channel\":\"account\"}]}", "60011"},
                {"{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}]}", "60018"},
                {"{", "60012"}, {"{\"op\":\"dance\"}", "60012"}}) {
            session.onText(attempt[0]);
            run(10);
            JsonNode said = Shapes.parse(last());
            assertEquals("error " + attempt[1], said.get("event").asText() + " " + said.get("code").asText(),
                    attempt[0]);
        }
        assertEquals(0, venue.ledger().snapshot().orders().size());
        session.onText(login(seconds, "secret", "key", "pass"));
        assertEquals("{\"event\":\"login\",\"code\":\"0\",\"msg\":\"\",\"connId\":\"00000001\"}", last());
    }

    @Test
    void shouldAnswerNoUnsignedQuery() {
        String now = Instant.ofEpochMilli(loop.nowNanos() / MILLI).toString();
        assertEquals(200, rest("/api/v5/account/balance", "", "secret", now).status());
        assertTrue(rest("/api/v5/account/balance", "", "wrong", now).body().contains("\"50113\""));
        assertEquals(401, rest("/api/v5/account/balance", "", "wrong", now).status());
        assertTrue(rest("/api/v5/account/balance", "", "secret", "2020-12-08T09:08:57.715Z").body().contains("50102"));
        String other = wire.http(new HttpCall("GET", "/api/v5/trade/order", "instId=BTC-USDT&clOrdId=c2", Map.of(
                "ok-access-key", "key", "ok-access-passphrase", "pass", "ok-access-timestamp", now, "ok-access-sign",
                OkxSignatureCheck.sign("secret", now + "GET/api/v5/trade/order?instId=BTC-USDT&clOrdId=c1")), ""))
                .body();
        assertTrue(other.contains("\"50113\""), "the query is signed: " + other);
        assertTrue(rest("/api/v5/trade/order", "instId=BTC-USDT&clOrdId=none").body().contains("\"51603\""));
        assertEquals(10_000, Shapes.parse(wire.http(new HttpCall("GET", "/api/v5/public/instruments",
                "instType=SPOT", Map.of(), "")).body()).get("data").get(0).get("instIdCode").asInt());
    }

    @Test
    void shouldCheckAsThePublishedVectorsSay() throws Exception {
        JsonNode vectors = Shapes.parse(Files.readString(
                SharedData.path("venues/visible/okx/signing_vectors.json"))).get("vectors");
        for (JsonNode vector : vectors) {
            assertTrue(OkxSignatureCheck.good(vector.get("secret").asText(), vector.get("payload").asText(),
                    vector.get("expected").asText()), vector.get("id").asText());
        }
        assertEquals(2, vectors.size());
    }
}
