package arbd.bench.ring;

import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import arbd.bench.goal.Windows;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The hop through the ring against the JDK's queue, and that the fused layout has none. */
public final class RingGoal implements Goal {
    private static final String ID = "5-ring";
    /** What this measurement itself adds to the load of the last minute, and a little for the shell. */
    private static final double OWN_LOAD = 1.5;
    private static final int SLOTS = 8_192;
    private static final int WINDOWS = 120;
    private static final int QUICK_WINDOWS = 20;
    private static final int ROUNDS = 9;
    private static final int QUICK_ROUNDS = 7;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "one slot to another thread through the ring against ArrayBlockingQueue; hops in the fused layout";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        List<Line> lines = new ArrayList<>();
        Gate gate = Gate.atLeast(15, Unit.TIMES);
        if (Runtime.getRuntime().availableProcessors() < 2) {
            lines.add(Line.skip(ID + ".hop", gate, "needs two CPUs, this machine has one"));
        } else {
            lines.add(hop(run, gate));
        }
        run.at(ID + ".fused-hops");
        int hops = FusedLine.hops(run.scratch().resolve("fused"), run.seed());
        lines.add(Line.of(ID + ".fused-hops", Measured.of(hops, Unit.COUNT), Gate.atMost(0, Unit.COUNT),
                "threads between a tick's publication and its order, beyond the first"));
        return lines;
    }

    private static Line hop(Run run, Gate gate) throws Exception {
        int windows = run.quick() ? QUICK_WINDOWS : WINDOWS;
        int rounds = run.quick() ? QUICK_ROUNDS : ROUNDS;
        double[] ratios = new double[rounds];
        long ring = Long.MAX_VALUE;
        long queue = Long.MAX_VALUE;
        for (int round = -1; round < rounds; round++) {
            run.at(round < 0 ? ID + ".hop, warming up" : ID + ".hop, round " + (round + 1) + " of " + rounds);
            Windows ours = OpenLoop.measure(new RingHop(SLOTS), windows);
            Windows peer = OpenLoop.measure(new QueueHop(SLOTS, true), windows);
            if (round >= 0) {
                ratios[round] = peer.bestP50() / (double) ours.bestP50();
                ring = Math.min(ring, ours.bestP50());
                queue = Math.min(queue, peer.bestP50());
            }
        }
        long polled = OpenLoop.measure(new QueueHop(SLOTS, false), windows).bestP50();
        Arrays.sort(ratios);
        return Line.of(ID + ".hop", new Measured(ratios[rounds / 2], ratios[0], ratios[rounds - 1], Unit.TIMES), gate,
                String.format(Locale.ROOT, "best-decile p50: ring %d ns, queue %d ns taken, %d ns polled; open loop, "
                        + "200,000 a second%s", ring, queue, polled, spare()));
    }

    /** Both threads spin: with others running they wait for their turn, which is no property of the ring. */
    private static String spare() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cpus = Runtime.getRuntime().availableProcessors();
        return load > cpus - 2 + OWN_LOAD ? "; no two spare cores here, so this says little" : "";
    }
}
