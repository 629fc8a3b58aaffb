package arbd.bench.goal;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times two ways of doing the same in turn, ours and the peer's, A, B, A, B and so on in one process: whatever slows
 * the machine down slows both. The two of a pair are compared with each other alone, and of all pairs the median
 * counts. Within a pair each side has several short windows and the quickest counts, as the others were interrupted.
 */
public final class Alternating {
    private static final int PAIRS = 15;
    private static final int QUICK_PAIRS = 7;
    private static final int WINDOWS = 40;
    private static final int QUICK_WINDOWS = 10;
    /** Shorter than a scheduler's slice, so that on a busy machine some are not interrupted. */
    private static final long WINDOW_NANOS = 1_000_000L;
    private static final long WARM_UP_NANOS = 1_500_000_000L;

    private final Run run;
    private final String what;
    private final int pairs;
    private final int windows;

    /** Something that can be done often. */
    public interface Work {
        /** Does it so many times in a row. */
        void times(int count) throws Exception;
    }

    /**
     * What came out.
     *
     * @param ratio how many times longer the peer takes than we
     * @param oursNanos our quickest window, nanoseconds each
     * @param peerNanos the peer's, nanoseconds each
     */
    public record Result(Measured ratio, double oursNanos, double peerNanos) {
        /** Both times, which mean something on this machine at this moment only. */
        public String note(String peer) {
            return String.format(Locale.ROOT, "ours %s, %s %s", time(oursNanos), peer, time(peerNanos));
        }

        private static String time(double nanos) {
            return nanos < 10_000 ? String.format(Locale.ROOT, "%.0f ns", nanos)
                    : String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
        }
    }

    /**
     * For one comparison.
     *
     * @param what it is about, for who waits
     */
    public Alternating(Run run, String what) {
        this.run = run;
        this.what = what;
        this.pairs = run.quick() ? QUICK_PAIRS : PAIRS;
        this.windows = run.quick() ? QUICK_WINDOWS : WINDOWS;
    }

    /** Warms both up, then times them in turn. */
    public Result measure(Work ours, Work peer) throws Exception {
        int ourCount = warm(ours);
        int peerCount = warm(peer);
        return measure(ours, ourCount, peer, peerCount);
    }

    /** The same with given counts, for work that must not be done too often; both are warm. */
    public Result measure(Work ours, int ourCount, Work peer, int peerCount) throws Exception {
        double[] ratios = new double[pairs];
        double ourBest = Double.MAX_VALUE;
        double peerBest = Double.MAX_VALUE;
        for (int i = 0; i < pairs; i++) {
            run.at(what + ", pair " + (i + 1) + " of " + pairs);
            double our = Double.MAX_VALUE;
            double other = Double.MAX_VALUE;
            for (int window = 0; window < windows; window++) {
                our = Math.min(our, nanosEach(ours, ourCount));
                other = Math.min(other, nanosEach(peer, peerCount));
            }
            ratios[i] = other / our;
            ourBest = Math.min(ourBest, our);
            peerBest = Math.min(peerBest, other);
        }
        Arrays.sort(ratios);
        return new Result(new Measured(ratios[pairs / 2], ratios[0], ratios[pairs - 1], Unit.TIMES), ourBest,
                peerBest);
    }

    /** Runs until compiled, and returns how many fill a window. */
    private int warm(Work work) throws Exception {
        long until = System.nanoTime() + (run.quick() ? WARM_UP_NANOS / 2 : WARM_UP_NANOS);
        int count = 1;
        double each = Double.MAX_VALUE;
        while (System.nanoTime() < until) {
            run.at(what + ", warming up");
            double nanos = nanosEach(work, count);
            each = Math.min(each, nanos);
            count = nanos * count < WINDOW_NANOS / 2.0 ? count * 2 : count;
        }
        return (int) Math.max(1, WINDOW_NANOS / each);
    }

    private static double nanosEach(Work work, int count) throws Exception {
        long start = System.nanoTime();
        work.times(count);
        return Math.max(1, System.nanoTime() - start) / (double) count;
    }
}
