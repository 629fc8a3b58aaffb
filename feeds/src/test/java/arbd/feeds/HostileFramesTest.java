package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.wire.JsonCursor;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final Instrument XRPUSDT = Recorded.instrument(0, "XRPUSDT", 4, 0);
    private static final Instrument BTC_USD = Recorded.instrument(0, "BTC/USD", 1, 8);
    private static final Instrument SKL_USD = Recorded.instrument(0, "SKL-USD", 4, 1);
    private static final Instrument BTC = Recorded.instrument(0, "BTC", 1, 5);

    /** Reads numbers as doubles, so that none is too large to be JSON. */
    private static final ObjectMapper ANY_JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String SNAPSHOT = "{\"lastUpdateId\":8,\"E\":6,\"bids\":[[\"100.00\",\"1\"],[\"99\",\"2.0\"]],"
            + "\"asks\":[[\"101.00000000\",\"1\"]]}";

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

    /** A cut answer is no book, and says nothing about the one that there is. */
    @Test
    void shouldTakeNothingFromAPrefixOfASnapshot() {
        byte[] whole = SNAPSHOT.getBytes(StandardCharsets.UTF_8);
        VenueProtocol protocol = Feeds.protocol("binance", List.of(BTCUSDT), counters);
        for (int length = 0; length < whole.length; length++) {
            assertTrue(!protocol.snapshot(0, whole, length, 1, 2, tick -> fail("a tick from a prefix")));
        }
        assertEquals(whole.length, counters.malformedFrames());
        Recorded.Ticks ticks = new Recorded.Ticks();
        assertTrue(protocol.snapshot(0, whole, whole.length, 1, 2, ticks));
        for (int length = 0; length < whole.length; length++) {
            assertTrue(protocol.snapshot(0, whole, length, 1, 2, ticks), "the book is as whole as it was");
        }
        assertEquals(List.of("depth 0 u8 t6000000 b10000x100000 b9900x200000 a10100x100000"), ticks.all);
    }

    /** Frames and snapshots of one book, damaged at random: what is told as live is never crossed or out of order. */
    @Test
    void shouldNeverTellABadBook() {
        long seed = 20_261_125L;
        Random random = new Random(seed);
        VenueProtocol protocol = Feeds.protocol("binance", List.of(BTCUSDT), counters);
        int[] told = new int[1];
        for (int i = 0; i < 100_000; i++) {
            int at = random.nextInt(30);
            String text = random.nextInt(4) == 0 ? SNAPSHOT.replace("8", Integer.toString(at))
                    : random.nextInt(3) == 0
                    ? "{\"u\":" + at + ",\"s\":\"BTCUSDT\",\"b\":\"100\",\"B\":\"1\",\"a\":\"101\",\"A\":\"1\"}"
                    : "{\"e\":\"depthUpdate\",\"E\":6,\"s\":\"BTCUSDT\",\"U\":" + at + ",\"u\":"
                    + (at + random.nextInt(3)) + ",\"b\":[[\"" + (98 + random.nextInt(4)) + "\",\""
                    + random.nextInt(3) + "\"]],\"a\":[]}";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(3); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:0123456789.eE+-\\ buU".charAt(random.nextInt(27));
            }
            String where = "seed " + seed + " text " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1);
            TickSink sink = tick -> told[0] += sane(tick, where);
            if (text.startsWith("{\"lastUpdateId")) {
                protocol.snapshot(0, bytes, bytes.length, i, i, sink);
            } else {
                protocol.decode(bytes, 0, bytes.length, i, i, sink);
            }
            if (random.nextInt(100) == 0) {
                protocol.reset();
            }
        }
        assertTrue(told[0] > 5_000, "too few to say anything: " + told[0]);
        assertTrue(counters.faults(BookFault.CROSSED) > 0 && counters.faults(BookFault.LOCKED) > 0);
    }

    static int sane(Tick tick, String where) {
        if (tick.type == Tick.STATUS) {
            return 0;
        }
        for (int i = 0; i < tick.bids; i++) {
            assertTrue(tick.bidPx[i] > 0 && tick.bidQty[i] > 0 && (i == 0 || tick.bidPx[i] < tick.bidPx[i - 1]), where);
        }
        for (int i = 0; i < tick.asks; i++) {
            assertTrue(tick.askPx[i] > 0 && tick.askQty[i] > 0 && (i == 0 || tick.askPx[i] > tick.askPx[i - 1]), where);
        }
        assertTrue(tick.bids == 0 || tick.asks == 0 || tick.bidPx[0] < tick.askPx[0], where);
        return tick.type == Tick.DEPTH ? 1 : 0;
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
        return List.of(new Wire("binance", BTCUSDT, binance()), new Wire("binance-coinm", BTCUSDT, coinm()),
                new Wire("kraken", BTC_USD, kraken()),
                new Wire("okx", BTC_DASH_USDT, okx()), new Wire("okx-swap", BTC_DASH_USDT, okx()),
                new Wire("bybit", XRPUSDT, bybit()),
                new Wire("bybit-linear", XRPUSDT, bybit()), new Wire("coinbase", SKL_USD, coinbase()),
                new Wire("coinbase-exchange", SKL_USD, exchange()), new Wire("hyperliquid", BTC, hyperliquid()));
    }

    /**
     * Snapshots short enough for every prefix, each the first frame of a connection, then changes as they were sent.
     */
    private static List<String> coinbase() throws IOException {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String level = "{\"side\":\"%s\",\"event_time\":\"1970-01-01T00:00:00Z\",\"price_level\":\"0.79%02d\","
                    + "\"new_quantity\":\"450.0\"}";
            frames.add("{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":\"2021-04-17T16:43:37.120608000Z\","
                    + "\"sequence_num\":0,\"events\":[{\"type\":\"snapshot\",\"product_id\":\"SKL-USD\",\"updates\":["
                    + level.formatted("bid", i % 50) + "," + level.formatted("offer", 50 + i % 50) + "]}]}");
        }
        for (String line : Recorded.lines("coinbase/advanced_l2_sklusd_derived.wire.jsonl")) {
            if (line.contains("\"update\"")) {
                frames.add(line);
            }
        }
        return frames;
    }

    private static List<String> exchange() throws IOException {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            frames.add("{\"type\":\"snapshot\",\"product_id\":\"SKL-USD\",\"asks\":[[\"0.79" + (50 + i % 50)
                    + "\",\"450.0\"]],\"bids\":[[\"0.7" + (800 + i) + "\",\"2635.4\"],[\"0.7799\",\"0.1\"]]}");
        }
        for (String line : Recorded.lines("coinbase/exchange_level2_20210417_a.wire.jsonl")) {
            if (line.contains("\"l2update\",\"product_id\":\"SKL-USD\"") && frames.size() < 1_000) {
                frames.add(line);
            }
        }
        return frames;
    }

    private static List<String> hyperliquid() throws IOException {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String best = "{\"px\":\"" + (105_000 + i) + ".0\",\"sz\":\"3.03622\",\"n\":5}%s{\"px\":\""
                    + (105_100 + i) + ".0\",\"sz\":\"0.1\",\"n\":1}";
            boolean quote = i % 2 == 0;
            frames.add("{\"channel\":\"" + (quote ? "bbo" : "l2Book") + "\",\"data\":{\"coin\":\"BTC\",\"time\":"
                    + (1_737_918_843_542L + i) + (quote ? ",\"bbo\":[" + best.formatted(",") + "]}}"
                    : ",\"levels\":[[" + best.formatted("],[") + "]]}}"));
        }
        for (String line : Recorded.lines("hyperliquid/ws_btc_l2book_trades_20250126_a.wire.jsonl")) {
            if (line.contains("l2Book")) {
                frames.add(line);
            }
        }
        return frames;
    }

    /** Changes as they were recorded but for their depth, snapshots short enough for every prefix, and tickers. */
    private static List<String> bybit() throws IOException {
        List<String> frames = new ArrayList<>();
        for (String line : Recorded.lines("bybit/linear_ob500_xrpusdt_20241201_a.wire.jsonl")) {
            if (line.contains("\"type\":\"delta\"") && line.length() < 1_500) {
                frames.add(line.replace("orderbook.500", "orderbook.50"));
            }
        }
        for (int i = 0; i < 10; i++) {
            frames.add("{\"topic\":\"orderbook.50.XRPUSDT\",\"ts\":1680652808085,\"type\":\"snapshot\",\"data\":{"
                    + "\"s\":\"XRPUSDT\",\"b\":[[\"1.953" + i + "\",\"6203\"],[\"1.9\",\"1\"]],"
                    + "\"a\":[[\"1.96\",\"8\"]],"
                    + "\"u\":" + i + ",\"seq\":4281282232}" + (i % 2 == 0 ? "}" : ",\"cts\":1680652808083}"));
            frames.add("{\"topic\":\"tickers.XRPUSDT\",\"type\":\"" + (i % 2 == 0 ? "snapshot" : "delta")
                    + "\",\"data\":{\"symbol\":\"XRPUSDT\",\"markPrice\":\"1.955" + i + "\",\"nextFundingTime\":"
                    + "\"1680681600000\",\"fundingRate\":\"-0.000" + i + "\"},\"cs\":1,\"ts\":1680673821770}");
        }
        return frames;
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
            String futures = i % 2 == 0 ? "" : ",\"pu\":" + i;
            frames.add("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + i
                    + ",\"s\":\"BTCUSDT\",\"U\":" + (i + 1) + ",\"u\":" + (i + 9) + futures
                    + ",\"b\":[[\"100.00\",\"1.50000\"],[\"99.9" + i % 10 + "000000\",\"0\"]],\"a\":[[\"100.0"
                    + (1 + i % 9) + "\",\"3.00000000\"]]}}");
        }
        return frames;
    }

    private static List<String> coinm() {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            frames.add("{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":" + (1_007_198_632_021L + i)
                    + ",\"e\":\"bookTicker\",\"s\":\"BTCUSDT\",\"ps\":\"BTCUSDT\",\"b\":\"61804.7\",\"B\":\"35\","
                    + "\"a\":\"61804.8\",\"A\":\"1645\",\"T\":1723161257465,\"E\":1723161257476}}");
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

    static boolean jackson(byte[] bytes) {
        try {
            return !ANY_JSON.readTree(bytes).isMissingNode();
        } catch (IOException broken) {
            return false;
        }
    }
}
