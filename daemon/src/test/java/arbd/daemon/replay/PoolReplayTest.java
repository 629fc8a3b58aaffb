package arbd.daemon.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.Tally;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.PoolConcentratedDecoder;
import arbd.daemon.record.PoolPairDecoder;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolReplayTest {
    /** Least significant byte of the first reserve, or of the price. */
    private static final int AMOUNT_AT = 8 + 4 + 8 + 4 + 24;

    @TempDir
    private Path folder;

    @Test
    void shouldDecideAgainOnEveryStateOfAPoolBitForBit() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            Path journal = folder.resolve("life" + seed);
            long hash;
            try (PoolLife life = new PoolLife(journal, seed)) {
                life.steps(600);
                life.end();
                hash = life.pipeline().stateHash();
                Tally tally = life.pipeline().tally();
                assertTrue(life.pipeline().poolDrops() > 500, "seed " + seed + ": no burst was too large");
                assertTrue(tally.count(Tally.Count.POOL_EVENTS) > 1_000, "seed " + seed + ": few pool events");
                assertTrue(tally.count(Tally.Count.OLD_POOL_EVENTS) > 10, "seed " + seed + ": none was old");
                assertTrue(tally.count(Tally.Count.UNSOUND_POOL_EVENTS) > 10, "seed " + seed + ": all made sense");
            }
            ReplayResult result = replay(journal);
            assertTrue(result.equal() && result.cleanEnd(), "seed " + seed + ": " + result.divergence());
            assertEquals(hash, result.stateHash(), "seed " + seed);
            assertTrue(result.hashes() > 20, "seed " + seed + ": few hashes were compared");
        }
    }

    @Test
    void shouldFindAStateOfAPoolThatWasChangedByItsLastUnit() throws Exception {
        Path journal = life();
        for (int type : new int[] {PoolPairDecoder.TEMPLATE_ID, PoolConcentratedDecoder.TEMPLATE_ID}) {
            int last = count(journal, type);
            int[] seen = new int[1];
            Path copy = copy(journal, "changed" + type, slot -> {
                if (slot.type == type && ++seen[0] == last) {
                    slot.buffer.putByte(AMOUNT_AT, (byte) (slot.buffer.getByte(AMOUNT_AT) ^ 1));
                }
                return true;
            });
            assertFalse(replay(copy).equal(), "type " + type);
        }
    }

    /** Renumbered behind the gap, so that only what was decided tells. */
    @Test
    void shouldFindAStateOfAPoolThatIsMissing() throws Exception {
        int[] seen = new int[1];
        Path copy = copy(life(), "missing", slot -> slot.type != PoolPairDecoder.TEMPLATE_ID || ++seen[0] != 20);
        ReplayResult result = replay(copy);
        assertFalse(result.equal());
        assertFalse(result.divergence().contains("inputs are missing"), result.divergence());
    }

    private Path life() throws Exception {
        Path journal = folder.resolve("life");
        try (PoolLife life = new PoolLife(journal, 5)) {
            life.steps(400);
            life.end();
        }
        return journal;
    }

    private static int count(Path journal, int type) {
        int count = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                count += reader.header().type == type ? 1 : 0;
            }
        }
        return count;
    }

    private Path copy(Path journal, String name, Predicate<Slot> change) {
        Path copy = folder.resolve(name);
        try (JournalReader reader = JournalReader.open(journal); JournalAppender to = JournalAppender.create(copy, 1)) {
            Slot slot = new Slot(1 << 16);
            int left = 0;
            while (reader.next()) {
                slot.type = reader.header().type;
                slot.length = reader.header().bodyLength;
                slot.monotonicNanos = reader.header().monotonicNanos;
                slot.wallNanos = reader.header().wallNanos;
                boolean output = reader.header().causeSequence >= 0;
                slot.causeSequence = output ? reader.header().causeSequence - left : -1;
                if (slot.type == EpochStartedDecoder.TEMPLATE_ID) {
                    EpochCodec.append(EpochCodec.read(reader.body()), to, slot.monotonicNanos, slot.wallNanos);
                    continue;
                }
                slot.buffer.putBytes(0, reader.body(), 0, slot.length);
                long sequence = reader.header().ringSequence;
                if (change.test(slot)) {
                    to.append(slot, output || sequence < 0 ? sequence : sequence - left);
                } else {
                    left++;
                }
            }
        }
        return copy;
    }

    private static ReplayResult replay(Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            return Replayer.run(reader, records -> { });
        }
    }
}
