package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.sim.chain.ChainSettings;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Simulated venues over loopback, seen by the JDK's own WebSocket and HTTP clients. */
@Timeout(60)
final class VenueServersTest {
    private static final int BETA = 1;
    private static final String GONE = "gone";

    private final HttpClient http = HttpClient.newHttpClient();
    private VenueServers venues;

    /** Puts whole messages into a queue. */
    private static final class Messages implements WebSocket.Listener {
        private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                queue.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            queue.add(GONE);
        }

        /** Waits for the next message that contains this. */
        String next(String part) throws InterruptedException {
            while (true) {
                String text = queue.poll(20, TimeUnit.SECONDS);
                if (text == null) {
                    throw new AssertionError("no message with " + part);
                }
                if (text.contains(part)) {
                    return text;
                }
            }
        }
    }

    private void start(SimulationSettings settings) {
        venues = VenueServers.start(Market.table(), settings,
                Map.of(0, Market.account(0), 1, Market.account(1), 2, Market.account(2)));
    }

    @AfterEach
    void close() {
        venues.close();
    }

    private WebSocket connect(URI uri, Messages messages) {
        return http.newWebSocketBuilder().buildAsync(uri, messages).join();
    }

    private static String signed(int venue, String method, ObjectNode params) {
        SimulatedAccount account = Market.account(venue);
        params.put("apiKey", account.apiKey()).put("timestamp", System.currentTimeMillis());
        params.put("signature", BinanceSignature.sign(account.secret(), BinanceSignature.payload(params)));
        return "{\"id\":\"" + method + "\",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static ObjectNode order(String clientOrderId, String px) {
        return JsonNodeFactory.instance.objectNode().put("symbol", "BTCUSDT").put("side", "BUY").put("type", "LIMIT")
                .put("timeInForce", "IOC").put("price", px).put("quantity", "0.00100")
                .put("newClientOrderId", clientOrderId).put("newOrderRespType", "ACK");
    }

    @Test
    void shouldTradeOnBinanceFromBookToLedger(@TempDir Path folder) throws InterruptedException, IOException {
        start(Market.settings(1).calm().withLedgerFolder(folder));
        Messages market = new Messages();
        connect(URI.create(venues.marketDataUri(BETA) + "/stream?streams=btcusdt@bookTicker/btcusdt@depth20@100ms"),
                market);
        JsonNode top = Shapes.parse(market.next("bookTicker")).get("data");
        assertEquals("BTCUSDT", top.get("s").asText());
        assertEquals(20, Shapes.parse(market.next("depth20")).get("data").get("asks").size());

        Messages account = new Messages();
        WebSocket api = connect(venues.orderEntryUri(BETA), account);
        api.sendText(signed(BETA, "userDataStream.subscribe.signature", JsonNodeFactory.instance.objectNode()), true)
                .join();
        account.next("\"subscriptionId\":0");
        String px = Amounts.text(Amounts.mantissa(JsonInput.decimal(top.get("a").asText()), 8) / 1_000_000 + 50_000, 2);
        api.sendText(signed(BETA, "order.place", order("live0001", px)), true).join();
        assertEquals(200, Shapes.parse(account.next("\"id\":\"order.place\"")).get("status").asInt());
        account.next("\"x\":\"NEW\"");
        JsonNode trade = Shapes.parse(account.next("\"x\":\"TRADE\"")).get("event");
        assertEquals("FILLED", trade.get("X").asText());

        LedgerSnapshot ledger = venues.ledger(BETA);
        assertEquals(1, ledger.fills().size());
        assertEquals(trade.get("t").asLong(), ledger.fills().get(0).tradeId());
        assertEquals("live0001", ledger.fills().get(0).clientOrderId());
        assertEquals(trade.get("n").asText(), Amounts.text(ledger.fills().get(0).fee(), 8));
        assertEquals(List.of(), ledger.violations());
        venues.close();
        assertEquals(ledger, venues.ledger(BETA));
        assertTrue(Files.readString(folder.resolve("beta.ledger.jsonl")).contains("\"clientOrderId\":\"live0001\""));
    }

    @Test
    void shouldTradeOnKrakenFromTokenToLedger() throws InterruptedException, IOException {
        start(Market.settings(2).calm());
        String token = Shapes.parse(krakenCall("GetWebSocketsToken", "nonce=1")).get("result").get("token").asText();
        Messages messages = new Messages();
        WebSocket socket = connect(venues.orderEntryUri(Market.GAMMA), messages);
        messages.next("\"channel\":\"status\"");
        socket.sendText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"executions\",\"token\":\""
                + token + "\"}}", true).join();
        messages.next("\"sequence\":1}");
        socket.sendText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USDT\"]}}", true)
                .join();
        JsonNode book = Shapes.parse(messages.next("\"type\":\"snapshot\"")).get("data").get(0);
        assertEquals(10, book.get("asks").size());
        String px = book.get("asks").get(5).get("price").decimalValue().toPlainString();
        socket.sendText("{\"method\":\"add_order\",\"params\":{\"order_type\":\"limit\",\"side\":\"buy\","
                + "\"order_qty\":0.001,\"symbol\":\"BTC/USDT\",\"limit_price\":" + px
                + ",\"time_in_force\":\"ioc\",\"cl_ord_id\":\"live2\","
                + "\"token\":\"" + token + "\"},\"req_id\":9}", true).join();
        assertTrue(Shapes.parse(messages.next("\"req_id\":9")).get("success").asBoolean());
        messages.next("pending_new");
        JsonNode trade = Shapes.parse(messages.next("\"exec_type\":\"trade\"")).get("data").get(0);
        messages.next("\"exec_type\":\"filled\"");
        LedgerSnapshot ledger = venues.ledger(Market.GAMMA);
        assertEquals(trade.get("trade_id").asLong(), ledger.fills().get(0).tradeId());
        assertEquals(List.of(), ledger.violations());
        JsonNode closed = Shapes.parse(krakenCall("ClosedOrders", "nonce=2&cl_ord_id=live2")).get("result");
        assertEquals(1, closed.get("count").asInt());
        JsonNode trades = Shapes.parse(krakenCall("TradesHistory", "nonce=3")).get("result").get("trades");
        assertEquals(trade.get("last_price").asText(),
                trades.get(trade.get("exec_id").asText()).get("price").asText());
    }

    @Test
    void shouldTradeOnBybitFromBookToLedger() throws InterruptedException {
        BybitMarkets linear = new BybitMarkets(true);
        venues = VenueServers.start(linear.venue.table(), SimulationSettings.defaults(Map.of(0, BigDecimal.ONE,
                1, new BigDecimal("62000")), Map.of(0, Map.of(0, 20_000_000_000_000L))).calm(),
                Map.of(0, new SimulatedAccount("key", "secret")));
        Messages market = new Messages();
        connect(URI.create(venues.marketDataUri(0) + linear.path()), market).sendText(
                "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\",\"tickers.BTCUSDT\"]}", true).join();
        String px = Shapes.parse(market.next("\"snapshot\"")).get("data").get("a").get(3).get(0).asText();
        market.next("fundingRate");
        String auth = linear.auth(System.currentTimeMillis() + 10_000, "secret", "key");
        Messages told = new Messages();
        WebSocket stream = connect(URI.create(venues.orderEntryUri(0) + "/v5/private"), told);
        stream.sendText(auth, true).join();
        told.next("\"auth\"");
        stream.sendText("{\"op\":\"subscribe\",\"args\":[\"execution\"]}", true).join();
        told.next("\"subscribe\"");
        Messages answers = new Messages();
        WebSocket trade = connect(URI.create(venues.orderEntryUri(0) + "/v5/trade"), answers);
        trade.sendText(auth, true).join();
        trade.sendText(linear.order("1", "Buy", "IOC", px, "0.012").replaceAll("STAMP\":\"\\d+",
                "STAMP\":\"" + System.currentTimeMillis()), true).join();
        assertEquals(0, Shapes.parse(answers.next("order.create")).get("retCode").asInt());
        JsonNode execution = Shapes.parse(told.next("\"Trade\"")).get("data").get(0);
        LedgerSnapshot ledger = venues.ledger(0);
        assertEquals("c1", ledger.fills().get(0).clientOrderId());
        assertEquals(execution.get("execId").asText(), BybitIds.uuid(ledger.fills().get(0).tradeId()));
        assertEquals(List.of(), ledger.violations());
        venues.faults(0).cutUserStreams();
        told.next(GONE);
        trade.sendText("{\"op\":\"ping\"}", true).join();
        answers.next("pong");
    }

    private String krakenCall(String method, String body) throws IOException, InterruptedException {
        String path = "/0/private/" + method;
        SimulatedAccount account = Market.account(Market.GAMMA);
        String nonce = body.substring("nonce=".length()).split("&")[0];
        return http.send(HttpRequest.newBuilder(URI.create(venues.restUri(Market.GAMMA) + path))
                .header("API-Key", account.apiKey())
                .header("API-Sign", KrakenRest.sign(Base64.getDecoder().decode(account.secret()), path, nonce, body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void shouldCutConnectionsAndLoseAcksOnDemand() throws InterruptedException {
        start(Market.settings(3).calm());
        Messages account = new Messages();
        WebSocket api = connect(venues.orderEntryUri(0), account);
        venues.faults(0).dropAcks(1);
        api.sendText(signed(0, "order.place", order("lost", "50000.00")), true).join();
        api.sendText(signed(0, "openOrders.status", JsonNodeFactory.instance.objectNode()), true).join();
        assertTrue(account.next("\"id\":").contains("openOrders.status"), "the acknowledgement must be lost");
        assertEquals("lost", venues.ledger(0).orders().get(0).clientOrderId());
        venues.faults(0).cutConnections();
        account.next(GONE);
        connect(venues.orderEntryUri(0), new Messages());
    }

    /** Orders that were on their way when the connection was cut work on; {@code myTrades} tells all of them. */
    @Test
    void shouldLetAClientRecoverEveryFillAfterCuts() throws InterruptedException {
        start(Market.settings(4));
        List<Long> heard = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            Messages account = new Messages();
            WebSocket api = connect(venues.orderEntryUri(0), account);
            api.sendText(signed(0, "userDataStream.subscribe.signature", JsonNodeFactory.instance.objectNode()), true)
                    .join();
            for (int i = 0; i < 20; i++) {
                api.sendText(signed(0, "order.place", order("r" + round + "x" + i, "65000.00")), true).join();
                if (i == 10) {
                    account.next("\"x\":\"TRADE\"");
                }
            }
            venues.faults(0).cutConnections();
            account.next(GONE);
        }
        Messages account = new Messages();
        WebSocket api = connect(venues.orderEntryUri(0), account);
        api.sendText(signed(0, "myTrades", JsonNodeFactory.instance.objectNode().put("symbol", "BTCUSDT")), true)
                .join();
        Shapes.parse(account.next("myTrades")).get("result").forEach(trade -> heard.add(trade.get("id").asLong()));
        LedgerSnapshot ledger = venues.ledger(0);
        assertEquals(ledger.fills().stream().map(LedgerFill::tradeId).toList(), heard);
        assertTrue(heard.size() >= 40, "fills " + heard.size());
        assertEquals(List.of(), ledger.duplicates());
        assertEquals(List.of(), ledger.violations());
    }

    @Test
    void shouldTradeAtHyperliquidFromBookToLedger() throws InterruptedException, IOException {
        HyperliquidRig rig = new HyperliquidRig("hyperliquid");
        venues = VenueServers.start(rig.table, rig.settings,
                Map.of(0, new SimulatedAccount(HyperliquidRig.ADDRESS, "0x" + "5a".repeat(32))));
        Messages messages = new Messages();
        WebSocket socket = connect(venues.marketDataUri(0), messages);
        assertEquals(venues.marketDataUri(0), venues.orderEntryUri(0), "one socket for everything");
        for (String subscription : List.of("\"bbo\",\"coin\":\"BTC\"", "\"userFills\",\"user\":\""
                + HyperliquidRig.ADDRESS + "\"")) {
            socket.sendText("{\"method\":\"subscribe\",\"subscription\":{\"type\":" + subscription + "}}", true).join();
        }
        JsonNode ask = Shapes.parse(messages.next("\"channel\":\"bbo\"")).at("/data/bbo/1");
        String px = new BigDecimal(ask.get("px").asText()).add(BigDecimal.valueOf(50)).stripTrailingZeros()
                .toPlainString();
        socket.sendText("{\"method\":\"post\",\"id\":9,\"request\":{\"type\":\"action\",\"payload\":"
                + rig.payload(HyperliquidRig.order("buy", "Ioc", px, "0.001"), System.currentTimeMillis(),
                HyperliquidRig.KEY, 0) + "}}", true).join();
        JsonNode fill = Shapes.parse(messages.next("\"tid\"")).at("/data/fills/0");
        assertTrue(messages.next("\"channel\":\"post\"").contains("\"filled\":{\"totalSz\":\"0.001\""));
        LedgerSnapshot ledger = venues.ledger(0);
        assertEquals(fill.get("tid").asLong(), ledger.fills().get(0).tradeId());
        assertEquals(List.of(), ledger.violations());
        String state = http.send(HttpRequest.newBuilder(URI.create(venues.restUri(0) + "/info"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"clearinghouseState\",\"user\":\""
                        + HyperliquidRig.ADDRESS + "\"}")).build(), HttpResponse.BodyHandlers.ofString()).body();
        assertEquals("0.001", Shapes.parse(state).at("/assetPositions/0/position/szi").asText());
    }

    @Test
    void shouldTradeOnCoinbaseFromTokenToLedger() throws InterruptedException, IOException {
        venues = VenueServers.start(CoinbaseClient.table(), SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")), Map.of(0, Map.of(0, 20_000_000_000_000L)))
                .withSeed(6).calm(), Map.of(0, new SimulatedAccount(CoinbaseClient.NAME, CoinbaseClient.PEM)));
        Messages market = new Messages();
        connect(venues.marketDataUri(0), market).sendText(CoinbaseClient.subscribe("level2"), true).join();
        market.next("\"type\":\"snapshot\"");
        Messages user = new Messages();
        connect(venues.orderEntryUri(0), user).sendText("{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\""
                + token(1, null) + "\"}", true).join();
        user.next("\"type\":\"snapshot\"");
        String path = "/api/v3/brokerage/orders";
        HttpResponse<String> taken = http.send(HttpRequest.newBuilder(URI.create(venues.restUri(0) + path))
                .header("Authorization", "Bearer " + token(2, "POST 127.0.0.1" + path))
                .POST(HttpRequest.BodyPublishers.ofString(CoinbaseClient.order("live0001", "BUY", "sor_limit_ioc",
                        "70000", "0.001"))).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(taken.body().startsWith("{\"success\":true"), taken.body());
        JsonNode order = Shapes.parse(user.next("\"status\":\"FILLED\"")).get("events").get(0).get("orders").get(0);
        LedgerSnapshot ledger = venues.ledger(0);
        assertEquals("live0001", ledger.fills().get(0).clientOrderId());
        assertEquals(ledger.fills().size(), order.get("number_of_fills").asInt());
        assertEquals(List.of(), ledger.violations());
        venues.faults(0).cutConnections();
        user.next(GONE);
        market.next(GONE);
    }

    private static String token(int nonce, String uri) {
        return CoinbaseClient.token(CoinbaseClient.head(nonce),
                CoinbaseClient.claims(uri, System.currentTimeMillis() / 1_000), CoinbaseClient.PEM);
    }

    @Test
    void shouldRefusePathsThatAreNotServed() throws IOException, InterruptedException {
        start(Market.settings(3).calm());
        assertThrows(CompletionException.class,
                () -> connect(URI.create(venues.marketDataUri(0) + "/nothing"), new Messages()));
        HttpResponse<String> time = http.send(HttpRequest.newBuilder(
                URI.create(venues.restUri(0) + "/api/v3/time")).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(time.body().startsWith("{\"serverTime\":"), time.body());
    }

    /** A chain is one more venue: the same thread and clock, a port of its own, and no account. */
    @Test
    void shouldServeAChainBesideTheVenues() throws InterruptedException {
        InstrumentTable three = Market.table();
        List<Venue> all = new ArrayList<>(three.venues());
        all.add(ChainWireTest.POOLS.get(0).venue());
        InstrumentTable four = InstrumentTable.of(all, three.assets(), three.instruments());
        venues = VenueServers.start(four, Market.settings(5).calm(),
                Map.of(0, Market.account(0), 1, Market.account(1), 2, Market.account(2)),
                Map.of(3, new SimulatedPools(ChainSettings.lively(5, 20_000_000L), ChainWireTest.POOLS)));
        Messages node = new Messages();
        WebSocket socket = connect(venues.marketDataUri(3), node);
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_subscribe\",\"params\":[\"newHeads\"]}", true)
                .join();
        node.next("\"id\":1");
        JsonNode first = Shapes.parse(node.next("eth_subscription")).get("params").get("result");
        JsonNode second = Shapes.parse(node.next("eth_subscription")).get("params").get("result");
        assertEquals(first.get("hash"), second.get("parentHash"));
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"eth_call\",\"params\":[{\"to\":\""
                + ChainWireTest.POOLS.get(0).symbol() + "\",\"data\":\"0x0902f1ac\"},\"latest\"]}", true).join();
        assertEquals(2 + 3 * 64, Shapes.parse(node.next("\"id\":2")).get("result").textValue().length());
        assertEquals(List.of(), venues.ledger(3).orders());
        venues.faults(3).cutConnections();
        node.next(GONE);
    }
}
