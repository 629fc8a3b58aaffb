package arbd.feeds.net;

import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * The machine's own clocks. The wall clock is the monotonic one plus an offset that is sampled anew every hour (and
 * whenever a sample is found to be old): nothing is allocated to read it.
 */
public final class SystemClock implements NanoClock {
    private final OffsetEpochNanoClock wall = new OffsetEpochNanoClock();

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long wallNanos() {
        return wall.nanoTime();
    }
}
