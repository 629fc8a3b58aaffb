package arbd.bench.cycle;

import arbd.bench.goal.AllocationMeter;
import arbd.bench.goal.Alternating;
import arbd.bench.goal.Gate;
import arbd.bench.goal.Goal;
import arbd.bench.goal.Line;
import arbd.bench.goal.Measured;
import arbd.bench.goal.Run;
import arbd.bench.goal.Unit;
import arbd.bench.goal.WrongAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cycles through a changed market against Bellman-Ford over the graph; what a tick looks at, and allocates. */
public final class CycleGoal implements Goal {
    private static final String ID = "3-cycles";
    private static final int ROUNDS = 100_000;
    private static final int WARM_UP = 100;
    private static final int WARM_UP_TICKS = 1_000;
    /** Two rows each for two directions when the rates change, one each when cycles are looked for. */
    private static final int ROWS = 2 * 2 + 2;
    private static final int HUBS = 26;
    private static final int OTHERS = 800;
    private static final int GROWTH = 10;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "cycles of up to four trades through a changed market, 32 assets, against Bellman-Ford; growth of work";
    }

    @Override
    public List<Line> measure(Run run) throws Exception {
        CycleWorld world = CycleWorld.complete(CycleWorld.ASSETS, run.seed());
        RowsSide ours = new RowsSide(world.table());
        ArraySide array = new ArraySide(world.table());
        JgraphtSide jgrapht = new JgraphtSide(world.table());
        for (CycleSide side : List.of(ours, array, jgrapht)) {
            run.at(ID + ", comparing answers");
            world.check(side);
            warm(run, world, side);
        }
        List<Line> lines = new ArrayList<>();
        lines.add(time(run, world, ours, array, "array", 5));
        lines.add(time(run, world, ours, jgrapht, "jgrapht", 120));
        lines.add(work(world, ours, run.size(ROUNDS)));
        lines.add(growth(run));
        lines.add(alloc(world, ours, run.size(ROUNDS)));
        return lines;
    }

    /** JGraphT's many small methods are compiled late. */
    private static void warm(Run run, CycleWorld world, CycleSide side) throws WrongAnswerException {
        for (int i = 0; i < WARM_UP; i++) {
            run.at(ID + ", warming up");
            quiet(world, side, i * WARM_UP_TICKS, WARM_UP_TICKS);
        }
    }

    private static Line time(Run run, CycleWorld world, CycleSide ours, CycleSide peer, String name, int gate)
            throws Exception {
        String id = ID + "." + name;
        int[] at = new int[2];
        Alternating.Result result = new Alternating(run, id).measure(
                count -> quiet(world, ours, at[0] += count, count), count -> quiet(world, peer, at[1] += count, count));
        return Line.of(id, result.ratio(), Gate.atLeast(gate, Unit.TIMES),
                result.note(name) + ", " + world.table().size() + " markets, both logarithms included");
    }

    private static void quiet(CycleWorld world, CycleSide side, int first, int count) throws WrongAnswerException {
        if (world.tell(side, first, count) != 0) {
            throw new WrongAnswerException("a gain where none is");
        }
    }

    private static Line work(CycleWorld world, RowsSide ours, int ticks) throws WrongAnswerException {
        double work = perTick(world, ours, ticks);
        int rows = ROWS * CycleWorld.ASSETS;
        return Line.of(ID + ".work", Measured.of(work, Unit.COUNT), Gate.atMost(2 * rows, Unit.COUNT),
                "sums a tick looks at; the changed rows are " + rows + ", the cycles through a market "
                        + cycles(CycleWorld.ASSETS));
    }

    /** Both directions; third asset, or third and fourth. */
    private static int cycles(int assets) {
        return 2 * ((assets - 2) + (assets - 2) * (assets - 3));
    }

    private static Line growth(Run run) throws WrongAnswerException {
        run.at(ID + ".growth");
        CycleWorld small = CycleWorld.exchange(HUBS, OTHERS, run.seed());
        CycleWorld large = CycleWorld.exchange(HUBS, OTHERS * GROWTH, run.seed());
        double one = opened(small, run.size(ROUNDS));
        double ten = opened(large, run.size(ROUNDS));
        return Line.of(ID + ".growth", Measured.of(ten / one, Unit.TIMES), Gate.atMost(1.1, Unit.TIMES),
                String.format(Locale.ROOT, "sums a tick looks at: %.1f of %d markets, %.1f of %d", one,
                        small.table().size(), ten, large.table().size()));
    }

    private static double opened(CycleWorld world, int ticks) throws WrongAnswerException {
        RowsSide side = new RowsSide(world.table());
        world.open(side);
        return perTick(world, side, ticks);
    }

    private static double perTick(CycleWorld world, RowsSide side, int ticks) throws WrongAnswerException {
        long before = side.work();
        quiet(world, side, 0, ticks);
        return (side.work() - before) / (double) ticks;
    }

    private static Line alloc(CycleWorld world, CycleSide ours, int rounds) throws Exception {
        Gate gate = Gate.atMost(0.01, Unit.BYTES);
        double bytes = new AllocationMeter().bytesPerRound(rounds, 0.01, i -> quiet(world, ours, i, 1));
        return Line.of(ID + ".alloc", Measured.of(bytes, Unit.BYTES), gate, "counted over " + rounds + " ticks");
    }
}
