package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoncesTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void shouldRiseWithinAMillisecondAndWhenTheClockStepsBack() {
        Nonces nonces = Nonces.inMemory();
        assertEquals(NOW, nonces.next(NOW * MILLISECOND));
        assertEquals(NOW + 1, nonces.next(NOW * MILLISECOND + 1));
        assertEquals(NOW + 2, nonces.next(NOW * MILLISECOND + 999_999));
        assertEquals(NOW + 3, nonces.next((NOW - 3_600_000) * MILLISECOND));
        assertEquals(NOW + 10, nonces.next((NOW + 10) * MILLISECOND));
    }

    @Test
    void shouldRiseOverRestartsThoughTheClockStepsBack(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("nonce-perps");
        long last = 0;
        for (int life = 0; life < 5; life++) {
            Nonces nonces = Nonces.in(file);
            for (int i = 0; i < 300; i++) {
                long nonce = nonces.next((NOW - life * 10_000L + i / 7) * MILLISECOND);
                assertTrue(nonce > last, "life " + life + ": " + nonce + " after " + last);
                last = nonce;
                nonces.use(nonce);
                assertTrue(Long.parseLong(Files.readString(file).trim()) >= nonce, "written before it is sent");
            }
        }
        assertTrue(last < NOW + 5 * (Nonces.AHEAD_MILLIS + 300), "no further ahead than it must be");
    }

    @Test
    void shouldWriteOnceForManyNonces(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("nonce");
        Nonces nonces = Nonces.in(file);
        nonces.use(nonces.next(NOW * MILLISECOND));
        Files.delete(file);
        for (int i = 0; i < Nonces.AHEAD_MILLIS; i++) {
            nonces.use(nonces.next(NOW * MILLISECOND));
        }
        assertTrue(Files.notExists(file), "not written again so soon");
        nonces.use(nonces.next(NOW * MILLISECOND));
        assertEquals(NOW + Nonces.AHEAD_MILLIS + 1 + Nonces.AHEAD_MILLIS,
                Long.parseLong(Files.readString(file).trim()));
    }

    @Test
    void shouldSayWhatIsWrongWithTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("nonce"), "soon");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Nonces.in(file));
        assertTrue(refused.getMessage().startsWith(file + " does not hold a nonce"), refused.getMessage());
    }

    @Test
    void shouldTradeOnWhenTheFileCannotBeWritten(@TempDir Path folder) throws IOException {
        Nonces nonces = Nonces.in(folder.resolve("no").resolve("nonce"));
        nonces.use(nonces.next(NOW * MILLISECOND));
        assertEquals(NOW + 1, nonces.next(NOW * MILLISECOND));
    }
}
