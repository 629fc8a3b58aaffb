package arbd.daemon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.daemon.decide.EdgeMark;
import arbd.daemon.pipeline.OutboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.record.EdgeDecayDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.route.RouteFilter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecayTest {
    private static final long NONE = RouteFilter.NONE;

    @Test
    void shouldInterpolateTheHalfLifeBetweenTheLooksAroundIt() {
        assertEquals(7_500, half(1000, 1000, 600, 400, 0, 0, 0), "halfway between 5 and 10 ms");
        assertEquals(500, half(1000, 0, 0, 0, 0, 0, 0));
        assertEquals(1_000, half(1000, 500, 0, 0, 0, 0, 0));
        assertEquals(100_000 + 900_000 / 4, half(1000, 900, 900, 900, 900, 600, 200), "straight, not by a curve");
        assertEquals(1_000_000, half(1000, 1000, 1000, 1000, 1000, 1000, 500));
        assertEquals(Decay.BEYOND, half(1000, 1000, 1000, 1000, 1000, 1000, 501));
    }

    @Test
    void shouldTellNoHalfLifeWhereThereWasNoEdgeOrNothingToCompare() {
        assertEquals(Decay.NOTHING, half(0, 1, 1, 1, 1, 1, 1));
        assertEquals(Decay.NOTHING, half(-5, -9, 1, 1, 1, 1, 1));
        assertEquals(Decay.NOTHING, half(NONE, 1, 1, 1, 1, 1, 1));
        assertEquals(Decay.NOTHING, half(1000, NONE, NONE, NONE, NONE, NONE, NONE));
    }

    @Test
    void shouldStepOverLooksWithoutAPrice() {
        assertEquals(5_000, half(1000, NONE, NONE, 0, 0, 0, 0));
        assertEquals(Decay.BEYOND, half(1000, 900, NONE, NONE, NONE, NONE, NONE));
    }

    @Test
    void shouldMeasureWhatAMillisecondIsWorthOverTheFirstTenOnThoseStillPriced() {
        Marks marks = new Marks();
        add(marks, 1000, 1000, 900, 800, 0, 0, 0);
        add(marks, 3000, 1000, 900, 2600, 0, 0, 0);
        add(marks, 9000, 9000, 9000, NONE, NONE, NONE, NONE);
        Decay decay = new Decay(marks, marks.where(mark -> true));
        assertEquals(30_000, decay.worthMilliPpm(), "(200 + 400) / 2 ppm in 10 ms");
        assertEquals(List.of(3, 4333L, 3000L), List.of(decay.priced(0), decay.meanPpm(0), decay.medianPpm(0)));
        assertEquals(List.of(2, 1700L, 1700L), List.of(decay.priced(3), decay.meanPpm(3), decay.medianPpm(3)));
        Decay gains = new Decay(marks, new int[0]);
        assertEquals(List.of(Decay.NOTHING, Decay.NOTHING, Decay.NOTHING, Decay.NOTHING), List.of(gains.meanPpm(0),
                gains.medianPpm(6), gains.worthMilliPpm(), gains.meanHalfLifeMicros()));
    }

    @Test
    void shouldAgreeWithTheTextbookOnRandomMarks() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Marks marks = new Marks();
            List<List<Long>> looks = new ArrayList<>();
            for (int look = 0; look < Marks.LOOKS; look++) {
                looks.add(new ArrayList<>());
            }
            int count = 1 + random.nextInt(3_000);
            for (int mark = 0; mark < count; mark++) {
                long[] edges = new long[Marks.LOOKS];
                for (int look = 0; look < Marks.LOOKS; look++) {
                    edges[look] = look > 0 && random.nextInt(5) == 0 ? NONE : random.nextInt(-3_000, 9_000);
                    if (edges[look] != NONE) {
                        looks.get(look).add(edges[look]);
                    }
                }
                add(marks, edges);
            }
            Decay decay = new Decay(marks, marks.where(mark -> true));
            for (int look = 0; look < Marks.LOOKS; look++) {
                List<Long> edges = looks.get(look);
                String where = "seed " + seed + " look " + look;
                assertEquals(edges.size(), decay.priced(look), where);
                assertEquals(edges.isEmpty() ? Decay.NOTHING : mean(edges), decay.meanPpm(look), where);
                assertEquals(edges.isEmpty() ? Decay.NOTHING : median(edges), decay.medianPpm(look), where);
            }
        }
    }

    private static long mean(List<Long> edges) {
        BigDecimal sum = BigDecimal.valueOf(edges.stream().mapToLong(Long::longValue).sum());
        // Thousandths rounded down first, then half up, as nobody sees more than a ppm.
        BigDecimal mean = sum.divide(BigDecimal.valueOf(edges.size()), 3, RoundingMode.FLOOR);
        return mean.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static long median(List<Long> edges) {
        List<Long> sorted = new ArrayList<>(edges);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        long twice = sorted.size() % 2 == 1 ? 2 * sorted.get(middle) : sorted.get(middle - 1) + sorted.get(middle);
        return Math.floorDiv(twice + 1, 2);
    }

    private static long half(long... edges) {
        long[] unknown = edges.clone();
        for (int look = 0; look < unknown.length; look++) {
            unknown[look] = edges[look] == NONE ? Decay.NOTHING : edges[look];
        }
        return Decay.halfLifeMicros(unknown);
    }

    private static void add(Marks marks, long... edges) {
        EdgeMark mark = new EdgeMark();
        mark.edgePpm = edges[0];
        System.arraycopy(edges, 1, mark.laterPpm, 0, EdgeMark.OFFSETS);
        Slot slot = new Slot();
        new OutboundEncoder(() -> slot).decayed(mark);
        EdgeDecayDecoder decoder = new EdgeDecayDecoder();
        decoder.wrapAndApplyHeader(slot.buffer, 0, new MessageHeaderDecoder());
        marks.add(decoder);
    }
}
