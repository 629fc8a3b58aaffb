package arbd.daemon.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.daemon.decide.HaltReason;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.Line;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import org.junit.jupiter.api.Test;

/** What was halted and why, in words: console, page and {@code tail} show the reason. */
final class HaltLineTest {
    private final Slot slot = new Slot();
    private final OutboundEncoder said = new OutboundEncoder(() -> slot);
    private final RecordLines lines = new RecordLines(Line.start(1, Carried.NOTHING, false));

    @Test
    void shouldNameTheInstrumentWhosePositionChanged() {
        said.halt(true, -1, 3, HaltReason.POSITION, Long.MAX_VALUE);
        Event event = event();
        assertEquals(TestMarket.TABLE.get(3).title(), event.value("instrument"));
        assertEquals(TestMarket.TABLE.get(3).title() + ": " + HaltReason.POSITION.words(), event.value("reason"));
    }

    @Test
    void shouldNameNoneWhereNoneIsMeant() {
        said.halt(true, -1, -1, HaltReason.OPERATOR, Long.MAX_VALUE);
        assertEquals("everything operator", event().value("scope") + " " + event().value("reason"));
    }

    private Event event() {
        RecordHeader header = new RecordHeader();
        header.type = slot.type;
        return lines.event(header, slot.buffer);
    }
}
