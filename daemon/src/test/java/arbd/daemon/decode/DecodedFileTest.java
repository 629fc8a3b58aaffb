package arbd.daemon.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import arbd.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedFileTest {
    private static final String CONCURRENT = "venues/visible/binance/concurrent_btc_3markets_20240808.wire.jsonl.gz";
    private static final String WIRE = """
            {"method":"SUBSCRIBE","params":["ab@depth"],"id":1}
            {"result":null,"id":1}
            {"lastUpdateId":20,"bids":[["9","1"]],"asks":[]}
            {"u":7,"s":"CD","b":"1.0","B":"2","a":"1.1","A":"3"}
            """;
    private static final String DIRECTIONS = """
            line\tt_ns\tdir\tnote
            1\t10\tout\t
            2\t20\tin\t
            3\t30\thttp\thttps://venue.test/depth?symbol=AB&limit=5
            4\t40\tin\t
            """;
    private static final List<String> EVENTS = List.of(
            "{\"line\":1,\"event\":\"ignored\"}",
            "{\"line\":2,\"event\":\"ack\"}",
            "{\"line\":3,\"symbol\":\"AB\",\"event\":\"snapshot\",\"bid\":\"9\",\"bidQty\":\"1\",\"seq\":20}",
            "{\"line\":4,\"symbol\":\"CD\",\"event\":\"quote\",\"bid\":\"1.0\",\"bidQty\":\"2\",\"ask\":\"1.1\","
                    + "\"askQty\":\"3\",\"seq\":7}");

    @TempDir
    private Path folder;
    private final List<WireEvent> events = new ArrayList<>();

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private DecodedFile decoded(String venue, String... symbols) throws StopException {
        return new DecodedFile(Decoder.of(venue, Set.of(symbols), events::add), venue, line -> { });
    }

    private List<String> told() {
        return events.stream().map(WireEvent::json).toList();
    }

    @Test
    void shouldReadARecordingWithItsSidecar() throws Exception {
        Path wire = write("a.wire.jsonl", WIRE);
        write("a.meta.tsv", DIRECTIONS);
        decoded("binance").read(wire);
        assertEquals(EVENTS, told());
    }

    @Test
    void shouldReadCompressedFiles() throws Exception {
        Path wire = write("a.wire.jsonl.gz", WIRE);
        write("a.meta.tsv.gz", DIRECTIONS);
        decoded("binance").read(wire);
        assertEquals(EVENTS, told());
    }

    @Test
    void shouldReadAStreamAndShowOnlyWhatIsWanted() throws Exception {
        decoded("binance", "AB").read(new ByteArrayInputStream(WIRE.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(EVENTS.get(0), EVENTS.get(1), "{\"line\":3,\"event\":\"snapshot\",\"bid\":\"9\","
                + "\"bidQty\":\"1\",\"seq\":20}"), told());
    }

    @Test
    void shouldTellAtTheEndThatTheSidecarIsOfAnother() throws Exception {
        Path wire = write("a.wire.jsonl", WIRE);
        for (String rows : List.of(DIRECTIONS + "5\t50\tin\t\n", DIRECTIONS.replace("4\t40\tin\t\n", ""))) {
            write("a.meta.tsv", rows);
            events.clear();
            StopException e = assertThrows(StopException.class, () -> decoded("binance").read(wire));
            assertEquals(StopException.DAMAGED, e.exitCode());
            assertEquals(EVENTS, told());
        }
    }

    @Test
    void shouldRefuseADamagedSidecar() throws Exception {
        Path wire = write("a.wire.jsonl", WIRE);
        for (String text : List.of("", "what\n", "line\tt_ns\tdir\tnote\n1\t2\n")) {
            write("a.meta.tsv", text);
            StopException e = assertThrows(StopException.class, () -> decoded("binance").read(wire));
            assertEquals(StopException.DAMAGED, e.exitCode());
        }
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        StopException e = assertThrows(StopException.class, () -> decoded("binance").read(folder.resolve("no.jsonl")));
        assertEquals(StopException.IO, e.exitCode());
        e = assertThrows(StopException.class, () -> decoded("binanse"));
        assertEquals(StopException.USAGE, e.exitCode());
        assertTrue(e.getMessage().contains("binance, binance-coinm, binance-usdm, bybit, bybit-linear, coinbase, "
                + "coinbase-exchange, hyperliquid, kraken, okx"), e.getMessage());
    }

    @Test
    void shouldSurviveDamagedText() throws Exception {
        byte[] wire = (WIRE + "{\"e\":\"depthUpdate\",\"s\":\"AB\",\"U\":21,\"u\":21,\"b\":[[\"1\",\"2\"]],\"a\":[]}\n")
                .getBytes(StandardCharsets.UTF_8);
        for (String venue : Decoder.venues()) {
            for (int at = 0; at < wire.length; at++) {
                byte[] spoilt = Arrays.copyOf(wire, wire.length);
                spoilt[at] = (byte) "]}\"x0-\u0080".charAt(at % 7);
                events.clear();
                decoded(venue).read(new ByteArrayInputStream(spoilt));
                assertTrue(events.size() >= 4, venue + " at " + at);
            }
        }
    }

    @Test
    void shouldReadOnlyTheVenuesLinesOfSeveralMarkets() throws Exception {
        Path file = SharedData.path(CONCURRENT);
        int all = 0;
        for (String venue : List.of("binance", "binance-usdm", "binance-coinm")) {
            events.clear();
            decoded(venue).read(file);
            assertTrue(events.stream().allMatch(event -> event.kind() == WireEvent.Kind.QUOTE), venue);
            assertEquals(1, events.stream().map(WireEvent::symbol).distinct().count(), venue);
            all += events.size();
        }
        events.clear();
        decoded("binance").read(Files.newInputStream(write("empty", "")));
        assertEquals(List.of(), events);
        assertTrue(all > 10_000, () -> "too few quotes");
    }
}
