package arbd.feeds.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Feeds;
import arbd.feeds.FrameDecoder;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mark prices: exact, on both connections, and never a word about a book. */
final class MarkPriceTest {
    private static final List<Instrument> PERPETUALS = List.of(Recorded.instrument(3, "BTCUSDT", 1, 3),
            Recorded.instrument(4, "BTCBUSD_210129", 1, 3));
    private static final String GOOD = "{\"stream\":\"btcusdt@markPrice@1s\",\"data\":{\"e\":\"markPriceUpdate\","
            + "\"E\":1562305380000,\"s\":\"BTCUSDT\",\"p\":\"11794.15000000\",\"i\":\"11784.62659091\","
            + "\"P\":\"11784.25641265\",\"r\":\"-0.00038167\",\"T\":1562306400000}}";
    private static final String TICK =
            "mark 3 t1562305380000000000 px1179415000000 rate-38167 next1562306400000000000";

    private final FeedCounters counters = new FeedCounters();

    @Test
    void shouldReadEveryMarkOnRecord() throws Exception {
        int read = 0;
        for (String line : Recorded.lines("binance/messages.jsonl")) {
            JsonNode message = Recorded.JSON.readTree(line);
            JsonNode expect = message.path("expect");
            if (!expect.path("type").asText().equals("mark")) {
                continue;
            }
            JsonNode raw = Recorded.JSON.readTree(message.get("raw").asText());
            String tick = "mark " + (expect.get("symbol").asText().equals("BTCUSDT") ? 3 : 4)
                    + " t" + raw.at("/data/E").asText() + "000000"
                    + " px" + new BigDecimal(expect.get("mark").asText()).movePointRight(8).longValueExact()
                    + " rate" + new BigDecimal(expect.get("funding_rate").asText()).movePointRight(8).longValueExact()
                    + " next" + new BigDecimal(expect.get("next_funding_ms").asText()).movePointRight(6).toBigInteger();
            for (FrameDecoder decoder : both()) {
                assertEquals(List.of(tick), Recorded.decode(decoder, message.get("raw").asText()));
            }
            read++;
        }
        assertEquals(2, read);
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldReadASignedRateInAnyKeyOrder() throws Exception {
        JsonNode data = Recorded.JSON.readTree(GOOD).get("data");
        ObjectNode turned = Recorded.JSON.createObjectNode();
        for (String key : List.of("T", "r", "s", "p", "E", "e")) {
            turned.set(key, data.get(key));
        }
        for (FrameDecoder decoder : both()) {
            assertEquals(List.of(TICK), Recorded.decode(decoder, GOOD));
            assertEquals(List.of(TICK), Recorded.decode(decoder, turned.toString()));
        }
    }

    @Test
    void shouldTakeNoMarkWithAFieldThatIsWrongAndLeaveTheBookAlone() throws Exception {
        List<String> values = List.of("null", "true", "{}", "[]", "\"\"", "\"x\"", "\" 1\"", "\"1 \"", "\"+1\"",
                "\"1.\"", "\"NaN\"", "\"1e308\"", "1e308", "-1", "\"-1\"", "\"0.000000001\"", "1.5",
                "\"" + "9".repeat(40) + "\"", "9".repeat(40), "[".repeat(500) + "]".repeat(500));
        for (String key : List.of("E", "s", "p", "r", "T")) {
            for (String value : values) {
                ObjectNode root = (ObjectNode) Recorded.JSON.readTree(GOOD);
                ((ObjectNode) root.get("data")).put(key, "HERE");
                assertNoMark(root.toString().replace("\"HERE\"", value));
            }
            ObjectNode root = (ObjectNode) Recorded.JSON.readTree(GOOD);
            JsonNode value = ((ObjectNode) root.get("data")).remove(key);
            assertNoMark(root.toString());
            ((ObjectNode) root.get("data")).put(key, "HERE");
            assertNoMark(root.toString().replace("\"HERE\"", value + ",\"" + key + "\":" + value));
        }
        assertNoMark(GOOD.replace("11794.15000000", "0.00000000"));
    }

    @Test
    void shouldCountAnotherSymbolAndGoOn() {
        FrameDecoder decoder = aside();
        assertEquals(List.of(), Recorded.decode(decoder, GOOD.replace("BTCUSDT", "ETHUSDT")));
        assertEquals(1, counters.malformedFrames(Malformed.SYMBOL));
        assertEquals(List.of(TICK), Recorded.decode(decoder, GOOD));
    }

    @Test
    void shouldNeverSpeakOfABookOnTheConnectionOfMarks() {
        byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
        VenueProtocol decoder = aside();
        assertEquals(0, decoder.instruments().length);
        for (int length = 0; length < whole.length; length++) {
            assertEquals(List.of(), Recorded.decode(decoder, Arrays.copyOf(whole, length)));
        }
        assertEquals(whole.length, counters.malformedFrames());
        long seed = 20_261_125L;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256)
                        : "{}[]\",:0123456789.eE+-\\ ".charAt(random.nextInt(24)));
            }
            for (String tick : Recorded.decode(decoder, bytes)) {
                assertTrue(tick.startsWith("mark 3 "), () -> "seed " + seed + " became " + tick);
            }
        }
    }

    @Test
    void shouldLookForMarksBesideTheBooks() {
        String streams = "/stream?streams=btcusdt@markPrice@1s/btcbusd_210129@markPrice@1s";
        for (String[] pair : new String[][] {{"wss://f.example", "wss://f.example/market"},
            {"wss://f.example/", "wss://f.example/market"},
            {"wss://f.example:443/public", "wss://f.example:443/market"},
            {"wss://f.example/x/public/", "wss://f.example/x/market"},
            {"ws://127.0.0.1:9/old", "ws://127.0.0.1:9/old"}}) {
            assertEquals(URI.create(pair[1] + streams), aside().address(URI.create(pair[0])));
        }
        assertEquals(null, Feeds.aside("binance", PERPETUALS, counters));
    }

    private void assertNoMark(String text) {
        for (FrameDecoder decoder : both()) {
            long before = counters.malformedFrames() + counters.ignoredFrames();
            List<String> ticks = Recorded.decode(decoder, text);
            boolean unreadable = decoder instanceof BinanceProtocol;
            assertTrue(ticks.isEmpty() || unreadable && ticks.stream().allMatch(tick -> tick.startsWith("status")),
                    () -> text + " became " + ticks);
            assertEquals(before + 1, counters.malformedFrames() + counters.ignoredFrames(), text);
        }
    }

    private List<FrameDecoder> both() {
        return List.of(aside(), Feeds.protocol("binance-usdm", PERPETUALS, counters));
    }

    private VenueProtocol aside() {
        return Feeds.aside("binance-usdm", PERPETUALS, counters);
    }
}
