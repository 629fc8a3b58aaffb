package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the WebSockets of a simulated Coinbase say, against recorded samples and a client that keeps texts. */
final class CoinbaseWireTest extends CoinbaseClient {
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

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
