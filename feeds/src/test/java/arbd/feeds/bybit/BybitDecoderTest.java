package arbd.feeds.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.BookLevels;
import arbd.feeds.Recorded;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BybitDecoderTest {
    private static final Instrument BTC = Recorded.instrument(3, "BTCUSDT", 2, 6);
    private static final Instrument ETH = Recorded.instrument(4, "ETHUSDT", 2, 5);
    private static final Instrument XRP = Recorded.instrument(0, "XRPUSDT", 4, 0);
    private static final String RECORDED = "bybit/linear_ob500_xrpusdt_20241201_a.wire.jsonl";
    private static final String SNAPSHOT =
            book("snapshot", "[\"100.5\",\"2\"],[\"100\",\"0.25\"]", "[\"101\",\"3\"]", 70);
    private static final String LEVELS = "b10050x2000000 b10000x250000 a10100x3000000";
    private static final List<String> STALE = List.of("status 3 STALE");

    private final FeedCounters counters = new FeedCounters();
    private final BybitDecoder decoder = decoder();

    @Test
    void shouldReadTheSameInAnyKeyOrder() throws Exception {
        BybitDecoder fast = recorded();
        BybitDecoder slow = recorded();
        for (String line : Recorded.lines(RECORDED)) {
            List<String> ticks = Recorded.decode(fast, line);
            assertEquals(1, ticks.size());
            assertEquals(ticks, Recorded.decode(slow, rewritten(line)));
            JsonNode root = Recorded.JSON.readTree(line);
            assertTrue(ticks.get(0).startsWith("depth 0 u" + root.at("/data/u").asText() + " t"
                    + root.get("cts").asText() + "000000 b"), ticks.get(0));
        }
        assertEquals(0, counters.malformedFrames() + counters.gaps());
    }

    /** As one recorder had it, as another had it, and with the engine's time, which came later. */
    @Test
    void shouldReadWhatTheVenueWritesTheFastWay() throws Exception {
        List<String> frames = new ArrayList<>(Recorded.lines(RECORDED));
        int fifty = 0;
        for (String line : Recorded.lines("bybit/messages.jsonl")) {
            String raw = Recorded.JSON.readTree(line).get("raw").asText();
            if (raw.startsWith("{\"topic\":\"orderbook.50.BTCUSDT\"")) {
                frames.add(raw);
                fifty++;
            }
        }
        assertEquals(2, fifty);
        for (String line : frames) {
            byte[] text = line.getBytes(StandardCharsets.UTF_8);
            BookLevels levels = new BookLevels(2_000);
            levels.begin(4, 6);
            BybitScan scan = new BybitScan(new BookDepth(line.contains("orderbook.500.") ? 500 : 50));
            int opened = scan.open(text, 0, text.length);
            assertTrue(opened > 0 && scan.rest(opened, text, new BybitBookFrame(), levels) && !levels.refused(), line);
        }
    }

    @Test
    void shouldMarkStaleAtTheMessageThatLeavesAHoleUntilTheNextSnapshot() throws Exception {
        List<String> lines = Recorded.lines(RECORDED);
        for (int lost = 1; lost + 2 < lines.size(); lost++) {
            BybitDecoder fresh = recorded();
            for (int i = 0; i < lost; i++) {
                assertTrue(Recorded.decode(fresh, lines.get(i)).get(0).startsWith("depth 0 "));
            }
            long before = counters.gaps();
            assertEquals(List.of("status 0 STALE"), Recorded.decode(fresh, lines.get(lost + 1)), "without " + lost);
            assertEquals(before + 1, counters.gaps());
            assertEquals(List.of(), Recorded.decode(fresh, lines.get(lost + 2)));
            assertTrue(Recorded.decode(fresh, lines.get(0)).get(0).startsWith("depth 0 "));
        }
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldReplaceTheBookByEverySnapshot() {
        assertDepth(LEVELS, 70, SNAPSHOT);
        assertDepth("b10050x1000000 b10000x250000", 71, book("delta", "[\"100.5\",\"1\"]", "[\"101\",\"0\"]", 71));
        assertDepth(LEVELS, 71, book("snapshot", "[\"100.5\",\"2\"],[\"100\",\"0.25\"]", "[\"101\",\"3\"]", 71));
        assertDepth("b9900x1000000 a10300x1000000", 72, book("snapshot", "[\"99\",\"1\"]", "[\"103\",\"1\"]", 72));
        assertDepth("b9900x1000000 a10200x1000000 a10300x1000000", 73, book("delta", "", "[\"102\",\"1\"]", 73));
    }

    /** After a restart the venue counts from one; that message is a whole book, whatever it calls itself. */
    @Test
    void shouldBeginAnewAtNumberOne() {
        for (String type : List.of("snapshot", "delta")) {
            Recorded.decode(decoder, SNAPSHOT);
            List<String> ticks = Recorded.decode(decoder, book(type, "[\"99\",\"1\"]", "[\"103\",\"1\"]", 1));
            assertEquals(List.of("status 3 UNKNOWN", "depth 3 u1 t1687940967464000000 b9900x1000000 a10300x1000000"),
                    ticks);
            assertDepth("b9900x1000000 a10300x2000000", 2, book("delta", "", "[\"103\",\"2\"]", 2));
            assertEquals(STALE, Recorded.decode(decoder, book("delta", "", "", 71)));
        }
    }

    @Test
    void shouldIgnoreWhatTheBookHasButNotForEver() {
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(List.of(), Recorded.decode(decoder, book("delta", "[\"100.5\",\"0\"]", "", 70)));
        assertEquals(1, counters.ignoredFrames());
        byte[] old = book("delta", "", "", 50).getBytes(StandardCharsets.UTF_8);
        Recorded.Ticks ticks = new Recorded.Ticks();
        decoder.decode(old, 0, old.length, 5_000_000_000L, 2, ticks);
        assertEquals(List.of(), ticks.all);
        decoder.decode(old, 0, old.length, 5_000_000_002L, 2, ticks);
        assertEquals(STALE, ticks.all);
    }

    @Test
    void shouldReportAChangeThatComesWithoutSnapshot() {
        assertEquals(STALE, Recorded.decode(decoder, book("delta", "", "", 101)));
        assertEquals(1, counters.gaps());
        assertEquals(List.of(), Recorded.decode(decoder, book("delta", "", "", 102)));
    }

    @Test
    void shouldNotPriceACrossedBook() {
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(STALE, Recorded.decode(decoder, book("delta", "[\"101\",\"1\"]", "", 71)));
        assertEquals(1, counters.gaps());
    }

    @Test
    void shouldMarkStaleWhatABadMessageNames() {
        String px = "100.5";
        for (String number : List.of("100.501", "1e308", "1" + "0".repeat(40), "-1", "0", "", "NaN")) {
            expect(SNAPSHOT.replace(px, number), Malformed.NUMBER, STALE);
        }
        expect(SNAPSHOT.replace("0.25", "-0.25"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace("\"" + px + "\"", px), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"" + px + "\"", "null"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"" + px + "\",\"2\"", "\"" + px + "\""), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"a\":", "\"b\":"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"a\":", "\"x\":"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"ts\":1687940967466", "\"ts\":\"1687940967466\""), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("1687940967464", "9".repeat(18)), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"cts\":1687940967464", "\"cts\":null"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"u\":70", "\"u\":1" + "0".repeat(40)), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"u\":70", "\"u\":1.5"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"u\":70", "\"u\":-70"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"s\":\"BTCUSDT\"", "\"s\":\"ETHUSDT\""), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("snapshot", "partial"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT + "]", Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("BTCUSDT", "XYZUSDT"), Malformed.SYMBOL, List.of());
        expect("{}", Malformed.UNKNOWN_KIND, List.of());
        List<String> both = List.of("status 3 STALE", "status 4 STALE");
        expect(SNAPSHOT.substring(0, 30), Malformed.SYNTAX, both);
        expect("{\"topic\":7}", Malformed.SYNTAX, both);
    }

    /** A recording may hold several depths of one instrument, each numbered for itself. */
    @Test
    void shouldFollowTheDeepestBookOfARecording() {
        BybitDecoder recorded = new BybitDecoder(BybitMarket.SPOT, new BookDepth(0), List.of(BTC), counters);
        String one = SNAPSHOT.replace("orderbook.50", "orderbook.1");
        String hundreds = book("delta", "", "", 71).replace("orderbook.50", "orderbook.200");
        assertEquals(1, Recorded.decode(recorded, one).size());
        assertEquals(1, Recorded.decode(recorded, SNAPSHOT).size());
        assertEquals(List.of(), Recorded.decode(recorded, one));
        assertEquals(STALE, Recorded.decode(recorded, hundreds));
        assertEquals(1, Recorded.decode(recorded, hundreds.replace("delta", "snapshot")).size());
        assertEquals(List.of(), Recorded.decode(recorded, book("delta", "", "", 72)));
        assertEquals(List.of(), Recorded.decode(recorded, SNAPSHOT.replace("orderbook.50", "orderbook.1001")));
        assertEquals(1, counters.gaps());
    }

    @Test
    void shouldRefuseMoreLevelsThanAMessageCanChange() {
        StringBuilder asks = new StringBuilder();
        for (int i = 0; i < 201; i++) {
            asks.append(i == 0 ? "" : ",").append("[\"").append(40_000 + i).append("\",\"1\"]");
        }
        expect(book("snapshot", "", asks.toString(), 100), Malformed.NUMBER, STALE);
    }

    @Test
    void shouldHeedWhatTheVenueSaysBesideBooks() {
        Recorded.decode(decoder, SNAPSHOT);
        for (String text : List.of("{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"0970e817\",\"op\":\"ping\"}",
                "{\"req_id\":\"\",\"op\":\"pong\",\"args\":[\"1675418560633\"],\"conn_id\":\"cfcb4o-1b\"}",
                "{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"pong\",\"data\":[\"1711002002529\"],\"connId\":\"cnt5\"}",
                "{\"success\":true,\"ret_msg\":\"subscribe\",\"conn_id\":\"2324d924\",\"op\":\"subscribe\"}",
                SNAPSHOT.replace("orderbook.50", "orderbook.1"), SNAPSHOT.replace("orderbook.50", "orderbook.x"),
                "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1,\"data\":{\"symbol\":\"BTCUSDT\"}}",
                "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1672304486868,\"data\":[{}]}")) {
            long before = counters.ignoredFrames();
            assertEquals(List.of(), Recorded.decode(decoder, text), text);
            assertEquals(before + 1, counters.ignoredFrames(), text);
        }
        assertDepth("b10050x2000000 b10000x250000", 71, book("delta", "", "[\"101\",\"0\"]", 71));
    }

    /** One topic that is refused may cost all of its text: each book that does not live is asked for anew. */
    @Test
    void shouldAskAnewForWhatAnErrorMayHaveCost() {
        BybitDecoder two = decoder();
        Recorded.decode(two, SNAPSHOT);
        String words = "{\"success\":false,\"ret_msg\":\"error:handler not found,topic:orderbook.50.%s\",\"conn_id\":"
                + "\"2324d924\",\"op\":\"subscribe\"}";
        assertEquals(List.of("status 4 STALE"), Recorded.decode(two, words.formatted("ETHUSDT")));
        assertEquals(List.of("status 4 STALE"), Recorded.decode(two, words.formatted("OTHER")));
        assertEquals(List.of("status 4 STALE"), Recorded.decode(two,
                "{\"retCode\":10404,\"retMsg\":\"op type is not found\",\"op\":\"x\"}"));
        List<String> ticks = Recorded.decode(two, words.formatted("BTCUSDT"));
        assertTrue(ticks.containsAll(List.of("status 3 STALE", "status 4 STALE")), ticks.toString());
        assertEquals(4, counters.errors());
    }

    @Test
    void shouldSurviveEverySingleMessageOnRecord() throws Exception {
        BybitDecoder spot = new BybitDecoder(BybitMarket.SPOT, new BookDepth(50), List.of(ETH), counters);
        List<String> lines = Recorded.lines("bybit/messages.jsonl");
        for (String line : lines) {
            String raw = Recorded.JSON.readTree(line).get("raw").asText();
            assertEquals(List.of(), Recorded.decode(spot, raw), raw);
        }
        assertTrue(counters.ignoredFrames() >= 50, () -> counters.ignoredFrames() + " of " + lines.size());
        assertEquals(lines.size(), counters.ignoredFrames() + counters.malformedFrames(Malformed.SYMBOL)
                + counters.malformedFrames(Malformed.UNKNOWN_KIND));
    }

    private BybitDecoder recorded() {
        return new BybitDecoder(BybitMarket.LINEAR, new BookDepth(0), List.of(XRP), counters);
    }

    private BybitDecoder decoder() {
        return new BybitDecoder(BybitMarket.SPOT, new BookDepth(50), List.of(BTC, ETH), counters);
    }

    private void assertDepth(String levels, long updateId, String text) {
        assertEquals(List.of("depth 3 u" + updateId + " t1687940967464000000 " + levels),
                Recorded.decode(decoder, text), text);
    }

    private void expect(String text, Malformed reason, List<String> ticks) {
        long before = counters.malformedFrames(reason);
        assertEquals(ticks, Recorded.decode(decoder(), text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
    }

    private static String book(String type, String bids, String asks, long u) {
        return "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1687940967466,\"data\":{\"s\":"
                + "\"BTCUSDT\",\"b\":[" + bids + "],\"a\":[" + asks + "],\"u\":" + u
                + ",\"seq\":66544703342},\"cts\":1687940967464}";
    }

    /** The same message with keys in another order, white space and a key of the future. */
    private static String rewritten(String line) throws Exception {
        JsonNode root = Recorded.JSON.readTree(line);
        JsonNode from = root.get("data");
        StringBuilder text = new StringBuilder("{\"cts\" : " + root.get("cts") + ", \"data\" : {");
        for (String key : List.of("seq", "u", "a", "s", "b")) {
            text.append("\"").append(key).append("\": ").append(from.get(key)).append(",\n");
        }
        return text + "\"later\":[{}]} , \"ts\":" + root.get("ts") + ",\"type\":" + root.get("type") + ",\"topic\":"
                + root.get("topic") + "}";
    }
}
