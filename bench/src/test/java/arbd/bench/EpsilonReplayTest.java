package arbd.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.bench.alloc.EpsilonReplay;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replay of a long journal in a JVM that never collects garbage: whatever is allocated per record would end it. */
final class EpsilonReplayTest {
    private static final int QUOTES = 1_000_000;
    private static final long MINUTES = 10;

    @Test
    @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
    void shouldReplayAMillionEventsWithoutAGarbageCollector(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal");
        long records = JournalMaker.write(journal, QUOTES);
        EpsilonReplay.Result result = EpsilonReplay.of(journal, folder.resolve("said.txt"), () -> { });
        assertTrue(result.equal(records), records + " records, but: " + result.text());
    }
}
