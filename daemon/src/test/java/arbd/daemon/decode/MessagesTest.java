package arbd.daemon.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import arbd.daemon.decode.WireEvent.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single messages of each venue, each to a decoder that has seen nothing: is it taken for what it is? */
class MessagesTest {
    @ParameterizedTest
    @CsvSource({"binance, 99", "bybit, 68", "coinbase, 19", "hyperliquid, 34", "kraken, 50", "okx, 37"})
    void shouldTakeEachMessageForWhatItIs(String venue, int expectations) throws Exception {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String text : Files.readAllLines(Recordings.path(venue + "/messages.jsonl"))) {
            JsonNode message = Recordings.JSON.readTree(text);
            String raw = message.path("raw").asText();
            boolean futures = message.path("channel").asText().toLowerCase(Locale.ROOT).contains("usd");
            List<WireEvent> events = Recordings.decode(venue.equals("binance") && futures ? "binance-usdm" : venue,
                    List.of(new Recordings.Line(1, "in", "", raw)));
            assertFalse(events.isEmpty(), raw);
            JsonNode expected = message.path("expect");
            if (expected.isObject()) {
                checked++;
                Kind kind = raw.contains("@depth5") ? Kind.SNAPSHOT : kind(expected);
                compare(message.path("id").asText(), expected, kind, events, wrong);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(expectations, checked);
    }

    private static void compare(String id, JsonNode expected, Kind kind, List<WireEvent> events,
            List<String> wrong) {
        WireEvent first = events.get(0);
        if (first.kind() != kind) {
            wrong.add(id + ": " + first.kind() + " in place of " + kind + " for " + expected);
            return;
        }
        if (kind == Kind.IGNORED || kind == Kind.ACK || kind == Kind.ERROR) {
            return;
        }
        same(id, wrong, text(expected, "symbol", "inst", "product", "coin"), first.symbol());
        if (kind == Kind.TRADE && expected.has("n")) {
            same(id, wrong, expected.path("n").asText(), "" + events.size());
        }
        boolean trade = kind == Kind.TRADE && expected.path("id").asText().matches("\\d+");
        boolean numbered = trade || expected.has("u") || expected.has("update_id") || expected.has("last_update_id")
                || kind != Kind.TRADE && expected.has("sequence_num")
                || kind == Kind.SNAPSHOT && expected.has("coin");
        if (numbered) {
            same(id, wrong, text(expected, "id", "u", "update_id", "last_update_id", "sequence_num", "time"),
                    "" + first.seq());
        }
        if (kind == Kind.QUOTE || kind == Kind.SNAPSHOT) {
            // some say how many levels a book has, not which
            best(id, wrong, expected.has("bid") ? expected.path("bid") : expected.path("best_bid"), first.bid(),
                    first.bidQty());
            best(id, wrong, expected.has("ask") ? expected.path("ask") : expected.path("best_ask"), first.ask(),
                    first.askQty());
        }
    }

    private static void best(String id, List<String> wrong, JsonNode expected, String px, String qty) {
        if (expected.isArray()) {
            same(id, wrong, "" + expected.path(0).asText(null), "" + px);
            same(id, wrong, "" + expected.path(1).asText(null), "" + qty);
        }
    }

    private static void same(String id, List<String> wrong, String expected, String found) {
        if (expected != null && !expected.equals(found)) {
            wrong.add(id + ": '" + found + "' in place of '" + expected + "'");
        }
    }

    private static String text(JsonNode expected, String... names) {
        for (String name : names) {
            if (expected.has(name)) {
                return expected.path(name).asText();
            }
        }
        return null;
    }

    private static Kind kind(JsonNode expected) {
        String type = expected.path("type").asText();
        boolean refused = expected.path("code").asInt(0) != 0 || expected.path("event").asText().equals("error");
        return switch (type) {
            case "trade", "match", "market_trades" -> Kind.TRADE;
            case "bbo", "ticker", "ticker_batch" -> Kind.QUOTE;
            case "mark" -> expected.has("funding_rate") ? Kind.FUNDING : Kind.IGNORED;
            case "funding", "ctx" -> Kind.FUNDING;
            case "heartbeat" -> Kind.HEARTBEAT;
            case "depth" -> Kind.BUFFERED;
            case "depth_snapshot", "snapshot" -> Kind.SNAPSHOT;
            case "l2update" -> Kind.GAP;
            case "book", "l2_data" -> book(expected);
            case "error" -> Kind.ERROR;
            case "ws_api_response", "subscribe_ack", "subscriptions", "subscriptionResponse" -> Kind.ACK;
            case "exchange_response" -> expected.path("status").asText().equals("err")
                    || expected.path("first").has("error") ? Kind.ERROR : Kind.ACK;
            case "ack", "response" -> expected.path("op").asText().matches("ping|pong") ? Kind.HEARTBEAT
                    : refused ? Kind.ERROR : Kind.ACK;
            case "order_response", "event", "rest" -> refused ? Kind.ERROR : Kind.ACK;
            case "method_response" -> answer(expected);
            default -> Kind.IGNORED;
        };
    }

    /** A change before any snapshot is a fault where the snapshot comes in the same stream. */
    private static Kind book(JsonNode expected) {
        if (expected.path("channel").asText().equals("bbo-tbt")) {
            return Kind.QUOTE;
        }
        String action = expected.has("kind") ? expected.path("kind").asText() : expected.path("action").asText();
        return action.matches("update|delta") ? Kind.GAP : Kind.SNAPSHOT;
    }

    private static Kind answer(JsonNode expected) {
        if (expected.path("method").asText().equals("pong")) {
            return Kind.HEARTBEAT;
        }
        return !expected.has("success") ? Kind.IGNORED : expected.path("success").asBoolean() ? Kind.ACK : Kind.ERROR;
    }
}
