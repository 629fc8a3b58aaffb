package arbd.daemon.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedDataTest {
    private static final String COLUMNS = "line\tt_ns\tmarket\n";
    private static final String LINE = Fixture.quote(1, "1.00", "1", "2.00", "1") + "\n";

    @TempDir
    private Path home;

    @Test
    void shouldNameTheFileThatIsMissing() throws Exception {
        stops(StopException.IO, "neither", List.of("nowhere"));
        stops(StopException.IO, "no such recording", List.of("nowhere.wire.jsonl"));
        Files.writeString(home.resolve("alone.wire.jsonl"), LINE);
        stops(StopException.IO, "no sidecar", List.of("alone"));
    }

    @Test
    void shouldNameTheLineOfTheSidecarThatIsNotReadable() throws Exception {
        sidecar("x.meta.tsv:1", "line\ttime\n1\t2\n");
        sidecar("x.meta.tsv:1", "");
        sidecar("x.meta.tsv:3: expected line 2", COLUMNS + "1\t5\tspot\n3\t6\tspot\n");
        sidecar("x.meta.tsv:2: t_ns is no time", COLUMNS + "1\tnoon\tspot\n");
        sidecar("x.meta.tsv:2: t_ns is no time", COLUMNS + "1\t-5\tspot\n");
        sidecar("x.meta.tsv:2: expected 3 columns", COLUMNS + "1\t5\n");
        sidecar("x.meta.tsv:2: expected 3 columns", COLUMNS + "\n");
        sidecar("x.meta.tsv:2: expected market spot, usdm or cm, was 'moon'", COLUMNS + "1\t5\tmoon\n");
        sidecar("x.meta.tsv:2: expected dir in, out or http", "line\tt_ns\tdir\tnote\n1\t5\tup\t\n");
    }

    @Test
    void shouldRefuseASidecarOfAnotherRecording() throws Exception {
        sidecar("x.wire.jsonl:2", COLUMNS + "1\t5\tspot\n");
        sidecar("ends after line 2", COLUMNS + "1\t5\tspot\n2\t6\tspot\n3\t7\tspot\n");
    }

    @Test
    void shouldNameTheLineAtWhichACompressedFileIsCutOff() throws Exception {
        String data = Fixture.swinging(5_000).writeGzip(home, "cut");
        Path wire = home.resolve("cut.wire.jsonl.gz");
        byte[] bytes = Files.readAllBytes(wire);
        Files.write(wire, Arrays.copyOf(bytes, bytes.length / 2));

        StopException stop = stops(StopException.DAMAGED, "cut.wire.jsonl.gz:", List.of(data));

        assertTrue(stop.getMessage().contains("damaged or cut off"), stop.getMessage());
    }

    @Test
    void shouldAskForTheVenueOfARecordingThatDoesNotSayIt() throws Exception {
        String data = Fixture.ofVenue().line(0, "in", "{}").write(home.resolve("somewhere"), "x");

        stops(StopException.USAGE, "binance, binance-usdm, binance-coinm", List.of(data));
        StopException stop = assertThrows(StopException.class,
                () -> Fixture.run(Fixture.profile(), home, "moon", List.of(data), null));
        assertEquals(StopException.USAGE, stop.exitCode());
    }

    @Test
    void shouldRefuseAThresholdThatIsNoNumber() throws Exception {
        String data = Fixture.swinging(1).write(home, "x");

        StopException stop = assertThrows(StopException.class,
                () -> Fixture.run(Fixture.profile(), home, null, List.of(data), List.of("1.5x")));

        assertEquals(StopException.USAGE, stop.exitCode());
        assertTrue(stop.getMessage().contains("1.5x"), stop.getMessage());
    }

    private void sidecar(String expected, String text) throws Exception {
        Files.writeString(home.resolve("x.wire.jsonl"), LINE + LINE);
        Files.writeString(home.resolve("x.meta.tsv"), text);
        Path named = Files.createDirectories(home.resolve("binance"));
        Files.copy(home.resolve("x.wire.jsonl"), named.resolve("x.wire.jsonl"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(home.resolve("x.meta.tsv"), named.resolve("x.meta.tsv"),
                StandardCopyOption.REPLACE_EXISTING);
        stops(StopException.DAMAGED, expected, List.of("binance/x"));
    }

    private StopException stops(int exitCode, String expected, List<String> data) {
        List<String> absolute = data.stream().map(path -> home.resolve(path).toString()).toList();
        StopException stop = assertThrows(StopException.class,
                () -> Fixture.run(Fixture.profile(), home, null, absolute, null));
        assertTrue(stop.getMessage().contains(expected), () -> "expected '" + expected + "' in: " + stop.getMessage());
        assertEquals(exitCode, stop.exitCode(), stop.getMessage());
        return stop;
    }
}
