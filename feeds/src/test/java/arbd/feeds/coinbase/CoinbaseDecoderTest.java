package arbd.feeds.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.BookLevels;
import arbd.feeds.Feeds;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CoinbaseDecoderTest {
    private static final Instrument BTC = Recorded.instrument(3, "BTC-USD", 2, 8);
    private static final Instrument ETH = Recorded.instrument(4, "ETH-USD", 2, 8);
    private static final Instrument SKL = Recorded.instrument(3, "SKL-USD", 4, 1);
    private static final String RECORDED = "coinbase/advanced_l2_sklusd_derived.wire.jsonl";
    private static final String EPOCH = "1970-01-01T00:00:00Z";
    private static final List<String> STALE = List.of("status 3 STALE");
    private static final List<String> BOTH = List.of("status 3 STALE", "status 4 STALE");
    private static final String BID = update("bid", EPOCH, "100.00", "1.5");
    private static final String OFFER = update("offer", EPOCH, "101.00", "2");
    private static final String SNAPSHOT = frame(0, event("snapshot", "BTC-USD", BID, OFFER));
    private static final String DEPTH = " b10000x150000000 a10100x200000000";
    private static final long SENT = 1_788_746_278_894_355_000L;

    private final FeedCounters counters = new FeedCounters();
    private final CoinbaseDecoder decoder = new CoinbaseDecoder(List.of(BTC, ETH), counters);

    private static String update(String side, String time, String px, String qty) {
        return "{\"side\":\"" + side + "\",\"event_time\":\"" + time + "\",\"price_level\":\"" + px
                + "\",\"new_quantity\":\"" + qty + "\"}";
    }

    private static String event(String type, String product, String... updates) {
        return "{\"type\":\"" + type + "\",\"product_id\":\"" + product + "\",\"updates\":["
                + String.join(",", updates) + "]}";
    }

    private static String frame(long number, String... events) {
        return "{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":\"2026-09-07T01:57:58.894355Z\","
                + "\"sequence_num\":" + number + ",\"events\":[" + String.join(",", events) + "]}";
    }

    private static String heartbeat(long number) {
        return "{\"channel\":\"heartbeats\",\"timestamp\":\"2026-09-07T01:57:58Z\",\"sequence_num\":" + number
                + ",\"events\":[{\"current_time\":\"x\",\"heartbeat_counter\":1}]}";
    }

    /** The same frame with keys in another order, white space and a key of the future. */
    private static String rewritten(String line) throws Exception {
        JsonNode frame = Recorded.JSON.readTree(line);
        if (!frame.get("channel").asText().equals("l2_data")) {
            return line;
        }
        JsonNode event = frame.get("events").get(0);
        List<String> updates = new ArrayList<>();
        event.get("updates").forEach(update -> updates.add("{ \"new_quantity\":" + update.get("new_quantity")
                + ",\"price_level\":" + update.get("price_level") + ",\"event_time\":" + update.get("event_time")
                + ",\"side\":" + update.get("side") + ",\"more\":[{}]}"));
        return "{\"sequence_num\" : " + frame.get("sequence_num") + ",\n\"events\":[{\"updates\":["
                + String.join(", ", updates) + "],\"product_id\":" + event.get("product_id") + ",\"type\":"
                + event.get("type") + "}],\"timestamp\":" + frame.get("timestamp") + ",\"channel\":\"l2_data\"}";
    }

    @Test
    void shouldReadTheSameFromTheVenuesOrderOfKeysAsFromAnyOther() throws Exception {
        CoinbaseDecoder one = new CoinbaseDecoder(List.of(SKL), counters);
        CoinbaseDecoder other = new CoinbaseDecoder(List.of(SKL), counters);
        CoinbaseScan scan = new CoinbaseScan();
        CoinbaseMessage message = new CoinbaseMessage();
        BookLevels levels = new BookLevels(1_000);
        int fast = 0;
        int ticks = 0;
        for (String line : Recorded.lines(RECORDED)) {
            List<String> told = Recorded.decode(one, line);
            assertEquals(told, Recorded.decode(other, rewritten(line)), line);
            ticks += told.size();
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            levels.begin(4, 1);
            int opened = scan.open(bytes, 0, bytes.length, message);
            fast += opened != Scan.FAILED && scan.rest(opened, message, levels) ? 1 : 0;
        }
        assertEquals(601, fast);
        assertEquals(601, ticks);
        assertEquals(0, counters.gaps() + counters.malformedFrames());
        assertFalse(one.leaving() || other.leaving());
    }

    /** Whatever frame is lost, of whatever channel, nothing is believed until the next snapshot. */
    @Test
    void shouldLoseEveryBookWithAnyFrameOfTheConnection() throws Exception {
        List<String> lines = Recorded.lines(RECORDED);
        for (int lost = 1; lost + 1 < lines.size(); lost += lost == 1 ? 1 : 61) {
            CoinbaseDecoder fresh = new CoinbaseDecoder(List.of(SKL, ETH), counters);
            for (int i = 0; i < lost; i++) {
                Recorded.decode(fresh, lines.get(i));
            }
            assertFalse(fresh.leaving());
            long before = counters.gaps();
            assertEquals(BOTH, Recorded.decode(fresh, lines.get(lost + 1)), "without " + lost);
            assertTrue(fresh.leaving(), "without " + lost);
            assertEquals(before + 1, counters.gaps());
            for (int i = lost + 2; i < Math.min(lines.size(), lost + 9); i++) {
                assertEquals(List.of(), Recorded.decode(fresh, lines.get(i)));
            }
            fresh.reset();
            assertFalse(fresh.leaving());
            assertTrue(Recorded.decode(fresh, lines.get(0)).get(0).startsWith("depth 3 "));
        }
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldMissTheFirstFrameOfAConnection() {
        assertEquals(BOTH, Recorded.decode(decoder, heartbeat(1)));
        assertTrue(decoder.leaving());
    }

    @Test
    void shouldPassOverAFrameThatComesTwice() {
        assertEquals(List.of("depth 3 u0 t" + SENT + DEPTH), Recorded.decode(decoder, SNAPSHOT));
        String removed = frame(1, event("update", "BTC-USD", update("bid", EPOCH, "100.00", "0")));
        assertEquals(List.of("depth 3 u0 t" + SENT + " a10100x200000000"), Recorded.decode(decoder, removed));
        assertEquals(List.of(), Recorded.decode(decoder, removed));
        assertEquals(List.of(), Recorded.decode(decoder, heartbeat(1)));
        assertEquals(2, counters.ignoredFrames());
        assertEquals(List.of(), Recorded.decode(decoder, heartbeat(2)));
        assertFalse(decoder.leaving());
    }

    @Test
    void shouldTakeSeveralProductsInOneFrame() {
        assertEquals(List.of("depth 3 u0 t" + SENT + DEPTH, "depth 4 u0 t" + SENT + DEPTH),
                Recorded.decode(decoder, frame(0, event("snapshot", "BTC-USD", BID, OFFER),
                        event("snapshot", "SOL-USD", BID), event("snapshot", "ETH-USD", BID, OFFER))));
        assertEquals(1, counters.malformedFrames(Malformed.SYMBOL));
        assertEquals(List.of("status 3 STALE", "depth 4 u0 t" + SENT + " b10000x150000000"),
                Recorded.decode(decoder, frame(1, event("updated", "BTC-USD", BID),
                        event("update", "ETH-USD", update("offer", EPOCH, "101.00", "0")))));
        assertEquals(1, counters.malformedFrames(Malformed.SYNTAX));
        assertFalse(decoder.leaving(), "the frame could be read, and only one book is in doubt");
    }

    @Test
    void shouldTellTheTimeOfTheLatestChange() {
        assertEquals(List.of("depth 3 u0 t" + SENT + DEPTH), Recorded.decode(decoder, SNAPSHOT));
        String change = event("update", "BTC-USD", update("bid", "2026-09-07T01:57:57.1Z", "100.00", "1.5"),
                update("bid", "2026-09-07T01:57:58.1Z", "100.00", "1.5"));
        assertEquals(List.of("depth 3 u0 t1788746278100000000" + DEPTH), Recorded.decode(decoder, frame(1, change)));
        assertEquals(List.of("depth 3 u0 t1788746278100000000" + DEPTH),
                Recorded.decode(decoder, " " + frame(2, change)));
    }

    @Test
    void shouldReadTheBookOfAnAliasUnderTheNameItComesBy() {
        Instrument usdc = Recorded.instrument(3, "BTC-USDC", 2, 8);
        List<String> depth = List.of("depth 3 u0 t" + SENT + DEPTH);
        assertEquals(depth, Recorded.decode(new CoinbaseDecoder(List.of(usdc), counters), SNAPSHOT));
        assertEquals(depth, Recorded.decode(new CoinbaseDecoder(List.of(usdc), counters),
                SNAPSHOT.replace("BTC-USD", "BTC-USDC")));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> Feeds.protocol("coinbase", List.of(usdc, BTC), counters));
        assertTrue(refused.getMessage().contains("one book under one name"), refused.getMessage());
    }

    @Test
    void shouldMarkStaleWhatABadMessageNamesAndLeaveWhenItNamesNothing() {
        String px = "100.00";
        expect(SNAPSHOT.replace(px, px + "1"), Malformed.NUMBER, STALE, false);
        expect(SNAPSHOT.replace(px, "1e308"), Malformed.NUMBER, STALE, false);
        expect(SNAPSHOT.replace(px, "-1"), Malformed.NUMBER, STALE, false);
        expect(SNAPSHOT.replace(px, "0"), Malformed.NUMBER, STALE, false);
        expect(SNAPSHOT.replace(px, ""), Malformed.NUMBER, STALE, false);
        expect(SNAPSHOT.replace("\"1.5\"", "\"-1.5\""), Malformed.NUMBER, STALE, false);
        expect(SNAPSHOT.replace("\"100.00\"", "100.00"), Malformed.SYNTAX, STALE, false);
        expect(SNAPSHOT.replace("offer", "ask"), Malformed.SYNTAX, STALE, false);
        expect(SNAPSHOT.replace("\"new_quantity\":\"1.5\"", "\"new_quantity\":null"), Malformed.SYNTAX, STALE, false);
        expect(SNAPSHOT.replace("\"side\":\"bid\"", "\"side\":\"bid\",\"side\":\"bid\""), Malformed.SYNTAX, STALE,
                false);
        expect(SNAPSHOT.replace("updates", "update"), Malformed.SYNTAX, STALE, false);
        expect(SNAPSHOT.replace("snapshot", "partial"), Malformed.SYNTAX, STALE, false);
        expect(SNAPSHOT.replace("BTC-USD", "XYZ-USD"), Malformed.SYMBOL, List.of(), false);
        expect(SNAPSHOT.replace("product_id", "product"), Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT.replace("[{\"type", "[1,{\"type"), Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT.replace("\"sequence_num\":0,", ""), Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT.replace("\"sequence_num\":0", "\"sequence_num\":-1"), Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT.replace("\"sequence_num\":0", "\"sequence_num\":\"0\""), Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT.replace("\"sequence_num\":0", "\"sequence_num\":0,\"sequence_num\":0"), Malformed.SYNTAX,
                BOTH, true);
        expect(SNAPSHOT.replace("2026-09-07", "yesterday!"), Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT + "]", Malformed.SYNTAX, BOTH, true);
        expect(SNAPSHOT.substring(0, 300), Malformed.SYNTAX, BOTH, true);
        expect("{}", Malformed.UNKNOWN_KIND, List.of(), false);
    }

    @Test
    void shouldNotPriceACrossedBookOrOneWithoutSnapshot() {
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(STALE, Recorded.decode(decoder,
                frame(1, event("update", "BTC-USD", update("bid", EPOCH, "101.00", "1")))));
        assertEquals(List.of(), Recorded.decode(decoder, frame(2, event("update", "BTC-USD", BID))));
        assertEquals(List.of("status 4 STALE"),
                Recorded.decode(decoder, frame(3, event("update", "ETH-USD", BID))));
        assertEquals(List.of("depth 3 u0 t" + SENT + DEPTH),
                Recorded.decode(decoder, SNAPSHOT.replace("\"sequence_num\":0", "\"sequence_num\":4")));
        assertFalse(decoder.leaving());
    }

    /** Bids a cent apart, of which the worst half is beyond what is kept; then the best are taken away. */
    @Test
    void shouldAskAnewForABookOfWhichTooLittleIsLeft() {
        String[] bids = new String[2 * CoinbaseDecoder.DEPTH];
        for (int i = 0; i < bids.length; i++) {
            bids[i] = update("bid", EPOCH, cents(50_000 - i), "1");
        }
        assertTrue(Recorded.decode(decoder, frame(0, event("snapshot", "BTC-USD", bids))).get(0)
                .startsWith("depth 3 u0 t" + SENT + " b50000x100000000 b49999x100000000 "));
        int worstKept = 50_000 - CoinbaseDecoder.DEPTH + 1;
        Recorded.decode(decoder, frame(1,
                event("update", "BTC-USD", update("bid", EPOCH, cents(worstKept - 1), "7"))));
        int number = 2;
        for (int best = 50_000; best >= worstKept + 20; best--) {
            List<String> ticks = Recorded.decode(decoder, frame(number++, event("update", "BTC-USD",
                    update("bid", EPOCH, cents(best), "0"))));
            assertTrue(ticks.get(0).startsWith("depth 3 u0 t" + SENT + " b" + (best - 1) + "x100000000 "),
                    ticks.get(0));
        }
        assertEquals(STALE, Recorded.decode(decoder, frame(number, event("update", "BTC-USD",
                update("bid", EPOCH, cents(worstKept + 19), "0")))));
        assertEquals(1, counters.faults(BookFault.OUT_OF_RANGE));
        assertFalse(decoder.leaving());
    }

    private static String cents(int px) {
        return px / 100 + "." + px / 10 % 10 + px % 10;
    }

    @Test
    void shouldSurviveEverySingleMessageOnRecord() throws Exception {
        int read = 0;
        for (String line : Recorded.lines("coinbase/messages.jsonl")) {
            String raw = Recorded.JSON.readTree(line).get("raw").asText();
            decoder.reset();
            for (String tick : Recorded.decode(decoder, raw)) {
                assertTrue(tick.startsWith("status"), tick);
            }
            read++;
        }
        assertEquals(27, read);
        assertTrue(counters.ignoredFrames() + counters.gaps() > 10 && counters.errors() == 1);
    }

    @Test
    void shouldSayWhatItWants() {
        VenueProtocol protocol = Feeds.protocol("coinbase", List.of(BTC, ETH), counters);
        assertEquals(URI.create("wss://c.example"), protocol.address(URI.create("wss://c.example")));
        assertEquals(List.of(
                "{\"type\":\"subscribe\",\"channel\":\"level2\",\"product_ids\":[\"BTC-USD\",\"ETH-USD\"]}",
                "{\"type\":\"subscribe\",\"channel\":\"heartbeats\"}"), protocol.subscribe());
        String request = "{\"type\":\"%s\",\"channel\":\"level2\",\"product_ids\":[\"ETH-USD\"]}";
        assertEquals(List.of(request.formatted("unsubscribe"), request.formatted("subscribe")),
                protocol.resubscribe(4));
        assertEquals(List.of(), protocol.resubscribe(9));
    }

    private void expect(String text, Malformed reason, List<String> ticks, boolean leaving) {
        long before = counters.malformedFrames(reason);
        CoinbaseDecoder fresh = new CoinbaseDecoder(List.of(BTC, ETH), counters);
        assertEquals(ticks, Recorded.decode(fresh, text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
        assertEquals(leaving, fresh.leaving(), text);
    }
}
