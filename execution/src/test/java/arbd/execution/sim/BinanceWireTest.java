package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The text of a simulated Binance, against recorded samples and the published signatures. */
final class BinanceWireTest {
    private static final long MILLI = 1_000_000L;

    private final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    private final FaultPlan faults = new FaultPlan();
    private final SimulatedAccount account = Market.account(Market.ALPHA);
    private final SimulatedVenue venue;
    private final MarketModel model;
    private final BinanceWire wire;
    private final Clients api = new Clients();
    private final WireSession session;
    private int requestId;

    BinanceWireTest() {
        InstrumentTable table = Market.table();
        SimulationSettings settings = Market.settings(4).calm();
        BinanceWire[] late = new BinanceWire[1];
        model = new MarketModel(table, settings, Market.START_NANOS, id -> {
            if (late[0] != null && id < 3) {
                late[0].onBook(id);
            }
        });
        venue = new SimulatedVenue(table.venues().get(Market.ALPHA), table, settings, model, Market.START_NANOS);
        wire = new BinanceWire(venue, new SpotDialect(venue, loop), loop, faults, account);
        venue.listen(wire);
        late[0] = wire;
        session = wire.connect("/ws-api/v3", api);
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(Market.BTC_USDT, loop.nowNanos());
            wire.onTimer(loop.nowNanos());
        }
    }

    private static ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode order(String clientOrderId, String side, String px, String qty) {
        return params().put("symbol", "BTCUSDT").put("side", side).put("type", "LIMIT").put("timeInForce", "IOC")
                .put("price", px).put("quantity", qty).put("newClientOrderId", clientOrderId)
                .put("newOrderRespType", "ACK");
    }

    /** Sends a signed request and returns the reply that came within 10 ms. */
    private JsonNode call(String method, ObjectNode params) {
        params.put("apiKey", account.apiKey()).put("timestamp", loop.nowNanos() / MILLI);
        params.put("signature", BinanceSignature.sign(account.secret(), BinanceSignature.payload(params)));
        return raw(method, params);
    }

    private JsonNode raw(String method, ObjectNode params) {
        int id = ++requestId;
        session.onText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        run(10);
        List<String> replies = api.with("{\"id\":" + id + ",");
        return replies.isEmpty() ? null : Shapes.parse(replies.get(0));
    }

    @Test
    void shouldAcceptThePublishedSignatures() throws IOException {
        JsonNode vectors = Shapes.parse(
                Files.readString(SharedData.path("venues/visible/binance/signing_vectors.json")));
        int checked = 0;
        for (JsonNode vector : vectors.get("vectors")) {
            if (vector.get("algo").asText().equals("HMAC-SHA256-hex")) {
                String secret = vector.get("secret").asText();
                assertEquals(vector.get("expected").asText(),
                        BinanceSignature.sign(secret, vector.get("payload").asText()), vector.get("id").asText());
                checked++;
            }
            if (vector.has("ws_params")) {
                ObjectNode params = vector.get("ws_params").deepCopy();
                assertEquals(vector.get("payload").asText(), BinanceSignature.payload(params));
                assertTrue(BinanceSignature.good(vector.get("secret").asText(),
                        params.put("signature", vector.get("expected").asText())));
                assertTrue(!BinanceSignature.good(vector.get("secret").asText(), params.put("price", "52000.01")));
            }
        }
        assertTrue(checked >= 4, "only " + checked + " vectors");
    }

    @Test
    void shouldStreamTopsAndDepthInTheShapeOfTheVenue() {
        Clients client = new Clients();
        wire.connect("/stream?streams=btcusdt@bookTicker/ethbtc@depth20@100ms", client);
        run(1_000);
        List<String> tops = client.with("btcusdt@bookTicker");
        List<String> depths = client.with("ethbtc@depth20@100ms");
        assertTrue(tops.size() > 20, "tops " + tops.size());
        assertTrue(depths.size() >= 9 && depths.size() <= 11, "depths " + depths.size());
        assertEquals(
                Shapes.keys(Shapes.sample("binance", "jkorf-Subscriptions-Spot-ExchangeData-BookTicker-2-message")),
                Shapes.keys(tops.get(0)));
        assertEquals(
                Shapes.keys(Shapes.sample("binance", "jkorf-Subscriptions-Spot-ExchangeData-PartialBook-2-message")),
                Shapes.keys(depths.get(0)));
        JsonNode depth = Shapes.parse(depths.get(0)).get("data");
        assertEquals(20, depth.get("bids").size());
        assertTrue(depth.get("bids").get(0).get(0).asText().matches("0\\.\\d{8}"), depth.toString());
        assertEquals(client.frames.size(), tops.size() + depths.size());
    }

    /** A client that asks for the book at any moment and goes on by the venue's rule holds the venue's book. */
    @Test
    void shouldLetAClientFollowTheBook() {
        Clients client = new Clients();
        wire.connect("/stream?streams=btcusdt@depth@100ms/btcusdt@depth", client);
        SplittableRandom random = new SplittableRandom(5);
        int followed = 0;
        for (int round = 0; round < 60; round++) {
            run(random.nextInt(1, 250));
            if (random.nextBoolean()) {
                model.take(Market.BTC_USDT, Side.BUY, Long.MAX_VALUE, 1);
            }
            JsonNode whole = depth("symbol=BTCUSDT&limit=1000");
            TreeMap<String, String> book = new TreeMap<>();
            put(book, "b", whole.get("bids"));
            put(book, "a", whole.get("asks"));
            client.frames.clear();
            long last = whole.get("lastUpdateId").asLong();
            for (long from = last; last == from || random.nextInt(4) > 0;) {
                client.frames.clear();
                for (int n = 0; client.with("\"btcusdt@depth@100ms\"").isEmpty(); n++) {
                    assertTrue(n < 500, "no event");
                    run(1);
                }
                JsonNode event = Shapes.parse(client.with("\"btcusdt@depth@100ms\"").get(0)).get("data");
                long first = event.get("U").asLong();
                assertTrue(last == from ? first <= last + 1 : first == last + 1, "U " + first + " after " + last);
                last = event.get("u").asLong();
                put(book, "b", event.get("b"));
                put(book, "a", event.get("a"));
                TreeMap<String, String> now = new TreeMap<>();
                JsonNode truth = depth("symbol=BTCUSDT&limit=1000");
                put(now, "b", truth.get("bids"));
                put(now, "a", truth.get("asks"));
                assertEquals(last, truth.get("lastUpdateId").asLong());
                assertEquals(now, book);
                followed++;
            }
        }
        assertTrue(followed > 100, "followed " + followed);
        assertEquals(
                Shapes.keys(Shapes.sample("binance", "tardis-binance-messages-5")),
                Shapes.keys(lastDiff(client)));
    }

    private String lastDiff(Clients client) {
        client.frames.clear();
        run(250);
        return client.with("\"btcusdt@depth@100ms\"").get(0);
    }

    private static void put(TreeMap<String, String> book, String side, JsonNode levels) {
        for (JsonNode level : levels) {
            String key = side + level.get(0).asText();
            if (level.get(1).asText().equals("0.00000000")) {
                book.remove(key);
            } else {
                book.put(key, level.get(1).asText());
            }
        }
    }

    private JsonNode depth(String query) {
        HttpReply reply = wire.http(new HttpCall("GET", "/api/v3/depth", query, Map.of(), ""));
        assertEquals(200, reply.status());
        return Shapes.parse(reply.body());
    }

    @Test
    void shouldRefuseToTellUnknownBooksAndLoseWhatItIsToldToLose() {
        for (String query : List.of("symbol=NONE", "", "symbol=BTCUSDT&limit=x", "symbol=%zz")) {
            assertEquals(400, wire.http(new HttpCall("GET", "/api/v3/depth", query, Map.of(), "")).status(), query);
        }
        assertEquals(5, depth("limit=5&symbol=BTCUSDT").get("bids").size());
        Clients client = new Clients();
        wire.connect("/ws/btcusdt@depth@100ms", client);
        run(150);
        faults.dropDepthUpdates(3);
        client.frames.clear();
        run(1_000);
        long before = -1;
        int holes = 0;
        for (String frame : client.frames) {
            JsonNode event = Shapes.parse(frame);
            holes += before >= 0 && event.get("U").asLong() != before + 1 ? 1 : 0;
            before = event.get("u").asLong();
        }
        assertTrue(client.frames.size() >= 7 && client.frames.size() <= 10, "events " + client.frames.size());
        assertTrue(holes <= 1, "holes " + holes);
    }

    @Test
    void shouldSubscribeListAndUnsubscribeOnARawConnection() {
        Clients client = new Clients();
        WireSession raw = wire.connect("/ws", client);
        raw.onText("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\",\"nonsense@x\"],\"id\":1}");
        raw.onText("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
        run(200);
        assertEquals("{\"result\":null,\"id\":1}", client.frames.get(0));
        assertEquals("{\"result\":[\"btcusdt@bookTicker\"],\"id\":3}", client.frames.get(1));
        assertTrue(client.frames.get(2).startsWith("{\"u\":"), client.frames.get(2));
        raw.onText("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\"],\"id\":\"x\"}");
        int frames = client.frames.size();
        run(200);
        assertEquals(frames, client.frames.size());
        raw.onText("{\"method");
        assertTrue(client.frames.get(frames).startsWith("{\"error\":"), client.frames.get(frames));
    }

    @Test
    void shouldAckThenReportAnOrderInTheShapeOfTheVenue() {
        JsonNode subscribed = call("userDataStream.subscribe.signature", params());
        assertEquals(Shapes.keys(Shapes.sample("binance", "jkorf-Subscriptions-Spot-Account-Order-1-ack")),
                Shapes.keys(subscribed));
        String px = Amounts.text(model.book(Market.BTC_USDT).asks().px(0) + 10_000, 2);
        JsonNode reply = call("order.place", order("a0001", "BUY", px, "0.00200"));
        assertEquals(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-20")), Shapes.keys(reply));
        List<String> reports = api.with("executionReport");
        assertEquals(2, reports.size(), reports.toString());
        List<String> keys = Shapes.keys(Shapes.sample("binance", "jkorf-Subscriptions-Spot-Account-Order-2-message"));
        reports.forEach(report -> assertEquals(keys, Shapes.keys(report)));
        JsonNode trade = Shapes.parse(reports.get(1)).get("event");
        assertEquals("TRADE FILLED a0001 0.00200000 BTC 0.00000200", trade.get("x").asText() + " "
                + trade.get("X").asText() + " " + trade.get("c").asText() + " " + trade.get("l").asText() + " "
                + trade.get("N").asText() + " " + trade.get("n").asText());
        List<String> positions = api.with("outboundAccountPosition");
        assertEquals(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-3")), Shapes.keys(positions.get(0)));
        assertTrue(api.frames.indexOf(reports.get(0)) > api.frames.indexOf(api.with("transactTime").get(0)));
        LedgerSnapshot ledger = venue.ledger().snapshot();
        assertEquals(trade.get("t").asLong(), ledger.fills().get(0).tradeId());
        assertEquals(List.of(), ledger.violations());
    }

    @Test
    void shouldAnswerQueriesInTheShapeOfTheVenue() {
        String px = Amounts.text(model.book(Market.BTC_USDT).asks().px(0) + 10_000, 2);
        long orderId = call("order.place", order("q1", "BUY", px, "0.00200")).get("result").get("orderId").asLong();
        JsonNode status = call("order.status", params().put("symbol", "BTCUSDT").put("origClientOrderId", "q1"));
        assertEquals(Shapes.without(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-55")),
                ".result.trailingDelta", ".result.trailingTime", ".result.strategyId", ".result.strategyType",
                ".result.preventedMatchId", ".result.preventedQuantity"), Shapes.keys(status));
        assertEquals("FILLED", status.get("result").get("status").asText());
        JsonNode trades = call("myTrades", params().put("symbol", "BTCUSDT").put("orderId", orderId));
        assertEquals(Shapes.keys(Shapes.sample("binance", "jkorf-Socket-Spot-Trading-GetUserTrades-1-message")),
                Shapes.keys(trades));
        JsonNode balances = call("account.status", params());
        assertEquals(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-53")), Shapes.keys(balances));
        call("order.place", order("q2", "BUY", "50000.00", "0.00200").put("timeInForce", "GTC"));
        JsonNode open = call("openOrders.status", params().put("symbol", "BTCUSDT"));
        assertEquals(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-57")), Shapes.keys(open));
        JsonNode cancelled = call("order.cancel", params().put("symbol", "BTCUSDT").put("origClientOrderId", "q2"));
        assertEquals(Shapes.without(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-27")),
                ".result.stopPrice", ".result.trailingDelta", ".result.icebergQty", ".result.strategyId",
                ".result.strategyType"), Shapes.keys(cancelled));
        assertEquals(-2011, code(call("order.cancel", params().put("symbol", "BTCUSDT")
                .put("origClientOrderId", "q2"))));
        assertEquals(-2013, code(call("order.status", params().put("symbol", "BTCUSDT")
                .put("origClientOrderId", "never"))));
        JsonNode full = call("order.place", order("q3", "BUY", px, "0.00200").put("newOrderRespType", "FULL"));
        assertEquals(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-22")),
                Shapes.without(Shapes.keys(full), ".result.selfTradePreventionMode"));
    }

    private static int code(JsonNode reply) {
        return reply.get("error").get("code").asInt();
    }

    @Test
    void shouldRefuseWithTheCodesOfTheVenue() {
        assertEquals(-1121, code(call("order.place", order("e1", "BUY", "1", "1").put("symbol", "NOPE"))));
        assertEquals(-1013, code(call("order.place", order("e2", "BUY", "62000.001", "0.001"))));
        JsonNode poor = call("order.place", order("e3", "BUY", "62000.00", "100"));
        assertEquals(Shapes.keys(Shapes.sample("binance", "doc-web-socket-api-2")), Shapes.keys(poor));
        assertEquals(-2010, code(poor));
        ObjectNode unsigned = order("e4", "BUY", "62000.00", "0.001").put("apiKey", account.apiKey())
                .put("timestamp", loop.nowNanos() / MILLI).put("signature", "00");
        assertEquals(-1022, code(raw("order.place", unsigned)));
        assertEquals(-1102, code(raw("order.place", order("e5", "BUY", "62000.00", "0.001"))));
        ObjectNode late = order("e6", "BUY", "62000.00", "0.001").put("apiKey", account.apiKey())
                .put("timestamp", loop.nowNanos() / MILLI - 5_001);
        late.put("signature", BinanceSignature.sign(account.secret(), BinanceSignature.payload(late)));
        assertEquals(-1021, code(raw("order.place", late)));
        assertEquals(List.of("e1", "e2", "e3"), venue.ledger().snapshot().orders().stream()
                .map(LedgerOrder::clientOrderId).toList());
    }

    @Test
    void shouldRefuseOrdersBeyondTheBudgetOfTenSeconds() {
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 120; i++) {
            JsonNode reply = call("order.place", order("b" + i, "BUY", "50000.00", "0.00200"));
            accepted += reply.get("status").asInt() == 200 ? 1 : 0;
            refused += reply.get("status").asInt() == 429 && code(reply) == -1015 ? 1 : 0;
        }
        assertEquals(List.of(100, 20), List.of(accepted, refused));
        run(10_000);
        assertEquals(200, call("order.place", order("later", "BUY", "50000.00", "0.002")).get("status").asInt());
    }

    @Test
    void shouldDelayRepliesButNotTheUserStream() {
        call("userDataStream.subscribe.signature", params());
        faults.delayReplies(100);
        assertEquals(null, call("order.place", order("d1", "BUY", "50000.00", "0.00200")));
        assertEquals(2, api.with("executionReport").size());
        run(100);
        assertEquals(1, api.with("transactTime").size());
    }

    @Test
    void shouldTellEveryFillOfManyRandomOrdersOnTheUserStream() {
        long seed = 17;
        SplittableRandom random = new SplittableRandom(seed);
        call("userDataStream.subscribe.signature", params());
        for (int i = 0; i < 300; i++) {
            boolean buy = random.nextBoolean();
            Levels levels = model.book(Market.BTC_USDT).against(buy ? Side.BUY : Side.SELL);
            long away = random.nextLong(-3_000, 3_000);
            call("order.place", order("z" + i, buy ? "BUY" : "SELL", Amounts.text(levels.px(0) + away, 2),
                    Amounts.text(100 + random.nextLong(20_000), 5))
                    .put("timeInForce", random.nextBoolean() ? "IOC" : "GTC"));
            call("order.cancel", params().put("symbol", "BTCUSDT").put("origClientOrderId", "z" + random.nextInt(300)));
            run(180);
        }
        List<String> heard = new ArrayList<>();
        for (String frame : api.with("\"x\":\"TRADE\"")) {
            JsonNode event = Shapes.parse(frame).get("event");
            heard.add(event.get("t") + " " + event.get("c").asText() + " " + event.get("L").asText() + " "
                    + event.get("l").asText() + " " + event.get("n").asText() + " " + event.get("N").asText());
        }
        List<String> booked = new ArrayList<>();
        for (LedgerFill fill : venue.ledger().snapshot().fills()) {
            booked.add(fill.tradeId() + " " + fill.clientOrderId() + " " + Amounts.padded(fill.px(), 2, 8) + " "
                    + Amounts.padded(fill.qty(), 5, 8) + " " + Amounts.text(fill.fee(), 8) + " "
                    + (fill.feeAsset() == 0 ? "USDT" : "BTC"));
        }
        assertEquals(booked, heard, "seed " + seed);
        assertTrue(heard.size() > 150, "fills " + heard.size());
        JsonNode last = Shapes.parse(api.with("outboundAccountPosition").get(
                api.with("outboundAccountPosition").size() - 1)).get("event").get("B").get(0);
        assertEquals("BTC", last.get("a").asText());
        assertEquals(Amounts.text(venue.wallets().free(1), 8), last.get("f").asText());
    }

    @Test
    void shouldPlayTheFaultsThatWereAskedFor() {
        Clients client = new Clients();
        wire.connect("/ws/btcusdt@bookTicker", client);
        faults.dropAcks(1);
        assertEquals(null, call("order.place", order("f1", "BUY", "50000.00", "0.00200")));
        assertEquals(200, call("order.place", order("f2", "BUY", "50000.00", "0.00200")).get("status").asInt());
        assertEquals(2, venue.ledger().snapshot().orders().size());
        faults.freezeData(true);
        int frames = client.frames.size();
        run(200);
        assertEquals(frames, client.frames.size());
        faults.freezeData(false);
        faults.malformFrames(1);
        run(200);
        assertTrue(!client.frames.get(frames).endsWith("}") && client.frames.get(frames + 1).endsWith("}"));
        run(21_000);
        assertTrue(client.pings == 1 && api.pings == 1, client.pings + " and " + api.pings);
        faults.cutConnections();
        run(1);
        assertTrue(client.cut && api.cut);
    }
}
