package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.capture.Captured;
import arbd.daemon.decode.DecodedFile;
import arbd.daemon.decode.Decoder;
import arbd.daemon.sim.StandAloneMarket;
import arbd.daemon.sim.StandAloneVenue;
import arbd.testing.SmallDisk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code arbd capture} of every simulated venue, seen from the socket and from the disk. */
final class CaptureIT {
    private static final long SECONDS = 60;
    private static final List<String> VENUES = List.of("binance", "binance-usdm", "kraken", "okx", "bybit",
            "bybit-linear", "coinbase", "hyperliquid");

    @TempDir
    private Path folder;

    private final Map<String, TextTap> taps = new LinkedHashMap<>();
    private Sandbox box;
    private StandAloneMarket market;
    private Path config;

    @BeforeEach
    void open() throws Exception {
        box = new Sandbox(folder);
        Path profile = Sandbox.profile().resolveSibling("venues.yaml");
        DaemonConfig venues = ConfigFile.parse("venues.yaml", Files.readString(profile));
        market = StandAloneMarket.open(venues, VENUES, 5, 0, null);
        String yaml = market.yaml();
        for (StandAloneVenue venue : market.venues()) {
            TextTap tap = new TextTap(venue.marketData());
            taps.put(venue.name(), tap);
            yaml = yaml.replaceFirst("(\\n  " + venue.name() + ":\\n(?:    .*\\n)*?    marketData: )\\S+",
                    "$1\"" + tap.address() + "\"");
        }
        config = box.write("my.yaml", yaml);
    }

    @AfterEach
    void close() throws Exception {
        for (TextTap tap : taps.values()) {
            tap.close();
        }
        market.close();
    }

    private DaemonProcess capture(Path out, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("capture", "--config", config.toString(), "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        return box.start(arguments.toArray(new String[0]));
    }

    @Test
    void shouldRecordEveryByteOfEveryVenueInPartsThatStandAlone() throws Exception {
        Path out = folder.resolve("out");
        try (DaemonProcess capture = capture(out, "--part-time", "2s", "--for", "4s", "--json")) {
            capture.expectExit(0, SECONDS);
            JsonNode said = new ObjectMapper().readTree(capture.out());
            said.get("streams").forEach(stream -> assertEquals(0, stream.get("dropped").asInt(), said::toString));
        }
        List<String> data = new ArrayList<>();
        for (String venue : VENUES) {
            List<Captured> pairs = Captured.in(out.resolve(venue));
            assertSent(venue, pairs);
            assertTrue(pairs.size() >= 2, () -> venue + " never began anew");
            for (Captured pair : pairs) {
                long before = 0;
                for (String[] row : pair.rows()) {
                    long nanos = Long.parseLong(row[1]);
                    assertTrue(nanos >= before, () -> pair.wire() + ": line " + row[0] + " is before the one above");
                    before = nanos;
                }
                assertEquals(pair.texts().size(), pair.rows().size());
                assertTrue(pair.notes("out").get(0).startsWith("opened"), () -> pair.notes("out").toString());
                data.add(venue + "=" + pair.wire());
            }
            assertBooks(venue, pairs);
        }
        assertBacktest(data);
    }

    /** Each part is what one connection brought, from its first text on. */
    private void assertSent(String venue, List<Captured> pairs) {
        List<List<String>> sent = new ArrayList<>(taps.get(venue).texts());
        for (Captured pair : pairs) {
            List<String> came = pair.of("in");
            List<String> whole = sent.stream().filter(texts -> texts.size() >= came.size()
                    && texts.subList(0, came.size()).equals(came)).findFirst().orElse(null);
            assertTrue(whole != null, () -> pair.wire() + " is not what " + venue + " sent to any connection: " + came);
            assertTrue(came.isEmpty() || sent.remove(whole));
        }
    }

    /** Decoded, the parts tell whole books, and nothing is missing in them. */
    private static void assertBooks(String venue, List<Captured> pairs) throws Exception {
        List<String> events = new ArrayList<>();
        Decoder decoder = Decoder.of(venue, Set.of(), event -> events.add(event.json()));
        for (Captured pair : pairs) {
            new DecodedFile(decoder, venue, line -> { }).read(pair.wire());
        }
        String all = String.join("\n", events);
        assertTrue(all.contains("\"event\":\"snapshot\",\"bid\""), () -> venue + ": " + all);
        for (String bad : List.of("gap", "bad-checksum", "error")) {
            assertFalse(all.contains("\"event\":\"" + bad + '"'), () -> venue + ": " + all);
        }
    }

    private void assertBacktest(List<String> data) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("backtest", "--config", config.toString(), "--json",
                "--data"));
        arguments.addAll(data);
        box.write("my.yaml", market.yaml().replace("mode: live", "mode: paper")
                + "\nbalances: {kraken: {USDT: \"1000\"}}\n");
        try (DaemonProcess backtest = box.start(arguments.toArray(new String[0]))) {
            backtest.expectExit(0, SECONDS);
            JsonNode said = new ObjectMapper().readTree(backtest.out());
            for (String venue : VENUES) {
                assertTrue(said.get("frames").get(venue).asLong() > 20, said::toString);
                assertEquals(0, said.get("malformed").get(venue).asLong(), said::toString);
            }
            assertTrue(said.get("ticks").asLong() > 200, said::toString);
            assertEquals("[]", said.get("cutOff").toString());
        }
    }

    @Test
    void shouldKeepWhatWasOnDiskWhenItIsKilled() throws Exception {
        Path out = folder.resolve("out");
        Path kraken = out.resolve("kraken");
        try (DaemonProcess capture = capture(out)) {
            long until = System.nanoTime() + SECONDS * 1_000_000_000L;
            while (!Files.isDirectory(kraken) || Captured.in(kraken).get(0).of("in").size() < 40) {
                assertTrue(capture.alive() && System.nanoTime() < until, capture.err());
                Thread.sleep(100);
            }
            int onDisk = Captured.in(kraken).get(0).of("in").size();
            capture.kill();
            Captured pair = Captured.in(kraken).get(0);
            assertTrue(pair.of("in").size() >= onDisk);
            assertSent("kraken", List.of(pair));
        }
        try (DaemonProcess decode = box.start("decode", "--venue", "kraken",
                Captured.in(kraken).get(0).wire().toString())) {
            int code = decode.exitCode(SECONDS);
            assertTrue(code == 0 || code == 65 && decode.err().contains("cut off"), decode.err());
            assertTrue(decode.out().lines().count() > 40, decode.out());
        }
    }

    @Test
    void shouldStopWithOneClearLineWhenTheDiskIsFull() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, "160k");
                DaemonProcess capture = capture(disk.folder())) {
            capture.expectExit(74, SECONDS);
            List<String> clear = capture.err().lines().filter(line -> line.startsWith("arbd: ")).toList();
            assertEquals(1, clear.size(), capture.err());
            assertTrue(clear.get(0).matches("arbd: cannot write \\S+: No space left on device"), clear.get(0));
            assertFalse(capture.err().contains("\tat ") || capture.err().contains("ERROR"), capture.err());
        }
    }
}
