package arbd.feeds.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.BookLevels;
import arbd.feeds.Feeds;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExchangeDecoderTest {
    private static final Instrument SKL = Recorded.instrument(3, "SKL-USD", 4, 1);
    private static final Instrument YFI = Recorded.instrument(4, "YFI-BTC", 5, 6);
    private static final String RECORDED = "coinbase/exchange_level2_20210417_a.wire.jsonl";
    private static final List<String> STALE = List.of("status 3 STALE");
    private static final String SNAPSHOT = "{\"type\":\"snapshot\",\"product_id\":\"SKL-USD\",\"asks\":"
            + "[[\"0.7910\",\"450.0\"]],\"bids\":[[\"0.7901\",\"2635.4\"],[\"0.7900\",\"1\"]]}";
    private static final String UPDATE = "{\"type\":\"l2update\",\"product_id\":\"SKL-USD\",\"changes\":["
            + "[\"buy\",\"0.7901\",\"0\"],[\"sell\",\"0.7909\",\"2.5\"]],\"time\":\"2021-04-17T16:43:37.078325Z\"}";
    private static final String UPDATED = "depth 3 u0 t1618677817078325000 b7900x10 a7909x25 a7910x4500";

    private final FeedCounters counters = new FeedCounters();
    private final ExchangeDecoder decoder = new ExchangeDecoder(List.of(SKL, YFI), counters);

    @Test
    void shouldReadTheSameFromTheVenuesOrderOfKeysAsFromAnyOther() throws Exception {
        ExchangeDecoder other = new ExchangeDecoder(List.of(SKL, YFI), counters);
        ExchangeScan scan = new ExchangeScan();
        BookLevels levels = new BookLevels(10);
        int fast = 0;
        int ticks = 0;
        for (String line : Recorded.lines(RECORDED)) {
            List<String> told = Recorded.decode(decoder, line);
            assertEquals(told, Recorded.decode(other, rewritten(line)), line);
            ticks += told.size();
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            levels.begin(5, 6);
            int opened = scan.open(bytes, 0, bytes.length);
            fast += opened != Scan.FAILED && scan.rest(opened, bytes, new CoinbaseMessage(), levels) ? 1 : 0;
        }
        assertEquals(4114, fast);
        assertEquals(2592 + 487 + 2, ticks);
        assertEquals(0, counters.gaps());
        assertEquals(counters.malformedFrames(Malformed.SYMBOL), counters.malformedFrames());
    }

    private static String rewritten(String line) throws Exception {
        JsonNode message = Recorded.JSON.readTree(line);
        if (!message.has("changes") && !message.has("bids")) {
            return line;
        }
        StringBuilder text = new StringBuilder("{ \"more\":{},\n");
        for (String key : List.of("time", "changes", "bids", "product_id", "asks", "type")) {
            text.append(message.has(key) ? "\"" + key + "\" : " + message.get(key) + "," : "");
        }
        return text + "\"x\":1}";
    }

    @Test
    void shouldFollowChangesAndTellTheirTime() {
        assertEquals(List.of("depth 3 u0 t0 b7901x26354 b7900x10 a7910x4500"), Recorded.decode(decoder, SNAPSHOT));
        assertEquals(List.of(UPDATED), Recorded.decode(decoder, UPDATE));
        assertEquals(List.of("depth 3 u0 t1618677817000000000 b7901x26354 b7900x10 a7910x4500"), Recorded.decode(
                decoder, SNAPSHOT.replace("]]}", "]],\"time\":\"2021-04-17T16:43:37Z\"}")));
    }

    @Test
    void shouldReportAnUpdateWithoutSnapshotAndABookThatIsCrossed() {
        assertEquals(STALE, Recorded.decode(decoder, UPDATE));
        assertEquals(List.of(), Recorded.decode(decoder, UPDATE));
        assertEquals(1, counters.gaps());
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(STALE, Recorded.decode(decoder, UPDATE.replace("0.7909", "0.7900")));
        assertEquals(2, counters.gaps());
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(List.of(UPDATED), Recorded.decode(decoder, UPDATE));
    }

    @Test
    void shouldMarkStaleWhatABadMessageNames() {
        expect("2635.4", "0.-10000", Malformed.NUMBER);
        expect("2635.4", "2635.45", Malformed.NUMBER);
        expect("2635.4", "-1", Malformed.NUMBER);
        expect("0.7901", "0", Malformed.NUMBER);
        expect("\"2635.4\"", "2635.4", Malformed.SYNTAX);
        expect(",\"2635.4\"", "", Malformed.SYNTAX);
        expect("\"bids\"", "\"bits\"", Malformed.SYNTAX);
        expect("\"bids\":", "\"asks\":", Malformed.SYNTAX);
        expect("]]}", "]],\"time\":\"noon\"}", Malformed.SYNTAX);
        expect("]]}", "]],\"time\":1}", Malformed.SYNTAX);
        expect("]]}", "]]", Malformed.SYNTAX);
        for (String[] change : new String[][] {{"\"buy\"", "\"bid\""}, {"\"buy\"", "null"}, {"changes", "change"},
            {"time", "tide"}, {"2021-04-17T", "T"}, {"[[", "["}}) {
            Recorded.decode(decoder, SNAPSHOT);
            assertEquals(STALE, Recorded.decode(decoder, UPDATE.replace(change[0], change[1])), change[1]);
        }
        assertEquals(List.of(), Recorded.decode(decoder, SNAPSHOT.replace("SKL-USD", "SKL-EUR")));
        assertEquals(1, counters.malformedFrames(Malformed.SYMBOL));
        assertEquals(List.of(), Recorded.decode(decoder, "{\"kind\":1}"));
        assertEquals(1, counters.malformedFrames(Malformed.UNKNOWN_KIND));
        assertEquals(List.of("status 3 STALE", "status 4 STALE"), Recorded.decode(decoder, "{\"type\":\"snapsh"));
    }

    @Test
    void shouldHeedWhatTheVenueSaysBesideBooks() {
        Recorded.decode(decoder, SNAPSHOT);
        for (String text : List.of("{\"type\":\"subscriptions\",\"channels\":[]}",
                "{\"type\":\"heartbeat\",\"last_trade_id\":1,\"product_id\":\"SKL-USD\",\"sequence\":5,\"time\":\"x\"}",
                "{\"type\":\"ticker\",\"product_id\":\"SKL-USD\"}")) {
            assertEquals(List.of(), Recorded.decode(decoder, text), text);
        }
        assertEquals(3, counters.ignoredFrames());
        String words = "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"%s is delisted\"}";
        assertEquals(STALE, Recorded.decode(decoder, words.formatted("SKL-USD")));
        Recorded.decode(decoder, SNAPSHOT);
        assertEquals(List.of("status 4 STALE"), Recorded.decode(decoder, words.formatted("XYZ-USD")));
        assertEquals(2, counters.errors());
    }

    @Test
    void shouldSayWhatItWants() {
        VenueProtocol protocol = Feeds.protocol("coinbase-exchange", List.of(SKL, YFI), counters);
        assertEquals(List.of("{\"type\":\"subscribe\",\"product_ids\":[\"SKL-USD\",\"YFI-BTC\"],"
                + "\"channels\":[\"level2_batch\",\"heartbeat\"]}"), protocol.subscribe());
        String request = "{\"type\":\"%s\",\"product_ids\":[\"YFI-BTC\"],\"channels\":[\"level2_batch\"]}";
        assertEquals(List.of(request.formatted("unsubscribe"), request.formatted("subscribe")),
                protocol.resubscribe(4));
        assertTrue(protocol.frameBytesMax() > 10 << 20);
    }

    private void expect(String from, String to, Malformed reason) {
        long before = counters.malformedFrames(reason);
        String text = SNAPSHOT.replace(from, to);
        assertEquals(STALE, Recorded.decode(new ExchangeDecoder(List.of(SKL, YFI), counters), text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
    }
}
