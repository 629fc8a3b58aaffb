package arbd.daemon.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.decode.DecodedFile;
import arbd.daemon.decode.Decoder;
import arbd.daemon.run.StopException;
import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NanoClock;
import arbd.feeds.net.SystemClock;
import arbd.market.Venue;
import arbd.testing.SmallDisk;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writing side, on a real folder, fed as a feed's event loop feeds it. */
class CaptureTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long MANY = 1L << 40;
    private static final int TURNS = 20_000;
    private static final String UGLY = "{\"a\":\"\u00e9\\u0000 \ud83d\ude00\",\t\"b\" : 1e-7 ,\"c\":[ ]}";
    private static final String SNAPSHOT = "{\"lastUpdateId\":20,\"bids\":[[\"9\",\"1\"]],\"asks\":[[\"10\",\"2\"]]}";

    @TempDir
    private Path folder;
    private final Venue venue = TestMarket.TABLE.venues().get(0);
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Capture open(long partBytes, long partNanos, long floorBytes) throws IOException {
        return open(folder.resolve("out"), partBytes, partNanos, floorBytes, new SystemClock());
    }

    private Capture open(Path out, long partBytes, long partNanos, long floorBytes, NanoClock clock)
            throws IOException {
        return Capture.open(out, new CaptureLimits(partBytes, partNanos, floorBytes, clock), told::add);
    }

    private CaptureStream stream(Capture capture) {
        VenueProtocol binance = Feeds.protocol(venue.protocol(), TestMarket.TABLE.of(venue), new FeedCounters());
        return capture.stream(venue, "", binance, TestMarket.TABLE.of(venue));
    }

    private static void in(CaptureStream stream, String text, long wallNanos) {
        byte[] bytes = ("xx" + text).getBytes(StandardCharsets.UTF_8);
        stream.protocol().decode(bytes, 2, bytes.length - 2, wallNanos, wallNanos, tick -> { });
    }

    private List<Captured> pairs() throws IOException {
        return Captured.in(folder.resolve("out").resolve(venue.name()));
    }

    private static String quote(int number) {
        return "{\"u\":" + number + ",\"s\":\"BTCUSDT\",\"b\":\"1." + number % 90 + "\",\"B\":\"2\",\"a\":\"3\",\"A\":"
                + "\"4\"}";
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < TURNS && !condition.getAsBoolean(); i++) {
            Thread.sleep(2);
        }
        assertTrue(condition.getAsBoolean(), "not within 40 s");
    }

    @Test
    void shouldWriteTextsAsTheyAreWithTimesThatOnlyRise() throws Exception {
        try (Capture capture = open(MANY, HOUR, 0)) {
            CaptureStream stream = stream(capture);
            stream.protocol().subscribe();
            in(stream, UGLY, 4_000_000_000_000_000_000L);
            in(stream, "", 3_999_999_999_000_000_000L);
            in(stream, "[1,\n2]", 4_000_000_000_000_000_001L);
            byte[] answer = SNAPSHOT.getBytes(StandardCharsets.UTF_8);
            stream.protocol().snapshot(1, answer, answer.length, 5, 5, tick -> { });
        }
        Captured pair = pairs().get(0);
        assertEquals(List.of("{\"arbd\":\"opened\"}", UGLY, "", "[1, 2]", SNAPSHOT), pair.texts());
        List<String> rows = pair.rows().stream().map(row -> String.join(" ", row)).toList();
        assertTrue(rows.get(0).matches("1 \\d+ out opened"), rows.get(0));
        assertEquals(List.of("2 4000000000000000000 in ", "3 4000000000000000000 in ", "4 4000000000000000001 in ",
                "5 4000000000000000001 http ETHUSDT"), rows.subList(1, 5));
        assertEquals(1, pairs().size());
    }

    @Test
    void shouldBeginAnewWhenLargeOrOldEnough() throws Exception {
        try (Capture capture = open(1, HOUR, 0)) {
            CaptureStream stream = stream(capture);
            stream.renew(() -> stream.protocol().subscribe());
            stream.protocol().subscribe();
            in(stream, quote(1), 1);
            await(() -> stream.parts() >= 2);
        }
        assertEquals(List.of("opened"), pairs().get(1).notes("out"));
        assertEquals(List.of(quote(1)), pairs().get(0).of("in"));
    }

    @Test
    void shouldContinueAPartWhereNobodyConnectsAnew() throws Exception {
        List<String> sent = new ArrayList<>();
        try (Capture capture = open(MANY, 1, 0)) {
            CaptureStream stream = stream(capture);
            stream.protocol().subscribe();
            await(() -> {
                sent.add(quote(sent.size()));
                in(stream, sent.get(sent.size() - 1), sent.size());
                return stream.parts() >= 3;
            });
        }
        List<Captured> pairs = pairs();
        assertEquals(sent, pairs.stream().flatMap(pair -> pair.of("in").stream()).toList());
        for (int i = 1; i < pairs.size(); i++) {
            String before = pairs.get(i - 1).wire().getFileName().toString().replace(".wire.jsonl.gz", "");
            assertEquals(List.of("continues " + before), pairs.get(i).notes("out"));
        }
    }

    /** Whatever ends the process leaves some first bytes of each file: each of them is read as far as it is whole. */
    @Test
    void shouldReadWhatIsWholeOfAPairThatWasCutOffAnywhere() throws Exception {
        int count = 0;
        try (Capture capture = open(MANY, HOUR, 0)) {
            CaptureStream stream = stream(capture);
            stream.protocol().subscribe();
            for (int block = 0; block < 2; block++) {
                for (int i = 0; i < 4; i++) {
                    in(stream, quote(++count), count);
                }
                long before = stream.bytes();
                await(() -> stream.bytes() > before);
            }
        }
        Path wire = pairs().get(0).wire();
        Path sidecar = Path.of(wire.toString().replace(".wire.jsonl.gz", ".meta.tsv.gz"));
        byte[] allWire = Files.readAllBytes(wire);
        byte[] allSidecar = Files.readAllBytes(sidecar);
        int most = 0;
        for (int cut = 1; cut < allWire.length; cut += 3) {
            Files.write(wire, Arrays.copyOf(allWire, allWire.length - cut));
            Files.write(sidecar, allSidecar);
            most = Math.max(most, cutOff(wire, count));
        }
        Files.write(wire, allWire);
        for (int cut = 1; cut < allSidecar.length - 40; cut += 3) {
            Files.write(sidecar, Arrays.copyOf(allSidecar, allSidecar.length - cut));
            most = Math.max(most, cutOff(wire, count));
        }
        int left = most;
        assertTrue(left >= 4, () -> "one lost block leaves the other, were " + left);
    }

    private int cutOff(Path wire, int all) throws StopException {
        List<String> events = new ArrayList<>();
        Decoder decoder = Decoder.of("binance", Set.of(), event -> events.add(event.json()));
        StopException cut = assertThrows(StopException.class,
                () -> new DecodedFile(decoder, "binance", line -> { }).read(wire));
        assertEquals(StopException.DAMAGED, cut.exitCode(), cut.getMessage());
        assertTrue(cut.getMessage().contains("cut off") || cut.getMessage().contains("not a gzip file"),
                cut.getMessage());
        int quotes = (int) events.stream().filter(event -> event.contains("\"quote\"")).count();
        for (int i = 1; i < events.size(); i++) {
            assertTrue(events.get(i).contains("\"bid\":\"1." + i % 90 + "\""), events.get(i));
        }
        assertTrue(quotes <= all, "no more than there is");
        return quotes;
    }

    @Test
    void shouldEndWithOneLineWhenTheDiskIsFullAndKeepWhatIsWhole() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, "2m");
                Capture capture = open(disk.folder(), MANY, HOUR, 0, new SystemClock())) {
            CaptureStream stream = stream(capture);
            stream.protocol().subscribe();
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 1; i < 1_000_000 && capture.failure() == null; i++) {
                in(stream, "{\"noise\":\"" + Long.toHexString(random.nextLong()) + "\"}", i);
            }
            await(() -> capture.failure() != null);
            assertTrue(capture.failure().getMessage().matches("cannot write \\S+\\.gz: No space left on device"),
                    capture.failure().getMessage());
            assertEquals(List.of(capture.failure().getMessage()), told);
            Captured pair = Captured.in(disk.folder().resolve(venue.name())).get(0);
            assertTrue(pair.texts().size() > 100, () -> "lines " + pair.texts().size());
            assertTrue(Math.min(pair.texts().size(), pair.rows().size()) > 100);
        }
    }

    @Test
    void shouldEndBeforeTheDiskIsAsFullAsItMayBe() throws Exception {
        try (Capture capture = open(MANY, HOUR, Long.MAX_VALUE)) {
            CaptureStream stream = stream(capture);
            stream.protocol().subscribe();
            await(() -> capture.failure() != null);
            assertTrue(capture.failure().getMessage().contains("MiB are free"), capture.failure().getMessage());
            in(stream, quote(1), 1);
            assertEquals(0, stream.messages());
        }
        assertEquals(List.of("opened"), pairs().get(0).notes("out"));
    }

    /** When the writer stands still frames are missing, and the place says so; a frame costs the feed no more. */
    @Test
    void shouldSayInTheFileWhatIsMissing() throws Exception {
        HeldClock clock = new HeldClock();
        int sent = 0;
        try (Capture capture = open(folder.resolve("out"), MANY, HOUR, 0, clock)) {
            CaptureStream stream = stream(capture);
            stream.protocol().subscribe();
            clock.hold();
            String large = "{\"noise\":\"" + "n".repeat(100_000) + "\"}";
            while (stream.dropped() == 0) {
                in(stream, large, ++sent);
            }
            clock.release();
            await(() -> stream.messages() >= 1);
            long dropped = stream.dropped();
            do {
                in(stream, quote(1), ++sent);
                dropped = stream.dropped();
            } while (dropped == 0);
        }
        Captured pair = pairs().get(0);
        List<String> lost = pair.notes("out").stream().filter(note -> note.startsWith("lost ")).toList();
        long missing = lost.stream().mapToLong(note -> Long.parseLong(note.substring(5))).sum();
        assertTrue(missing > 0, () -> "notes " + pair.notes("out"));
        assertEquals(sent, pair.of("in").size() + missing);
    }

    /** Holds whoever asks for the time: the writing thread. */
    private static final class HeldClock implements NanoClock {
        private final SystemClock real = new SystemClock();
        private boolean held;

        synchronized void hold() {
            held = true;
        }

        synchronized void release() {
            held = false;
            notifyAll();
        }

        @Override
        public synchronized long nanoTime() {
            while (held) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return real.nanoTime();
                }
            }
            return real.nanoTime();
        }

        @Override
        public long wallNanos() {
            return real.wallNanos();
        }
    }

    @Test
    void shouldAllocateNothingForAFrameOnTheFeedsThread() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] frame = quote(1).getBytes(StandardCharsets.UTF_8);
        try (Capture capture = open(MANY, HOUR, 0)) {
            VenueProtocol protocol = stream(capture).protocol();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 2_000; i++) {
                    protocol.decode(frame, 0, frame.length, i, i, tick -> { });
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least);
        }
    }
}
