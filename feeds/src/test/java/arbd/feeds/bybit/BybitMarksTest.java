package arbd.feeds.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Recorded;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tickers of linear instruments are changes: what a message leaves out is as it was. */
final class BybitMarksTest {
    private static final List<Instrument> PERPETUALS = List.of(Recorded.instrument(3, "BTCUSDT", 2, 3),
            Recorded.instrument(4, "BTCUSD", 2, 3), Recorded.instrument(5, "BTCUSDU23", 2, 3));
    private static final long SECOND = 1_000_000_000L;
    private static final String NEXT = "\"nextFundingTime\":\"1680681600000\"";
    private static final String WHOLE = "\"markPrice\":\"28552.81\",\"fundingRate\":\"-0.0001\"," + NEXT;
    private static final String TOLD = "mark 3 t1680673821770000000 px%s rate%s next1680681600000000000";

    private final FeedCounters counters = new FeedCounters();
    private final BybitDecoder decoder =
            new BybitDecoder(BybitMarket.LINEAR, new BookDepth(50), PERPETUALS, counters);
    private long nanos = 1;

    @Test
    void shouldReadEveryMarkOnRecord() throws Exception {
        int read = 0;
        for (String line : Recorded.lines("bybit/messages.jsonl")) {
            JsonNode message = Recorded.JSON.readTree(line);
            JsonNode expect = message.path("expect");
            Instrument of = PERPETUALS.stream()
                    .filter(each -> each.symbol().equals(expect.path("symbol").asText())).findFirst().orElse(null);
            if (of == null || !expect.has("funding")) {
                continue;
            }
            JsonNode raw = Recorded.JSON.readTree(message.get("raw").asText());
            String tick = "mark " + of.id() + " t" + raw.get("ts").asText() + "000000"
                    + " px" + e8(expect.get("mark")) + " rate" + e8(expect.get("funding"))
                    + " next" + expect.get("next_funding").asText()
                    + (empty(expect.get("next_funding")) ? "0" : "000000");
            decoder.reset();
            assertEquals(List.of(tick), Recorded.decode(decoder, message.get("raw").asText()));
            read++;
        }
        assertEquals(4, read);
        assertEquals(0, counters.malformedFrames());
    }

    @Test
    void shouldKeepWhatAMessageLeavesOut() {
        assertEquals(List.of(told("2855281000000", "-10000")), say("snapshot", WHOLE));
        nanos += SECOND;
        assertEquals(List.of(told("2855300000000", "-10000")), say("delta", "\"markPrice\":\"28553\""));
        assertEquals(List.of(told("2855300000000", "20000")), say("delta", "\"fundingRate\":\"0.0002\""));
        nanos += SECOND;
        assertEquals(List.of(told("2855300000000", "20000")), say("delta", "\"bid1Price\":\"1\""));
        assertEquals(List.of("mark 3 t1680673821770000000 px2855300000000 rate20000 next1680710400000000000"),
                say("delta", "\"nextFundingTime\":\"1680710400000\""));
    }

    @Test
    void shouldTellNothingBeforeItKnowsAll() {
        assertEquals(List.of(), say("delta", "\"markPrice\":\"28553\""));
        assertEquals(List.of(), say("delta", NEXT));
        assertEquals(List.of(told("2855300000000", "0")), say("delta", "\"fundingRate\":\"0\""));
        nanos += SECOND;
        assertEquals(List.of(), say("snapshot", "\"markPrice\":\"28553\""));
        assertEquals(3, counters.ignoredFrames());
    }

    @Test
    void shouldTellAPriceOnceASecondAndFundingAtOnce() {
        assertEquals(1, say("snapshot", WHOLE).size());
        for (int i = 1; i <= 9; i++) {
            nanos += SECOND / 10;
            assertEquals(List.of(), say("delta", "\"markPrice\":\"2855" + i + "\""));
        }
        nanos += SECOND / 10;
        assertEquals(List.of(told("2855900000000", "-10000")), say("delta", "\"tickDirection\":\"PlusTick\""));
        assertEquals(List.of(told("2855900000000", "0")), say("delta", "\"fundingRate\":\"0\""));
    }

    @Test
    void shouldNotKnowAFieldThatCannotBeRead() {
        for (String field : List.of("markPrice", "fundingRate", "nextFundingTime")) {
            for (String value : List.of("null", "true", "{}", "[]", "7", "\"x\"", "\"-1\"", "\"1e308\"", "\"NaN\"",
                    "\"0.000000001\"", "\" 1\"", "\"" + "9".repeat(40) + "\"")) {
                decoder.reset();
                assertEquals(1, say("snapshot", WHOLE).size());
                nanos += SECOND;
                long before = counters.malformedFrames(Malformed.NUMBER);
                assertEquals(List.of(), say("delta", "\"" + field + "\":" + value), field + " " + value);
                assertEquals(before + 1, counters.malformedFrames(Malformed.NUMBER), field + " " + value);
                assertEquals(List.of(), say("delta", "\"lastPrice\":\"1\""), field + " " + value);
                assertEquals(1, say("delta", WHOLE).size(), field + " " + value);
            }
        }
        decoder.reset();
        say("snapshot", WHOLE);
        nanos += SECOND;
        assertEquals(List.of(), say("delta", "\"markPrice\":\"\""));
    }

    @Test
    void shouldForgetWhatMayHaveChangedUnseen() {
        String good = ticker("delta", "\"lastPrice\":\"1\"");
        for (String bad : List.of(good.substring(0, 60),
                good.replace("\"symbol\":\"BTCUSDT\"", "\"symbol\":\"BTCUSD\""),
                good.replace("\"ts\":1680673821770", "\"ts\":\"x\""), good.replace("delta", "partial"))) {
            decoder.reset();
            say("snapshot", WHOLE);
            nanos += SECOND;
            long before = counters.malformedFrames();
            decode(bad);
            assertEquals(before + 1, counters.malformedFrames(), bad);
            assertEquals(List.of(), decode(good), bad);
            assertEquals(1, say("delta", WHOLE).size(), bad);
        }
    }

    @Test
    void shouldLeaveTheBookAlone() {
        String book = "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"%s\",\"ts\":1,\"data\":{\"s\":\"BTCUSDT\",\"b\":"
                + "[[\"1\",\"1\"]],\"a\":[],\"u\":%d,\"seq\":1},\"cts\":1}";
        assertTrue(decode(book.formatted("snapshot", 7)).get(0).startsWith("depth 3 u7 "));
        assertEquals(1, say("snapshot", WHOLE).size());
        assertEquals(List.of(), decode(ticker("delta", "\"markPrice\":{}")));
        assertTrue(decode(book.formatted("delta", 8)).get(0).startsWith("depth 3 u8 "));
    }

    private List<String> say(String type, String fields) {
        return decode(ticker(type, fields));
    }

    private List<String> decode(String text) {
        Recorded.Ticks ticks = new Recorded.Ticks();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, nanos, nanos, ticks);
        return ticks.all;
    }

    private static String ticker(String type, String fields) {
        return "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"" + type + "\",\"data\":{\"symbol\":\"BTCUSDT\"," + fields
                + "},\"cs\":50193544280,\"ts\":1680673821770}";
    }

    private static String told(String px, String rate) {
        return TOLD.formatted(px, rate);
    }

    private static boolean empty(JsonNode text) {
        return text.asText().isEmpty();
    }

    private static long e8(JsonNode text) {
        return empty(text) ? 0 : new BigDecimal(text.asText()).movePointRight(8).longValueExact();
    }
}
