package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each field of each kind of frame in turn holds what it must not: nothing is priced, the frame is counted. */
final class HostileFieldsTest {
    private static final Instrument BTCUSDT = Recorded.instrument(0, "BTCUSDT", 2, 5);
    private static final Instrument BTC_DASH_USDT = Recorded.instrument(0, "BTC-USDT", 1, 8);
    private static final Instrument BTC_USD = Recorded.instrument(0, "BTC/USD", 1, 8);
    private static final Instrument BTC_DASH_USD = Recorded.instrument(0, "BTC-USD", 2, 8);
    private static final Instrument BTC = Recorded.instrument(0, "BTC", 1, 5);
    private static final String DEEP = "[".repeat(100_000) + "]".repeat(100_000);
    /** These may be empty, which {@link #shouldPriceNothingFromEmptySides} looks at. */
    private static final Set<String> LISTS = Set.of("/data", "/data/0/bids", "/data/0/asks", "/bids", "/asks",
            "/events/0/updates", "/data/levels/0", "/data/levels/1");
    /** Without these their lists are empty. */
    private static final Set<String> ONLY_ONES = Set.of("/data/0", "/asks/0", "/data/levels/1/0");
    private static final String SNAPSHOT =
            "{\"lastUpdateId\":6,\"bids\":[[\"99.00\",\"1\"]],\"asks\":[[\"101.00\",\"1\"]]}";
    /** Stands where a hostile value comes. */
    private static final String HERE = "\"HERE\"";

    private static final List<String> VALUES = List.of("null", "true", "{}", "{\"a\":1}", "[]", "[[]]", "[1,2,3]", DEEP,
            "{\"a\":" + DEEP + "}", "\"\"", "\"x\"", "\" 1\"", "\"1 \"", "\"+1\"", "\"1.\"", "\".5\"", "\"NaN\"",
            "\"Infinity\"", "\"0x1\"", "\"1,000\"", "\"1e308\"", "1e308", "\"-1\"", "-1", "9".repeat(40),
            "\"" + "9".repeat(40) + "\"", "0." + "9".repeat(40), "\"0." + "9".repeat(40) + "\"", "1e-308", "01", "1.",
            "tru", "\"\\u0000\"", "\"\\ud800\"", "\"" + "x".repeat(100_000) + "\"",
            "\"\u00ff\"", "\"\u00c0\u0080\"", "");

    /** A frame of each kind that is priced, and the fields that make it so. */
    enum Frame {
        BEST("binance", "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":7,\"s\":\"BTCUSDT\",\"b\":\"100.00\","
                + "\"B\":\"1.5\",\"a\":\"100.01\",\"A\":\"3\"}}", List.of("/data", "/data/u", "/data/s", "/data/b",
                "/data/B", "/data/a", "/data/A")),
        BARE_BEST("binance", "{\"u\":7,\"s\":\"BTCUSDT\",\"b\":\"100.00\",\"B\":\"1.5\",\"a\":\"100.01\",\"A\":\"3\"}",
                List.of("/u", "/s", "/b", "/B", "/a", "/A")),
        COIN_MARGINED("binance-coinm", "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":7,\"e\":\"bookTicker\","
                + "\"s\":\"BTCUSDT\",\"ps\":\"BTCUSDT\",\"b\":\"100.00\",\"B\":\"1.5\",\"a\":\"100.01\",\"A\":\"3\","
                + "\"T\":5,\"E\":6}}", List.of("/data", "/data/u", "/data/s", "/data/b", "/data/B", "/data/a",
                "/data/A")),
        CHANGE("binance", "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,"
                + "\"s\":\"BTCUSDT\",\"U\":7,\"u\":8,\"b\":[[\"100.00\",\"1.5\"],[\"99.90\",\"2\"]],\"a\":["
                + "[\"100.01\",\"3\"],[\"100.02\",\"3\"]]}}",
                List.of("/data", "/data/e", "/data/s", "/data/U", "/data/u", "/data/b", "/data/b/0",
                "/data/b/0/0", "/data/b/0/1", "/data/b/1/0", "/data/b/1/1", "/data/a", "/data/a/0/0", "/data/a/0/1")),
        CHAIN("okx", "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\",\"data\":[{"
                + "\"asks\":[[\"100.1\",\"3\",\"0\",\"1\"]],\"bids\":[[\"100.0\",\"1.5\",\"0\",\"1\"],[\"99.9\",\"2\","
                + "\"0\",\"1\"]],\"ts\":\"1652459225381\",\"checksum\":0,\"seqId\":7,\"prevSeqId\":-1}]}",
                List.of("/arg", "/arg/channel", "/arg/instId", "/action", "/data", "/data/0", "/data/0/asks",
                        "/data/0/asks/0/0", "/data/0/asks/0/1", "/data/0/bids", "/data/0/bids/0/0",
                        "/data/0/bids/1/1", "/data/0/ts", "/data/0/seqId")),
        NUMBERED("bybit", "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1652459225381,"
                + "\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"100.0\",\"1.5\"],[\"99.9\",\"2\"]],\"a\":[[\"100.1\",\"3\"]],"
                + "\"u\":7,\"seq\":9}}", List.of("/topic", "/type", "/ts", "/data", "/data/s", "/data/b",
                "/data/b/0", "/data/b/0/0", "/data/b/1/1", "/data/a", "/data/a/0/0", "/data/a/0/1", "/data/u")),
        PRODUCT("coinbase", "{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":\"2026-09-07T01:57:58.894355Z\","
                + "\"sequence_num\":0,\"events\":[{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"updates\":["
                + "{\"side\":\"bid\",\"event_time\":\"1970-01-01T00:00:00Z\",\"price_level\":\"100.00\","
                + "\"new_quantity\":\"1.5\"},{\"side\":\"offer\",\"event_time\":\"2026-09-07T01:57:58Z\","
                + "\"price_level\":\"100.1\",\"new_quantity\":\"3\"}]}]}",
                List.of("/channel", "/timestamp", "/sequence_num", "/events", "/events/0", "/events/0/type",
                        "/events/0/product_id", "/events/0/updates", "/events/0/updates/0",
                        "/events/0/updates/0/side", "/events/0/updates/0/price_level",
                        "/events/0/updates/0/new_quantity", "/events/0/updates/1/side",
                        "/events/0/updates/1/price_level")),
        WHOLE("coinbase-exchange", "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":[[\"100.1\",\"3\"]],"
                + "\"bids\":[[\"100.00\",\"1.5\"],[\"99.9\",\"2\"]],\"time\":\"2026-09-07T01:57:58.894355Z\"}",
                List.of("/type", "/product_id", "/asks", "/asks/0", "/asks/0/0", "/asks/0/1", "/bids", "/bids/0",
                        "/bids/0/0", "/bids/0/1", "/bids/1", "/bids/1/1")),
        COIN("hyperliquid", "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":1788490374938,\"levels\":["
                + "[{\"px\":\"100.0\",\"sz\":\"1.5\",\"n\":1},{\"px\":\"99.0\",\"sz\":\"2.0\",\"n\":1}],"
                + "[{\"px\":\"100.1\",\"sz\":\"3\",\"n\":2}]]}}",
                List.of("/channel", "/data", "/data/coin", "/data/time", "/data/levels", "/data/levels/0",
                        "/data/levels/0/0", "/data/levels/0/0/px", "/data/levels/0/0/sz", "/data/levels/0/1/px",
                        "/data/levels/1", "/data/levels/1/0", "/data/levels/1/0/px", "/data/levels/1/0/sz")),
        COIN_BEST("hyperliquid", "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":1788490374938,\"bbo\":["
                + "{\"px\":\"100.0\",\"sz\":\"1.5\",\"n\":1},{\"px\":\"100.1\",\"sz\":\"3\",\"n\":2}]}}",
                List.of("/channel", "/data", "/data/coin", "/data/time", "/data/bbo", "/data/bbo/0/px",
                        "/data/bbo/0/sz", "/data/bbo/1/px", "/data/bbo/1/sz")),
        BOOK("kraken", "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":["
                + "{\"price\":100.0,\"qty\":1.50000000}],\"asks\":[{\"price\":100.1,\"qty\":3.00000000}],"
                + "\"checksum\":CRC,\"timestamp\":\"2026-09-07T01:57:58.894355Z\"}]}",
                List.of("/channel", "/type", "/data", "/data/0", "/data/0/symbol", "/data/0/bids",
                "/data/0/bids/0", "/data/0/bids/0/price", "/data/0/bids/0/qty", "/data/0/asks",
                "/data/0/asks/0/price", "/data/0/asks/0/qty", "/data/0/checksum"));

        final String venue;
        final String text;
        private final List<String> fields;

        Frame(String venue, String text, List<String> fields) {
            this.venue = venue;
            this.text = text.replace("CRC", checksum("1001" + "300000000" + "1000" + "150000000"));
            this.fields = fields;
        }

        private static String checksum(String levels) {
            CRC32 crc = new CRC32();
            crc.update(levels.getBytes(StandardCharsets.US_ASCII));
            return Long.toString(crc.getValue());
        }
    }

    private FeedCounters counters = new FeedCounters();

    @ParameterizedTest
    @EnumSource(Frame.class)
    void shouldPriceTheFrameItself(Frame frame) throws Exception {
        List<String> ticks = decode(frame, frame.text);
        assertEquals(1, ticks.size());
        assertTrue(ticks.get(0).matches("(quote|depth) 0 .*"), ticks.get(0));
        assertEquals(0, counters.malformedFrames() + counters.checksumFailures());
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void shouldPriceNothingWithAFieldThatIsWrong(Frame frame) throws Exception {
        for (String field : frame.fields) {
            for (String value : VALUES) {
                boolean emptied = value.equals("[]") && (LISTS.contains(field)
                        || frame.venue.startsWith("b") && Set.of("/data/b", "/data/a").contains(field))
                        || value.isEmpty() && ONLY_ONES.contains(field);
                if (!emptied) {
                    assertUnpriced(frame, with(frame, field).replace(HERE, value), field);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void shouldPriceNothingWithoutAFieldOrWithTwo(Frame frame) throws Exception {
        for (String field : frame.fields) {
            String name = field.substring(field.lastIndexOf('/') + 1);
            if (name.matches("\\d+")) {
                continue;
            }
            ObjectNode root = (ObjectNode) Recorded.JSON.readTree(frame.text);
            ObjectNode parent = (ObjectNode) root.at(field.substring(0, field.lastIndexOf('/')));
            String value = parent.get(name).toString();
            parent.remove(name);
            assertUnpriced(frame, root.toString(), field + " is not there");
            parent.put(name, "HERE");
            String twice = value + ",\"" + name + "\":" + value;
            assertUnpriced(frame, root.toString().replace(HERE, twice), field + " is there twice");
        }
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void shouldPriceTheSameInAnyOrderOfKeys(Frame frame) throws Exception {
        long seed = 20_261_125L;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> expected = decode(frame, frame.text);
        for (int i = 0; i < 200; i++) {
            String text = shuffled(Recorded.JSON.readTree(frame.text), random).toString();
            List<String> ticks = decode(frame, text);
            assertTrue(ticks.equals(expected) || ticks.equals(List.of("status 0 STALE")),
                    () -> "seed " + seed + ": " + text + " became " + ticks);
            if (frame != Frame.BOOK) {
                // Jackson drops the zeros that Kraken's checksum is made of, so its books may only become stale.
                assertEquals(expected, ticks, () -> "seed " + seed + ": " + text);
            }
        }
    }

    @Test
    void shouldPriceNothingFromEmptySides() throws Exception {
        for (Frame frame : List.of(Frame.CHAIN, Frame.BOOK, Frame.NUMBERED)) {
            for (String side : frame == Frame.NUMBERED ? List.of("b", "a") : List.of("bids", "asks")) {
                List<String> ticks = decode(frame, frame.text.replaceAll("\"" + side + "\":\\[.*?](?=,\"|}})",
                        "\"" + side + "\":[]"));
                for (String tick : ticks) {
                    boolean both = tick.contains(" b") && tick.contains(" a");
                    assertTrue(!both, frame + " without " + side + " became " + tick);
                }
            }
        }
    }

    @Test
    void shouldCountErrorsOfVenuesAndPriceNothing() throws Exception {
        assertUnpricedButKnown("binance",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant\"},\"id\":1}");
        assertUnpricedButKnown("coinbase", "{\"type\":\"error\",\"message\":\"authentication failure\"}");
        assertUnpricedButKnown("coinbase-exchange", "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                + "\"reason\":\"BTC-USD is not a valid product\"}");
        assertUnpricedButKnown("hyperliquid",
                "{\"channel\":\"error\",\"data\":\"Already unsubscribed: {\\\"coin\\\":\\\"BTC\\\"}\"}");
        assertUnpricedButKnown("kraken", "{\"error\":\"Currency pair not supported\",\"method\":\"subscribe\","
                + "\"success\":false,\"time_in\":\"2024-01-01T00:00:00.000000Z\"}");
    }

    private void assertUnpricedButKnown(String venue, String text) {
        counters = new FeedCounters();
        List<String> ticks = Recorded.decode(protocol(venue), text);
        assertTrue(ticks.stream().allMatch(tick -> tick.startsWith("status")), ticks.toString());
        assertEquals(1, counters.errors(), venue);
        assertEquals(0, counters.malformedFrames(), venue);
    }

    private void assertUnpriced(Frame frame, String text, String what) {
        List<String> ticks = decode(frame, text);
        String shown = what + ": " + (text.length() < 400 ? text : text.substring(0, 400) + "...");
        assertTrue(ticks.stream().allMatch(tick -> tick.startsWith("status")), () -> shown + " became " + ticks);
        assertTrue(counters.malformedFrames() + counters.checksumFailures() + counters.ignoredFrames()
                + counters.errors() > 0, () -> shown + " was not counted");
    }

    private List<String> decode(Frame frame, String text) {
        counters = new FeedCounters();
        VenueProtocol protocol = protocol(frame.venue);
        if (frame == Frame.CHANGE) {
            byte[] whole = SNAPSHOT.getBytes(StandardCharsets.US_ASCII);
            protocol.snapshot(0, whole, whole.length, 1, 1, tick -> { });
        }
        return Recorded.decode(protocol, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private VenueProtocol protocol(String venue) {
        return Feeds.protocol(venue, List.of(instrument(venue)), counters);
    }

    /** The one that the frames of a protocol are of. */
    static Instrument instrument(String protocol) {
        return switch (protocol.replaceAll("-.*", "")) {
            case "binance", "bybit" -> BTCUSDT;
            case "kraken" -> BTC_USD;
            case "coinbase" -> BTC_DASH_USD;
            case "hyperliquid" -> BTC;
            default -> BTC_DASH_USDT;
        };
    }

    /** The frame with a mark in place of one field's value; numbers stay as they are written. */
    private static String with(Frame frame, String field) throws Exception {
        JsonNode root = Recorded.JSON.readTree(frame.text);
        JsonNode parent = root.at(field.substring(0, field.lastIndexOf('/')));
        String name = field.substring(field.lastIndexOf('/') + 1);
        if (parent.isArray()) {
            ((ArrayNode) parent).set(Integer.parseInt(name), "HERE");
        } else {
            ((ObjectNode) parent).put(name, "HERE");
        }
        return root.toString();
    }

    private static JsonNode shuffled(JsonNode node, SplittableRandom random) {
        if (node.isArray()) {
            ArrayNode array = Recorded.JSON.createArrayNode();
            node.forEach(element -> array.add(shuffled(element, random)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, new Random(random.nextLong()));
        ObjectNode object = Recorded.JSON.createObjectNode();
        names.forEach(name -> object.set(name, shuffled(node.get(name), random)));
        return object;
    }
}
