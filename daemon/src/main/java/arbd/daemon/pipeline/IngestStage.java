package arbd.daemon.pipeline;

import arbd.feeds.net.NanoClock;
import org.agrona.concurrent.Agent;

/**
 * The part of ingest that is not a socket: pays owed ticks and pools, and wakes decide when a timer is due. No time
 * event enters the ring unless decide asked for it, so none is journaled in vain.
 */
final class IngestStage implements Agent {
    private static final long RETRY_NANOS = 1_000_000L;

    private final TickPublisher ticks;
    private final PoolPublisher pools;
    private final AccountPublisher own;
    private final DecideStage decide;
    private final NanoClock clock;
    private long askAgainNanos = Long.MIN_VALUE;

    IngestStage(TickPublisher ticks, PoolPublisher pools, AccountPublisher own, DecideStage decide, NanoClock clock) {
        this.ticks = ticks;
        this.pools = pools;
        this.own = own;
        this.decide = decide;
        this.clock = clock;
    }

    @Override
    public int doWork() {
        int work = ticks.pay() + pools.pay() + own.flush();
        long due = decide.dueNanos();
        if (due == Long.MAX_VALUE) {
            return work;
        }
        long now = clock.nanoTime();
        if (now >= due && now >= askAgainNanos) {
            askAgainNanos = now + RETRY_NANOS;
            own.time(now, clock.wallNanos());
            work++;
        }
        return work;
    }

    @Override
    public String roleName() {
        return "ingest";
    }
}
