package arbd.feeds.net;

import java.time.Clock;
import java.time.Instant;

/** The machine's own clocks. */
public final class SystemClock implements NanoClock {
    private final Clock wall = Clock.systemUTC();

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long wallNanos() {
        Instant now = wall.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
