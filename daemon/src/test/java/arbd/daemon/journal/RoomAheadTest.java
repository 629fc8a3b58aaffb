package arbd.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.pipeline.Slot;
import arbd.testing.SmallDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a disk that fills up ends with its last whole record. */
final class RoomAheadTest {
    private static final int BODY = 500;

    @TempDir
    private Path folder;

    @Test
    void shouldFailBeforeARecordIsTorn() throws Exception {
        try (SmallDisk disk = new SmallDisk(folder, "9m")) {
            Path journal = disk.folder().resolve("journal");
            long whole;
            try (JournalAppender appender = JournalAppender.create(journal, 1)) {
                Slot slot = new Slot();
                slot.length = BODY;
                JournalException full = assertThrows(JournalException.class, () -> {
                    while (true) {
                        appender.append(slot, appender.appended());
                    }
                });
                assertTrue(full.getMessage().startsWith("no room for the journal on its disk"), full.getMessage());
                whole = appender.appended();
            }
            assertTrue(whole > 10_000, "records " + whole);
            try (JournalReader reader = JournalReader.open(journal)) {
                while (reader.next()) {
                    assertEquals(BODY, reader.header().bodyLength);
                }
                assertEquals(whole, reader.read());
            }
        }
    }
}
