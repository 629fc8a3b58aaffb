package arbd.daemon.pipeline;

import arbd.config.CoresConfig;
import arbd.config.ThreadsConfig;
import java.util.OptionalInt;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;

/**
 * Which stages share a thread, on which core, and what a thread does without work.
 *
 * @param split one thread for each stage; else one for all
 * @param idle what to do without work
 * @param cores pins
 */
public record Layout(boolean split, ThreadsConfig.Idle idle, CoresConfig cores) {
    /** Stages that want a core each, with one left for everything else. */
    private static final int SPLIT_CPUS = 6;
    private static final long SLEEP_NANOS = 50_000L;

    /** As configured; {@code auto} looks at the CPUs that the JVM may use (cgroup quota included). */
    public static Layout of(ThreadsConfig threads, int usableCpus) {
        boolean split = switch (threads.layout()) {
            case SPLIT -> true;
            case FUSED -> false;
            case AUTO -> usableCpus >= SPLIT_CPUS;
        };
        return new Layout(split, threads.idle(), threads.cores());
    }

    /** For people. */
    public String words() {
        return (split ? "split: ingest | decide | journal | execute" : "fused: one thread from socket to socket")
                + ", idle " + switch (idle) {
                    case BUSY_SPIN -> "busySpin";
                    case BACKOFF -> "backoff";
                    case SLEEP -> "sleep";
                } + pins();
    }

    IdleStrategy newIdle() {
        return switch (idle) {
            case BUSY_SPIN -> new BusySpinIdleStrategy();
            case BACKOFF -> new BackoffIdleStrategy(200, 50, 1_000L, SLEEP_NANOS);
            case SLEEP -> new SleepingIdleStrategy(SLEEP_NANOS);
        };
    }

    private String pins() {
        StringBuilder text = new StringBuilder();
        pin(text, "ingest", cores.ingest());
        if (split) {
            pin(text, "decide", cores.decide());
            pin(text, "journal", cores.journal());
            pin(text, "execute", cores.execute());
        }
        return text.toString();
    }

    private static void pin(StringBuilder text, String stage, OptionalInt core) {
        if (core.isPresent()) {
            text.append(", ").append(stage).append(" on core ").append(core.getAsInt());
        }
    }
}
