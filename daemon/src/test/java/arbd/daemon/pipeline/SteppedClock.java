package arbd.daemon.pipeline;

import arbd.feeds.net.NanoClock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test sets. */
public final class SteppedClock implements NanoClock {
    /** Wall-clock time at monotonic zero. */
    public static final long WALL = 1_700_000_000_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

    /** Sets the monotonic time. */
    public void set(long now) {
        nanos.set(now);
    }

    /** Moves on. */
    public long advance(long by) {
        return nanos.addAndGet(by);
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public long wallNanos() {
        return WALL + nanos.get();
    }
}
