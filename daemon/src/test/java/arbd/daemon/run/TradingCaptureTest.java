package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arbd.daemon.capture.Captured;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.decode.DecodedFile;
import arbd.daemon.decode.Decoder;
import arbd.daemon.decode.WireEvent;
import arbd.daemon.http.StatusServer;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.record.DepthDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.QuoteDecoder;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.Venue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that trades and records: it trades as it would alone, and the recording holds what it decided on. */
class TradingCaptureTest {
    private static final int TURNS = 20_000;

    @TempDir
    private Path home;

    @Test
    void shouldTradeAndRecordWhatWasDecidedOn() throws Exception {
        Path recordings = home.resolve("recorded");
        Path journal;
        try (StatusServer status = StatusServer.open(0); Daemon daemon = open(recordings)) {
            status.show(daemon);
            daemon.start();
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) >= 3);
            String metrics = metrics(status);
            assertTrue(metrics.contains("arbd_capture_up 1"), metrics);
            assertTrue(metrics.contains("arbd_capture_dropped_total{venue=\"alpha\"} 0"), metrics);
            assertTrue(metrics.matches("(?s).*arbd_capture_messages_total\\{venue=\"beta\"} [1-9].*"), metrics);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
            assertEquals(0, daemon.pipeline().tickDrops());
            journal = daemon.runFolder();
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertNull(replayed.divergence());
        }
        Map<Integer, List<String>> decidedOn = decidedOn(journal);
        Map<Integer, List<String>> recorded = recorded(recordings);
        assertEquals(TestMarket.TABLE.size(), decidedOn.size());
        assertEquals(decidedOn, recorded);
        for (Instrument instrument : TestMarket.TABLE.of(TestMarket.TABLE.venues().get(1))) {
            List<String> all = decidedOn.get(instrument.id());
            assertEquals(all.get(all.size() - 1), decoded(recordings, instrument));
        }
    }

    @Test
    void shouldTradeOnWhenTheRecordingsDiskIsAsFullAsItMayBe() throws Exception {
        String full = TestMarket.TEXT.replace("journal: {", "journal: {diskFloor: 1024 GiB, ");
        assumeTrue(Files.getFileStore(home).getUsableSpace() < 1L << 40, "a disk that could never be too full");
        try (Daemon daemon = Daemon.open(TestMarket.parse(full).capturingTo(home.resolve("recorded").toString()),
                new RunOptions(home, "main", 7L, 0, "run", "test"))) {
            daemon.start();
            await(() -> daemon.capture().failure() != null);
            assertTrue(daemon.capture().failure().getMessage().contains("are free on the disk of"));
            long arbitrages = daemon.tally().count(Tally.Count.ARBITRAGES);
            await(() -> daemon.ready() && daemon.tally().count(Tally.Count.ARBITRAGES) > arbitrages);
            assertTrue(daemon.stop());
            assertEquals(List.of(), LedgerCheck.differences(daemon));
        }
    }

    @Test
    void shouldRecordWhereTheFileOrTheCommandLineSays() throws Exception {
        String text = TestMarket.TEXT + "capture: {directory: there, partTime: 2 h, partSize: 8 MiB}\n";
        assertEquals("there", TestMarket.parse(text).capture().orElseThrow().directory());
        assertEquals("there", TestMarket.parse(text).capturingTo(null).capture().orElseThrow().directory());
        assertEquals("here", TestMarket.parse(text).capturingTo("here").capture().orElseThrow().directory());
        assertEquals(8L << 20, TestMarket.parse(text).capturingTo("here").capture().orElseThrow().partBytes());
        assertTrue(TestMarket.CONFIG.capture().isEmpty());
        try (Daemon alone = Daemon.open(TestMarket.CONFIG, new RunOptions(home, "alone", 7L, 0, "run", "test"))) {
            assertNull(alone.capture());
        }
        Path file = Files.writeString(home.resolve("file"), "");
        StopException stop = assertThrows(StopException.class, () -> open(file));
        assertEquals(StopException.CANNOT_CREATE, stop.exitCode());
        assertTrue(stop.getMessage().startsWith("cannot write recordings to " + file), stop.getMessage());
    }

    private Daemon open(Path recordings) throws StopException {
        return Daemon.open(TestMarket.CONFIG.capturingTo(recordings.toString()),
                new RunOptions(home, "main", 7L, 0, "run", "test"));
    }

    private static String metrics(StatusServer status) throws Exception {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + status.port() + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Best bid and offer of every quote and book in the journal, by instrument. */
    private static Map<Integer, List<String>> decidedOn(Path journal) {
        Map<Integer, List<String>> best = new TreeMap<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        QuoteDecoder quote = new QuoteDecoder();
        DepthDecoder depth = new DepthDecoder();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.header().type == QuoteDecoder.TEMPLATE_ID) {
                    quote.wrapAndApplyHeader(reader.body(), 0, header);
                    add(best, quote.instrument(), quote.bidPx() + "@" + quote.bidQty() + " " + quote.askPx() + "@"
                            + quote.askQty());
                } else if (reader.header().type == DepthDecoder.TEMPLATE_ID) {
                    depth.wrapAndApplyHeader(reader.body(), 0, header);
                    int instrument = depth.instrument();
                    String bid = "";
                    for (DepthDecoder.BidsDecoder bids = depth.bids(); bids.hasNext();) {
                        bids.next();
                        bid = bid.isEmpty() ? bids.px() + "@" + bids.qty() : bid;
                    }
                    String ask = "";
                    for (DepthDecoder.AsksDecoder asks = depth.asks(); asks.hasNext();) {
                        asks.next();
                        ask = ask.isEmpty() ? asks.px() + "@" + asks.qty() : ask;
                    }
                    add(best, instrument, bid + " " + ask);
                }
            }
        }
        return best;
    }

    private static void add(Map<Integer, List<String>> best, int instrument, String text) {
        best.computeIfAbsent(instrument, id -> new ArrayList<>()).add(text);
    }

    /** The same out of the recordings, by decoders that know nothing of the run. */
    private static Map<Integer, List<String>> recorded(Path recordings) throws Exception {
        Map<Integer, List<String>> best = new TreeMap<>();
        for (Venue venue : TestMarket.TABLE.venues()) {
            List<Instrument> instruments = TestMarket.TABLE.of(venue);
            VenueProtocol protocol = Feeds.recorded(venue.protocol(), instruments, new FeedCounters());
            for (Captured pair : Captured.in(recordings.resolve(venue.name()))) {
                for (int i = 0; i < pair.rows().size(); i++) {
                    read(protocol, instruments, pair.rows().get(i), pair.texts().get(i), best);
                }
            }
        }
        return best;
    }

    private static void read(VenueProtocol protocol, List<Instrument> instruments, String[] row, String text,
            Map<Integer, List<String>> best) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long nanos = Long.parseLong(row[1]);
        if (row[2].equals("in")) {
            protocol.decode(bytes, 0, bytes.length, nanos, nanos, tick -> add(best, tick));
        } else if (row[2].equals("http")) {
            Instrument asked = instruments.stream().filter(each -> each.symbol().equals(row[3])).findFirst()
                    .orElseThrow();
            protocol.snapshot(asked.id(), bytes, bytes.length, nanos, nanos, tick -> add(best, tick));
        }
    }

    private static void add(Map<Integer, List<String>> best, Tick tick) {
        if (tick.type == Tick.QUOTE || tick.type == Tick.DEPTH) {
            add(best, tick.instrument, tick.bidPx[0] + "@" + tick.bidQty[0] + " " + tick.askPx[0] + "@"
                    + tick.askQty[0]);
        }
    }

    /** The last best bid and offer that {@code decode} tells of an instrument. */
    private static String decoded(Path recordings, Instrument instrument) throws Exception {
        WireEvent[] last = new WireEvent[1];
        String protocol = instrument.venue().protocol();
        Decoder decoder = Decoder.of(protocol, Set.of(instrument.symbol()),
                event -> last[0] = event.bid() == null ? last[0] : event);
        for (Captured pair : Captured.in(recordings.resolve(instrument.venue().name()))) {
            new DecodedFile(decoder, protocol, line -> { }).read(pair.wire());
        }
        assertNotNull(last[0], instrument::title);
        return px(last[0].bid(), instrument) + "@" + qty(last[0].bidQty(), instrument) + " "
                + px(last[0].ask(), instrument) + "@" + qty(last[0].askQty(), instrument);
    }

    private static long px(String text, Instrument instrument) {
        return Decimals.parse(text, instrument.pxDecimals());
    }

    private static long qty(String text, Instrument instrument) {
        return Decimals.parse(text, instrument.qtyDecimals());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < TURNS && !condition.getAsBoolean(); i++) {
            Thread.sleep(2);
        }
        assertTrue(condition.getAsBoolean(), "not within 40 s");
    }
}
