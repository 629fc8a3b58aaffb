package arbd.bench.goal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that the calling thread allocates: exact, whatever else the machine is doing. Until the compiler has
 * seen enough it keeps objects that it removes later, so work is repeated and the least count is what it costs.
 */
public final class AllocationMeter {
    /** At most so many counts after the first, which only warms up. */
    public static final int TRIES = 8;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long done;

    /** One round of what is measured. */
    public interface Round {
        /** Does the round of this number. */
        void run(int i) throws Exception;
    }

    /**
     * Bytes for each round, the least of several counts; counting ends early at a count of at most {@code enough}.
     *
     * @param rounds how many make one count
     * @param enough bytes for each round
     */
    public double bytesPerRound(int rounds, double enough, Round round) throws Exception {
        done = 0;
        rounds(rounds, round);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > rounds * enough; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            rounds(rounds, round);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / (double) rounds;
    }

    /** Rounds that the latest measurement took in all. */
    public long done() {
        return done;
    }

    private void rounds(int rounds, Round round) throws Exception {
        for (int i = 0; i < rounds; i++) {
            round.run(i);
        }
        done += rounds;
    }
}
