package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The text of a simulated Coinbase, against recorded samples and a client that keeps texts. */
final class CoinbaseWireTest {
    private static final long MILLI = 1_000_000L;
    private static final String NAME = "organizations/o/apiKeys/k";
    private static final String PEM = CoinbaseKeys.generate();
    private static final String ORDERS = "/api/v3/brokerage/orders";

    private final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    private final FaultPlan faults = new FaultPlan();
    private final Clients client = new Clients();
    private final Rest rest = new Rest();
    private final SimulatedVenue venue;
    private final MarketModel model;
    private final CoinbaseWire wire;
    private int nonce;

    /** A client's end of a connection for requests. */
    private static final class Rest implements RestChannel {
        private final List<HttpReply> replies = new ArrayList<>();
        private boolean cut;

        @Override
        public void answer(HttpReply reply) {
            replies.add(reply);
        }

        @Override
        public void cut() {
            cut = true;
        }

        HttpReply last() {
            return replies.get(replies.size() - 1);
        }
    }

    CoinbaseWireTest() {
        InstrumentTable table = table();
        Map<Integer, Long> wallets = Map.of(0, 20_000_000_000_000L, 1, 300_000_000L);
        SimulationSettings settings = SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")), Map.of(0, wallets)).withSeed(4).calm();
        model = new MarketModel(table, settings, Market.START_NANOS, id -> { });
        venue = new SimulatedVenue(table.venues().get(0), table, settings, model, Market.START_NANOS);
        wire = new CoinbaseWire(venue, loop, faults, new SimulatedAccount(NAME, PEM));
        venue.listen(wire);
        wire.opened(rest);
    }

    private static InstrumentTable table() {
        Asset usd = new Asset(0, "USD", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue coinbase = new Venue(0, "echo", "coinbase");
        return InstrumentTable.of(List.of(coinbase), List.of(usd, btc), List.of(new Instrument(0, coinbase, "BTC-USD",
                Kind.SPOT, btc, usd, 2, 8, 1, 1, 1_000, 100_000_000, 600_000, FeeSide.QUOTE)));
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(0, loop.nowNanos());
            wire.onBook(0);
            wire.onTimer(loop.nowNanos());
        }
    }

    /** Signed by hand, with the claims as given. */
    private String token(String head, String claims, String pem) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String text = base64.encodeToString(head.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(
                    new BigInteger(1, der, 7, 32), curve.getParameterSpec(ECParameterSpec.class)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String head() {
        return "{\"alg\":\"ES256\",\"kid\":\"" + NAME + "\",\"nonce\":\"" + ++nonce + "\",\"typ\":\"JWT\"}";
    }

    private String claims(String uri) {
        long now = loop.nowNanos() / 1_000_000_000L;
        return "{\"sub\":\"" + NAME + "\",\"iss\":\"cdp\",\"nbf\":" + now + ",\"exp\":" + (now + 120)
                + (uri == null ? "" : ",\"uri\":\"" + uri + "\"") + "}";
    }

    private String token(String uri) {
        return token(head(), claims(uri), PEM);
    }

    private HttpReply call(String method, String path, String query, String body, String token) {
        wire.http(new HttpCall(method, path, query, token.isEmpty() ? Map.of("host", "127.0.0.1:4711")
                : Map.of("host", "127.0.0.1:4711", "authorization", "Bearer " + token), body), rest);
        run(50);
        return rest.replies.isEmpty() ? null : rest.last();
    }

    private HttpReply get(String path, String query) {
        return call("GET", path, query, "", token("GET 127.0.0.1" + path));
    }

    private HttpReply post(String path, String body) {
        return call("POST", path, "", body, token("POST 127.0.0.1" + path));
    }

    private static String order(String id, String side, String kind, String px, String qty) {
        return "{\"client_order_id\":\"" + id + "\",\"product_id\":\"BTC-USD\",\"side\":\"" + side
                + "\",\"order_configuration\":{\"" + kind + "\":{\"base_size\":\"" + qty + "\",\"limit_price\":\"" + px
                + "\"}}}";
    }

    private WireSession users() {
        WireSession session = wire.connect("/user", client);
        session.onText("{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\"" + token(null) + "\"}");
        return session;
    }

    private static String subscribe(String channel) {
        return "{\"type\":\"subscribe\",\"channel\":\"" + channel + "\",\"product_ids\":[\"BTC-USD\"]}";
    }

    @Test
    void shouldSendBooksThatATextClientCanFollow() {
        WireSession session = wire.connect("/", client);
        session.onText(subscribe("heartbeats"));
        session.onText(subscribe("level2"));
        for (int i = 0; i < 100; i++) {
            run(100);
            model.take(0, Side.BUY, Long.MAX_VALUE, i % 5 == 0 ? Long.MAX_VALUE : 1);
        }
        run(1);
        TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
        TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        long sequence = 0;
        for (String text : client.frames) {
            JsonNode frame = Shapes.parse(text);
            assertEquals(sequence++, frame.get("sequence_num").asLong(), "one number over all channels");
            if (frame.get("channel").asText().equals("l2_data")) {
                for (JsonNode update : frame.get("events").get(0).get("updates")) {
                    TreeMap<BigDecimal, BigDecimal> side = update.get("side").asText().equals("bid") ? bids : asks;
                    BigDecimal px = new BigDecimal(update.get("price_level").asText());
                    BigDecimal qty = new BigDecimal(update.get("new_quantity").asText());
                    if (qty.signum() == 0) {
                        assertTrue(side.remove(px) != null, "removed what was not there");
                    } else {
                        side.put(px, qty);
                    }
                }
            }
        }
        ModelBook book = model.book(0);
        assertEquals(Amounts.text(book.asks().px(0), 2), asks.firstKey().setScale(2).toPlainString());
        assertEquals(Amounts.text(book.bids().px(0), 2), bids.firstKey().setScale(2).toPlainString());
        assertEquals(book.asks().size() + " " + book.bids().size(), asks.size() + " " + bids.size());
        int beats = client.with("\"channel\":\"heartbeats\"").size();
        assertTrue(beats >= 10 && beats <= 11, beats + " heartbeats in ten seconds");
        assertEquals(1, client.with("\"type\":\"snapshot\"").size());
        assertTrue(client.with("\"type\":\"update\"").size() > 100);
    }

    /** Keys and their order, as on record. */
    @Test
    void shouldWriteFramesAsRecorded() {
        WireSession session = wire.connect("/", client);
        session.onText(subscribe("level2"));
        session.onText(subscribe("ticker"));
        assertEquals(Shapes.keys(Shapes.sample("coinbase", "cb20260907-SNAPSHOT")),
                Shapes.keys(client.with("l2_data").get(0)));
        assertEquals(Shapes.sample("coinbase", "cb20260907-ERROR"), Shapes.parse(client.with("error").get(0)));
        assertEquals(Shapes.without(Shapes.keys(Shapes.sample("coinbase",
                "jkorf-Subscriptions-AdvancedTrade-Ticker-1-ack")), ".events[].subscriptions.ticker"),
                Shapes.without(Shapes.keys(client.with("subscriptions").get(0)), ".events[].subscriptions.level2"));
        String taken = post(ORDERS, order("one", "BUY", "limit_limit_gtc", "50000", "0.001")).body();
        assertEquals(fields(Shapes.sample("coinbase", "jkorf-rest-Trading-PlaceOrder").get("success_response")),
                fields(Shapes.parse(taken).get("success_response")));
        JsonNode order = Shapes.parse(get(ORDERS + "/historical/batch", "").body()).get("orders").get(0);
        Set<String> absent = fields(Shapes.sample("coinbase", "jkorf-rest-Trading-GetOrder").get("order"));
        absent.removeAll(fields(order));
        assertEquals(Set.of(), absent);
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void shouldTakeNoTokenButAFreshOneOfTheAccountForTheRequest() throws Exception {
        String uri = "GET 127.0.0.1/api/v3/brokerage/accounts";
        String path = "/api/v3/brokerage/accounts";
        String once = token(uri);
        assertEquals(200, call("GET", path, "limit=1", "", once).status(), "the query is not signed");
        assertEquals(401, call("GET", path, "", "", once).status(), "a second time");
        long now = loop.nowNanos() / 1_000_000_000L;
        String good = claims(uri);
        List<String> bad = List.of("", "a.b.c", token(head(), good, CoinbaseKeys.generate()),
                token(head().replace("ES256", "none"), good, PEM),
                token(head().replace("/k", "/other"), good, PEM),
                token(head().replace("\"nonce\"", "\"once\""), good, PEM),
                token(head(), good.replace("\"cdp\"", "\"coinbase-cloud\""), PEM),
                token(head(), good.replace("sub\":\"" + NAME, "sub\":\"other"), PEM),
                token(head(), good.replace("GET ", "POST "), PEM),
                token(head(), good.replace("/accounts", "/orders"), PEM),
                token(head(), good.replace("127.0.0.1", "elsewhere"), PEM),
                token(head(), claims(null), PEM),
                token(head(), good.replace("\"nbf\":" + now, "\"nbf\":" + (now + 60)), PEM),
                token(head(), good.replace("\"exp\":" + (now + 120), "\"exp\":" + (now + 121)), PEM),
                token(head(), good, PEM) + "A", token(uri).replace(".", ""));
        for (String token : bad) {
            assertEquals(401, call("GET", path, "", "", token).status(), token);
        }
        String old = token(uri);
        run(120_000);
        assertEquals(401, call("GET", path, "", "", old).status(), "too old");
        JsonNode vector = Shapes.parse(Files.readString(
                SharedData.path("venues/visible/coinbase/signing_vectors.json"))).get("vectors").get(2);
        for (String form : List.of("private_key_sec1_pem", "private_key_pkcs8_pem")) {
            assertEquals(Base64.getEncoder().encodeToString(CoinbaseKeys.known(vector.get(form).asText()).getEncoded()),
                    vector.get("public_key_pem").asText().replaceAll("-----[A-Z ]+-----|\\s", ""));
        }
    }

    @Test
    void shouldRefuseChannelsAsTheVenueDoes() {
        WireSession market = wire.connect("/", client);
        for (String text : List.of("nonsense", "{}", subscribe("level2000"), subscribe("user"),
                "{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\"a.b.c\"}")) {
            client.frames.clear();
            market.onText(text);
            assertEquals(List.of("{\"type\":\"error\",\"message\":\"authentication failure\"}"), client.frames, text);
        }
        WireSession users = wire.connect("/user", client);
        client.frames.clear();
        users.onText(subscribe("level2"));
        users.onText(subscribe("heartbeats"));
        users.onText("{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\"" + token("GET 127.0.0.1/user") + "\"}");
        assertEquals(3, client.with("authentication failure").size(), client.frames::toString);
        users.onText("{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\"" + token(null) + "\"}");
        assertEquals(1, client.with("\"channel\":\"user\"", "\"snapshot\"").size());
        market.onText(subscribe("level2").replace("BTC-USD", "BTC-EUR"));
        assertEquals(1, client.with("BTC-EUR is not a valid product").size());
    }

    @Test
    void shouldDropWhoDoesNotSubscribeInTime() {
        Clients prompt = new Clients();
        wire.connect("/", client);
        WireSession session = wire.connect("/", prompt);
        run(4_900);
        session.onText(subscribe("heartbeats"));
        assertFalse(client.cut);
        run(200);
        assertTrue(client.cut);
        assertFalse(prompt.cut);
    }

    @Test
    void shouldTellSumsOnTheChannelAndFillsByRest() {
        users();
        HttpReply taken = post(ORDERS, order("one", "BUY", "sor_limit_ioc", "70000", "0.5"));
        JsonNode success = Shapes.parse(taken.body());
        assertTrue(success.get("success").asBoolean());
        String id = success.get("success_response").get("order_id").asText();
        assertEquals(1, client.with("\"status\":\"PENDING\"").size());
        List<String> ended = client.with("\"status\":\"FILLED\"");
        assertEquals(1, ended.size(), "several fills are told at once");
        JsonNode order = Shapes.parse(ended.get(0)).get("events").get(0).get("orders").get(0);
        int fills = venue.ledger().snapshot().fills().size();
        assertTrue(fills > 1, "one level is not enough for it");
        assertEquals(Integer.toString(fills), order.get("number_of_fills").asText());
        assertEquals("0.5", order.get("cumulative_quantity").asText());
        String cursor = "";
        List<String> trades = new ArrayList<>();
        BigDecimal fees = BigDecimal.ZERO;
        do {
            JsonNode page = Shapes.parse(get(ORDERS + "/historical/fills", "order_ids=" + id + "&limit=1&cursor="
                    + cursor).body());
            assertEquals(1, page.get("fills").size());
            trades.add(page.get("fills").get(0).get("trade_id").asText());
            fees = fees.add(new BigDecimal(page.get("fills").get(0).get("commission").asText()));
            cursor = page.get("cursor").asText();
        } while (!cursor.isEmpty());
        assertEquals(fills, new HashSet<>(trades).size());
        assertEquals(new BigDecimal(order.get("total_fees").asText()).stripTrailingZeros(), fees.stripTrailingZeros());
        post(ORDERS, order("one", "BUY", "sor_limit_ioc", "70000", "0.5"));
        assertEquals(1, venue.ledger().snapshot().orders().size(), "the same id is the same order");
    }

    @Test
    void shouldListFillsALittleLater() {
        wire.http(new HttpCall("POST", ORDERS, "", Map.of("host", "127.0.0.1", "authorization",
                "Bearer " + token("POST 127.0.0.1" + ORDERS)), order("one", "BUY", "sor_limit_ioc", "70000", "0.01")),
                rest);
        while (rest.replies.isEmpty()) {
            loop.advance(MILLI);
        }
        String id = Shapes.parse(rest.last().body()).get("success_response").get("order_id").asText();
        HttpCall fills = new HttpCall("GET", ORDERS + "/historical/fills", "order_ids=" + id, Map.of("host",
                "127.0.0.1", "authorization", "Bearer " + token("GET 127.0.0.1" + ORDERS + "/historical/fills")), "");
        assertEquals(0, Shapes.parse(wire.http(fills).body()).get("fills").size());
        run(10);
        assertNotEquals(0, Shapes.parse(get(ORDERS + "/historical/fills", "order_ids=" + id).body())
                .get("fills").size());
    }

    @Test
    void shouldCancelByItsOwnIdAlone() {
        users();
        String id = Shapes.parse(post(ORDERS, order("one", "BUY", "limit_limit_gtc", "50000", "0.001")).body())
                .get("success_response").get("order_id").asText();
        assertEquals(1, client.with("\"status\":\"OPEN\"").size());
        JsonNode results = Shapes.parse(post(ORDERS + "/batch_cancel", "{\"order_ids\":[\"" + id + "\",\"one\"]}")
                .body()).get("results");
        assertTrue(results.get(0).get("success").asBoolean());
        assertEquals("UNKNOWN_CANCEL_ORDER", results.get(1).get("failure_reason").asText());
        assertEquals(1, client.with("\"status\":\"CANCELLED\"").size());
        assertEquals("CANCELLED", Shapes.parse(get(ORDERS + "/historical/" + id, "").body()).get("order").get("status")
                .asText());
        assertEquals(404, get(ORDERS + "/historical/none", "").status());
        assertEquals(400, post(ORDERS + "/batch_cancel", "{}").status());
    }

    @Test
    void shouldRefuseInTheVenuesWords() {
        for (String[] bad : new String[][] {{order("a", "BUY", "sor_limit_ioc", "70000", "900"), "INSUFFICIENT_FUND"},
                {order("b", "BUY", "sor_limit_ioc", "70000.001", "0.1"), "INVALID_PRICE_PRECISION"},
                {order("c", "BUY", "sor_limit_ioc", "1", "0.1"), "INVALID_QUOTE_SIZE_TOO_SMALL"},
                {order("d", "BUY", "sor_limit_ioc", "70000", "0.000001"), "INVALID_BASE_SIZE_TOO_SMALL"},
                {order("e", "BUY", "sor_limit_ioc", "70000", "0.1").replace("BTC-USD", "X-Y"), "INVALID_PRODUCT_ID"}}) {
            HttpReply reply = post(ORDERS, bad[0]);
            assertEquals(200, reply.status());
            JsonNode body = Shapes.parse(reply.body());
            assertFalse(body.get("success").asBoolean());
            assertEquals(bad[1], body.get("error_response").get("error").asText(), bad[0]);
        }
        String good = order("f", "BUY", "sor_limit_ioc", "70000", "0.1");
        for (String bad : List.of("", "[]", good.replace("sor_limit_ioc", "market"), good.replace("BUY", "buy"),
                good.replace("\"0.1\"", "0.1"), good.replace("\"70000\"", "\"x\""), good.replace("\"f\"", "\"\""))) {
            assertEquals(400, post(ORDERS, bad).status(), bad);
        }
        assertEquals(List.of(), venue.ledger().snapshot().fills());
    }

    @Test
    void shouldTellWhatOthersAskFor() {
        JsonNode product = Shapes.parse(call("GET", "/api/v3/brokerage/market/products", "", "", "").body())
                .get("products").get(0);
        assertEquals("BTC-USD 0.00000001 0.01 0.00001 1", product.get("product_id").asText() + " "
                + product.get("base_increment").asText() + " " + product.get("price_increment").asText() + " "
                + product.get("base_min_size").asText() + " " + product.get("quote_min_size").asText());
        assertEquals("BTC-USD", Shapes.parse(call("GET", "/api/v3/brokerage/market/products/BTC-USD", "", "", "")
                .body()).get("product_id").asText());
        assertEquals(404, call("GET", "/api/v3/brokerage/market/products/X", "", "", "").status());
        assertEquals("0.006", Shapes.parse(get("/api/v3/brokerage/transaction_summary", "").body()).get("fee_tier")
                .get("taker_fee_rate").asText());
        assertEquals(loop.nowNanos() / MILLI, Shapes.parse(wire.http(new HttpCall("GET", "/api/v3/brokerage/time",
                Map.of(), "")).body()).get("epochMillis").asLong());
        assertFalse(Shapes.parse(get("/api/v3/brokerage/key_permissions", "").body()).get("can_transfer").asBoolean());
        JsonNode page = Shapes.parse(get("/api/v3/brokerage/accounts", "limit=1").body());
        assertTrue(page.get("has_next").asBoolean());
        assertEquals("200000", page.get("accounts").get(0).get("available_balance").get("value").asText());
        JsonNode next = Shapes.parse(get("/api/v3/brokerage/accounts", "limit=1&cursor=" + page.get("cursor").asText())
                .body());
        assertEquals("BTC", next.get("accounts").get(0).get("currency").asText());
        assertFalse(next.get("has_next").asBoolean());
    }

    @Test
    void shouldDoWrongWhatItIsTold() {
        users();
        faults.dropAcks(1);
        post(ORDERS, order("one", "BUY", "sor_limit_ioc", "70000", "0.01"));
        assertEquals(List.of(), rest.replies);
        faults.timeOut(1);
        assertEquals(500, post(ORDERS, order("two", "BUY", "sor_limit_ioc", "70000", "0.01")).status());
        assertEquals(2, venue.ledger().snapshot().orders().size(), "both worked");
        int before = client.frames.size();
        faults.loseUserFrames(1);
        post(ORDERS, order("three", "BUY", "sor_limit_ioc", "70000", "0.01"));
        JsonNode next = Shapes.parse(client.frames.get(before));
        assertEquals(before + 1, next.get("sequence_num").asLong(), "one number is missing");
        Clients market = new Clients();
        wire.connect("/", market).onText(subscribe("level2"));
        faults.cutUserStreams();
        run(1);
        assertTrue(client.cut);
        assertFalse(market.cut || rest.cut);
        faults.cutConnections();
        run(1);
        assertTrue(market.cut && rest.cut);
    }
}
