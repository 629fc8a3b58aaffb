package arbd.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.pipeline.Line;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.execution.order.OrderState;
import arbd.market.Side;
import arbd.route.Leg;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadBackEveryHeaderAndBody() throws Exception {
        Path journal = life(60);
        try (JournalReader reader = JournalReader.open(journal)) {
            long input = -1;
            long output = -1;
            while (reader.next()) {
                RecordHeader header = reader.header();
                assertEquals(1, header.epoch);
                assertEquals(reader.read() - 1, header.sequence);
                assertEquals(header.bodyLength, reader.body().capacity());
                if (header.ringSequence >= 0 && header.causeSequence < 0) {
                    assertEquals(++input, header.ringSequence);
                } else if (header.ringSequence >= 0) {
                    assertEquals(++output, header.ringSequence);
                    assertTrue(header.causeSequence <= input, "an output before its cause");
                }
            }
            assertTrue(input > 50 && output > 10, input + " inputs, " + output + " outputs");
            assertFalse(reader.next());
        }
    }

    /** A flipped byte may be found or, outside the records, change nothing; never may it change what is read. */
    @Test
    void shouldNeverTakeAFlippedByteForGoodData() throws Exception {
        Path journal = life(40);
        List<byte[]> whole = Copies.records(journal);
        Path file = data(journal);
        long seed = 8;
        Random random = new Random(seed);
        int found = 0;
        int positions = 500;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long first = find(bytes, whole.get(0));
            long last = find(bytes, whole.get(whole.size() - 1)) + whole.get(whole.size() - 1).length;
            for (int i = 0; i < positions; i++) {
                long at = first + (long) (random.nextDouble() * (last - first));
                int flip = 1 << random.nextInt(8);
                int before = flip(bytes, at, flip);
                String outcome = read(journal, whole);
                assertFalse(outcome.startsWith("WRONG"), "seed " + seed + " byte " + at + " bit " + flip + outcome);
                found += outcome.equals("same") ? 0 : 1;
                bytes.seek(at);
                bytes.write(before);
            }
        }
        assertEquals("same", read(journal, whole), "every byte was put back");
        // Between records lie up to three bytes of padding; they carry nothing.
        assertTrue(found > positions * 97 / 100, found + " of " + positions + " were found");
    }

    @Test
    void shouldFindEveryFlippedByteOfARecordEvenInItsUnusedPart() throws Exception {
        List<byte[]> whole = Copies.records(life(12));
        for (int at = 0; at < whole.get(5).length; at++) {
            List<byte[]> changed = new ArrayList<>(whole.subList(0, 8));
            byte[] record = whole.get(5).clone();
            record[at] ^= 0x10;
            changed.set(5, record);
            RecordHeader header = new RecordHeader();
            String wrong = header.read(new UnsafeBuffer(record), record, record.length, new CRC32C());
            assertTrue(wrong != null, "byte " + at + " of a record of " + record.length);
        }
    }

    @Test
    void shouldTellAMissingRecordAndARepeatedOne() throws Exception {
        List<byte[]> whole = Copies.records(life(20));
        for (int kind = 0; kind < 3; kind++) {
            List<byte[]> changed = new ArrayList<>(whole);
            if (kind == 0) {
                changed.remove(10);
            } else if (kind == 1) {
                changed.add(10, changed.get(10));
            } else {
                changed.set(10, changed.set(11, changed.get(10)));
            }
            Path copy = folder.resolve("copy" + kind);
            Copies.write(copy, changed);
            DamagedJournalException damaged = assertThrows(DamagedJournalException.class, () -> readAll(copy));
            assertTrue(damaged.at() >= 10 && damaged.at() <= 11, "at " + damaged.at());
            assertTrue(damaged.getMessage().contains("records are missing"), damaged.getMessage());
        }
    }

    @Test
    void shouldReadTheSoundPartOfATornFileOrSayThatItIsDamaged() throws Exception {
        Path journal = life(200);
        List<byte[]> whole = Copies.records(journal);
        long first;
        long last;
        try (RandomAccessFile bytes = new RandomAccessFile(data(journal).toFile(), "r")) {
            first = find(bytes, whole.get(1));
            last = find(bytes, whole.get(whole.size() - 1));
        }
        for (int i = 1; i < 8; i++) {
            Path torn = folder.resolve("torn" + i);
            Files.createDirectories(torn);
            copy(journal, torn);
            try (RandomAccessFile bytes = new RandomAccessFile(data(torn).toFile(), "rw")) {
                bytes.setLength(first + (last - first) * i / 8);
            }
            String outcome = read(torn, whole);
            assertFalse(outcome.startsWith("WRONG") || outcome.equals("same"), outcome);
        }
    }

    @Test
    void shouldRefuseToStartAJournalWhereThereIsOne() throws Exception {
        Path journal = life(5);
        List<byte[]> before = Copies.records(journal);
        assertThrows(JournalException.class, () -> JournalAppender.create(journal, 2));
        List<byte[]> after = Copies.records(journal);
        assertEquals(before.size(), after.size());
        assertArrayEquals(before.get(0), after.get(0));
    }

    @Test
    void shouldRefuseAFolderWithoutJournal() throws Exception {
        assertThrows(JournalException.class, () -> JournalReader.open(folder.resolve("nothing")));
        Files.createDirectories(folder.resolve("empty"));
        try (JournalReader reader = JournalReader.open(folder.resolve("empty"))) {
            assertFalse(reader.next());
        }
        try (JournalReader reader = JournalReader.open(folder.resolve("empty"))) {
            assertThrows(JournalException.class, () -> Replayer.run(reader, records -> { }));
        }
    }

    /** As a follower does that looked while the queue was being made, and never sees what the queue became. */
    @Test
    void shouldLookAnewUntilThereIsAFirstRecord() throws Exception {
        Path followed = folder.resolve("followed");
        Copies.write(followed, List.of());
        try (JournalReader reader = JournalReader.open(followed)) {
            assertFalse(reader.next());
            try (Stream<Path> files = Files.list(followed)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            try (Stream<Path> files = Files.list(life(40))) {
                for (Path file : files.toList()) {
                    Files.move(file, followed.resolve(file.getFileName()));
                }
            }
            assertTrue(reader.next());
        }
    }

    private static Carried.Found found(int route, Leg... legs) {
        return new Carried.Found(route, List.of(legs));
    }

    @Test
    void shouldKeepEverythingThatTheFirstRecordHolds() {
        Carried carried = new Carried(
                List.of(found(12, new Leg(0, Side.BUY), new Leg(2, Side.BUY), new Leg(4, Side.SELL)),
                        found(10, new Leg(1, Side.BUY), new Leg(2, Side.SELL), new Leg(3, Side.SELL))),
                List.of(new Carried.CarriedOrder(3, 9, 8, 1, 1, 2, 3, Side.SELL, 70, 60, 50, OrderState.UNKNOWN),
                        new Carried.CarriedOrder(2, 8, 8, 1, 0, 2, 0, Side.BUY, 71, 61, 61, OrderState.FILLED)),
                List.of(new Carried.Move(3, 8, 1, 0, -77)), List.of(new Carried.Naked(1, -5)),
                List.of(new Carried.Trade(3, 9, 123_456_789_012L)));
        EpochStart start = new EpochStart(7, 5, 99, true, TestMarket.TABLE, carried, "main \u00e4", "1.2", "run",
                "a b.yaml", TestMarket.TEXT);
        Path journal = folder.resolve("first");
        try (JournalAppender appender = JournalAppender.create(journal, 7)) {
            EpochCodec.append(start, appender, 5, 6);
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            assertTrue(reader.next());
            EpochStart back = EpochCodec.read(reader.body());
            assertEquals(carried, back.carried());
            assertEquals(TestMarket.TABLE.instruments(), back.instruments().instruments());
            assertEquals("7 5 99 true main \u00e4 1.2 run a b.yaml", back.epoch() + " " + back.previousEpoch() + " "
                    + back.previousOutbound() + " " + back.halted() + " " + back.instance() + " " + back.build() + " "
                    + back.command() + " " + back.configName());
            assertEquals(TestMarket.TEXT, back.configText());
        }
    }

    private Path life(int steps) throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 21)) {
            line.open();
            line.steps(steps);
            line.end();
        }
        return journal;
    }

    /** "same", "found ...", or "WRONG ..." when something else than what was written was taken for good. */
    private static String read(Path journal, List<byte[]> whole) {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                byte[] record = whole.get((int) reader.read() - 1);
                for (int i = 0; i < reader.header().bodyLength; i++) {
                    if (reader.body().getByte(i) != record[RecordHeader.LENGTH + i]) {
                        return "WRONG body of record " + reader.read();
                    }
                }
            }
            if (reader.read() == whole.size()) {
                return "same";
            }
        } catch (DamagedJournalException | JournalException e) {
            return "found " + e.getMessage();
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            ReplayResult result = Replayer.run(reader, records -> { });
            return result.cleanEnd() ? "WRONG clean end of a shorter journal" : "found: interrupted";
        }
    }

    private static void readAll(Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                assertTrue(reader.read() > 0);
            }
        }
    }

    private static int flip(RandomAccessFile bytes, long at, int bits) throws IOException {
        bytes.seek(at);
        int before = bytes.read();
        bytes.seek(at);
        bytes.write(before ^ bits);
        return before;
    }

    private static long find(RandomAccessFile bytes, byte[] record) throws IOException {
        byte[] start = new byte[4 << 20];
        bytes.seek(0);
        int length = bytes.read(start);
        for (int at = 0; at + record.length <= length; at++) {
            if (Arrays.equals(start, at, at + record.length, record, 0, record.length)) {
                return at;
            }
        }
        throw new IllegalStateException("record not found in its file");
    }

    private static Path data(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
