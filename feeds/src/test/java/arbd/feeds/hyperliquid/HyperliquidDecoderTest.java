package arbd.feeds.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.BookLevels;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HyperliquidDecoderTest {
    private static final Instrument BTC = Recorded.instrument(3, "BTC", 1, 5);
    private static final Instrument HYPE = Recorded.instrument(4, "@107", 3, 2);
    private static final String RECORDED = "hyperliquid/ws_btc_l2book_trades_20250126_a.wire.jsonl";
    private static final List<String> STALE = List.of("status 3 STALE");
    private static final String B1 = level("100.0", "1.5", 3);
    private static final String A1 = level("101.0", "2.0", 1);

    private final FeedCounters counters = new FeedCounters();
    private final HyperliquidDecoder decoder = new HyperliquidDecoder(List.of(BTC, HYPE), counters);

    private static String level(String px, String sz, int orders) {
        return "{\"px\":\"" + px + "\",\"sz\":\"" + sz + "\",\"n\":" + orders + "}";
    }

    private static String book(long time, String bids, String asks) {
        return "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":" + time + ",\"levels\":[[" + bids + "],["
                + asks + "]]}}";
    }

    private static String quote(long time, String bid, String ask) {
        return "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":" + time + ",\"bbo\":[" + bid + "," + ask
                + "]}}";
    }

    private static String mark(String px, String funding) {
        return "{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"BTC\",\"ctx\":{\"funding\":\"" + funding
                + "\",\"openInterest\":\"1\",\"markPx\":\"" + px + "\",\"midPx\":null}}}";
    }

    /** As it came before the collector sorted its keys. */
    private static String unsorted(JsonNode data) {
        List<String> sides = new ArrayList<>();
        for (JsonNode side : data.get("levels")) {
            List<String> levels = new ArrayList<>();
            side.forEach(level -> levels.add(
                    level(level.get("px").asText(), level.get("sz").asText(), level.get("n").asInt())));
            sides.add(String.join(",", levels));
        }
        return book(data.get("time").asLong(), sides.get(0), sides.get(1));
    }

    @Test
    void shouldReadTheSameFromTheVenuesOrderOfKeysAsFromAnyOther() throws Exception {
        HyperliquidDecoder other = new HyperliquidDecoder(List.of(BTC, HYPE), counters);
        HyperliquidScan scan = new HyperliquidScan();
        BookLevels levels = new BookLevels(20);
        int books = 0;
        for (String line : Recorded.lines(RECORDED)) {
            JsonNode frame = Recorded.JSON.readTree(line);
            if (frame.get("channel").asText().equals("l2Book")) {
                String text = unsorted(frame.get("data"));
                assertEquals(Recorded.decode(other, line), Recorded.decode(decoder, text));
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                levels.begin(1, 5);
                int opened = scan.open(bytes, 0, bytes.length);
                assertTrue(opened != Scan.FAILED && scan.rest(opened, new HyperliquidMessage(), levels), text);
                books++;
            }
        }
        assertEquals(29, books);
        assertEquals(0, counters.malformedFrames() + counters.ignoredFrames());
    }

    @Test
    void shouldTellTheQuoteAndTheBookByTheirTimes() {
        tells("quote 3 u100 t100000000 b1000x150000 a1010x200000", quote(100, B1, A1));
        tells("quote 3 u100 t100000000 b1000x150000", quote(100, B1, "null"));
        tells("quote 3 u100 t100000000 a1010x200000", quote(100, "null", A1));
        tells("quote 3 u100 t100000000", quote(100, "null", "null"));
        tells("depth 3 u100 t100000000 b1000x150000 b999x100000 a1010x200000",
                book(100, B1 + "," + level("99.9", "1", 1), A1));
        tells("depth 3 u100 t100000000", book(100, "", ""));
        assertEquals(0, counters.malformedFrames() + counters.ignoredFrames());
    }

    @Test
    void shouldLayTheNewerQuoteOverAnOlderBook() {
        tells("quote 3 u110 t110000000 b1001x100000 a1012x300000",
                quote(110, level("100.1", "1", 1), level("101.2", "3", 1)));
        tells("depth 3 u110 t100000000 b1001x100000 b1000x150000 a1012x300000 a1013x400000",
                book(100, B1, A1 + "," + level("101.2", "9", 1) + "," + level("101.3", "4", 1)));
        tells("quote 3 u111 t111000000 a1012x300000", quote(111, "null", level("101.2", "3", 1)));
        tells("depth 3 u111 t101000000 a1012x300000", book(101, B1, A1));
        tells("depth 3 u111 t111000000 b1000x150000 a1010x200000", book(111, B1, A1));
        tells("depth 3 u112 t112000000 b1000x150000 a1010x200000", book(112, B1, A1));
    }

    @Test
    void shouldPassOverWhatIsOlderThanWhatWasTold() {
        tells("depth 3 u100 t100000000 b1000x150000", book(100, B1, ""));
        assertEquals(List.of(), Recorded.decode(decoder, book(99, B1, A1)));
        assertEquals(List.of(), Recorded.decode(decoder, quote(99, B1, A1)));
        tells("quote 3 u101 t101000000 b1000x150000 a1010x200000", quote(101, B1, A1));
        assertEquals(List.of(), Recorded.decode(decoder, quote(100, B1, A1)));
        assertEquals(3, counters.ignoredFrames());
    }

    @Test
    void shouldNotWaitForEverBehindAClockThatWasSetBack() {
        Recorded.decode(decoder, book(100_000, B1, A1));
        byte[] old = book(90_000, B1, A1).getBytes(StandardCharsets.UTF_8);
        Recorded.Ticks ticks = new Recorded.Ticks();
        decoder.decode(old, 0, old.length, 5_000_000_000L, 2, ticks);
        assertEquals(List.of(), ticks.all);
        decoder.decode(old, 0, old.length, 5_000_000_002L, 2, ticks);
        assertEquals(STALE, ticks.all);
        assertEquals(1, counters.gaps());
        tells("depth 3 u90000 t90000000000 b1000x150000 a1010x200000", book(90_000, B1, A1));
    }

    @Test
    void shouldTakeBackTheLevelsOfABookThatStandsStillWhileItsQuotesGoOn() {
        Recorded.decode(decoder, book(1_000, B1, A1));
        tells("quote 3 u3000 t3000000000 b1000x150000 a1010x200000", quote(3_000, B1, A1));
        assertEquals(List.of("status 3 STALE", "quote 3 u3001 t3001000000 b1000x150000 a1010x200000"),
                Recorded.decode(decoder, quote(3_001, B1, A1)));
        tells("quote 3 u3002 t3002000000 b1000x150000 a1010x200000", quote(3_002, B1, A1));
        assertEquals(STALE, Recorded.decode(decoder, book(1_001, B1, A1)));
        assertEquals(2, counters.faults(BookFault.BEHIND));
        tells("depth 3 u3002 t1002000000 b1000x150000 a1010x200000", book(1_002, B1, A1));
    }

    @Test
    void shouldNotBelieveWhatIsCrossedOrOutOfOrder() {
        Recorded.decode(decoder, book(100, B1, A1));
        assertEquals(STALE, Recorded.decode(decoder, book(101, A1, B1)));
        assertEquals(STALE, Recorded.decode(decoder, quote(102, A1, B1)));
        assertEquals(2, counters.faults(BookFault.CROSSED));
        assertEquals(STALE, Recorded.decode(decoder, quote(102, B1, level("100.0", "1", 1))));
        assertEquals(1, counters.faults(BookFault.LOCKED));
        assertEquals(STALE, Recorded.decode(decoder, book(103, level("99.0", "1", 1) + "," + B1, A1)));
        assertEquals(STALE, Recorded.decode(decoder, book(103, B1 + "," + B1, A1)));
        assertEquals(STALE, Recorded.decode(decoder, book(103, B1, level("102.0", "1", 1) + "," + A1)));
        assertEquals(STALE, Recorded.decode(decoder, book(103, B1, level("101.0", "0.0", 1))));
        assertEquals(STALE, Recorded.decode(decoder, quote(103, level("100.0", "0", 1), A1)));
        assertEquals(5, counters.malformedFrames(Malformed.SYNTAX));
        tells("depth 3 u103 t103000000 b1000x150000 a1010x200000", book(103, B1, A1));
    }

    @Test
    void shouldMarkStaleWhatABadMessageNames() {
        String good = book(100, B1, A1);
        expect(good.replace("100.0", "100.01"), Malformed.NUMBER);
        expect(good.replace("100.0", "1e308"), Malformed.NUMBER);
        expect(good.replace("1.5", "1.000001"), Malformed.NUMBER);
        expect(good.replace("1.5", "-1"), Malformed.NUMBER);
        expect(good.replace("\"100.0\"", "100.0"), Malformed.SYNTAX);
        expect(good.replace("\"time\":100", "\"time\":\"100\""), Malformed.SYNTAX);
        expect(good.replace("\"time\":100", "\"time\":0"), Malformed.SYNTAX);
        expect(good.replace("\"time\":100", "\"time\":" + "9".repeat(17)), Malformed.SYNTAX);
        expect(good.replace("\"time\":100", "\"time\":1,\"time\":100"), Malformed.SYNTAX);
        expect(good.replace("]]}}", "],[]]}}"), Malformed.SYNTAX);
        expect(good.replace("],[", ",null],["), Malformed.SYNTAX);
        expect(good.replace("levels", "level"), Malformed.SYNTAX);
        expect(quote(100, B1, A1).replace("null", "").replace(A1, A1 + ",null"), Malformed.SYNTAX);
        expect(quote(100, B1, "nul"), Malformed.SYNTAX);
        expect(book(100, (B1 + ",").repeat(100) + B1, A1), Malformed.NUMBER);
        expect(good.substring(0, 60), Malformed.SYNTAX);
        assertEquals(List.of("status 3 STALE", "status 4 STALE"),
                Recorded.decode(decoder, good.substring(0, good.indexOf("\",\"time"))));
        assertEquals(List.of(), Recorded.decode(decoder, good.replace("BTC", "ETH")));
        assertEquals(1, counters.malformedFrames(Malformed.SYMBOL));
        assertEquals(List.of(), Recorded.decode(decoder, "{\"data\":1}"));
        assertEquals(1, counters.malformedFrames(Malformed.UNKNOWN_KIND));
    }

    @Test
    void shouldTellMarksWithTheNextFullHourAndLeaveTheBookAlone() {
        long hour = 3_600_000L;
        Recorded.decode(decoder, book(7 * hour - 1, B1, A1));
        tells("mark 3 t0 px8064000000000 rate530 next" + 7 * hour + "000000", mark("80640.0", "0.0000052974"));
        Recorded.decode(decoder, book(7 * hour, B1, A1));
        tells("mark 3 t0 px12345678 rate-530 next" + 8 * hour + "000000", mark("0.12345678", "-0.0000052974"));
        tells("mark 3 t0 px100000000 rate1250 next" + 8 * hour + "000000", mark("1", "0.0000125"));
        for (String bad : List.of(mark("0.123456789", "0"), mark("0", "0"), mark("-1", "0"), mark("1e308", "0"),
                mark("1", "1"), mark("1", "-1"), mark("1", ""), mark("1", "x"), mark("1", "0." + "1".repeat(19)),
                mark("1", "0").replace("\"funding\":\"0\"", "\"funding\":0"),
                mark("1", "0").replace("\"markPx\":\"1\"", "\"markPx\":null"),
                mark("1", "0").replace("\"ctx\"", "\"context\""), mark("1", "0").replace("markPx", "funding"))) {
            long before = counters.malformedFrames();
            assertEquals(List.of(), Recorded.decode(decoder, bad), bad);
            assertEquals(before + 1, counters.malformedFrames(), bad);
        }
        HyperliquidDecoder fresh = new HyperliquidDecoder(List.of(BTC), counters);
        assertEquals(List.of("mark 3 t0 px100000000 rate0 next" + hour + "000000"),
                Recorded.decode(fresh, mark("1", "0")), "by our own clock before the venue told the time");
    }

    @Test
    void shouldReadEveryMarkAndQuoteOnRecord() throws Exception {
        int marks = 0;
        int quotes = 0;
        for (String line : Recorded.lines("hyperliquid/messages.jsonl")) {
            JsonNode message = Recorded.JSON.readTree(line);
            JsonNode expect = message.path("expect");
            if (message.path("channel").asText().startsWith("POST")) {
                continue;
            }
            HyperliquidDecoder any = new HyperliquidDecoder(
                    List.of(Recorded.instrument(3, expect.path("coin").asText("X"), 6, 6)), counters);
            List<String> ticks = Recorded.decode(any, message.get("raw").asText());
            if (expect.path("type").asText().equals("ctx")) {
                BigDecimal rate = new BigDecimal(expect.get("funding").asText()).movePointRight(8);
                long px = new BigDecimal(expect.get("mark").asText()).movePointRight(8).longValueExact();
                assertTrue(ticks.get(0).startsWith("mark 3 t0 px" + px + " rate" + Math.round(rate.doubleValue())),
                        ticks.get(0));
                marks++;
            } else if (expect.path("type").asText().equals("bbo")) {
                assertTrue(ticks.get(0).startsWith("quote 3 "), ticks.get(0));
                assertTrue(ticks.get(0).contains(" b" + micro(expect.at("/bid/0")) + "x" + micro(expect.at("/bid/1"))
                        + " a" + micro(expect.at("/ask/0")) + "x" + micro(expect.at("/ask/1"))), ticks.get(0));
                quotes++;
            } else {
                assertTrue(ticks.isEmpty() || ticks.get(0).startsWith("depth 3 ")
                        || expect.path("type").asText().equals("error"), line);
            }
        }
        assertEquals(2, marks);
        assertEquals(3, quotes);
        assertEquals(0, counters.malformedFrames() - counters.malformedFrames(Malformed.UNKNOWN_KIND));
    }

    private static String micro(JsonNode text) {
        return new BigDecimal(text.asText()).movePointRight(6).toBigIntegerExact().toString();
    }

    @Test
    void shouldHeedWhatTheVenueSaysBesideBooks() {
        Recorded.decode(decoder, book(100, B1, A1));
        for (String text : List.of("{\"channel\":\"pong\"}", "{\"channel\":\"subscriptionResponse\",\"data\":{}}",
                "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\"}]}")) {
            long before = counters.ignoredFrames();
            assertEquals(List.of(), Recorded.decode(decoder, text), text);
            assertEquals(before + 1, counters.ignoredFrames(), text);
        }
        String words = "{\"channel\":\"error\",\"data\":\"Invalid subscription {\\\"type\\\":\\\"bbo\\\","
                + "\\\"coin\\\":\\\"%s\\\"}\"}";
        assertEquals(STALE, Recorded.decode(decoder, words.formatted("BTC")));
        assertEquals(List.of("status 4 STALE"), Recorded.decode(decoder, words.formatted("@107")));
        Recorded.decode(decoder, book(101, B1, A1));
        assertEquals(List.of("status 4 STALE"), Recorded.decode(decoder, words.formatted("ETH")));
        assertEquals(3, counters.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss://h.example", "wss://h.example/"})
    void shouldSayWhatItWants(String base) {
        Instrument perp = new Instrument(5, BTC.venue(), "ETH", Kind.PERP_LINEAR, BTC.base(), BTC.quote(), 1, 4, 1, 1,
                1, 0, 0, BTC.feeSide());
        VenueProtocol protocol = new HyperliquidProtocol(List.of(HYPE, perp), counters);
        assertEquals(URI.create("wss://h.example/ws"), protocol.address(URI.create(base)));
        assertEquals(URI.create("wss://h.example/x"), protocol.address(URI.create("wss://h.example/x")));
        String request = "{\"method\":\"%s\",\"subscription\":{\"type\":\"%s\",\"coin\":\"%s\"}}";
        assertEquals(List.of(request.formatted("subscribe", "l2Book", "@107"),
                request.formatted("subscribe", "bbo", "@107"), request.formatted("subscribe", "l2Book", "ETH"),
                request.formatted("subscribe", "bbo", "ETH"),
                request.formatted("subscribe", "activeAssetCtx", "ETH")), protocol.subscribe());
        assertEquals(List.of(request.formatted("unsubscribe", "l2Book", "ETH"),
                request.formatted("subscribe", "l2Book", "ETH")), protocol.resubscribe(5));
        assertEquals(List.of(), protocol.resubscribe(9));
        assertEquals("{\"method\":\"ping\"}", protocol.pingText());
        assertTrue(protocol.pingMillis() < 60_000);
    }

    private void tells(String tick, String text) {
        assertEquals(List.of(tick), Recorded.decode(decoder, text), text);
    }

    private void expect(String text, Malformed reason) {
        long before = counters.malformedFrames(reason);
        assertEquals(STALE, Recorded.decode(new HyperliquidDecoder(List.of(BTC, HYPE), counters), text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
    }
}
