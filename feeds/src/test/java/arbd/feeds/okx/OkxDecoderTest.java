package arbd.feeds.okx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.BookLevels;
import arbd.feeds.Recorded;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Instrument;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OkxDecoderTest {
    private static final Instrument BTC = Recorded.instrument(3, "BTC-USDT", 1, 8);
    private static final Instrument ETH = Recorded.instrument(4, "ETH-USDT", 2, 6);
    private static final List<Instrument> COINS = List.of(Recorded.instrument(0, "USDC-USDT", 4, 6),
            Recorded.instrument(1, "USDT-USD", 4, 4), Recorded.instrument(2, "BTC-USD", 2, 4),
            Recorded.instrument(3, "ETH-USD", 2, 4));
    private static final String ARCHIVE = "okx/v5_books_btcusdt_20220513";
    private static final String TODAY = "okx/v5_books_btcusdt_2026wire_derived";
    private static final String SNAPSHOT = book("snapshot", "[\"30243.5\",\"1.44679\",\"0\",\"6\"]",
            "[\"30243.4\",\"0.0012029\",\"0\",\"2\"],[\"30243.1\",\"0.5\",\"0\",\"1\"]", 100, -1);
    private static final List<String> STALE = List.of("status 3 STALE");

    private final FeedCounters counters = new FeedCounters();
    private final OkxDecoder decoder = new OkxDecoder(OkxMarket.SPOT, List.of(BTC), counters);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFollowRecordedBooksWithChecksums(boolean rewrite) throws Exception {
        assertEquals(98, follow(ARCHIVE, List.of(BTC), rewrite));
        assertEquals(98, counters.checksums());
        assertEquals(98 + 6, follow("okx/v5_okcoin_multi_20230527", COINS, rewrite) + 98);
        assertEquals(98 + 6, counters.checksums());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldFollowTheWireOfTodayThatHasNumbersInstead(boolean rewrite) throws Exception {
        assertEquals(99, follow(TODAY, List.of(BTC), rewrite));
        assertEquals(0, counters.checksums());
    }

    @ParameterizedTest
    @CsvSource({ARCHIVE + ",98", TODAY + ",99"})
    void shouldReadWhatTheVenueWritesTheFastWay(String name, int books) throws Exception {
        OkxScan scan = new OkxScan();
        BookLevels levels = new BookLevels(800);
        int read = 0;
        for (String line : Recorded.lines(name + ".wire.jsonl")) {
            byte[] text = line.getBytes(StandardCharsets.UTF_8);
            levels.begin(1, 8);
            int opened = scan.open(text, 0, text.length);
            read += opened > 0 && scan.rest(opened, new OkxBookFrame(), levels) && !levels.refused() ? 1 : 0;
        }
        assertEquals(books, read);
    }

    @Test
    void shouldFollowWithMoreDecimalsThanTheWireWrites() throws Exception {
        assertEquals(98, follow(ARCHIVE, List.of(Recorded.instrument(3, "BTC-USDT", 4, 10)), false));
        assertEquals(98, counters.checksums());
    }

    @Test
    void shouldCountTheVenuesChecksums() throws Exception {
        JsonNode vectors = Recorded.JSON.readTree(
                SharedData.path("venues/visible/okx/checksum_vectors.json").toFile()).get("vectors");
        for (JsonNode vector : vectors) {
            Instrument any = Recorded.instrument(7, "X-Y", places(vector, 0), places(vector, 1));
            OkxDecoder fresh = new OkxDecoder(OkxMarket.SPOT, List.of(any), counters);
            String text = "{\"arg\":{\"channel\":\"books\",\"instId\":\"X-Y\"},\"action\":\"snapshot\",\"data\":[{"
                    + "\"asks\":" + levels(vector.get("asks")) + ",\"bids\":" + levels(vector.get("bids"))
                    + ",\"ts\":\"1\",\"checksum\":%d}]}";
            long right = vector.get("computed").asLong();
            String id = vector.get("id").asText();
            assertTrue(Recorded.decode(fresh, text.formatted(right)).get(0).startsWith("depth 7 "), id);
            assertEquals(List.of("status 7 STALE"), Recorded.decode(fresh, text.formatted(right + 1)), id);
            assertEquals(vector.get("verified").asBoolean(), vector.get("expected").asLong() == right, id);
        }
        assertEquals(6, vectors.size());
        assertEquals(6, counters.checksumFailures());
    }

    @Test
    void shouldMarkStaleAtTheMessageThatLeavesAHoleUntilTheNextSnapshot() throws Exception {
        List<String> lines = Recorded.lines(TODAY + ".wire.jsonl");
        List<String> books = lines.stream().filter(line -> line.contains("\"action\"")).toList();
        for (int lost = 1; lost + 2 < books.size(); lost++) {
            if (books.get(lost).contains("\"asks\":[],\"bids\":[]")) {
                continue;
            }
            OkxDecoder fresh = new OkxDecoder(OkxMarket.SPOT, List.of(BTC), counters);
            for (int i = 0; i < lost; i++) {
                assertTrue(Recorded.decode(fresh, books.get(i)).get(0).startsWith("depth 3 "));
            }
            long before = counters.gaps();
            assertEquals(STALE, Recorded.decode(fresh, books.get(lost + 1)), "without " + lost);
            assertEquals(before + 1, counters.gaps());
            assertEquals(List.of(), Recorded.decode(fresh, books.get(lost + 2)));
            assertTrue(Recorded.decode(fresh, books.get(0)).get(0).startsWith("depth 3 "));
        }
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldTakeKeepAlivesAndNumbersThatBeginAnew() {
        assertDepth("b302434x120290 b302431x50000000 a302435x144679000", 100, SNAPSHOT);
        assertDepth("b302434x120290 b302431x50000000 a302435x144679000", 100, book("update", "", "", 100, 100));
        assertEquals(List.of("status 3 UNKNOWN", "depth 3 u3 t1652459225381000000 b302434x120290 a302435x144679000"),
                Recorded.decode(decoder, book("update", "", "[\"30243.1\",\"0\",\"0\",\"0\"]", 3, 100)));
        assertDepth("b302434x120290", 7, book("update", "[\"30243.5\",\"0\",\"0\",\"0\"]", "", 7, 3));
        assertEquals(List.of(), Recorded.decode(decoder, book("update", "", "", 5, 2)));
        assertEquals(1, counters.ignoredFrames());
        assertEquals(STALE, Recorded.decode(decoder, book("update", "", "", 12, 9)));
    }

    @Test
    void shouldNotWaitForEverBehindNumbersThatBeganAnewUnseen() {
        Recorded.decode(decoder, SNAPSHOT);
        byte[] old = book("update", "", "", 50, 49).getBytes(StandardCharsets.UTF_8);
        Recorded.Ticks ticks = new Recorded.Ticks();
        decoder.decode(old, 0, old.length, 5_000_000_000L, 2, ticks);
        assertEquals(List.of(), ticks.all);
        decoder.decode(old, 0, old.length, 5_000_000_002L, 2, ticks);
        assertEquals(STALE, ticks.all);
    }

    @Test
    void shouldNotTakeAnUpdateThatDoesNotSayWhatItFollows() {
        String without = book("update", "", "", 101, 100).replace(",\"prevSeqId\":100", "");
        for (String text : List.of(without, book("update", "", "", 101, -1), without.replace(",\"seqId\":101", ""))) {
            assertEquals(1, Recorded.decode(decoder, SNAPSHOT).size());
            assertEquals(STALE, Recorded.decode(decoder, text), text);
        }
    }

    @Test
    void shouldReportAnUpdateThatComesWithoutSnapshot() {
        assertEquals(STALE, Recorded.decode(decoder, book("update", "", "", 101, 100)));
        assertEquals(1, counters.gaps());
        assertEquals(List.of(), Recorded.decode(decoder, book("update", "", "", 102, 101)));
    }

    @Test
    void shouldNotPriceACrossedBook() {
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(STALE, Recorded.decode(decoder,
                book("update", "[\"30243.4\",\"1\",\"0\",\"1\"]", "", 101, 100)));
        assertEquals(1, counters.gaps());
    }

    @Test
    void shouldPublishAnEmptySideAsEmpty() {
        assertDepth("a302435x144679000", 100,
                book("snapshot", "[\"30243.5\",\"1.44679\",\"0\",\"6\"]", "", 100, -1));
        assertDepth("", 100, book("snapshot", "", "", 100, -1));
    }

    @Test
    void shouldMarkStaleWhatABadMessageNames() {
        String px = "30243.4";
        expect(SNAPSHOT.replace(px, px + "1"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace(px, "1e308"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace(px, "1" + "0".repeat(40)), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace(px, "-1"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace(px, "0"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace(px, ""), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace(px, "NaN"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace("0.0012029", "-0.0012029"), Malformed.NUMBER, STALE);
        expect(SNAPSHOT.replace("\"" + px + "\"", px), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"" + px + "\"", "null"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"" + px + "\",\"0.0012029\",\"0\",\"2\"", "\"" + px + "\""), Malformed.SYNTAX,
                STALE);
        expect(SNAPSHOT.replace("\"bids\":", "\"asks\":"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"bids\":", "\"seqId\":1,\"bids\":"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"bids\":", "\"bidz\":"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"asks\":[[", "\"asks\":null,\"x\":[["), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"ts\":\"1652459225381\"", "\"ts\":1652459225381"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("1652459225381", "9".repeat(18)), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"checksum\":0", "\"checksum\":true"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"checksum\":0", "\"checksum\":4294967295"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"seqId\":100", "\"seqId\":1" + "0".repeat(40)), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"seqId\":100", "\"seqId\":1.5"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("\"seqId\":100", "\"seqId\":-100"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("[{", "[[{").replace("}]}", "}]]}"), Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.substring(0, SNAPSHOT.indexOf("[{")) + "[]}", Malformed.SYNTAX, STALE);
        expect(SNAPSHOT + "]", Malformed.SYNTAX, STALE);
        expect(SNAPSHOT.replace("snapshot", "partial"), Malformed.UNKNOWN_KIND, List.of());
        expect(SNAPSHOT.replace("BTC-USDT", "XYZ-USDT"), Malformed.SYMBOL, List.of());
        expect("{}", Malformed.UNKNOWN_KIND, List.of());
        expect(SNAPSHOT.substring(0, 30), Malformed.SYNTAX, List.of("status 3 STALE", "status 4 STALE"));
    }

    @Test
    void shouldRefuseMoreLevelsThanABookHolds() {
        StringBuilder asks = new StringBuilder();
        for (int i = 0; i < 801; i++) {
            asks.append(i == 0 ? "" : ",").append("[\"").append(40_000 + i).append("\",\"1\",\"0\",\"1\"]");
        }
        expect(book("snapshot", asks.toString(), "", 100, -1), Malformed.NUMBER, STALE);
    }

    @Test
    void shouldHeedWhatTheVenueSaysBesideBooks() {
        Recorded.decode(decoder, SNAPSHOT);
        for (String text : List.of("pong",
                "{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\"},\"connId\":\"a\"}",
                "{\"event\":\"notice\",\"code\":\"1\",\"msg\":\"\"}",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT\"},\"data\":[{}]}")) {
            long before = counters.ignoredFrames();
            assertEquals(List.of(), Recorded.decode(decoder, text), text);
            assertEquals(before + 1, counters.ignoredFrames(), text);
        }
        assertFalse(decoder.leaving());
        assertEquals(List.of(), Recorded.decode(decoder, "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"The "
                + "connection will soon be closed for a service upgrade.\",\"connId\":\"a4d3ae55\"}"));
        assertTrue(decoder.leaving());
        decoder.reset();
        assertFalse(decoder.leaving());
    }

    @Test
    void shouldMarkStaleWhatAnErrorIsAbout() {
        OkxDecoder two = new OkxDecoder(OkxMarket.SPOT, List.of(BTC, ETH), counters);
        Recorded.decode(two, SNAPSHOT);
        String words = "{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:books,instId:%s doesn't"
                + " exist. Please use the correct URL.\",\"connId\":\"a4d3ae55\"}";
        assertEquals(List.of("status 4 STALE"), Recorded.decode(two, words.formatted("ETH-USDT")));
        assertEquals(List.of("status 4 STALE"), Recorded.decode(two, words.formatted("OTHER")));
        assertEquals(STALE, Recorded.decode(two, words.formatted("BTC-USDT")));
        assertEquals(3, counters.errors());
    }

    @Test
    void shouldReadSwapsInContracts() {
        OkxDecoder swap = new OkxDecoder(OkxMarket.SPOT,
                List.of(Recorded.instrument(9, "BTC-USDT-SWAP", 1, 0)), counters);
        assertEquals(List.of("depth 9 u5 t1651761120004000000 b386323x990 a386324x727"), Recorded.decode(swap,
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT-SWAP\"},\"action\":\"snapshot\",\"data\":[{"
                + "\"asks\":[[\"38632.4\",\"727\",\"0\",\"22\"]],\"bids\":[[\"38632.3\",\"990\",\"0\",\"22\"]],"
                + "\"ts\":\"1651761120004\",\"checksum\":0,\"seqId\":5,\"prevSeqId\":-1}]}"));
    }

    @Test
    void shouldSurviveEverySingleMessageOnRecord() throws Exception {
        List<String> lines = Recorded.lines("okx/messages.jsonl");
        for (String line : lines) {
            String raw = Recorded.JSON.readTree(line).get("raw").asText();
            assertEquals(List.of(), Recorded.decode(decoder, raw), raw);
        }
        assertTrue(counters.ignoredFrames() >= 20, () -> counters.ignoredFrames() + " of " + lines.size());
        assertEquals(lines.size(), counters.ignoredFrames() + counters.malformedFrames(Malformed.UNKNOWN_KIND));
    }

    private void assertDepth(String levels, long updateId, String text) {
        assertEquals(List.of(("depth 3 u" + updateId + " t1652459225381000000 " + levels).trim()),
                Recorded.decode(decoder, text), text);
    }

    private void expect(String text, Malformed reason, List<String> ticks) {
        long before = counters.malformedFrames(reason);
        assertEquals(ticks, Recorded.decode(new OkxDecoder(OkxMarket.SPOT, List.of(BTC, ETH), counters), text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
    }

    private static String book(String action, String asks, String bids, long seqId, long prevSeqId) {
        return "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"" + action + "\",\"data\":[{"
                + "\"asks\":[" + asks + "],\"bids\":[" + bids + "],\"ts\":\"1652459225381\",\"checksum\":0,\"seqId\":"
                + seqId + ",\"prevSeqId\":" + prevSeqId + "}]}";
    }

    /** Every row of the reference is one depth tick, and no other line makes a tick. */
    private int follow(String name, List<Instrument> instruments, boolean rewrite) throws Exception {
        List<String> lines = Recorded.lines(name + ".wire.jsonl");
        OkxDecoder fresh = new OkxDecoder(OkxMarket.SPOT, instruments, counters);
        List<String[]> rows = new ArrayList<>();
        for (String row : Recorded.lines(name + ".bbo.tsv")) {
            rows.add(row.split("\t", -1));
        }
        int next = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"op\"")) {
                continue;
            }
            List<String> ticks = Recorded.decode(fresh, rewrite ? rewritten(lines.get(i)) : lines.get(i));
            if (next < rows.size() && Integer.parseInt(rows.get(next)[0]) == i + 1) {
                check(rows.get(next++), lines.get(i), ticks, instruments);
            } else {
                assertEquals(List.of(), ticks, lines.get(i));
            }
        }
        assertEquals(rows.size(), next);
        assertEquals(0, counters.checksumFailures() + counters.malformedFrames() + counters.gaps());
        return next - 1;
    }

    private static void check(String[] row, String line, List<String> ticks, List<Instrument> instruments)
            throws Exception {
        assertEquals(1, ticks.size());
        String[] parts = ticks.get(0).split(" ");
        Instrument instrument = instruments.stream().filter(any -> any.symbol().equals(row[1])).findFirst()
                .orElseThrow();
        JsonNode data = Recorded.JSON.readTree(line).get("data").get(0);
        assertEquals("depth " + instrument.id(), parts[0] + " " + parts[1]);
        assertEquals("u" + (row[4].isEmpty() ? "0" : row[4]), parts[2]);
        assertEquals("t" + data.get("ts").asText() + "000000", parts[3]);
        assertEquals("b" + mantissa(row[5], instrument.pxDecimals()) + "x"
                + mantissa(row[6], instrument.qtyDecimals()), parts[4]);
        int bids = Math.min(20, Integer.parseInt(row[9]));
        assertEquals("a" + mantissa(row[7], instrument.pxDecimals()) + "x"
                + mantissa(row[8], instrument.qtyDecimals()), parts[4 + bids]);
        assertEquals(4 + bids + Math.min(20, Integer.parseInt(row[10])), parts.length);
    }

    /** The same message with keys in another order, white space and a key of the future. */
    private static String rewritten(String line) throws Exception {
        JsonNode whole = Recorded.JSON.readTree(line);
        if (!whole.has("action")) {
            return line;
        }
        JsonNode from = whole.get("data").get(0);
        StringBuilder text = new StringBuilder("{\"data\" : [ {");
        for (String key : List.of("prevSeqId", "checksum", "ts", "seqId", "bids", "asks")) {
            text.append(from.has(key) ? "\"" + key + "\": " + from.get(key) + ",\n" : "");
        }
        return text + "\"later\":[{}]} ], \"action\":" + whole.get("action") + ",\"arg\":{\"instId\":"
                + whole.get("arg").get("instId") + ",\"channel\":\"books\"}}";
    }

    private static String levels(JsonNode side) {
        StringBuilder text = new StringBuilder("[");
        for (JsonNode level : side) {
            text.append(text.length() > 1 ? "," : "").append("[").append(level.get(0)).append(',')
                    .append(level.get(1)).append(",\"0\",\"1\"]");
        }
        return text.append(']').toString();
    }

    private static String mantissa(String text, int decimals) {
        return new BigDecimal(text).movePointRight(decimals).toBigIntegerExact().toString();
    }

    private static int places(JsonNode vector, int part) {
        int most = 0;
        for (String side : List.of("asks", "bids")) {
            for (JsonNode level : vector.get(side)) {
                most = Math.max(most, new BigDecimal(level.get(part).asText()).scale());
            }
        }
        return most;
    }
}
