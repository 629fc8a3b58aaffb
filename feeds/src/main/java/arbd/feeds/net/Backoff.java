package arbd.feeds.net;

import arbd.market.Require;
import java.util.SplittableRandom;

/**
 * Waits that double up to a bound, each drawn from the upper half of its step, so that connections which fell together
 * do not come back together. Same seed, same waits.
 */
public final class Backoff {
    private final long minMillis;
    private final long maxMillis;
    private final SplittableRandom random;
    private long stepMillis;

    /**
     * Starts at the shortest wait.
     *
     * @param minMillis first step, at least 1
     * @param maxMillis longest step, not below the first
     * @param seed of the jitter
     */
    public Backoff(long minMillis, long maxMillis, long seed) {
        Require.that(minMillis > 0 && maxMillis >= minMillis, "back-off must be 0 < min <= max, was %d, %d",
                minMillis, maxMillis);
        this.minMillis = minMillis;
        this.maxMillis = maxMillis;
        this.random = new SplittableRandom(seed);
        this.stepMillis = minMillis;
    }

    /** The next wait, milliseconds: between half a step and a step, and the step doubles. */
    public long nextMillis() {
        long step = stepMillis;
        stepMillis = Math.min(maxMillis, step > maxMillis / 2 ? maxMillis : step * 2);
        return step - step / 2 + random.nextLong(step / 2 + 1);
    }

    /** Back to the shortest wait. */
    public void reset() {
        stepMillis = minMillis;
    }
}
