package arbd.bench.goal;

import java.util.Arrays;

/**
 * Latencies in windows of 1,000 samples, of which the best tenth counts. On a shared machine most windows are hit by
 * something that is not ours, and the best tenth of them tell what the code can do; a stall of our own making is in
 * every window and stays. Adding allocates nothing; samples of an unfinished window do not count.
 */
public final class Windows {
    /** Samples in each window. */
    public static final int SAMPLES = 1_000;

    private final long[] window = new long[SAMPLES];
    private final long[] p50;
    private final long[] p99;
    private int at;
    private int finished;

    /** Room for so many windows; later samples are not kept. */
    public Windows(int most) {
        this.p50 = new long[most];
        this.p99 = new long[most];
    }

    /** One sample, nanoseconds. */
    public void add(long nanos) {
        window[at++] = nanos;
        if (at == SAMPLES) {
            at = 0;
            close();
        }
    }

    /** Windows finished so far, at most those there is room for. */
    public int finished() {
        return finished;
    }

    /**
     * 10th percentile over the windows of each window's median, nanoseconds.
     *
     * @throws IllegalStateException when no window is finished
     */
    public long bestP50() {
        return best(p50);
    }

    /**
     * 10th percentile over the windows of each window's 99th percentile, nanoseconds.
     *
     * @throws IllegalStateException when no window is finished
     */
    public long bestP99() {
        return best(p99);
    }

    private void close() {
        if (finished == p50.length) {
            return;
        }
        Arrays.sort(window);
        p50[finished] = window[SAMPLES / 2 - 1];
        p99[finished] = window[SAMPLES * 99 / 100 - 1];
        finished++;
    }

    private long best(long[] of) {
        if (finished == 0) {
            throw new IllegalStateException("no window of " + SAMPLES + " samples is finished");
        }
        long[] sorted = Arrays.copyOf(of, finished);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(finished / 10.0) - 1)];
    }
}
