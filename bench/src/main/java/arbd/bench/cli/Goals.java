package arbd.bench.cli;

import arbd.bench.alloc.AllocationGoal;
import arbd.bench.amm.AmmGoal;
import arbd.bench.cycle.CycleGoal;
import arbd.bench.decode.DecodeGoal;
import arbd.bench.goal.Goal;
import arbd.bench.journal.JournalGoal;
import arbd.bench.latency.OrderGoal;
import arbd.bench.ring.RingGoal;
import java.util.List;

/** The goals that are measured, in the order of their numbers. A new one is added here and nowhere else. */
final class Goals {
    private Goals() {
    }

    /**
     * All of them.
     *
     * @param events quotes in the replay without a garbage collector
     */
    static List<Goal> all(int events) {
        return List.of(
                new AllocationGoal(events),
                new DecodeGoal(),
                new CycleGoal(),
                new AmmGoal(),
                new RingGoal(),
                new OrderGoal(),
                new JournalGoal());
    }
}
