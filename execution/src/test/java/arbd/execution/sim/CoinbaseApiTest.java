package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens, orders and questions of a simulated Coinbase by REST, and its faults. */
final class CoinbaseApiTest extends CoinbaseClient {
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
}
