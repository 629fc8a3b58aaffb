package arbd.daemon.pipeline;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Times that one thread records and any thread may read meanwhile: buckets of a sixteenth of a power of two, written
 * without a locked instruction. A bucket holds times above its lower bound up to its upper bound.
 */
public final class Latencies {
    /** Buckets for each power of two. */
    public static final int PER_OCTAVE = 16;
    /** Powers of two that are told apart: up to 2^36 ns, more than a minute. */
    public static final int OCTAVES = 36;

    private static final int BITS = 4;
    private static final int BUCKETS = OCTAVES * PER_OCTAVE;
    private static final long MAX = (1L << OCTAVES) - 1;

    private final AtomicLongArray values = new AtomicLongArray(BUCKETS + 1);

    /** Counts one time, nanoseconds; by the one thread that writes. */
    public void record(long nanos) {
        int bucket = bucket(nanos);
        values.lazySet(bucket, values.getPlain(bucket) + 1);
        values.lazySet(BUCKETS, values.getPlain(BUCKETS) + Math.max(0, nanos));
    }

    /** All counts so far, by bucket, and the sum of all times, nanoseconds, behind them; from any thread. */
    public long[] snapshot() {
        long[] copy = new long[BUCKETS + 1];
        copy[BUCKETS] = values.get(BUCKETS);
        for (int i = 0; i < BUCKETS; i++) {
            copy[i] = values.get(i);
        }
        return copy;
    }

    /** How many times a snapshot, or the difference of two, counts. */
    public static long count(long[] snapshot) {
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += snapshot[i];
        }
        return count;
    }

    /** Sum of all times of a snapshot, nanoseconds. */
    public static long sumNanos(long[] snapshot) {
        return snapshot[BUCKETS];
    }

    /** Times of a snapshot up to 2^octave nanoseconds; {@code octave} is {@code 4..OCTAVES}. */
    public static long countUpTo(long[] snapshot, int octave) {
        long count = 0;
        for (int i = 0; i < (octave - BITS + 1) * PER_OCTAVE && i < BUCKETS; i++) {
            count += snapshot[i];
        }
        return count;
    }

    /**
     * The time that so many of a hundred do not exceed, nanoseconds: the upper bound of its bucket, at most a sixteenth
     * too much; -1 when nothing is counted.
     */
    public static long percentileNanos(long[] snapshot, double percent) {
        long count = count(snapshot);
        if (count == 0) {
            return -1;
        }
        long rank = Math.max(1, (long) Math.ceil(count * percent / 100));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += snapshot[i];
            if (seen >= rank) {
                return upper(i);
            }
        }
        return MAX + 1;
    }

    /** What was counted between two snapshots. */
    public static long[] between(long[] earlier, long[] later) {
        long[] more = new long[later.length];
        for (int i = 0; i < more.length; i++) {
            more[i] = later[i] - earlier[i];
        }
        return more;
    }

    /** Below 16 one bucket each; then the exponent and the four bits behind the first. */
    private static int bucket(long nanos) {
        long below = Math.max(0, Math.min(nanos - 1, MAX));
        if (below < PER_OCTAVE) {
            return (int) below;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(below);
        int mantissa = (int) (below >>> exponent - BITS) & PER_OCTAVE - 1;
        return (exponent - BITS + 1) * PER_OCTAVE + mantissa;
    }

    private static long upper(int bucket) {
        if (bucket < PER_OCTAVE) {
            return bucket + 1L;
        }
        int exponent = bucket / PER_OCTAVE + BITS - 1;
        return (PER_OCTAVE + bucket % PER_OCTAVE + 1L) << exponent - BITS;
    }
}
