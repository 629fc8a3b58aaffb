package arbd.daemon.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a capture: what they say of themselves counts, and where a process was killed they end. */
class CapturedPartsTest {
    private static final String[] OPENED = {"out", "opened", "{\"arbd\":\"opened\"}"};

    @TempDir
    private Path home;

    private static String[] quote(long update) {
        return new String[] {"in", "", Fixture.quote(update, "100.00", "1", "101.00", "1")};
    }

    private String part(String name, String[]... lines) throws IOException {
        Path folder = Files.createDirectories(home.resolve("binance"));
        StringBuilder wire = new StringBuilder();
        StringBuilder rows = new StringBuilder("line\tt_ns\tdir\tnote\n");
        for (int i = 0; i < lines.length; i++) {
            wire.append(lines[i][2]).append('\n');
            rows.append(i + 1).append('\t').append(Fixture.START_NANOS + i).append('\t').append(lines[i][0])
                    .append('\t').append(lines[i][1]).append('\n');
        }
        gzip(folder.resolve(name + ".wire.jsonl.gz"), wire.toString());
        gzip(folder.resolve(name + ".meta.tsv.gz"), rows.toString());
        return folder.resolve(name).toString();
    }

    private static void gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private long ticks(String... parts) throws Exception {
        try (Backtest done = Fixture.run(Fixture.profile(), home, null, List.of(parts), null)) {
            assertEquals(List.of(), done.counts().cutOff());
            return done.counters(0).ticks();
        }
    }

    /** A venue may number from the beginning on a new connection: what it says then is not old. */
    @Test
    void shouldForgetWhatWasKnownWhereAConnectionBeginsOrMessagesAreMissing() throws Exception {
        long once = ticks(part("a", OPENED, quote(100), quote(5)));
        assertEquals(once + 2, ticks(part("b", OPENED, quote(100), OPENED, quote(5))), "one quote, one status");
        String[] lost = {"out", "lost 7", "{\"arbd\":\"lost\",\"messages\":7}"};
        assertEquals(once + 2, ticks(part("c", OPENED, quote(100), lost, quote(5))));
        String[] aside = {"out", "opened aside", "{\"arbd\":\"opened\"}"};
        assertEquals(once, ticks(part("d", OPENED, quote(100), aside, quote(5))), "that is another connection");
    }

    @Test
    void shouldEndWhereTheProcessWasKilled() throws Exception {
        String data = part("a", OPENED, quote(1), quote(2), quote(3));
        Path sidecar = Path.of(data + ".meta.tsv.gz");
        byte[] rows = Files.readAllBytes(sidecar);
        part("a", OPENED, quote(1), quote(2));
        byte[] fewer = Files.readAllBytes(sidecar);
        part("a", OPENED, quote(1), quote(2), quote(3));
        Files.write(sidecar, fewer);
        assertCutOff(data, 2);
        part("a", OPENED, quote(1), quote(2));
        Files.write(sidecar, rows);
        assertCutOff(data, 2);
        Files.write(sidecar, Arrays.copyOf(rows, rows.length - 9));
        part("b", OPENED, quote(1), quote(2), quote(3));
        Path wire = Path.of(home.resolve("binance/b") + ".wire.jsonl.gz");
        byte[] text = Files.readAllBytes(wire);
        Files.write(wire, Arrays.copyOf(text, text.length - 9));
        assertCutOff(home.resolve("binance/b").toString(), 2);
    }

    private void assertCutOff(String data, int quotesMin) throws Exception {
        try (Backtest done = Fixture.run(Fixture.profile(), home, null, List.of(data), null)) {
            assertEquals(1, done.counts().cutOff().size(), data);
            assertTrue(done.counts().cutOff().get(0).startsWith(data), done.counts().cutOff()::toString);
            assertTrue(done.counters(0).frames() >= quotesMin, () -> "frames " + done.counters(0).frames());
        }
    }

    @Test
    void shouldStillRefuseARecordingOfAnotherOriginWhoseFilesDiffer() throws Exception {
        String data = part("a", quote(1), quote(2));
        byte[] rows = Files.readAllBytes(Path.of(data + ".meta.tsv.gz"));
        part("a", quote(1), quote(2), quote(3));
        Files.write(Path.of(data + ".meta.tsv.gz"), rows);
        StopException stop = assertThrows(StopException.class,
                () -> Fixture.run(Fixture.profile(), home, null, List.of(data), null));
        assertEquals(StopException.DAMAGED, stop.exitCode());
    }
}
