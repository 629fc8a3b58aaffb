package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Tick;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text of simulated USD-M futures, against recorded samples, and our own decoders on it. */
final class FuturesWireTest {
    private static final long MILLI = 1_000_000L;
    private static final long FUNDING_NANOS = 10_000 * MILLI;

    private final Asset usdt = new Asset(0, "USDT", 8);
    private final Venue futures = new Venue(0, "perps", "binance-usdm");
    private final Instrument perp = new Instrument(0, futures, "BTCUSDT", Kind.PERP_LINEAR, new Asset(1, "BTC", 8),
            usdt, 1, 3, 1, 1, 1, 10_000_000_000L, 50_000, FeeSide.QUOTE);
    private final InstrumentTable table =
            InstrumentTable.of(List.of(futures), List.of(usdt, perp.base()), List.of(perp));
    private final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    private final SimulatedAccount account = Market.account(0);
    private final Clients api = new Clients();
    private final SimulatedVenue venue;
    private final MarketModel model;
    private final BinanceWire wire;
    private final WireSession session;
    private int requestId;

    FuturesWireTest() {
        SimulationSettings settings = SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")), Map.of(0, Map.of(0, 1_000_000_000_000L)))
                .withSeed(3).calm();
        BinanceWire[] late = new BinanceWire[1];
        model = new MarketModel(table, settings, Market.START_NANOS, id -> {
            if (late[0] != null) {
                late[0].onBook(id);
            }
        });
        venue = new SimulatedVenue(futures, table, settings, model, Market.START_NANOS);
        FaultPlan faults = new FaultPlan();
        wire = new BinanceWire(venue, new FuturesDialect(venue, loop, faults, FUNDING_NANOS), loop, faults,
                account);
        venue.listen(wire);
        late[0] = wire;
        session = wire.connect("/ws-fapi/v1", api);
    }

    @Test
    void shouldStreamInTheShapeOfTheVenueAndWhereTheVenueDoes() {
        Clients books = new Clients();
        Clients marks = new Clients();
        wire.connect("/public/stream?streams=btcusdt@bookTicker/btcusdt@depth@100ms/btcusdt@markPrice@1s", books);
        wire.connect("/market/stream?streams=btcusdt@markPrice@1s/btcusdt@bookTicker", marks);
        run(2_500);
        assertEquals(Shapes.keys(Shapes.sample("binance", "jkorf-Subscriptions-UsdFutures-Book-2-message")),
                Shapes.keys(books.with("depthUpdate").get(1)));
        List<String> sample = Shapes.keys(
                Shapes.sample("binance", "jkorf-Subscriptions-UsdFutures-MarkPrice-2-message"));
        assertEquals(sample.stream().sorted().toList(), Shapes.keys(marks.with("markPriceUpdate").get(0)).stream()
                .sorted().toList());
        assertEquals(3, marks.frames.size(), "one a second, and nothing else is served there");
        assertEquals(List.of(), books.with("markPrice"));
        assertFalse(wire.serves("/stream"));
        assertFalse(wire.serves("/ws-api/v3"));
    }

    @Test
    void shouldBeUnderstoodByTheDecodersOfTheFeed() {
        FeedCounters counters = new FeedCounters();
        List<Tick> ticks = new ArrayList<>();
        VenueProtocol protocol = Feeds.protocol("binance-usdm", List.of(perp), counters);
        VenueProtocol aside = Feeds.aside("binance-usdm", List.of(perp), counters);
        Clients books = new Clients();
        Clients marks = new Clients();
        wire.connect("/public/stream?streams=btcusdt@bookTicker/btcusdt@depth@100ms", books);
        wire.connect("/market/stream?streams=btcusdt@markPrice@1s", marks);
        run(400);
        feed(protocol, books);
        HttpReply whole = wire.http(new HttpCall("GET", "/fapi/v1/depth", "symbol=BTCUSDT&limit=1000", Map.of(), ""));
        byte[] text = whole.body().getBytes(StandardCharsets.US_ASCII);
        protocol.snapshot(0, text, text.length, 1, 1, tick -> { });
        run(2_000);
        feed(protocol, books);
        int before = ticks.size();
        for (String frame : marks.frames) {
            byte[] bytes = frame.getBytes(StandardCharsets.US_ASCII);
            aside.decode(bytes, 0, bytes.length, 1, 1, tick -> {
                assertEquals(model.markPxE8(0) / 1e8, tick.markPxE8 / 1e8, 62_000 * 0.01);
                assertEquals(0, tick.nextFundingNanos % FUNDING_NANOS);
                ticks.add(tick);
            });
        }
        assertEquals(before + marks.frames.size(), ticks.size());
        assertEquals(0, counters.malformedFrames() + counters.gaps() + counters.checksumFailures());
        assertTrue(counters.checksums() > 5, "quotes compared with the book: " + counters.checksums());
        assertEquals(400, wire.http(new HttpCall("GET", "/fapi/v1/depth", "symbol=BTCUSDT&limit=999", Map.of(), ""))
                .status());
    }

    private static void feed(VenueProtocol protocol, Clients from) {
        for (String frame : from.frames) {
            byte[] bytes = frame.getBytes(StandardCharsets.US_ASCII);
            protocol.decode(bytes, 0, bytes.length, 1, 1, tick -> { });
        }
        from.frames.clear();
    }

    @Test
    void shouldAnswerOrdersInTheShapeOfTheVenue() {
        assertEquals(sample("PlaceOrder-1-message"), Shapes.keys(call("order.place",
                order("a", "BUY", "50000.0", "0.010").put("timeInForce", "GTC")).get("result")));
        assertEquals(sample("GetOrder-1-message"), Shapes.keys(call("order.status",
                params().put("symbol", "BTCUSDT").put("origClientOrderId", "a")).get("result")));
        assertEquals(sample("CancelOrder-1-message"), Shapes.keys(call("order.cancel",
                params().put("symbol", "BTCUSDT").put("origClientOrderId", "a")).get("result")));
        assertEquals(-2011, call("order.cancel", params().put("symbol", "BTCUSDT").put("origClientOrderId", "a"))
                .at("/error/code").asInt());
        assertEquals(-2013, call("order.status", params().put("symbol", "BTCUSDT").put("origClientOrderId", "b"))
                .at("/error/code").asInt());
        assertEquals(-2019, call("order.place", order("c", "SELL", "62000.0", "0.200")).at("/error/code").asInt());
        assertEquals(-4164, call("order.place", order("d", "BUY", "62000.0", "0.001")).at("/error/code").asInt());
        assertEquals(-4014, call("order.place", order("e", "BUY", "62000.05", "0.010")).at("/error/code").asInt());
        assertEquals(-1020, call("account.status", params()).at("/error/code").asInt());
    }

    /** Without what only trailing orders have, and the limits that an answer without orders lacks. */
    private static List<String> sample(String name) {
        return Shapes.without(Shapes.keys(
                Shapes.sample("binance", "jkorf-Socket-UsdFutures-Trading-" + name).get("result")),
                ".activatePrice", ".priceRate");
    }

    @Test
    void shouldTellFillsPositionsAndFundingOnThePrivateStream() {
        assertFalse(wire.serves("/private/ws/"));
        String key = raw("userDataStream.start", params().put("apiKey", account.apiKey())).at("/result/listenKey")
                .asText();
        assertEquals(-2015, raw("userDataStream.start", params().put("apiKey", "other")).at("/error/code").asInt());
        assertFalse(wire.serves("/private/ws/" + key + "x"));
        Clients user = new Clients();
        wire.connect("/private/ws/" + key, user);
        call("order.place", order("a", "SELL", "50000.0", "0.010"));
        JsonNode fill = Shapes.parse(user.with("\"x\":\"TRADE\"").get(0)).get("o");
        assertEquals("USDT", fill.get("N").asText());
        JsonNode update = Shapes.parse(user.with("ACCOUNT_UPDATE").get(0)).get("a");
        assertEquals("ORDER", update.get("m").asText());
        assertEquals("-" + fill.get("l").asText(), update.at("/P/0/pa").asText());
        user.frames.clear();
        run(10_001);
        JsonNode funded = Shapes.parse(user.with("FUNDING_FEE").get(0)).get("a");
        BigDecimal flow = new BigDecimal(funded.at("/B/0/bc").asText());
        assertTrue(flow.signum() != 0 && funded.get("P").isEmpty(), funded.toString());
        assertEquals(List.of(), venue.ledger().violations());
        assertEquals(1, venue.ledger().snapshot().funded().size());
        JsonNode held = call("v2/account.status", params()).get("result");
        assertEquals("BTCUSDT", held.at("/positions/0/symbol").asText());
        assertEquals("-0.010", held.at("/positions/0/positionAmt").asText());
    }

    /** A later time would say of a fill in between that the position holds it already. */
    @Test
    void shouldTellAPositionAtTheTimeOfItsFill() {
        String key = raw("userDataStream.start", params().put("apiKey", account.apiKey())).at("/result/listenKey")
                .asText();
        Clients user = new Clients();
        wire.connect("/private/ws/" + key, user);
        loop.tick(1_000_000);
        call("order.place", order("a", "SELL", "50000.0", "0.010"));
        loop.tick(0);
        assertEquals(Shapes.parse(user.with("\"x\":\"TRADE\"").get(0)).get("T"),
                Shapes.parse(user.with("ACCOUNT_UPDATE").get(0)).get("T"));
    }

    /** Neither what opens, nor what others of its kind close already; as small as one likes. */
    @Test
    void shouldOnlyReduceWithReduceOnly() {
        assertEquals(-2022, call("order.place", reduceOnly("a", "BUY", "70000.0", "0.010")).at("/error/code").asInt());
        call("order.place", order("b", "SELL", "50000.0", "0.010"));
        assertEquals(-10, venue.margin().positions().qty(0));
        assertEquals(-2022, call("order.place", reduceOnly("c", "BUY", "70000.0", "0.011")).at("/error/code").asInt());
        assertEquals(-2022, call("order.place", reduceOnly("d", "SELL", "50000.0", "0.001")).at("/error/code").asInt());
        assertEquals("true", call("order.place", reduceOnly("e", "BUY", "70000.0", "0.001"))
                .at("/result/reduceOnly").asText());
        assertEquals(-9, venue.margin().positions().qty(0), "below the least notional");
        call("order.place", reduceOnly("f", "BUY", "50000.0", "0.005").put("timeInForce", "GTC"));
        assertEquals(-2022, call("order.place", reduceOnly("g", "BUY", "70000.0", "0.005")).at("/error/code").asInt());
        assertEquals(1, venue.openOrders().size());
        assertEquals(List.of(), venue.ledger().violations());
    }

    @Test
    void shouldEndAReduceOnlyOrderWhenAnotherClosedBeforeIt() {
        call("order.place", order("a", "SELL", "50000.0", "0.010"));
        call("order.place", reduceOnly("b", "BUY", Amounts.text(model.book(0).asks().px(0) - 500, 1), "0.010")
                .put("timeInForce", "GTC"));
        call("order.place", order("c", "BUY", "70000.0", "0.006"));
        assertEquals(-4, venue.margin().positions().qty(0));
        SimulatedOrder waits = venue.byClientOrderId("b");
        for (int second = 0; waits.open() && second < 600; second++) {
            run(1_000);
        }
        assertEquals(SimulatedOrder.State.EXPIRED, waits.state(), "the market came down to it");
        assertEquals(4, waits.cumQty());
        assertEquals(0, venue.margin().positions().qty(0));
        assertEquals(List.of(), venue.ledger().violations());
    }

    private static ObjectNode reduceOnly(String clientOrderId, String side, String px, String qty) {
        return order(clientOrderId, side, px, qty).put("reduceOnly", "true");
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(0, loop.nowNanos());
            wire.onTimer(loop.nowNanos());
        }
    }

    private static ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode order(String clientOrderId, String side, String px, String qty) {
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
        return Shapes.parse(api.with("{\"id\":" + id + ",").get(0));
    }
}
