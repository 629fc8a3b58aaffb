package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.EdgeMark;
import arbd.daemon.decide.EpisodeStage;
import arbd.daemon.record.EdgeDecayDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.execution.risk.Verdict;
import arbd.route.RouteFilter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EdgeDecayCodecTest {
    private final Slot slot = new Slot();
    private final OutboundEncoder encoder = new OutboundEncoder(() -> slot);
    private final EdgeDecayDecoder decoder = new EdgeDecayDecoder();

    @Test
    void shouldGiveBackEveryFieldOfAMark() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 1_000; round++) {
            EdgeMark mark = new EdgeMark();
            mark.route = random.nextInt();
            mark.stage = EpisodeStage.of(random.nextInt(2));
            mark.verdict = Verdict.of(random.nextInt(Verdict.count()));
            mark.openedInput = random.nextLong();
            mark.openedNanos = random.nextLong();
            mark.edgePpm = random.nextLong();
            for (int offset = 0; offset < EdgeMark.OFFSETS; offset++) {
                mark.laterPpm[offset] = random.nextInt(4) == 0 ? RouteFilter.NONE : random.nextLong();
            }
            encoder.decayed(mark);
            assertEquals(EdgeDecayDecoder.TEMPLATE_ID, slot.type);
            decoder.wrapAndApplyHeader(slot.buffer, 0, new MessageHeaderDecoder());
            assertEquals(fields(mark), fields(decoder), "round " + round);
        }
        assertEquals(MessageHeaderDecoder.ENCODED_LENGTH + EdgeDecayDecoder.BLOCK_LENGTH, slot.length);
        assertTrue(slot.length < Slot.CAPACITY);
    }

    private static List<Long> fields(EdgeMark mark) {
        return List.of((long) mark.route, (long) mark.stage.ordinal(), (long) mark.verdict.ordinal(), mark.openedInput,
                mark.openedNanos, mark.edgePpm, mark.laterPpm[0], mark.laterPpm[1], mark.laterPpm[2],
                mark.laterPpm[3], mark.laterPpm[4], mark.laterPpm[5]);
    }

    private static List<Long> fields(EdgeDecayDecoder mark) {
        return List.of((long) mark.route(), (long) mark.stage(), (long) mark.verdict(), mark.openedInput(),
                mark.openedNanos(), mark.edgePpm(), mark.after1Ms(), mark.after5Ms(), mark.after10Ms(),
                mark.after50Ms(), mark.after100Ms(), mark.after1000Ms());
    }
}
