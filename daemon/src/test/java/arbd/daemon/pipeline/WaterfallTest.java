package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.Realised;
import arbd.daemon.e2e.WaterfallFacts;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.record.RealisedEncoder;
import arbd.daemon.record.WaterfallDecoder;
import arbd.daemon.record.WaterfallEncoder;
import arbd.daemon.replay.Replayer;
import arbd.execution.risk.Verdict;
import arbd.route.Route;
import arbd.route.Sizing;
import arbd.route.Waterfall;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaterfallTest {
    @TempDir
    private Path folder;

    private final Slot slot = new Slot();
    private final OutboundEncoder encoder = new OutboundEncoder(() -> slot);
    private final WaterfallCodec codec = new WaterfallCodec();

    @Test
    void shouldAddUpToTheLastUnitFromTheJournalAlone() throws Exception {
        try (Line line = Line.stepped(folder, 11)) {
            line.open();
            line.steps(6_000);
            line.end();
        }
        WaterfallFacts facts = WaterfallFacts.read(folder);
        assertTrue(facts.realised() > 60, facts.realised() + " arbitrages");
        assertTrue(facts.exact() > 0 && facts.exact() < facts.realised(), facts.exact() + " without a deviation");
        assertTrue(facts.refused() > 10, facts.refused() + " refused after they were sized");
        try (JournalReader reader = JournalReader.open(folder)) {
            assertTrue(Replayer.run(reader, records -> { }).equal());
        }
    }

    /** By reflection, so that a field that is added to a slot and forgotten here fails. */
    @Test
    void shouldReadEveryNumberThatItWrites() throws Exception {
        for (int legs = 2; legs <= Route.LEGS_MAX; legs++) {
            Sizing sizing = new Sizing();
            Random random = new Random(legs);
            fill(sizing.waterfall, random);
            fill(sizing, random);
            sizing.legs = legs;
            sizing.net = sizing.waterfall.net;
            sizing.receive = sizing.spend + sizing.profit;
            encoder.sized(7, 41, Verdict.OUTRANKED, sizing);
            assertEquals(WaterfallEncoder.TEMPLATE_ID, slot.type);
            assertTrue(slot.length <= Slot.CAPACITY, slot.length + " bytes");
            Sizing read = new Sizing();
            WaterfallDecoder said = new WaterfallDecoder();
            codec.read(slot.buffer, said, read);
            assertEquals("7 41 OUTRANKED", said.epoch() + " " + said.arbitrage() + " " + Verdict.of(said.verdict()));
            assertSame(sizing.waterfall, read.waterfall, Waterfall.class, legs);
            read.edgePpm = sizing.edgePpm;
            assertSame(sizing, read, Sizing.class, legs);
        }
    }

    @Test
    void shouldReadEveryNumberOfWhatWasRealised() throws Exception {
        for (int legs = 2; legs <= Route.LEGS_MAX; legs++) {
            Realised realised = new Realised();
            fill(realised, new Random(legs));
            realised.legs = legs;
            realised.assets = Realised.ASSETS_MAX;
            encoder.realised(realised);
            assertEquals(RealisedEncoder.TEMPLATE_ID, slot.type);
            assertTrue(slot.length <= Slot.CAPACITY, slot.length + " bytes");
            Realised read = new Realised();
            codec.read(slot.buffer, read);
            assertSame(realised, read, Realised.class, legs);
        }
    }

    private static void fill(Object into, Random random) throws IllegalAccessException {
        for (Field field : into.getClass().getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (field.getType() == long.class) {
                field.setLong(into, random.nextLong() >> 2);
            } else if (field.getType() == int.class) {
                field.setInt(into, random.nextInt());
            } else if (field.get(into) instanceof long[] array) {
                for (int i = 0; i < array.length; i++) {
                    array[i] = random.nextLong();
                }
            } else if (field.get(into) instanceof int[] array) {
                for (int i = 0; i < array.length; i++) {
                    array[i] = random.nextInt();
                }
            }
        }
    }

    private static void assertSame(Object wrote, Object read, Class<?> type, int legs) throws IllegalAccessException {
        for (Field field : type.getFields()) {
            if (field.get(wrote) instanceof long[] array) {
                int told = array.length == Route.LEGS_MAX ? legs : array.length;
                for (int i = 0; i < told; i++) {
                    assertEquals(array[i], ((long[]) field.get(read))[i], field.getName() + " " + i);
                }
            } else if (field.get(wrote) instanceof int[] array) {
                assertArrayEquals(array, (int[]) field.get(read), field.getName());
            } else if (field.get(wrote) instanceof Number) {
                assertEquals(field.get(wrote), field.get(read), field.getName());
            }
        }
    }
}
