package arbd.daemon.http;

import arbd.daemon.decide.Tally;
import arbd.daemon.pipeline.Latencies;
import arbd.daemon.run.Daemon;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast it was lately: differences of counters over a second, of latencies over a minute. */
final class Speed {
    /** Samples kept, one for each second. */
    static final int WINDOW_SECONDS = 60;

    private record Sample(long nanos, long ticks, long[] decide, long[] send) {
    }

    private final Daemon daemon;
    private final long startNanos;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Sample before;

    Speed(Daemon daemon) {
        this.daemon = daemon;
        this.startNanos = daemon.clock().nanoTime();
        sample();
    }

    void sample() {
        before = samples.peekLast();
        samples.addLast(new Sample(daemon.clock().nanoTime(), daemon.tally().count(Tally.Count.TICKS),
                daemon.pipeline().decideLatencies().snapshot(), daemon.pipeline().sendLatencies().snapshot()));
        if (samples.size() > WINDOW_SECONDS + 1) {
            samples.removeFirst();
        }
    }

    /** Over about the last second. */
    long ticksPerSecond() {
        if (before == null) {
            return 0;
        }
        Sample last = samples.getLast();
        long nanos = Math.max(1, last.nanos - before.nanos);
        return Math.round((last.ticks - before.ticks) * 1e9 / nanos);
    }

    /** Receipt to decision, over the last minute. */
    long[] decide() {
        return Latencies.between(samples.getFirst().decide, samples.getLast().decide);
    }

    /** Receipt to the socket, over the last minute. */
    long[] send() {
        return Latencies.between(samples.getFirst().send, samples.getLast().send);
    }

    /** How long the daemon has been shown, seconds. */
    long upSeconds() {
        return (daemon.clock().nanoTime() - startNanos) / 1_000_000_000L;
    }
}
