package arbd.bench.alloc;

import arbd.bench.JournalMaker;
import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Nothing is allocated on the way from a frame to an order; a replay without a garbage collector survives. */
public final class AllocationGoal implements Goal {
    /** Bytes for each event: room for what a library allocates once in a while, far below one object each. */
    public static final double ALLOWED = 0.01;

    private static final String ID = "1-alloc";
    private static final int ROUNDS = 100_000;
    private static final int QUICK_ROUNDS = 20_000;

    private final int events;

    /**
     * The goal.
     *
     * @param events how many quotes the replay without a garbage collector is of
     */
    public AllocationGoal(int events) {
        this.events = events;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "bytes allocated for each event, step by step, and a replay without a garbage collector";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        List<Line> lines = new ArrayList<>();
        try (Steps steps = new Steps(run.seed(), run.scratch())) {
            lines.addAll(count(run, steps.all()));
        }
        lines.add(epsilon(run));
        return lines;
    }

    /** A line for each of these steps. */
    public static List<Line> count(Run run, List<Step> steps) throws Exception {
        List<Line> lines = new ArrayList<>();
        int rounds = run.quick() ? QUICK_ROUNDS : ROUNDS;
        for (Step step : steps) {
            run.at(ID + "." + step.name());
            double bytes = step.bytesPerRound(rounds, ALLOWED);
            lines.add(Line.of(ID + "." + step.name(), Measured.of(bytes, Unit.BYTES),
                    Gate.atMost(ALLOWED, Unit.BYTES), "counted over " + step.rounds(rounds) + " events"));
        }
        return lines;
    }

    private Line epsilon(Run run) throws Exception {
        Path journal = run.scratch().resolve("replayed");
        int quotes = run.size(events);
        long records = JournalMaker.write(journal, quotes, run.seed(), at -> run.at("writing quote " + at));
        EpsilonReplay.Result result = EpsilonReplay.of(journal, run.scratch().resolve("said.txt"),
                () -> run.at("replaying " + records + " records without a garbage collector"));
        boolean survived = result.equal(records);
        return Line.of(ID + ".epsilon-replay", Measured.of(survived ? records : 0, Unit.COUNT),
                Gate.atLeast(records, Unit.COUNT), survived ? "records replayed bit for bit, -XX:+UseEpsilonGC -Xmx256m"
                        : "exit code " + result.exitCode() + ": " + result.lastLine());
    }
}
