package arbd.daemon.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.Line;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.BudgetUsedDecoder;
import arbd.daemon.record.EpochEndedDecoder;
import arbd.daemon.record.EpochStartedDecoder;
import arbd.daemon.record.NewOrderDecoder;
import arbd.daemon.record.QuoteDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayerTest {
    /** Changes a record on its way into a copy; false = leave it out. */
    private interface Change {
        boolean of(Slot slot, long ringSequence);
    }

    @TempDir
    private Path folder;

    private int copies;

    @Test
    void shouldBeEqualWhenNothingIsChanged() throws Exception {
        Path journal = life();
        Path copy = copy(journal, TestMarket.TEXT, (slot, sequence) -> true);
        assertEquals(replay(journal).stateHash(), replay(copy).stateHash());
        assertTrue(replay(copy).equal() && replay(copy).cleanEnd());
    }

    @Test
    void shouldFindADecisionThatAnotherConfigurationWouldNotHaveMade() throws Exception {
        Path journal = life();
        String strict = TestMarket.TEXT.replace("minEdge: 2 bps", "minEdge: 90 bps");
        ReplayResult result = replay(copy(journal, strict, (slot, sequence) -> true));
        assertFalse(result.equal());
        assertNotNull(result.divergence());
    }

    @Test
    void shouldFindAnInputThatWasChanged() throws Exception {
        Path copy = copy(life(), TestMarket.TEXT, (slot, sequence) -> {
            if (slot.type == QuoteDecoder.TEMPLATE_ID && sequence % 40 == 0) {
                long bid = slot.buffer.getLong(44, ByteOrder.LITTLE_ENDIAN);
                slot.buffer.putLong(44, bid - bid / 1_000, ByteOrder.LITTLE_ENDIAN);
            }
            return true;
        });
        assertFalse(replay(copy).equal());
    }

    @Test
    void shouldFindAnOrderThatWasChangedOrLeftOut() throws Exception {
        Path journal = life();
        long[] orders = new long[1];
        ReplayResult changed = replay(copy(journal, TestMarket.TEXT, (slot, sequence) -> {
            if (slot.type == NewOrderDecoder.TEMPLATE_ID && ++orders[0] == 4) {
                slot.buffer.putByte(60, (byte) (slot.buffer.getByte(60) ^ 1));
            }
            return true;
        }));
        assertTrue(changed.divergence().contains("differs in its content"), changed.divergence());
        orders[0] = 0;
        ReplayResult missing = replay(copy(journal, TestMarket.TEXT,
                (slot, sequence) -> slot.type != NewOrderDecoder.TEMPLATE_ID || ++orders[0] != 4));
        assertFalse(missing.equal());
    }

    /** What a venue says of its budgets is journaled, and decides. */
    @Test
    void shouldFindAWordOnABudgetThatWasChanged() throws Exception {
        int[] words = new int[1];
        ReplayResult result = replay(copy(life(), TestMarket.TEXT, (slot, sequence) -> {
            if (slot.type == BudgetUsedDecoder.TEMPLATE_ID) {
                words[0]++;
                slot.buffer.putLong(slot.length - Long.BYTES, 1_000_000, ByteOrder.LITTLE_ENDIAN);
            }
            return true;
        }));
        assertEquals(1, words[0]);
        assertFalse(result.equal());
    }

    @Test
    void shouldFindAMissingInputByItsNumber() throws Exception {
        ReplayResult result = replay(copy(life(), TestMarket.TEXT, (slot, sequence) -> sequence != 3));
        assertEquals("input 4 follows 2: inputs are missing", result.divergence());
    }

    @Test
    void shouldFindAnEndThatDoesNotAgree() throws Exception {
        ReplayResult result = replay(copy(life(), TestMarket.TEXT, (slot, sequence) -> {
            if (slot.type == EpochEndedDecoder.TEMPLATE_ID) {
                slot.buffer.putByte(16, (byte) (slot.buffer.getByte(16) ^ 1));
            }
            return true;
        }));
        assertTrue(result.divergence().contains("live ended with state"), result.divergence());
    }

    @Test
    void shouldRefuseAJournalWhoseConfigurationThisBuildDoesNotUnderstand() throws Exception {
        Path copy = copy(life(), TestMarket.TEXT + "nonsense: 1\n", (slot, sequence) -> true);
        JournalException refused = assertThrows(JournalException.class, () -> replay(copy));
        assertTrue(refused.getMessage().contains("nonsense"), refused.getMessage());
    }

    private Path life() throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 33)) {
            line.open();
            line.told(1, 1_000_000, 5);
            line.steps(300);
            line.end();
        }
        return journal;
    }

    private Path copy(Path journal, String configText, Change change) {
        Path copy = folder.resolve("copy" + ++copies);
        try (JournalReader reader = JournalReader.open(journal); JournalAppender to = JournalAppender.create(copy, 1)) {
            Slot slot = new Slot();
            while (reader.next()) {
                if (reader.header().type == EpochStartedDecoder.TEMPLATE_ID) {
                    EpochStart start = EpochCodec.read(reader.body());
                    EpochCodec.append(new EpochStart(start.epoch(), start.previousEpoch(), start.previousOutbound(),
                            start.halted(), start.instruments(), start.carried(), start.instance(), start.build(),
                            start.command(), start.configName(), configText), to, reader.header().monotonicNanos,
                            reader.header().wallNanos);
                    continue;
                }
                slot.type = reader.header().type;
                slot.length = reader.header().bodyLength;
                slot.causeSequence = reader.header().causeSequence;
                slot.monotonicNanos = reader.header().monotonicNanos;
                slot.wallNanos = reader.header().wallNanos;
                slot.buffer.putBytes(0, reader.body(), 0, slot.length);
                if (change.of(slot, reader.header().ringSequence)) {
                    to.append(slot, reader.header().ringSequence);
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
