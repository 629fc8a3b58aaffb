package arbd.feeds.kraken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.book.LevelBook;
import arbd.feeds.Recorded;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.DecimalText;
import arbd.market.Instrument;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KrakenDecoderTest {
    private static final Instrument BTC = Recorded.instrument(3, "BTC/USD", 1, 8);
    private static final Instrument ETH = Recorded.instrument(4, "ETH/USD", 2, 8);

    private final FeedCounters counters = new FeedCounters();

    @Test
    void shouldFollowARecordedBookOfTenLevels() throws Exception {
        assertEquals(301, follow("kraken/v2_book10_btcusd_resub_20260801", 10, BTC, false));
    }

    @Test
    void shouldFollowARecordedBookOfTwentyFiveLevels() throws Exception {
        assertEquals(1129, follow("kraken/v2_book25_ethusd_20260802", 25, ETH, false));
    }

    @Test
    void shouldFollowARecordedBookWrittenInAnotherKeyOrder() throws Exception {
        assertEquals(301, follow("kraken/v2_book10_btcusd_resub_20260801", 10, BTC, true));
    }

    @Test
    void shouldFollowWithMoreDecimalsThanTheWireWrites() throws Exception {
        Instrument finer = Recorded.instrument(3, "BTC/USD", 4, 10);
        assertEquals(301, follow("kraken/v2_book10_btcusd_resub_20260801", 10, finer, false));
    }

    @Test
    void shouldCountTheVenuesChecksums() throws Exception {
        JsonNode vectors = Recorded.JSON.readTree(
                SharedData.path("venues/visible/kraken/checksum_vectors.json").toFile()).get("vectors");
        for (JsonNode vector : vectors) {
            int px = places(vector, 0);
            int qty = places(vector, 1);
            KrakenBook book = new KrakenBook(10, 50, Recorded.instrument(0, "X/Y", px, qty));
            BookLevels levels = new BookLevels(50);
            levels.begin(px, qty);
            add(levels, LevelBook.ASK, vector.get("asks"));
            add(levels, LevelBook.BID, vector.get("bids"));
            book.snapshot(levels);
            assertEquals(vector.get("expected").asLong(), book.checksum(), vector.get("id").asText());
        }
        assertEquals(25, vectors.size());
    }

    @Test
    void shouldMarkStaleWhenTheChecksumIsWrongUntilTheNextSnapshot() throws Exception {
        List<String> lines = Recorded.lines("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl");
        KrakenDecoder decoder = new KrakenDecoder(10, List.of(BTC), counters);
        assertEquals(1, Recorded.decode(decoder, lines.get(2)).size());
        String wrong = lines.get(4).replace("2.08665551", "2.08665552");
        assertEquals(List.of("status 3 STALE"), Recorded.decode(decoder, wrong));
        assertEquals(1, counters.checksumFailures());
        assertEquals(List.of(), Recorded.decode(decoder, lines.get(6)));
        assertTrue(Recorded.decode(decoder, lines.get(2)).get(0).startsWith("depth 3 "));
    }

    @Test
    void shouldReportAnUpdateThatComesWithoutSnapshot() throws Exception {
        List<String> lines = Recorded.lines("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl");
        KrakenDecoder decoder = new KrakenDecoder(10, List.of(BTC), counters);
        assertEquals(List.of("status 3 STALE"), Recorded.decode(decoder, lines.get(4)));
        assertEquals(1, counters.gaps());
    }

    @Test
    void shouldMarkStaleWhatABadMessageNames() throws Exception {
        String good = Recorded.lines("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl").get(2);
        List<String> one = List.of("status 3 STALE");
        expect(good.replace("63004.9", "63004.91"), Malformed.NUMBER, one);
        expect(good.replace("63004.9", "1e308"), Malformed.NUMBER, one);
        expect(good.replace("63004.9", "1" + "0".repeat(40)), Malformed.NUMBER, one);
        expect(good.replace("63004.9", "-1"), Malformed.SYNTAX, one);
        expect(good.replace("63004.9", "\"63004.9\""), Malformed.SYNTAX, one);
        expect(good.replace("63004.9", "null"), Malformed.SYNTAX, one);
        expect(good.replace("\"bids\"", "\"asks\""), Malformed.SYNTAX, List.of("status 3 STALE", "status 4 STALE"));
        expect(good.replace("{\"price\":63004.9,", "{\"price\":1,\"price\":63004.9,"), Malformed.SYNTAX, one);
        expect(good.replace("2531248887", "true"), Malformed.SYNTAX, one);
        expect(good.replace("02:53:53.398143Z", "noon"), Malformed.SYNTAX, one);
        expect(good + "]", Malformed.SYNTAX, one);
        expect(good.replace("BTC/USD", "XYZ/USD"), Malformed.SYMBOL, List.of());
        expect(good.substring(0, 30), Malformed.SYNTAX, List.of("status 3 STALE", "status 4 STALE"));
    }

    @Test
    void shouldPriceNothingDuringMaintenance() throws Exception {
        List<String> lines = Recorded.lines("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl");
        KrakenDecoder decoder = new KrakenDecoder(10, List.of(BTC), counters);
        String online = lines.get(0);
        assertEquals(List.of(), Recorded.decode(decoder, online));
        assertEquals(1, Recorded.decode(decoder, lines.get(2)).size());
        for (String system : List.of("maintenance", "cancel_only", "post_only", "something new")) {
            assertEquals(List.of("status 3 STALE"), Recorded.decode(decoder, online.replace("online", system)));
            assertEquals(List.of(), Recorded.decode(decoder, lines.get(2)));
        }
        assertEquals(List.of(), Recorded.decode(decoder, online.replace("online", "limit_only")));
        assertTrue(Recorded.decode(decoder, lines.get(4)).get(0).startsWith("depth 3 "));
    }

    @Test
    void shouldSurviveEverySingleMessageOnRecord() throws Exception {
        Instrument mina = Recorded.instrument(0, "MINA/GBP", 4, 8);
        for (String line : Recorded.lines("kraken/messages.jsonl")) {
            JsonNode message = Recorded.JSON.readTree(line);
            KrakenDecoder decoder = new KrakenDecoder(10, List.of(mina, BTC, ETH), counters);
            List<String> ticks = Recorded.decode(decoder, message.get("raw").asText());
            boolean book = message.path("expect").path("type").asText().equals("book");
            boolean failed = message.path("expect").path("success").asText().equals("false");
            boolean closed = message.path("expect").path("system").asText().equals("maintenance");
            assertTrue(book ? ticks.size() == 1 : closed ? ticks.size() == 3 : failed || ticks.isEmpty(),
                    line + ticks);
        }
        assertTrue(counters.errors() > 0);
        assertEquals(3, counters.gaps());
    }

    private void expect(String text, Malformed reason, List<String> ticks) {
        long before = counters.malformedFrames(reason);
        assertEquals(ticks, Recorded.decode(new KrakenDecoder(10, List.of(BTC, ETH), counters), text), text);
        assertEquals(before + 1, counters.malformedFrames(reason), text);
    }

    private int follow(String name, int depth, Instrument instrument, boolean rewrite) throws Exception {
        List<String> lines = Recorded.lines(name + ".wire.jsonl");
        KrakenDecoder decoder = new KrakenDecoder(depth, List.of(instrument), counters);
        List<String[]> rows = new ArrayList<>();
        for (String row : Recorded.lines(name + ".bbo.tsv")) {
            rows.add(row.split("\t", -1));
        }
        int next = 1;
        for (int i = 0; i < lines.size(); i++) {
            List<String> ticks = Recorded.decode(decoder, rewrite ? rewritten(lines.get(i)) : lines.get(i));
            if (next < rows.size() && Integer.parseInt(rows.get(next)[0]) == i + 1) {
                check(rows.get(next++), ticks, instrument, depth);
            } else {
                assertEquals(List.of(), ticks, lines.get(i));
            }
        }
        assertEquals(rows.size(), next);
        assertEquals(0, counters.checksumFailures());
        assertEquals(0, counters.malformedFrames());
        return (int) counters.checksums();
    }

    private static void check(String[] row, List<String> ticks, Instrument instrument, int depth) {
        assertEquals(1, ticks.size());
        String[] parts = ticks.get(0).split(" ");
        Instant time = Instant.parse(row[4]);
        assertEquals("t" + (time.getEpochSecond() * 1_000_000_000L + time.getNano()), parts[3]);
        assertEquals("b" + mantissa(row[5], instrument.pxDecimals()) + "x"
                + mantissa(row[6], instrument.qtyDecimals()), parts[4]);
        int shown = Math.min(depth, 20);
        int bids = Math.min(shown, Integer.parseInt(row[9]));
        assertEquals("a" + mantissa(row[7], instrument.pxDecimals()) + "x"
                + mantissa(row[8], instrument.qtyDecimals()), parts[4 + bids]);
        assertEquals(4 + bids + Math.min(shown, Integer.parseInt(row[10])), parts.length);
    }

    /** The same message with keys in another order and white space; numbers keep their digits. */
    private static String rewritten(String line) throws Exception {
        JsonNode whole = Recorded.JSON.readTree(line);
        if (!whole.path("channel").asText().equals("book")) {
            return line;
        }
        JsonNode from = whole.get("data").get(0);
        return "{\"data\" : [ {\"timestamp\":" + from.get("timestamp") + ",\"checksum\":" + from.get("checksum")
                + ",\n\"asks\":" + levels(from.get("asks")) + ",\"bids\":" + levels(from.get("bids"))
                + ",\"symbol\":" + from.get("symbol") + "} ], \"type\":" + whole.get("type")
                + ",\"channel\":\"book\"}";
    }

    private static String levels(JsonNode side) {
        StringBuilder text = new StringBuilder("[");
        for (JsonNode level : side) {
            ObjectNode node = (ObjectNode) level;
            text.append(text.length() > 1 ? "," : "").append("{\"qty\":")
                    .append(node.get("qty").decimalValue().toPlainString()).append(",\"price\": ")
                    .append(node.get("price").decimalValue().toPlainString()).append('}');
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

    private static void add(BookLevels levels, int side, JsonNode texts) {
        for (JsonNode level : texts) {
            byte[] px = level.get(0).asText().getBytes(StandardCharsets.US_ASCII);
            byte[] qty = level.get(1).asText().getBytes(StandardCharsets.US_ASCII);
            levels.add(side, DecimalText.mantissa(px, 0, px.length, levels.pxDecimals()),
                    DecimalText.places(px, 0, px.length),
                    DecimalText.mantissa(qty, 0, qty.length, levels.qtyDecimals()),
                    DecimalText.places(qty, 0, qty.length));
        }
    }
}
