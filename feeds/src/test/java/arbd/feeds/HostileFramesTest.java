package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.FeedCounters;
import arbd.feeds.wire.JsonCursor;
import arbd.market.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What arrives broken changes nothing except to stale. */
final class HostileFramesTest {
    private static final Instrument BTCUSDT = Recorded.instrument(0, "BTCUSDT", 2, 5);
    private static final Instrument BTC_DASH_USDT = Recorded.instrument(0, "BTC-USDT", 1, 8);
    private static final Instrument BTC_USD = Recorded.instrument(0, "BTC/USD", 1, 8);

    private final FeedCounters counters = new FeedCounters();

    /** A protocol and frames of it, all of which concern its one instrument. */
    private record Wire(String protocol, Instrument instrument, List<String> frames) {
    }

    @Test
    void shouldNeverPriceFromAPrefix() throws Exception {
        for (Wire wire : wires()) {
            for (String frame : wire.frames.subList(0, Math.min(150, wire.frames.size()))) {
                byte[] whole = frame.getBytes(StandardCharsets.UTF_8);
                VenueProtocol protocol = protocol(wire);
                for (int length = 0; length < whole.length; length++) {
                    protocol.reset();
                    List<String> ticks = Recorded.decode(protocol, Arrays.copyOf(whole, length));
                    assertEquals(List.of("status 0 STALE"), ticks, frame.substring(0, length));
                }
            }
        }
    }

    @Test
    void shouldNeverThrowOnMutatedFrames() throws Exception {
        long seed = 20_240_808L;
        Random random = new Random(seed);
        List<Wire> wires = wires();
        for (int i = 0; i < 30_000; i++) {
            Wire wire = wires.get(random.nextInt(wires.size()));
            byte[] bytes = wire.frames.get(random.nextInt(wire.frames.size())).getBytes(StandardCharsets.UTF_8);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256)
                        : "{}[]\",:0123456789.eE+-\\ ".charAt(random.nextInt(24)));
            }
            List<String> ticks = Recorded.decode(protocol(wire), bytes);
            String text = "seed " + seed + " frame " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
            boolean priced = ticks.stream().anyMatch(tick -> !tick.startsWith("status"));
            assertTrue(!priced || jackson(bytes), text);
            assertEquals(jackson(bytes), valid(bytes), text);
        }
        assertTrue(counters.malformedFrames() > 15_000, "mutations must be noticed: " + counters.malformedFrames());
    }

    @Test
    void shouldAgreeOnWhatIsJson() {
        for (String text : List.of("{}", "[]", "0", "-0.5e+7", "\"\\u00e9\\n\"", " { \"a\" : [ 1 , { } ] } ", "true",
                "01", "1.", ".5", "+1", "1e", "nul", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "\"\\x\"", "\"\\u12g4\"",
                "[1 2]", "[[]", "[]]", "", " ", "\"\t\"", "-", "--1", "{\"a\":1 \"b\":2}", "[,1]", "{,}")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(jackson(bytes), valid(bytes), text);
        }
        assertTrue(!valid(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
        assertTrue(!valid(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
        assertTrue(valid("\"\u20ac\ud83d\ude00\"".getBytes(StandardCharsets.UTF_8)));
        assertTrue(valid(("[".repeat(32) + "]".repeat(32)).getBytes(StandardCharsets.UTF_8)));
        assertTrue(!valid(("[".repeat(33) + "]".repeat(33)).getBytes(StandardCharsets.UTF_8)));
        assertTrue(!valid("[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)));
    }

    private VenueProtocol protocol(Wire wire) {
        return Feeds.protocol(wire.protocol, List.of(wire.instrument), counters);
    }

    private static List<Wire> wires() throws IOException {
        return List.of(new Wire("binance", BTCUSDT, binance()), new Wire("kraken", BTC_USD, kraken()),
                new Wire("okx", BTC_DASH_USDT, okx()));
    }

    /** Books as they are sent today, with checksums as they were, and snapshots short enough for every prefix. */
    private static List<String> okx() throws IOException {
        List<String> frames = new ArrayList<>();
        for (String name : List.of("2026wire_derived", "20220513")) {
            for (String line : Recorded.lines("okx/v5_books_btcusdt_" + name + ".wire.jsonl")) {
                if (line.contains("\"action\":\"update\"") && line.length() < 2_000) {
                    frames.add(line);
                }
            }
        }
        for (int i = 0; i < 10; i++) {
            frames.add(i, "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"snapshot\","
                    + "\"data\":[{\"asks\":[[\"30243." + i + "\",\"1.5\",\"0\",\"6\"],"
                    + "[\"30250\",\"0.08\",\"0\",\"1\"]],\"bids\":[["
                    + "\"30242.9\",\"2\",\"0\",\"1\"]],\"ts\":\"1652459225381\",\"checksum\":0,\"seqId\":" + (i + 1)
                    + ",\"prevSeqId\":-1}]}");
        }
        return frames;
    }

    private static List<String> binance() throws IOException {
        List<String> frames = new ArrayList<>();
        for (String line : Recorded.lines("binance/spot_btcusdt_20240808.wire.jsonl")) {
            if (line.contains("@bookTicker")) {
                frames.add(line);
            }
            if (frames.size() == 100) {
                break;
            }
        }
        for (int i = 0; i < 50; i++) {
            frames.add("{\"stream\":\"btcusdt@depth20@100ms\",\"data\":{\"lastUpdateId\":" + (i + 1)
                    + ",\"bids\":[[\"100.00\",\"1.50000\"],[\"99.9" + i % 10 + "000000\",\"2\"]],\"asks\":[[\"100.0"
                    + (1 + i % 9) + "\",\"3.00000000\"]]}}");
        }
        return frames;
    }

    private static List<String> kraken() throws IOException {
        List<String> frames = new ArrayList<>();
        for (String line : Recorded.lines("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl")) {
            if (line.contains("\"book\",\"type\"")) {
                frames.add(line);
            }
        }
        return frames;
    }

    private static boolean valid(byte[] bytes) {
        JsonCursor cursor = new JsonCursor();
        cursor.reset(bytes, 0, bytes.length);
        return cursor.valid();
    }

    private static boolean jackson(byte[] bytes) {
        try {
            return !Recorded.JSON.readTree(bytes).isMissingNode();
        } catch (IOException broken) {
            return false;
        }
    }
}
