package arbd.daemon.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.book.LevelBook;
import arbd.daemon.decode.Recordings.Line;
import arbd.daemon.decode.WireEvent.Kind;
import arbd.feeds.kraken.KrakenChecksum;
import arbd.feeds.okx.OkxChecksum;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded venues: the books after each line, faults put into them, and published checksums. */
class DecodeTest {
    private static final Set<Kind> BOOK = EnumSet.of(Kind.SNAPSHOT, Kind.APPLIED, Kind.STALE, Kind.BUFFERED, Kind.GAP,
            Kind.BAD_CHECKSUM);
    private static final Set<Kind> FAULTS = EnumSet.of(Kind.GAP, Kind.BAD_CHECKSUM, Kind.ERROR);

    @ParameterizedTest
    @ValueSource(strings = {"binance/spot_btcusdt_20240808", "binance/spot_multi_20211012",
        "binance/usdm_btcusdt_20240808", "binance/usdm_sushi_akro_20210722",
        "bybit/linear_ob500_xrpusdt_20241201_a", "coinbase/advanced_l2_sklusd_derived",
        "coinbase/exchange_level2_20210417_a", "hyperliquid/ws_btc_l2book_trades_20250126_a",
        "kraken/v1_book1000_waves_grt_20210417",
        "kraken/v2_book10_btcusd_resub_20260801", "kraken/v2_book25_ethusd_20260802", "okx/v5_books_btcusdt_20220513",
        "okx/v5_books_btcusdt_2026wire_derived", "okx/v5_okcoin_multi_20230527"})
    void shouldGiveTheBestPricesAfterEachLine(String stem) throws Exception {
        List<String> expected = new ArrayList<>();
        for (String row : Files.readAllLines(Recordings.path(stem + ".bbo.tsv"))) {
            expected.add(expected(row.split("\t", -1)));
        }
        List<String> found = new ArrayList<>();
        for (WireEvent event : Recordings.decode(Recordings.venue(stem), Recordings.lines(stem))) {
            if (BOOK.contains(event.kind())) {
                found.add(found(event));
            }
        }
        assertEquals(expected.subList(1, expected.size()), found);
    }

    /** {@code line symbol event seq_first seq_last bid_px bid_qty ask_px ask_qty n_bids n_asks checksum ok}. */
    private static String expected(String[] row) {
        String event = row[2].matches("update|delta") ? "applied" : row[2].equals("l2Book") ? "snapshot" : row[2];
        String seq = row[4].matches("\\d+") ? row[4] : "";
        return String.join(" ", row[0], row[1], event, seq, row[5], row[6], row[7], row[8],
                row[12].equals("1") ? "ok" : row[12]);
    }

    private static String found(WireEvent event) {
        return String.join(" ", "" + event.line(), event.symbol(), event.kind().word(),
                event.seq() == null ? "" : "" + event.seq(), or(event.bid()), or(event.bidQty()), or(event.ask()),
                or(event.askQty()), event.checksum() == null ? "" : event.checksum() ? "ok" : "bad");
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    /** Two streams that share their numbers are one another's check. */
    @ParameterizedTest
    @ValueSource(strings = {"binance/spot_btcusdt_20240808", "binance/usdm_btcusdt_20240808"})
    void shouldAgreeWithQuotesOfTheSameNumber(String stem) throws Exception {
        List<String> applied = new ArrayList<>();
        List<String> quotes = new ArrayList<>();
        for (WireEvent event : Recordings.decode(Recordings.venue(stem), Recordings.lines(stem))) {
            String best = event.seq() + " " + event.bid() + " " + event.bidQty() + " " + event.ask() + " "
                    + event.askQty();
            if (event.kind() == Kind.APPLIED) {
                applied.add(best);
            } else if (event.kind() == Kind.QUOTE) {
                quotes.add(best);
            }
        }
        List<String> numbers = applied.stream().map(DecodeTest::number).toList();
        quotes.removeIf(quote -> !numbers.contains(number(quote)));
        assertTrue(quotes.size() > 30, () -> quotes.size() + " quotes have the number of a change");
        quotes.removeAll(applied);
        assertEquals(List.of(), quotes);
    }

    private static String number(String best) {
        return best.substring(0, best.indexOf(' '));
    }

    @Test
    void shouldReportFaultsAsSoonAsTheyShow() throws Exception {
        int checked = 0;
        for (JsonNode scenario : Recordings.json("scenarios.json")) {
            if (!Decoder.venues().contains(scenario.path("venue").asText())) {
                continue;
            }
            String stem = scenario.path("base").asText().replace(".wire.jsonl", "");
            List<WireEvent> events =
                    Recordings.decode(Recordings.venue(stem), spoilt(Recordings.lines(stem), scenario.path("ops")));
            judge(scenario, events);
            checked++;
        }
        assertEquals(20, checked);
    }

    private static List<Line> spoilt(List<Line> lines, JsonNode ops) {
        List<Line> out = new ArrayList<>();
        for (Line line : lines) {
            Line now = line;
            int times = 1;
            for (JsonNode op : ops) {
                boolean here = op.path("line").asLong() == line.number();
                String name = op.path("op").asText();
                if (here && name.equals("replace")) {
                    String from = op.path("from").asText();
                    assertTrue(now.text().contains(from), from);
                    now = new Line(now.number(), now.direction(), now.note(),
                            now.text().replace(from, op.path("to").asText()));
                }
                boolean cut = name.equals("truncate_after") && line.number() > op.path("line").asLong();
                times = cut || here && name.equals("drop") ? 0 : here && name.equals("dup") ? 2 : times;
            }
            for (int i = 0; i < times; i++) {
                out.add(now);
            }
        }
        return out;
    }

    private static void judge(JsonNode scenario, List<WireEvent> events) {
        String id = scenario.path("id").asText();
        JsonNode expected = scenario.path("expected");
        WireEvent fault = events.stream().filter(e -> FAULTS.contains(e.kind())).findFirst().orElse(null);
        if (!expected.has("first_fault_line") || expected.has("also_acceptable") && fault == null) {
            assertEquals(null, fault, id);
        } else {
            assertEquals(expected.path("first_fault_line").asLong(), fault == null ? 0 : fault.line(), id);
            if (expected.has("symbol")) {
                assertEquals(expected.path("symbol").asText(), fault.symbol(), id);
            }
            events.subList(events.indexOf(fault), events.size()).stream()
                    .filter(e -> fault.symbol().equals(e.symbol()))
                    .takeWhile(e -> e.kind() != Kind.SNAPSHOT)
                    .forEach(e -> assertFalse(e.kind() == Kind.APPLIED, () -> id + ": " + e));
        }
        if (expected.has("duplicate_of_line")) {
            List<Kind> kinds = events.stream()
                    .filter(e -> e.line() == expected.path("duplicate_of_line").asLong())
                    .map(WireEvent::kind).toList();
            assertEquals(List.of(Kind.APPLIED, Kind.STALE), kinds, id);
        }
        if (expected.has("final_bbo")) {
            WireEvent last = events.stream()
                    .filter(e -> EnumSet.of(Kind.APPLIED, Kind.SNAPSHOT).contains(e.kind()))
                    .filter(e -> e.symbol().equals(expected.path("symbol").asText()))
                    .reduce((a, b) -> b).orElseThrow();
            List<String> best = new ArrayList<>();
            expected.path("final_bbo").forEach(text -> best.add(text.asText()));
            assertEquals(best, List.of(last.bid(), last.bidQty(), last.ask(), last.askQty()), id);
        }
    }

    @Test
    void shouldComputePublishedChecksums() throws Exception {
        KrakenChecksum kraken = new KrakenChecksum();
        for (JsonNode vector : Recordings.json("kraken/checksum_vectors.json").path("vectors")) {
            TextBook book = book(vector, true);
            assertEquals(vector.path("expected").asText(), "" + kraken.of(book.levels(), 0, 0),
                    vector.path("id").asText());
        }
        OkxChecksum okx = new OkxChecksum();
        for (JsonNode vector : Recordings.json("okx/checksum_vectors.json").path("vectors")) {
            TextBook book = book(vector, false);
            assertEquals(vector.path("computed").asText(),
                    "" + okx.of(book.levels(), book.pxDecimals(), book.qtyDecimals()), vector.path("id").asText());
        }
    }

    private static TextBook book(JsonNode vector, boolean padded) {
        TextBook book = new TextBook(100, padded);
        vector.path("asks").forEach(level ->
                assertTrue(book.set(LevelBook.ASK, level.path(0).asText(), level.path(1).asText())));
        vector.path("bids").forEach(level ->
                assertTrue(book.set(LevelBook.BID, level.path(0).asText(), level.path(1).asText())));
        return book;
    }
}
