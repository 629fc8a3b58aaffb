package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public sockets of a simulated Bybit: books and tickers, followed by a client that keeps texts. */
final class BybitPublicTest {
    private static final long MILLI = 1_000_000L;

    private final Clients client = new Clients();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNumberBooksThatATextClientCanFollow(boolean linear) {
        BybitMarkets at = new BybitMarkets(linear);
        WireSession session = at.wire.connect(at.path(), client);
        session.onText("{\"req_id\":\"7\",\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
        assertEquals("{\"success\":true,\"ret_msg\":\"" + (linear ? "" : "subscribe")
                + "\",\"conn_id\":\"00000001\",\"req_id\":\"7\",\"op\":\"subscribe\"}", client.frames.get(0));
        for (int i = 0; i < 200; i++) {
            at.run(20);
            at.model.take(0, Side.BUY, Long.MAX_VALUE, i % 5 == 0 ? Long.MAX_VALUE : 1);
        }
        at.run(20);
        List<TreeMap<BigDecimal, BigDecimal>> sides = List.of(
                new TreeMap<>(), new TreeMap<>(Comparator.reverseOrder()));
        long last = 0;
        for (String frame : client.frames.subList(1, client.frames.size())) {
            JsonNode data = Shapes.parse(frame).get("data");
            assertEquals(last == 0 ? "snapshot" : "delta", Shapes.parse(frame).get("type").asText());
            assertTrue(last == 0 || data.get("u").asLong() == last + 1, frame);
            last = data.get("u").asLong();
            apply(sides.get(0), data.get("a"));
            apply(sides.get(1), data.get("b"));
        }
        assertTrue(client.frames.size() > 150, "frames " + client.frames.size());
        ModelBook book = at.model.book(0);
        assertEquals(Amounts.text(book.asks().px(0), at.instrument.pxDecimals()),
                sides.get(0).firstKey().toPlainString());
        assertEquals(book.asks().size() + " " + book.bids().size(), sides.get(0).size() + " " + sides.get(1).size());
        for (int i = 0; i < book.bids().size(); i++) {
            BigDecimal px = BigDecimal.valueOf(book.bids().px(i), at.instrument.pxDecimals());
            assertEquals(0, BigDecimal.valueOf(book.bids().qty(i), at.instrument.qtyDecimals())
                    .compareTo(sides.get(1).get(px)));
        }
    }

    private static void apply(TreeMap<BigDecimal, BigDecimal> side, JsonNode levels) {
        for (JsonNode level : levels) {
            assertEquals(2, level.size());
            BigDecimal qty = new BigDecimal(level.get(1).asText());
            if (qty.signum() == 0) {
                assertTrue(side.remove(new BigDecimal(level.get(0).asText())) != null, "removed what was not there");
            } else {
                side.put(new BigDecimal(level.get(0).asText()), qty);
            }
        }
    }

    @Test
    void shouldRepeatTheBestLevelWithTheSameNumberWhenItDoesNotChange() {
        BybitMarkets at = new BybitMarkets(true);
        at.wire.connect(at.path(), client).onText("{\"op\":\"subscribe\",\"args\":[\"orderbook.1.BTCUSDT\"]}");
        for (int i = 0; i < 310; i++) {
            at.loop.advance(10 * MILLI);
            at.wire.onTimer(at.loop.nowNanos());
        }
        List<String> frames = client.with("orderbook.1.BTCUSDT");
        assertEquals(2, frames.size());
        assertEquals(Shapes.parse(frames.get(0)).get("data"), Shapes.parse(frames.get(1)).get("data"));
        at.model.take(0, Side.BUY, Long.MAX_VALUE, 1);
        at.loop.advance(10 * MILLI);
        at.wire.onTimer(at.loop.nowNanos());
        JsonNode next = Shapes.parse(client.frames.get(client.frames.size() - 1));
        assertEquals("snapshot 1 1", next.get("type").asText() + " " + next.get("data").get("a").size() + " "
                + next.get("data").get("b").size());
        assertEquals(Shapes.parse(frames.get(0)).get("data").get("u").asLong() + 1,
                next.get("data").get("u").asLong());
    }

    @Test
    void shouldTellOfATickerOnlyWhatChanged() {
        BybitMarkets at = new BybitMarkets(true);
        at.wire.connect(at.path(), client).onText("{\"op\":\"subscribe\",\"args\":[\"tickers.BTCUSDT\"]}");
        at.run(5_000);
        List<String> frames = client.with("tickers.BTCUSDT");
        JsonNode first = Shapes.parse(frames.get(0));
        assertEquals("snapshot", first.get("type").asText());
        List<String> ours = Shapes.keys(first);
        ours.removeAll(Shapes.keys(Shapes.sample("bybit", "tardis-bybit-messagesV5-10")));
        assertEquals(List.of(), ours);
        Map<String, String> kept = new LinkedHashMap<>();
        first.get("data").properties().forEach(field -> kept.put(field.getKey(), field.getValue().asText()));
        assertTrue(frames.size() > 10);
        for (String frame : frames.subList(1, frames.size())) {
            assertEquals("delta", Shapes.parse(frame).get("type").asText());
            Shapes.parse(frame).get("data").properties().forEach(field -> {
                String before = kept.put(field.getKey(), field.getValue().asText());
                assertTrue(field.getKey().equals("symbol") || !field.getValue().asText().equals(before), frame);
            });
        }
        assertEquals(Amounts.plain(at.model.markPxE8(0), 8), kept.get("markPrice"));
        assertEquals(kept.get("nextFundingTime"), BybitTexts.time(
                (at.loop.nowNanos() / BybitMarkets.FUNDING_NANOS + 1) * BybitMarkets.FUNDING_NANOS));
    }

    @Test
    void shouldRefuseTopicsThatItDoesNotServe() {
        BybitMarkets at = new BybitMarkets(false);
        WireSession session = at.wire.connect(at.path(), client);
        for (String topics : List.of("\"orderbook.200.BTCUSDT\"", "\"orderbook.50.XYZ\"", "\"tickers.BTCUSDT\"",
                "\"x\"",
                "\"orderbook.50.BTCUSDT\",\"publicTrade.BTCUSDT\"",
                "\"orderbook.50.BTCUSDT\"" + ",\"orderbook.1.BTCUSDT\"".repeat(10))) {
            session.onText("{\"op\":\"subscribe\",\"args\":[" + topics + "]}");
            assertTrue(client.frames.get(client.frames.size() - 1).contains("\"success\":false"), topics);
        }
        session.onText("{");
        at.run(100);
        assertEquals(7, client.frames.size(), "a request is taken whole or not at all");
        session.onText("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
        session.onText("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
        assertEquals(1, client.with("error:already subscribed").size());
        session.onText("{\"op\":\"unsubscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
        int frames = client.frames.size();
        at.run(100);
        assertEquals(frames, client.frames.size());
        assertFalse(at.wire.serves("/v5/public/linear"));
    }
}
