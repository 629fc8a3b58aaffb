package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.kraken.KrakenProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded sessions through the decoders of the live feeds: the best levels after every line, as a second reader. */
final class RecordedBooksTest {
    private static final List<Instrument> SPOT = List.of(Recorded.instrument(0, "BTCUSDT", 2, 5));
    private static final List<Instrument> SPOT_MULTI = List.of(
            Recorded.instrument(0, "NKNUSDT", 4, 0), Recorded.instrument(1, "BLZETH", 8, 0),
            Recorded.instrument(2, "LRCBTC", 8, 0), Recorded.instrument(3, "RUNEEUR", 3, 3));
    private static final List<Instrument> USDM = List.of(Recorded.instrument(0, "BTCUSDT", 2, 3));
    private static final List<Instrument> USDM_MULTI = List.of(
            Recorded.instrument(0, "SUSHIUSDT", 4, 0), Recorded.instrument(1, "AKROUSDT", 5, 0));

    private static final List<Instrument> EXCHANGE = List.of(
            Recorded.instrument(0, "SKL-GBP", 4, 1), Recorded.instrument(1, "NU-GBP", 4, 6),
            Recorded.instrument(2, "YFI-BTC", 5, 6), Recorded.instrument(3, "CRV-EUR", 4, 2),
            Recorded.instrument(4, "SKL-USD", 4, 1));

    private final FeedCounters counters = new FeedCounters();

    /** One session; {@code rows} = lines of the second reader's table that say what the book was. */
    private record Session(String file, String protocol, List<Instrument> instruments, int rows, int crossChecks) {
        VenueProtocol open(FeedCounters counters) {
            return protocol.startsWith("kraken-")
                    ? new KrakenProtocol(Integer.parseInt(protocol.substring(7)), instruments, counters)
                    : Feeds.recorded(protocol, instruments, counters);
        }

        Instrument instrument(String symbol) {
            return instruments.stream().filter(each -> each.symbol().equals(symbol)).findFirst().orElse(null);
        }
    }

    private record Row(long line, String event, long last, List<Long> best) {
    }

    private record Line(String direction, String note, String text) {
    }

    static Stream<Session> binance() {
        return Stream.of(
                new Session("binance/spot_btcusdt_20240808", "binance", SPOT, 448, 86),
                new Session("binance/spot_multi_20211012", "binance", SPOT_MULTI, 176, 26),
                new Session("binance/usdm_btcusdt_20240808", "binance-usdm", USDM, 380, 38),
                new Session("binance/usdm_sushi_akro_20210722", "binance-usdm", USDM_MULTI, 442, 19));
    }

    /** Books that need nothing from beside their stream. */
    static Stream<Session> streamed() {
        return Stream.of(
                new Session("coinbase/advanced_l2_sklusd_derived", "coinbase",
                        List.of(Recorded.instrument(0, "SKL-USD", 4, 1)), 601, 0),
                new Session("coinbase/exchange_level2_20210417_a", "coinbase-exchange", EXCHANGE, 4119, 0),
                new Session("hyperliquid/ws_btc_l2book_trades_20250126_a", "hyperliquid",
                        List.of(Recorded.instrument(0, "BTC", 1, 5)), 29, 0),
                new Session("okx/v5_books_btcusdt_20220513", "okx",
                        List.of(Recorded.instrument(0, "BTC-USDT", 1, 8)), 98, 0),
                new Session("okx/v5_books_btcusdt_2026wire_derived", "okx",
                        List.of(Recorded.instrument(0, "BTC-USDT", 1, 8)), 99, 0),
                new Session("kraken/v2_book10_btcusd_resub_20260801", "kraken-10",
                        List.of(Recorded.instrument(0, "BTC/USD", 1, 8)), 301, 0),
                new Session("kraken/v2_book25_ethusd_20260802", "kraken-25",
                        List.of(Recorded.instrument(0, "ETH/USD", 2, 8)), 1129, 0),
                new Session("bybit/linear_ob500_xrpusdt_20241201_a", "bybit-linear",
                        List.of(Recorded.instrument(0, "XRPUSDT", 4, 0)), 30, 0));
    }

    @ParameterizedTest
    @MethodSource("streamed")
    void shouldEqualEveryRowOfAStreamedSession(Session session) throws Exception {
        assertEquals(session.rows, compareEveryRow(session, lines(session)));
        assertEquals(0, counters.gaps() + counters.malformedFrames() + counters.checksumFailures());
    }

    /** With each book's snapshot before its first change, every change has a row of its own. */
    @ParameterizedTest
    @MethodSource("binance")
    void shouldEqualEveryRowOfABinanceSession(Session session) throws Exception {
        List<Line> lines = lines(session);
        List<Line> books = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line at = lines.get(i);
            books.add(at.text.contains("depthUpdate") || at.direction.equals("http") ? at : null);
        }
        assertEquals(session.rows, compareEveryRow(session, books));
        assertEquals(0, counters.gaps());
    }

    private int compareEveryRow(Session session, List<Line> lines) throws Exception {
        VenueProtocol protocol = session.open(counters);
        Map<Long, List<Row>> rows = rows(session);
        int[] compared = new int[1];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) != null && lines.get(i).direction.equals("http")) {
                compare(decode(protocol, session, lines.get(i)), rows.get(i + 1L), compared, i + 1);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) != null && !lines.get(i).direction.equals("http")) {
                compare(decode(protocol, session, lines.get(i)), rows.get(i + 1L), compared, i + 1);
            }
        }
        return compared[0];
    }

    private static void compare(List<Tick> ticks, List<Row> rows, int[] compared, int line) {
        List<Row> told = new ArrayList<>();
        for (Row row : rows == null ? List.<Row>of() : rows) {
            if (!row.event.equals("buffered") && !row.event.equals("stale")) {
                told.add(row);
            }
        }
        assertEquals(told.size(), ticks.size(), "line " + line);
        for (int i = 0; i < told.size(); i++) {
            assertEquals(told.get(i).best, best(ticks.get(i)), "line " + line);
            compared[0]++;
        }
    }

    /** As it was recorded, best quotes in between: the book where it is ahead, the newest quote where that is. */
    @ParameterizedTest
    @MethodSource("binance")
    void shouldHoldTheNewerOfBookAndQuote(Session session) throws Exception {
        VenueProtocol protocol = session.open(counters);
        Map<Long, List<Row>> rows = rows(session);
        Map<Integer, Tick> quotes = new HashMap<>();
        int exact = 0;
        int overlaid = 0;
        List<Line> lines = lines(session);
        for (int i = 0; i < lines.size(); i++) {
            for (Tick tick : decode(protocol, session, lines.get(i))) {
                assertTrue(tick.type != Tick.STATUS, "line " + (i + 1));
                Tick quote = quotes.get(tick.instrument);
                if (tick.type == Tick.QUOTE) {
                    quotes.put(tick.instrument, tick);
                    continue;
                }
                Row last = rows.get(i + 1L).get(rows.get(i + 1L).size() - 1);
                boolean behind = quote != null && quote.updateId > last.last;
                assertEquals(behind ? best(quote) : last.best, best(tick), "line " + (i + 1));
                assertEquals(behind ? quote.updateId : last.last, tick.updateId, "line " + (i + 1));
                overlaid += behind ? 1 : 0;
                exact += behind ? 0 : 1;
                ordered(tick);
            }
        }
        assertEquals(0, counters.malformedFrames() + counters.gaps() + counters.checksumFailures());
        assertEquals(session.crossChecks, counters.checksums());
        assertTrue(exact > 0 && overlaid > 0 == session.file.endsWith("btcusdt_20240808"),
                exact + " exact, " + overlaid + " overlaid");
    }

    private static void ordered(Tick tick) {
        for (int i = 1; i < tick.bids; i++) {
            assertTrue(tick.bidPx[i] < tick.bidPx[i - 1]);
        }
        for (int i = 1; i < tick.asks; i++) {
            assertTrue(tick.askPx[i] > tick.askPx[i - 1]);
        }
        assertTrue(tick.bidPx[0] < tick.askPx[0]);
        assertEquals(Tick.LEVELS, tick.bids);
        assertEquals(Tick.LEVELS, tick.asks);
    }

    private static List<Tick> decode(VenueProtocol protocol, Session session, Line line) {
        List<Tick> ticks = new ArrayList<>();
        byte[] text = line.text.getBytes(StandardCharsets.UTF_8);
        if (line.direction.equals("in")) {
            protocol.decode(text, 0, text.length, 1, 2, tick -> ticks.add(copy(tick)));
        } else if (line.direction.equals("http") && session.instrument(line.note) != null) {
            assertTrue(protocol.snapshot(session.instrument(line.note).id(), text, text.length, 1, 2,
                    tick -> ticks.add(copy(tick))));
        }
        return ticks;
    }

    private static Tick copy(Tick tick) {
        Tick copy = new Tick();
        copy.type = tick.type;
        copy.instrument = tick.instrument;
        copy.updateId = tick.updateId;
        copy.bids = tick.bids;
        copy.asks = tick.asks;
        System.arraycopy(tick.bidPx, 0, copy.bidPx, 0, tick.bids);
        System.arraycopy(tick.bidQty, 0, copy.bidQty, 0, tick.bids);
        System.arraycopy(tick.askPx, 0, copy.askPx, 0, tick.asks);
        System.arraycopy(tick.askQty, 0, copy.askQty, 0, tick.asks);
        return copy;
    }

    private static List<Long> best(Tick tick) {
        return List.of(tick.bidPx[0], tick.bidQty[0], tick.askPx[0], tick.askQty[0]);
    }

    private static List<Line> lines(Session session) throws Exception {
        List<String> texts = Recorded.lines(session.file + ".wire.jsonl");
        List<String> notes = Recorded.lines(session.file + ".meta.tsv");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String[] columns = notes.get(i + 1).split("\t", -1);
            lines.add(new Line(columns[2], columns[3], texts.get(i)));
        }
        return lines;
    }

    private static Map<Long, List<Row>> rows(Session session) throws Exception {
        Map<Long, List<Row>> rows = new LinkedHashMap<>();
        long group = 0;
        for (String text : Recorded.lines(session.file + ".bbo.tsv")) {
            String[] columns = text.split("\t", -1);
            Instrument instrument = session.instrument(columns[1]);
            if (instrument == null) {
                continue;
            }
            Row row = row(columns, instrument);
            // What waited is told again when the snapshot comes: it belongs to that line as well.
            group = Math.max(group, row.line);
            rows.computeIfAbsent(row.line, line -> new ArrayList<>()).add(row);
            if (group != row.line && !row.event.equals("stale")) {
                rows.get(group).add(new Row(group, "buffered", row.last, row.best));
            }
        }
        return rows;
    }

    private static Row row(String[] columns, Instrument instrument) {
        List<Long> best = new ArrayList<>();
        for (int i = 5; i < 9 && !columns[5].isEmpty(); i++) {
            best.add(new BigDecimal(columns[i]).movePointRight(
                    i % 2 == 1 ? instrument.pxDecimals() : instrument.qtyDecimals()).longValueExact());
        }
        long last = columns[4].matches("[0-9]+") ? Long.parseLong(columns[4]) : 0;
        return new Row(Long.parseLong(columns[0]), columns[2], last, best);
    }
}
