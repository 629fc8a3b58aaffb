package arbd.feeds.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Recorded;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BinanceDecoderTest {
    private static final List<Instrument> SPOT = List.of(
            Recorded.instrument(4, "BTCUSDT", 2, 5), Recorded.instrument(5, "NKNUSDT", 4, 0),
            Recorded.instrument(6, "BLZETH", 8, 0), Recorded.instrument(7, "LRCBTC", 8, 0),
            Recorded.instrument(8, "RUNEEUR", 3, 3), Recorded.instrument(9, "BNBUSDT", 8, 8));
    private static final List<Instrument> FUTURES = List.of(
            Recorded.instrument(0, "BTCUSDT", 2, 3), Recorded.instrument(1, "SUSHIUSDT", 4, 0),
            Recorded.instrument(2, "AKROUSDT", 5, 0), Recorded.instrument(3, "BTCUSD_PERP", 1, 0));

    private final FeedCounters counters = new FeedCounters();

    @Test
    void shouldGiveTheQuotesThatASecondReaderGives() throws Exception {
        long quotes = compare("binance/spot_btcusdt_20240808.wire.jsonl", SPOT)
                + compare("binance/spot_multi_20211012.wire.jsonl", SPOT)
                + compare("binance/usdm_btcusdt_20240808.wire.jsonl", FUTURES)
                + compare("binance/usdm_sushi_akro_20210722.wire.jsonl", FUTURES);
        assertEquals(3561 + 84 + 3547 + 393, quotes);
    }

    @Test
    void shouldGiveTheQuotesOfThreeMarketsRecordedTogether() throws Exception {
        List<String> lines = Recorded.lines("binance/concurrent_btc_3markets_20240808.wire.jsonl.gz");
        List<String> markets = Recorded.lines("binance/concurrent_btc_3markets_20240808.meta.tsv.gz");
        BinanceDecoder spot = spot();
        BinanceDecoder futures = futures();
        for (int i = 0; i < lines.size(); i++) {
            boolean isSpot = markets.get(i + 1).endsWith("\tspot");
            List<String> ticks = Recorded.decode(isSpot ? spot : futures, lines.get(i));
            assertEquals(List.of(twin(Recorded.JSON.readTree(lines.get(i)).get("data"), isSpot ? SPOT : FUTURES)),
                    ticks, "line " + (i + 1));
        }
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldNotCareAboutTheOrderOfKeys() throws Exception {
        Random random = new Random(7);
        for (String line : Recorded.lines("binance/usdm_sushi_akro_20210722.wire.jsonl")) {
            JsonNode whole = Recorded.JSON.readTree(line);
            if (!line.contains("bookTicker")) {
                continue;
            }
            ObjectNode shuffled = Recorded.JSON.createObjectNode();
            shuffled.set("data", shuffle((ObjectNode) whole.get("data"), random));
            shuffled.set("more", Recorded.JSON.readTree("[{\"s\":null,\"x\":[true,false,-1.5e3]}]"));
            shuffled.set("stream", whole.get("stream"));
            assertEquals(Recorded.decode(futures(), line),
                    Recorded.decode(futures(), shuffled.toPrettyString()));
        }
        assertEquals(0, counters.malformedFrames());
    }

    /** Each market writes the keys in an order of its own. */
    @Test
    void shouldReadWhatEachMarketWritesTheFastWay() throws Exception {
        for (BinanceMarket market : BinanceMarket.values()) {
            String symbol = market == BinanceMarket.COINM ? "BTCUSD_PERP" : "BTCUSDT";
            BookTickerScan scan = new BookTickerScan(market, List.of(symbol), new SymbolTable(Map.of(symbol, 0)));
            String column = market == BinanceMarket.COINM ? "cm" : market == BinanceMarket.USDM ? "usdm" : "spot";
            int fast = 0;
            int all = 0;
            List<String> rows = Recorded.lines("binance/concurrent_btc_3markets_20240808.meta.tsv.gz");
            List<String> lines = Recorded.lines("binance/concurrent_btc_3markets_20240808.wire.jsonl.gz");
            for (int i = 0; i < lines.size(); i++) {
                if (rows.get(i + 1).endsWith("\t" + column)) {
                    byte[] text = lines.get(i).getBytes(StandardCharsets.US_ASCII);
                    BookTicker into = new BookTicker();
                    int opened = scan.open(text, 0, text.length, into);
                    fast += opened != Scan.FAILED && scan.rest(opened, 8, 8, into) ? 1 : 0;
                    all++;
                }
            }
            assertTrue(all > 10_000, column);
            assertEquals(all, fast, column);
        }
    }

    @Test
    void shouldReadRawBookTickers() {
        assertEquals(List.of("quote 9 u400900217 t0 b2535190000x3121000000 a2536520000x4066000000"), Recorded.decode(
                spot(), "{\"u\":400900217,\"s\":\"BNBUSDT\",\"b\":\"25.35190000\","
                        + "\"B\":\"31.21000000\",\"a\":\"25.36520000\",\"A\":\"40.66000000\"}"));
    }

    @Test
    void shouldReadChangesInAnyKeyOrder() {
        String bids = "[[\"100.50\",\"1.5\"],[\"100.00\",\"0.00002\"]]";
        String asks = "[[\"100.51\",\"3\"]]";
        List<String> expected = List.of("depth 4 u12 t7000000 b10050x150000 b10000x2 a10051x300000");
        String data = "{\"a\":" + asks + ", \"b\" : " + bids + ",\"u\":12,\"U\":11,\"s\":\"BTCUSDT\",\"E\":7,"
                + "\"e\":\"depthUpdate\"}";
        for (String frame : List.of(change(11, 12, bids, asks), raw(11, 12, bids, asks), data,
                "{\"data\":" + data + ",\"stream\":\"btcusdt@depth\"}")) {
            BinanceDecoder decoder = spot();
            snapshot(decoder, "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}");
            assertEquals(expected, Recorded.decode(decoder, frame), frame);
        }
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldReadWhatFuturesWrite() {
        for (String more : List.of("", "\"ps\":\"BTCUSD\",")) {
            BinanceDecoder decoder = futures();
            snapshot(decoder, "{\"lastUpdateId\":12,\"E\":6,\"T\":5,\"bids\":[[\"1.00\",\"1.000\"]],\"asks\":[]}");
            assertEquals(List.of("depth 0 u12 t7000000 b100x1000 a200x3000"), Recorded.decode(decoder,
                    "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":7,\"T\":7,\"s\":"
                            + "\"BTCUSDT\"," + more + "\"U\":11,\"u\":12,\"pu\":9,\"b\":[],\"a\":[[\"2.00\","
                            + "\"3.000\"]]}}"));
            assertEquals(List.of("status 0 STALE"), Recorded.decode(decoder,
                    "{\"e\":\"depthUpdate\",\"E\":7,\"T\":7,\"s\":\"BTCUSDT\",\"U\":14,\"u\":14,\"pu\":13,\"b\":[],"
                            + "\"a\":[]}"));
        }
        assertEquals(0, counters.malformedFrames());
        assertEquals(2, counters.gaps());
    }

    @Test
    void shouldTakeAnEmptySideForWhatItIs() {
        assertEquals(List.of("quote 4 u1 t0 b10000x100000"), Recorded.decode(spot(),
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"100\",\"B\":\"1\",\"a\":\"0.00000000\",\"A\":\"0.00000000\"}"));
        assertEquals(List.of("depth 4 u10 t0"), snapshot(spot(), "{\"lastUpdateId\":10,\"bids\":[],\"asks\":[]}"));
    }

    @Test
    void shouldIgnoreWhatIsOlderThanTheLast() {
        BinanceDecoder decoder = spot();
        String newer = "{\"u\":11,\"s\":\"BTCUSDT\",\"b\":\"100\",\"B\":\"1\",\"a\":\"101\",\"A\":\"1\"}";
        assertEquals(1, Recorded.decode(decoder, newer).size());
        assertEquals(List.of(), Recorded.decode(decoder, newer.replace("11", "10")));
        decoder.reset();
        assertEquals(1, Recorded.decode(decoder, newer.replace("11", "10")).size());
    }

    @Test
    void shouldMarkStaleWhatABadFrameNames() {
        String good = "{\"u\":11,\"s\":\"BTCUSDT\",\"b\":\"100\",\"B\":\"1\",\"a\":\"101\",\"A\":\"1\"}";
        List<String> one = List.of("status 4 STALE");
        expect(good.replace("\"100\"", "\"100.123\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "\"1e308\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "\"1" + "0".repeat(40) + "\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "\"100." + "0".repeat(40) + "\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "\"-100\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "\"\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "\"0\""), Malformed.NUMBER, one);
        expect(good.replace("\"100\"", "100"), Malformed.SYNTAX, one);
        expect(good.replace("\"100\"", "null"), Malformed.SYNTAX, one);
        expect(good.replace("\"100\"", "[\"100\"]"), Malformed.SYNTAX, one);
        expect(good.replace("\"a\"", "\"b\""), Malformed.SYNTAX, one);
        expect(good.replace(",\"a\":\"101\"", ""), Malformed.SYNTAX, one);
        expect(good.replace("}", ",\"x\":" + "[".repeat(40) + "]".repeat(40) + "}"), Malformed.SYNTAX, one);
        expect(good.replace("\"u\":11", "\"u\":\"11\""), Malformed.SYNTAX, one);
        expect(good.replace("\"u\":11", "\"u\":99999999999999999999"), Malformed.SYNTAX, one);
        expect(good + "x", Malformed.SYNTAX, one);
        for (String side : List.of("[[\"0\",\"1\"]]", "[[\"2\",\"-1\"]]", "[[\"2.0x1\",\"1\"]]",
                "[[\"1e308\",\"1\"]]",
                "[[\"" + "9".repeat(40) + "\",\"1\"]]", "[[\"2\",\"1000000000000.00001\"]]", "[[\"\",\"1\"]]")) {
            expect(change(11, 12, side, "[]"), Malformed.NUMBER, one);
            expect(change(11, 12, "[]", side), Malformed.NUMBER, one);
        }
        for (String side : List.of("[[\"2\"]]", "[[\"2\",\"1\",\"1\"]]", "{}", "null", "\"\"", "[[2,1]]",
                "[\"2\",\"1\"]",
                "[[\"2\",\"1\"],]", "[null]", "0")) {
            expect(change(11, 12, side, "[]"), Malformed.SYNTAX, one);
            expect(change(11, 12, "[]", side), Malformed.SYNTAX, one);
        }
        String update = change(11, 12, "[]", "[]");
        expect(update.replace("\"U\":11", "\"U\":13"), Malformed.SYNTAX, one);
        expect(update.replace("\"U\":11", "\"U\":\"11\""), Malformed.SYNTAX, one);
        expect(update.replace("\"U\":11,", ""), Malformed.SYNTAX, one);
        expect(update.replace("\"U\":11", "\"U\":11,\"U\":11"), Malformed.SYNTAX, one);
        expect(update.replace("\"u\":12", "\"u\":" + "9".repeat(40)), Malformed.SYNTAX, one);
        expect(update.replace("\"E\":7", "\"E\":9223372036854775807"), Malformed.SYNTAX, one);
        expect(update.replace(",\"a\":[]", ""), Malformed.SYNTAX, one);
        expect(update.replace("\"u\":12", "\"pu\":null,\"u\":12"), Malformed.SYNTAX, one);
    }

    @Test
    void shouldMarkAllStaleWhenNothingIsNamed() {
        List<String> all = new ArrayList<>();
        SPOT.forEach(instrument -> all.add("status " + instrument.id() + " STALE"));
        expect("", Malformed.SYNTAX, all);
        expect("{", Malformed.SYNTAX, all);
        expect("[]", Malformed.SYNTAX, all);
        expect("{\"stream\":\"x\"}}", Malformed.SYNTAX, all);
    }

    @Test
    void shouldKeepQuietAboutWhatIsNotOurs() {
        expect("{\"u\":1,\"s\":\"OTHER\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}", Malformed.SYMBOL,
                List.of());
        expect(change(1, 1, "[]", "[]").replace("BTCUSDT", "OTHER"), Malformed.SYMBOL, List.of());
        expect("{\"stream\":\"btcusdt@depth20\",\"data\":{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}}",
                Malformed.UNKNOWN_KIND, List.of());
        expect("{\"novel\":1}", Malformed.UNKNOWN_KIND, List.of());
    }

    @Test
    void shouldSurviveEverySingleMessageOnRecord() throws Exception {
        int quotes = 0;
        for (String line : Recorded.lines("binance/messages.jsonl")) {
            JsonNode message = Recorded.JSON.readTree(line);
            BinanceDecoder decoder = spot();
            List<String> ticks = Recorded.decode(decoder, message.get("raw").asText());
            if (message.path("expect").path("type").asText().equals("bbo")) {
                JsonNode expect = message.get("expect");
                ObjectNode data = Recorded.JSON.createObjectNode();
                data.put("s", expect.get("symbol").asText()).put("u", expect.get("update_id").asLong());
                data.put("b", expect.get("bid").get(0).asText()).put("B", expect.get("bid").get(1).asText());
                data.put("a", expect.get("ask").get(0).asText()).put("A", expect.get("ask").get(1).asText());
                assertEquals(List.of(twin(data, SPOT)), ticks);
                quotes++;
            } else {
                assertTrue(ticks.stream().noneMatch(tick -> tick.startsWith("quote")), line);
            }
        }
        assertEquals(2, quotes);
        assertTrue(counters.errors() > 0);
    }

    @Test
    void shouldNameAllStreamsInTheAddress() {
        BinanceProtocol spot = new BinanceProtocol(BinanceMarket.SPOT, SPOT.subList(0, 2), counters);
        assertEquals("ws://127.0.0.1:9/stream?streams=btcusdt@bookTicker/btcusdt@depth@100ms/nknusdt@bookTicker/"
                + "nknusdt@depth@100ms", spot.address(URI.create("ws://127.0.0.1:9")).toString());
        BinanceProtocol usdm = new BinanceProtocol(BinanceMarket.USDM, FUTURES.subList(0, 1), counters);
        for (String base : List.of("wss://fstream.binance.com", "wss://fstream.binance.com/public/")) {
            assertEquals("wss://fstream.binance.com/public/stream?streams=btcusdt@bookTicker/btcusdt@depth@100ms",
                    usdm.address(URI.create(base)).toString());
        }
        BinanceProtocol coinm = new BinanceProtocol(BinanceMarket.COINM, FUTURES.subList(3, 4), counters);
        assertEquals("wss://dstream.binance.com/stream?streams=btcusd_perp@bookTicker/btcusd_perp@depth@100ms",
                coinm.address(URI.create("wss://dstream.binance.com/")).toString());
    }

    private void expect(String text, Malformed reason, List<String> ticks) {
        long before = counters.malformedFrames(reason);
        assertEquals(ticks, Recorded.decode(spot(), text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
    }

    private long compare(String file, List<Instrument> instruments) throws Exception {
        BinanceDecoder decoder = instruments == SPOT ? spot() : futures();
        long quotes = 0;
        for (String line : Recorded.lines(file)) {
            JsonNode message = Recorded.JSON.readTree(line);
            List<String> expected = new ArrayList<>();
            if (message.path("stream").asText().endsWith("@bookTicker")) {
                expected.add(twin(message.get("data"), instruments));
                quotes++;
            }
            assertEquals(expected, Recorded.decode(decoder, line), line);
        }
        assertEquals(0, counters.malformedFrames() - counters.malformedFrames(Malformed.UNKNOWN_KIND));
        return quotes;
    }

    private static String twin(JsonNode data, List<Instrument> instruments) {
        Instrument instrument = instruments.stream()
                .filter(candidate -> candidate.symbol().equals(data.get("s").asText())).findFirst().orElseThrow();
        return "quote " + instrument.id() + " u" + data.get("u").asText() + " t" + data.path("E").asLong() * 1_000_000
                + " b" + mantissa(data.get("b"), instrument.pxDecimals())
                + "x" + mantissa(data.get("B"), instrument.qtyDecimals())
                + " a" + mantissa(data.get("a"), instrument.pxDecimals())
                + "x" + mantissa(data.get("A"), instrument.qtyDecimals());
    }

    private static String mantissa(JsonNode text, int decimals) {
        return new BigDecimal(text.asText()).movePointRight(decimals).toBigIntegerExact().toString();
    }

    private static ObjectNode shuffle(ObjectNode node, Random random) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        ObjectNode shuffled = Recorded.JSON.createObjectNode();
        names.forEach(name -> shuffled.set(name, node.get(name)));
        return shuffled;
    }

    private BinanceDecoder spot() {
        return new BinanceDecoder(BinanceMarket.SPOT, SPOT, counters);
    }

    private BinanceDecoder futures() {
        return new BinanceDecoder(BinanceMarket.USDM, FUTURES, counters);
    }

    private static List<String> snapshot(BinanceDecoder decoder, String body) {
        Recorded.Ticks ticks = new Recorded.Ticks();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertTrue(decoder.snapshot(0, bytes, bytes.length, 1, 2, ticks));
        return ticks.all;
    }

    private static String change(long first, long last, String bids, String asks) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":" + raw(first, last, bids, asks) + "}";
    }

    private static String raw(long first, long last, String bids, String asks) {
        return "{\"e\":\"depthUpdate\",\"E\":7,\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last + ",\"b\":" + bids
                + ",\"a\":" + asks + "}";
    }
}
