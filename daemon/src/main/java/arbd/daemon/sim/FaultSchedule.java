package arbd.daemon.sim;

import arbd.execution.sim.FaultPlan;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets the faults of a {@link FaultSpec} happen at one venue. When they do is drawn from the seed: one seed has one
 * row of times, counted from the start.
 */
final class FaultSchedule {
    private final ScheduledExecutorService clock;
    private final FaultPlan plan;
    private final AtomicLong happened = new AtomicLong();

    FaultSchedule(ScheduledExecutorService clock, FaultPlan plan) {
        this.clock = clock;
        this.plan = plan;
    }

    /** From now on. */
    void start(FaultSpec spec, long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        for (Fault fault : spec.faults()) {
            long own = seeds.nextLong();
            if (fault.shareE8() > 0) {
                fault.kind().byChance(plan, fault.shareE8(), own);
            } else if (fault.kind() == FaultKind.DELAY) {
                plan.delayReplies(TimeUnit.NANOSECONDS.toMillis(fault.lastsNanos()));
            } else {
                next(fault, new SplittableRandom(own));
            }
        }
    }

    /** How many happened at times of their own. */
    long happened() {
        return happened.get();
    }

    /** Between half of the mean time and one and a half of it. */
    static long waitNanos(Fault fault, SplittableRandom random) {
        return fault.everyNanos() / 2 + random.nextLong(fault.everyNanos() + 1);
    }

    private void next(Fault fault, SplittableRandom random) {
        clock.schedule(() -> happen(fault, random), waitNanos(fault, random), TimeUnit.NANOSECONDS);
    }

    private void happen(Fault fault, SplittableRandom random) {
        happened.incrementAndGet();
        fault.kind().now(plan, fault.count());
        if (fault.lastsNanos() > 0) {
            clock.schedule(() -> fault.kind().now(plan, 0), fault.lastsNanos(), TimeUnit.NANOSECONDS);
        }
        next(fault, random);
    }
}
