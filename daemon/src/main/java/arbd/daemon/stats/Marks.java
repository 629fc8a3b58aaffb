package arbd.daemon.stats;

import arbd.daemon.decide.EdgeMark;
import arbd.daemon.record.EdgeDecayDecoder;
import arbd.route.RouteFilter;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Every mark of a journal in columns, 35 bytes each. An edge of more than 2,000 times the stake, which no market has,
 * is cut to that.
 */
final class Marks {
    /** Edges of a mark: at once, and at each offset. */
    static final int LOOKS = 1 + EdgeMark.OFFSETS;
    /** An edge that could not be computed. */
    static final int UNPRICED = Integer.MIN_VALUE;
    private static final int FIRST_CAPACITY = 1 << 10;

    private int[] route = new int[FIRST_CAPACITY];
    private byte[] verdict = new byte[FIRST_CAPACITY];
    private int[] edgePpm = new int[FIRST_CAPACITY * LOOKS];
    private int size;

    void add(EdgeDecayDecoder mark) {
        if (size == route.length) {
            route = Arrays.copyOf(route, size * 2);
            verdict = Arrays.copyOf(verdict, size * 2);
            edgePpm = Arrays.copyOf(edgePpm, size * 2 * LOOKS);
        }
        route[size] = mark.route();
        verdict[size] = (byte) mark.verdict();
        int at = size++ * LOOKS;
        edgePpm[at] = cut(mark.edgePpm());
        edgePpm[at + 1] = cut(mark.after1Ms());
        edgePpm[at + 2] = cut(mark.after5Ms());
        edgePpm[at + 3] = cut(mark.after10Ms());
        edgePpm[at + 4] = cut(mark.after50Ms());
        edgePpm[at + 5] = cut(mark.after100Ms());
        edgePpm[at + 6] = cut(mark.after1000Ms());
    }

    /** How many. */
    int size() {
        return size;
    }

    /** Route of a mark. */
    int route(int mark) {
        return route[mark];
    }

    /** Ordinal of the verdict that a mark began with. */
    int verdict(int mark) {
        return verdict[mark];
    }

    /** Edge at one of the {@link #LOOKS}, ppm, or {@link #UNPRICED}. */
    int edgePpm(int mark, int look) {
        return edgePpm[mark * LOOKS + look];
    }

    /** The marks that pass, in order. */
    int[] where(IntPredicate wanted) {
        int[] found = new int[size];
        int count = 0;
        for (int mark = 0; mark < size; mark++) {
            if (wanted.test(mark)) {
                found[count++] = mark;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int cut(long edge) {
        return edge == RouteFilter.NONE
                ? UNPRICED
                : (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, edge));
    }
}
